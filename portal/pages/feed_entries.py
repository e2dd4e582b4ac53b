"""What feeds tell: what has come out and what readers are told of changes, of whatever is public now."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.languages.addresses import fixed_address
from portal.languages.lists import listed
from portal.languages.localized import LocalizedText, current
from portal.languages.page import Alternate, absolute
from portal.languages.telling import for_reader
from portal.publishing.visible import visible

LONGEST = 50
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what no XML may hold


class Entry(NamedTuple):
    """It came out at `at`, and what it tells last changed at `changed_at`; its record did at `record_changed_at`, by
    which the feed is another one, though the entry is not."""

    at: datetime
    changed_at: datetime
    record_changed_at: datetime
    id: str
    title: LocalizedText
    text: LocalizedText
    links: list[Alternate]
    kind: str
    label: str

    @property
    def published(self) -> str:
        return written_moment(self.at)

    @property
    def updated(self) -> str:
        return written_moment(self.changed_at)


class Told(NamedTuple):
    """A public record as a feed shows it; `id` stays the same for as long as the record is there."""

    id: str
    language: str
    original_language: str
    title: LocalizedText
    summary: LocalizedText
    published_at: datetime
    changed: dict[str, str]
    change_notes: list[dict[str, str]]
    links: list[Alternate]


Reader = Callable[[QuerySet[Any]], Iterable[Told]]


def in_this_language(records: QuerySet[Any]) -> Iterator[Told]:
    """One query: the columns of the page's language and of what stands in for it."""
    model: Any = records.model
    is_fixed = not getattr(model, "ADDRESS", "")
    also = ("original_language", "published_at", "changed", "change_notes", *(["key"] if is_fixed else []))
    for row in listed(records, model.NAMED_BY, "summary", also=also):
        url = fixed_address(row["key"], current()) if is_fixed else row["url"]
        yield Told(
            id=f"{current()}/{model._meta.label_lower}/{row['pk']}",
            language=current(),
            title=row[model.NAMED_BY],
            links=[Alternate(current(), absolute(url))],
            **{name: row[name] for name in ("summary", "original_language", "published_at", "changed", "change_notes")},
        )


def in_its_own_language(records: QuerySet[Any]) -> Iterator[Told]:
    """Each record once, with links to its page in every language that it truly has; a query for each relation that
    decides which those are."""
    model: Any = records.model
    for record in records.prefetch_related(*visible(model, *model.OWNED)):
        original = record.original_language
        texts = record.tr_in(original)
        yield Told(
            id=f"{model._meta.label_lower}/{record.pk}",
            language=original,
            original_language=original,
            title=getattr(texts, model.NAMED_BY),
            summary=texts.summary,
            published_at=record.published_at,
            changed=record.changed,
            change_notes=record.change_notes,
            links=[
                Alternate(code, absolute(record.address(code)))
                for code in dict.fromkeys((original, *record.own_languages()))
            ],
        )


def appearances(model: Any, read: Reader, kind: str, label: str) -> Iterator[Entry]:
    """That a record has come out: the newest first, since the newest of each kind are enough for the newest of all."""
    for told in read(model.objects.public().latest_first()[:LONGEST]):
        at = told.published_at
        yield _entry(told, told.id, told.summary, at, changed_at=_changed_at(told), kind=kind, label=label)


def told_changes(model: Any, read: Reader) -> Iterator[Entry]:
    """Each note on a row has been published; no draft's is there. A page that visitors cannot see tells nothing."""
    records = model.objects.public().exclude(change_notes=[]).order_by("-change_notes__0__at", "-pk")
    for told in read(records[:LONGEST]):
        for note in told.change_notes:
            at = parse_datetime(note["at"])
            with override(told.language):
                text = for_reader(note, told.original_language)
            if text and at:
                own_id = f"{told.id}/{written_moment(at, 'microseconds')}"
                yield _entry(told, own_id, text, at, changed_at=at, kind="change", label=_("What has changed"))


def _changed_at(told: Told) -> datetime:
    """When the text that is shown of it last changed, or else it came out."""
    changed_at = parse_datetime(told.changed.get(told.title.lang, ""))
    return max(told.published_at, changed_at or told.published_at)


def _entry(
    told: Told, own_id: str, text: LocalizedText, at: datetime, *, changed_at: datetime, kind: str, label: str
) -> Entry:
    moments = (at, changed_at, _changed_at(told))
    return Entry(*moments, tag(own_id), _as_xml(told.title), _as_xml(text), told.links, kind, label)


def last_departure(models: Iterable[Any]) -> datetime | None:
    """When a record of theirs, or what it is seen with, last left the site; one query. A feed that has become shorter
    has not become older."""
    above = {model._meta.get_field(name).related_model for model in models for name in model.SEEN_WITH}
    ended = [
        model.objects.exclude(ending={}).order_by().values_list(KeyTextTransform("at", "ending"))
        for model in dict.fromkeys([*models, *above])
    ]
    moments = [parse_datetime(at) for (at,) in ended[0].union(*ended[1:]) if at]
    return max(filter(None, moments), default=None)


def tag(specific: str) -> str:
    """An id that stays the same for as long as the site keeps its name (RFC 4151)."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},2026:{specific}"


def written_moment(at: datetime, precision: str = "seconds") -> str:
    return at.astimezone(UTC).isoformat(timespec=precision).replace("+00:00", "Z")


def _as_xml(text: LocalizedText) -> LocalizedText:
    return LocalizedText(_NO_XML.sub("", text.plain), text.lang, text.page_lang)
