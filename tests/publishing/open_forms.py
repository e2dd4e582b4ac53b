"""Forms that are open on one strategy: what can be typed in them, and what must hold of what becomes of it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from portal.languages.localized import codes, has_text
from portal.publishing.composition import Path, composition_of, model_at
from portal.publishing.differences import Difference, differences, is_same
from portal.publishing.revision import Revision
from portal.publishing.snapshots import Snapshot, as_json
from strategy.models import Indicator, IndicatorValue, StrategySection

TAKEN = "varattu"  # the Swedish address of another strategy
CLASHING = ("title_sv", "start_year", "end_year")  # typed in most of the time
YEARS = (2020, 2021, 2022)
PARTS: dict[str, Any] = {"sections": StrategySection, "indicators": Indicator, "values": IndicatorValue}


@dataclass
class Form:
    """As somebody has it on the screen: what it showed when it was opened, and what stands in it now."""

    user: Any
    opened: Snapshot
    base: Revision | None
    mine: Snapshot = field(init=False)

    def __post_init__(self) -> None:
        self.mine = self.opened

    def typed(self) -> list[Difference]:
        return differences(self.opened, self.mine)

    def type(self, path: Path, value: Any) -> None:
        """What the form itself would refuse is not typed."""
        typed = self.mine.with_value(path, value)
        if is_whole(typed):
            self.mine = typed


def columns(one: Snapshot, place: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every column that can be typed in, of the record and of its parts, with its field."""
    for name, column in composition_of(one.model).columns.items():
        if not column.is_relation and not (place and name == "original_language"):
            yield (*place, name), column
    for name, parts in one.parts.items():
        for part in parts:
            yield from columns(part, (*place, name, part.key))


def parts_of(one: Snapshot, place: Path = ()) -> Iterator[Path]:
    for name, parts in one.parts.items():
        for part in parts:
            yield (*place, name, part.key)
            yield from parts_of(part, (*place, name, part.key))


def values_for(column: Any, text: str) -> st.SearchStrategy[Any]:
    """What a form could make of a column; `text` is a number that has not been typed before."""
    name = getattr(column, "translated_field", column).name
    if name == "slug":
        return st.sampled_from([None, f"osoite-{text}", "sama", TAKEN])
    if name.endswith("year"):
        return st.sampled_from(YEARS)
    if column.flatchoices:
        return st.sampled_from([value for value, _label in column.flatchoices])
    kinds = {"BooleanField": st.booleans(), "PositiveSmallIntegerField": st.integers(0, 3)}
    kinds |= {"DecimalField": st.sampled_from([None, "1.00", f"{text}.00"]), "LinkField": st.just(f"https://{text}.fi")}
    return kinds.get(type(column).__name__, st.sampled_from(["", "Sama", text, text]))


def a_row(name: str, number: str, year: int = YEARS[0]) -> Snapshot:
    """A new row of a form, filled in as far as it has to be."""
    filled: dict[str, Any] = {"sections": {"heading_fi": number}, "indicators": {"title_fi": number}}
    filled["values"] = {"year": year, "number": Decimal("1.00")}
    model, key = PARTS[name], f"00000000-0000-4000-8000-{int(number):012}"
    row, made_of = model(**filled[name]), composition_of(model)
    own = {name: as_json(one, row) for name, one in made_of.columns.items() if name not in {"strategy", "indicator"}}
    return Snapshot(model, key, own, {}, {part: [] for part in made_of.parts})


def is_whole(one: Snapshot) -> bool:
    """Whether it holds together, as a form would see it; that its address is free is asked when it is published."""
    own, original = one.columns, one.columns["original_language"]
    if one.model is IndicatorValue:
        return bool(own["number"]) or any(has_text(own[f"words_{code}"]) for code in codes())
    required = [one.model.NAMED_BY, *(["slug"] if "slug_fi" in own else [])]
    start_year, end_year = own.get("start_year"), own.get("end_year")
    values = [part.columns["year"] for part in one.parts.get("values", ())]
    return (
        all(has_text(own[f"{name}_{original}"]) for name in required)
        and (start_year is None or end_year is None or start_year <= end_year)
        and len(set(values)) == len(values)
        and all(is_whole(part) for name in PARTS for part in one.parts.get(name, ()))
    )


def it_is_refused_rightly(wanted: Snapshot, why: object) -> None:
    assert not is_whole(wanted) or wanted.columns["slug_sv"] == TAKEN, why


def is_shown(path: Path, shown: list[Path]) -> bool:
    """Whether its editor has seen both texts, of the column or of the whole part that it stands in."""
    return any(path[: len(clash)] == clash for clash in shown)


def is_same_at(path: Path, one: Any, other: Any) -> bool:
    if isinstance(one, Snapshot) and isinstance(other, Snapshot):
        return not differences(one, other)
    return is_same(one, other)


def is_relation(one: Snapshot, path: Path) -> bool:
    return path[-1] in composition_of(model_at(one.model, path)).relations


def nothing_typed_is_missing(typed: list[Difference], after: Snapshot, shown: list[Path]) -> None:
    for path, old, new in typed:
        if is_shown(path, shown):
            continue
        if is_relation(after, path):
            there = set(after.at(path))
            assert set(new) - set(old) <= there, path
            assert not (set(old) - set(new)) & there, path
        else:
            assert is_same_at(path, after.at(path), new), (path, new, after.at(path))


def nothing_unseen_is_overwritten(form: Form, before: Snapshot, after: Snapshot, shown: list[Path]) -> None:
    own = {path for path, _old, _new in form.typed()}
    for path, old, _new in differences(before, after):
        assert path in own or is_shown(path, shown), path
        was_seen = is_relation(after, path) or is_same_at(path, form.opened.at(path), old)
        assert was_seen or is_shown(path, shown), path


def going_out(base: Snapshot, draft: Snapshot, languages: Collection[str] | None) -> list[Difference]:
    """What a draft has changed, of some languages their texts."""
    found = differences(base, draft)
    return found if languages is None else [one for one in found if language_of(draft, one.path) in languages]


def language_of(one: Snapshot, path: Path) -> str | None:
    own = composition_of(model_at(one.model, path)).languages.get(path[-1])
    return own if len(path) % 2 else None
