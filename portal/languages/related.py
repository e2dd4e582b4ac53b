"""Records that belong to the one being edited and have forms of their own: named, with their languages, and linked."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.languages.coverage import dots


def related_forms(model: Any, records: Iterable[tuple[int, Any]], **new: Any) -> SafeString:
    """`records` with the depth at which each stands; `new` is what one that is added here starts with: the key of the
    record that they all belong to, which the links name too, since some of them may be in its draft alone."""
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    of = urlencode({"of": next(iter(new.values()))})
    rows = [
        (
            depth,
            f"{reverse(f'{name}_change', args=[record.pk])}?{of}",
            getattr(record.tr, record.NAMED_BY),
            dots(record),
        )
        for depth, record in records
    ]
    listed = format_html_join("", '<li data-depth="{}"><a href="{}">{}</a>{}</li>', rows)
    add = format_html(
        '<a class="addlink" href="{}?{}">{}</a>',
        reverse(f"{name}_add"),
        urlencode(new),
        _("Add %(what)s") % {"what": model._meta.verbose_name},
    )
    return format_html('<ul class="related-forms">{}</ul>{}', listed, add)


def save_first() -> str:
    return _("Save first; then these can be added.")
