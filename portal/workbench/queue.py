"""The translators' queue: one row for each record, a chip for each of its texts, what visitors see first."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, Max, Min, Q, QuerySet, Sum, When
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils.http import urlencode

from portal.editorial.reaching import within_reach
from portal.languages.numbers import whole_number
from portal.publishing.policy import Action
from portal.workbench.models import TO_DO, TO_TRANSLATE, Unit, UnitState
from portal.workbench.names import Key, names_of

PER_PAGE = 30
MINE, NOBODYS = "mine", "nobodys"


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
    user: Any = None  # whose records these are; None for everybody's

    @classmethod
    def read(cls, language: str, query: QueryDict, user: Any) -> "Wanted":
        """From an address; what makes no sense there chooses nothing."""
        whose = query.get("whose", "")
        return cls(
            language,
            states=tuple(state for state in UnitState.values if state in query.getlist("state")),
            kind=whole_number(query.get("kind", "")),
            assigned_to=user.pk if whose == MINE else None,
            is_unassigned=whose == NOBODYS,
            has_failing="failing" in query,
            is_live_only="live" in query,
            order=query.get("order", "") if query.get("order") in ORDERS else "site",
            user=user,
        )

    def query(self, **further: Any) -> str:
        """As an address says it; `read` reads it back."""
        said = {"state": list(self.states), "kind": self.kind, "order": self.order if self.order != "site" else ""}
        said |= {"whose": MINE if self.assigned_to else NOBODYS if self.is_unassigned else ""}
        said |= {"failing": "1" if self.has_failing else "", "live": "1" if self.is_live_only else "", **further}
        return urlencode({name: value for name, value in said.items() if value}, doseq=True)

    def units(self) -> QuerySet[Any]:
        units: QuerySet[Any] = Unit.objects.present().filter(language=self.language, state__in=self.states or TO_DO)
        if self.user is not None:
            units = within_reach(self.user, Action.SEE, units)
        conditions = {
            "content_type": self.kind,
            "assigned_to": self.assigned_to,
            "assigned_to__isnull": self.is_unassigned or None,
            "is_live": self.is_live_only or None,
        }
        units = units.filter(**{name: value for name, value in conditions.items() if value is not None})
        return units.exclude(failing=[]) if self.has_failing else units


ORDERS = {
    "site": ("hidden", "place", "content_type", "object_id"),
    "words": ("-words_to_do", "content_type", "object_id"),
    "due": (F("due").asc(nulls_last=True), "hidden", "place", "content_type", "object_id"),
    "changed": (F("changed").desc(nulls_last=True), "content_type", "object_id"),
}


class Row(NamedTuple):
    key: Key
    name: str
    kind: str
    words: int
    due: Any
    is_live: bool
    units: list[Any]  # of the record in the language, those that were chosen


def _grouped(wanted: Wanted) -> QuerySet[Any]:
    """A row for each record, in the order that is wanted."""
    grouped: QuerySet[Any] = (
        wanted.units()
        .values("content_type", "object_id")
        .order_by()
        .annotate(
            words_to_do=Coalesce(Sum("words"), 0),
            due=Min("due_on"),
            hidden=Min(Case(When(is_live=True, then=0), default=1)),
            place=Min("rank"),
            changed=Max("source_changed_at"),
        )
        .order_by(*ORDERS.get(wanted.order, ORDERS["site"]))
    )
    return grouped


def after(wanted: Wanted, key: Key) -> Key | None:
    """The record that comes after `key` in the queue, or the first where that is none of the queue any more; None where
    there is no other."""
    keys = [(row["content_type"], row["object_id"]) for row in _grouped(wanted)]
    others = [other for other in keys if other != key]
    if not others:
        return None
    place = keys.index(key) if key in keys else len(keys)
    return keys[place + 1] if place + 1 < len(keys) else others[0]


def queue(wanted: Wanted, number: int, reader_language: str) -> tuple[Page[Any], list[Row]]:
    page = Paginator(_grouped(wanted), PER_PAGE).get_page(number)
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
        key, names.get(key, "–"), kind, group["words_to_do"], group["due"], not group["hidden"], units.get(key, [])
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
        Unit.objects.present()
        .filter(language=language)
        .values("content_type")
        .order_by()
        .annotate(
            texts=Count("pk"),
            to_do=Count("pk", filter=Q(state__in=TO_DO)),
            words_to_do=Coalesce(Sum("words", filter=Q(state__in=TO_TRANSLATE)), 0),
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
