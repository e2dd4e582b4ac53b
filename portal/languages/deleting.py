"""Why a record cannot be deleted, in terms of forms that staff can open."""

from typing import Any

from django.contrib.admin.utils import NestedObjects
from django.db import DEFAULT_DB_ALIAS
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst


def still_used_by(site: Any, records: list[Any]) -> list[SafeString]:
    """A link to each record that protects one of `records`; a row that has no form of its own, to the one it is in."""
    collector = NestedObjects(using=DEFAULT_DB_ALIAS, origin=records)
    collector.collect(records)
    users = dict.fromkeys(_with_a_form(site, user) for user in collector.protected)
    return [_linked(user) for user in users]


def _with_a_form(site: Any, record: Any) -> Any:
    for owner in getattr(record, "SEEN_WITH", ()):
        if not site.is_registered(type(record)) and getattr(record, owner) is not None:
            return _with_a_form(site, getattr(record, owner))
    return record


def _linked(record: Any) -> SafeString:
    opts = record._meta
    url = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk])
    return format_html('{}: <a href="{}">{}</a>', capfirst(opts.verbose_name), url, record)
