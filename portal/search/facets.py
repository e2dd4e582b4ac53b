"""By what results can be narrowed: kind, theme and area, each value with its count under the other choices."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from django.db.models import Q

from ecosystems.models import Theme, UrbanArea
from portal.languages.lists import slug_of, sort_key, text_columns
from portal.languages.localized import LocalizedText, codes, current, pick
from portal.search.kinds import kind_name, kinds
from portal.search.results import Asked, Facet, FacetValue
from portal.search.scoring import Candidate
from portal.search.within import Within, areas, kinds_of, themes


class Label(NamedTuple):
    value: str  # in the address
    text: LocalizedText | str


class Choice(NamedTuple):
    name: str
    chosen: str
    values_of: Callable[[Candidate], Sequence[str]]
    labels: dict[str, Label]  # by key

    def keys(self) -> list[str]:
        return [key for key, label in self.labels.items() if label.value == self.chosen]

    def takes(self, candidate: Candidate) -> bool:
        return any(self.labels[key].value == self.chosen for key in self.values_of(candidate) if key in self.labels)


def choices(asked: Asked, candidates: Sequence[Candidate]) -> list[Choice]:
    """Two queries: names and addresses of the themes and areas of what was found."""
    themes = {key for candidate in candidates for key in _keys(candidate.themes)}
    areas = {key for candidate in candidates for key in _keys(candidate.areas)}
    return [
        Choice("kind", asked.kind, lambda one: [one.kind], _kinds(asked, candidates)),
        Choice("theme", asked.theme, lambda one: _keys(one.themes), _labels(Theme, asked.theme, themes)),
        Choice("area", asked.area, lambda one: _keys(one.areas), _labels(UrbanArea, asked.area, areas)),
    ]


def chosen(candidates: Iterable[Candidate], choices: Sequence[Choice]) -> list[Candidate]:
    narrowing = [choice for choice in choices if choice.chosen]
    return [candidate for candidate in candidates if all(choice.takes(candidate) for choice in narrowing)]


def conditions(choices: Sequence[Choice]) -> list[Within]:
    """The same, for the index."""
    condition = {"kind": kinds_of, "theme": themes, "area": areas}
    narrowing = [choice for choice in choices if choice.chosen]
    return [condition[choice.name](choice.keys()) for choice in narrowing]


def facets(candidates: Sequence[Candidate], choices: Sequence[Choice]) -> list[Facet]:
    return [_facet(choice, chosen(candidates, [one for one in choices if one is not choice])) for choice in choices]


def _facet(choice: Choice, candidates: Iterable[Candidate]) -> Facet:
    """What is chosen stands there even where it leaves nothing."""
    texts = {label.value: label.text for label in choice.labels.values()}
    counts = Counter[str]({choice.chosen: 0} if choice.chosen in texts else {})
    for candidate in candidates:
        for key in choice.values_of(candidate):
            if key in choice.labels:
                counts[choice.labels[key].value] += 1
    values = [FacetValue(value, texts[value], count, value == choice.chosen) for value, count in counts.items()]
    return Facet(choice.name, sorted(values, key=lambda value: (-value.count, sort_key(str(value.label)), value.value)))


def _keys(listed: str) -> list[str]:
    return [key for key in listed.split(",") if key]


def _kinds(asked: Asked, candidates: Sequence[Candidate]) -> dict[str, Label]:
    there = {candidate.kind for candidate in candidates} | ({asked.kind} & kinds().keys())
    return {kind: Label(kind, kind_name(kind, is_plural=True)) for kind in there}


def _labels(model: Any, slug: str, keys: set[str]) -> dict[str, Label]:
    """Of `keys`, and of what has that slug, as far as visitors may see them."""
    chosen = Q(*((f"slug_{code}", slug) for code in codes()), _connector=Q.OR) if slug else Q()
    if not slug and not keys:
        return {}
    rows = model.objects.public().filter(chosen | Q(pk__in=keys) if slug else Q(pk__in=keys)).order_by("pk")
    language, name = current(), model.NAMED_BY
    return {
        str(row["pk"]): Label(
            slug_of(row, row["original_language"], language), pick(row, name, row["original_language"], language)
        )
        for row in rows.values("pk", "original_language", *text_columns(name, "slug"))
    }
