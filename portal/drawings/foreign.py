"""Words of a drawing that are in another language than the page around it."""

from django.utils.html import format_html
from django.utils.safestring import SafeString


def marked(language: str) -> SafeString:
    """The attribute that says so; nothing where the words are in the page's own."""
    return format_html(' lang="{}"', language) if language else SafeString("")
