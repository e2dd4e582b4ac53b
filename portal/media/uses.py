"""Which records use a picture or a document: in their rows, and in what waits to be published.

Drafts stand above this package. An app that knows of further users has a module `media_uses`, which registers a finder.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.media.used import uses_of

Finder = Callable[[Any], Iterable[Any]]
_finders: list[Finder] = []


class Used(NamedTuple):
    record: Any
    is_draft: bool  # what waits of the record uses it, its row does not


def finder(find: Finder) -> Finder:
    """Registers a function from a picture or a document to the records of which something that waits uses it."""
    if find not in _finders:
        _finders.append(find)
    return find


def users_of(item: Any) -> list[Used]:
    rows = [
        record
        for model, field in uses_of(type(item))
        for record in model._base_manager.filter(**{field: item.pk}).order_by("pk")
    ]
    waiting = [record for find in _finders for record in find(item)]
    return [Used(record, False) for record in rows] + [Used(record, True) for record in waiting if record not in rows]


def said_to(user: Any, item: Any) -> list[SafeString]:
    """The users of `item` as links to their forms; of what `user` may not know, only how many there are."""
    used = users_of(item)
    known = [one for one in used if _is_known(user, one)]
    said = [_linked(one) for one in known]
    if unknown := len(used) - len(known):
        sentence = ngettext(
            "%(count)d record of another organisation", "%(count)d records of other organisations", unknown
        )
        said.append(format_html("{}", sentence % {"count": unknown}))
    return said


def _is_known(user: Any, used: Used) -> bool:
    opts = used.record._meta
    if user.has_perm(f"{opts.app_label}.view_{opts.model_name}", used.record):
        return True
    public: Any = type(used.record)._default_manager
    return not used.is_draft and bool(public.public().filter(pk=used.record.pk).exists())


def _linked(used: Used) -> SafeString:
    opts = used.record._meta
    url = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[used.record.pk])
    link = format_html('{}: <a href="{}">{}</a>', capfirst(opts.verbose_name), url, used.record)
    return format_html("{} ({})", link, _("in a draft")) if used.is_draft else link
