"""The Atom feed of each language: news, and what readers are told of changes, of whatever is public now."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.fixedpages.models import FixedPage
from portal.languages.addresses import fixed_address
from portal.languages.lists import listed
from portal.languages.localized import LocalizedText, current
from portal.languages.page import absolute
from portal.languages.telling import for_reader
from portal.news.models import NewsItem
from portal.pages.sitemap import models_with_pages

LONGEST = 50
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what no XML may hold
_BEFORE_ANYTHING = datetime(2014, 1, 1, tzinfo=UTC)  # the year of the first strategy; an empty feed needs a date too


class Entry(NamedTuple):
    at: datetime
    id: str
    title: LocalizedText
    text: LocalizedText
    url: str
    kind: str
    label: str

    @property
    def moment(self) -> str:
        return _written(self.at)


class Feed(NamedTuple):
    id: str
    url: str
    home_url: str
    icon_url: str
    updated: str
    entries: list[Entry]


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """A query for each kind of record: the newest of each kind are enough for the newest of all."""
    entries = sorted((*_news(), *_told_changes()), key=lambda entry: (entry.at, entry.id), reverse=True)[:LONGEST]
    feed = Feed(
        id=_tag(f"{current()}/changes"),
        url=absolute(fixed_address("changes-feed", current())),
        home_url=absolute(fixed_address("home", current())),
        icon_url=absolute(static("img/apple-touch-icon.png")),
        updated=_written(entries[0].at if entries else _BEFORE_ANYTHING),
        entries=entries,
    )
    return render(request, "pages/changes.atom", {"feed": feed}, content_type="application/atom+xml; charset=utf-8")


def _news() -> Iterator[Entry]:
    rows = listed(NewsItem.objects.public().latest_first()[:LONGEST], "title", "summary", also=("published_at",))
    for row in rows:
        yield _entry(NewsItem, row, row["published_at"], row["summary"], "news", _("News"))


def _told_changes() -> Iterator[Entry]:
    """Each note on a row has been published; no draft's is there. A page that visitors cannot see tells nothing."""
    models: list[Any] = [FixedPage, *models_with_pages()]
    for model in models:
        told = model.objects.public().exclude(change_notes=[]).order_by("-change_notes__0__at", "-pk")
        own = ("change_notes", "original_language", *(["key"] if model is FixedPage else []))
        for row in listed(told[:LONGEST], model.NAMED_BY, also=own):
            for note in row["change_notes"]:
                text, at = for_reader(note, row["original_language"]), parse_datetime(note["at"])
                if text and at:
                    yield _entry(model, row, at, text, "change", _("What has changed"))


def _entry(model: Any, row: dict[str, Any], at: datetime, text: LocalizedText, kind: str, label: str) -> Entry:
    moment = f"/{_written(at, 'microseconds')}" if kind == "change" else ""
    return Entry(
        at=at,
        id=_tag(f"{current()}/{model._meta.label_lower}/{row['pk']}{moment}"),
        title=_as_xml(row[model.NAMED_BY]),
        text=_as_xml(text),
        url=absolute(row["url"] if "url" in row else fixed_address(row["key"], current())),
        kind=kind,
        label=label,
    )


def _tag(specific: str) -> str:
    """An id that stays the same for as long as the site keeps its name (RFC 4151)."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},2026:{specific}"


def _written(at: datetime, precision: str = "seconds") -> str:
    return at.astimezone(UTC).isoformat(timespec=precision).replace("+00:00", "Z")


def _as_xml(text: LocalizedText) -> LocalizedText:
    return LocalizedText(_NO_XML.sub("", text.plain), text.lang, text.page_lang)
