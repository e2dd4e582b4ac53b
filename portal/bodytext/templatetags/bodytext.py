"""`|markdown`: body text in a page, marked with its language when it is a fallback."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.bodytext.markdown import rendered

register = template.Library()


@register.filter
def markdown(text: str) -> SafeString:
    """Accepts a plain string or a text that knows its language (it has `is_fallback` and `lang`)."""
    html = rendered(str.__str__(text))
    if getattr(text, "is_fallback", False):
        return format_html('<div lang="{}">{}</div>', getattr(text, "lang", ""), html)
    return html
