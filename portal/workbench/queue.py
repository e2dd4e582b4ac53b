"""The translators' queue: one row for each record, a chip for each of its texts, what visitors see first."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, Min, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from portal.workbench.models import TO_DO, Unit
from portal.workbench.names import Key, names_of

PER_PAGE = 30


@dataclass(frozen=True)
class Wanted:
    """What a translator has chosen to see; empty chooses everything that is to do."""

    language: str
    states: tuple[str, ...] = ()
    kind: int | None = None  # content type
    assigned_to: int | None = None
    is_unassigned: bool = False
    has_failing: bool = False
    is_live_only: bool = False
    order: str = "site"

    def units(self) -> QuerySet[Any]:
        units = Unit.objects.filter(language=self.language, state__in=self.states or TO_DO)
        conditions = {
            "content_type": self.kind,
            "assigned_to": self.assigned_to,
            "assigned_to__isnull": self.is_unassigned or None,
            "is_live": self.is_live_only or None,
        }
        units = units.filter(**{name: value for name, value in conditions.items() if value is not None})
        return units.exclude(failing=[]) if self.has_failing else units


ORDERS = {
    "site": ("-live", "place", "content_type", "object_id"),
    "words": ("-words_to_do", "content_type", "object_id"),
    "due": ("due", "-live", "place", "content_type", "object_id"),
    "changed": ("-changed", "content_type", "object_id"),
}


class Row(NamedTuple):
    key: Key
    name: str
    kind: str
    words: int
    due: Any
    is_live: bool
    units: list[Any]  # of the record in the language, those that were chosen


def queue(wanted: Wanted, number: int, reader_language: str) -> tuple[Page[Any], list[Row]]:
    grouped = (
        wanted.units()
        .values("content_type", "object_id")
        .order_by()
        .annotate(
            words_to_do=Coalesce(Sum("words"), 0),
            due=Min("due_on"),
            live=Count("pk", filter=Q(is_live=True)),
            place=Min("rank"),
            changed=Max("source_changed_at"),
        )
    )
    page = Paginator(grouped.order_by(*ORDERS.get(wanted.order, ORDERS["site"])), PER_PAGE).get_page(number)
    groups = list(page.object_list)
    names = names_of([(group["content_type"], group["object_id"]) for group in groups], reader_language)
    units = _units_of(wanted, groups)
    return page, [_row(group, names, units) for group in groups]


def _units_of(wanted: Wanted, groups: list[dict[str, Any]]) -> dict[Key, list[Any]]:
    chosen = Q()
    for group in groups:
        chosen |= Q(content_type=group["content_type"], object_id=group["object_id"])
    found: dict[Key, list[Any]] = {}
    if groups:
        for unit in wanted.units().filter(chosen).select_related("assigned_to").order_by("pk"):
            found.setdefault((unit.content_type_id, unit.object_id), []).append(unit)
    return found


def _row(group: dict[str, Any], names: dict[Key, str], units: dict[Key, list[Any]]) -> Row:
    key = (group["content_type"], group["object_id"])
    kind = ContentType.objects.get_for_id(group["content_type"]).name
    return Row(
        key, names.get(key, "–"), kind, group["words_to_do"], group["due"], bool(group["live"]), units.get(key, [])
    )


class Progress(NamedTuple):
    kind: int | None
    texts: int
    done: int
    words_to_do: int

    @property
    def percent(self) -> int:
        """Never 100 while something is to do."""
        return self.done * 100 // self.texts if self.texts else 100


def progress(language: str) -> list[Progress]:
    """Of all together first, then of each kind: one grouped query."""
    rows = (
        Unit.objects.filter(language=language)
        .values("content_type")
        .order_by()
        .annotate(
            texts=Count("pk"),
            to_do=Count("pk", filter=Q(state__in=TO_DO)),
            words_to_do=Coalesce(Sum("words", filter=Q(state__in=TO_DO)), 0),
        )
    )
    kinds = [
        Progress(row["content_type"], row["texts"], row["texts"] - row["to_do"], row["words_to_do"]) for row in rows
    ]
    texts, done, words = (
        (sum(column) for column in zip(*((kind.texts, kind.done, kind.words_to_do) for kind in kinds), strict=True))
        if kinds
        else (0, 0, 0)
    )
    return [Progress(None, texts, done, words), *kinds]
