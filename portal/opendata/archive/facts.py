"""What a frozen strategy says, as the portal's open data tell it: every text in every language, with its status."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from portal.delivery.sheets import guarded
from portal.languages.localized import codes
from portal.opendata.answers import LICENCE
from portal.opendata.archive.approved import instruments_of
from portal.opendata.fetching import with_all_told
from portal.opendata.kinds import BY_NAME, Kind
from portal.opendata.records import as_data
from portal.opendata.standing import Standing
from strategy.models import FundingInstrument, Indicator, Spearhead, Strategy

Told = Mapping[str, Any]
LATER = frozenset(["lead_projects", "showcase_items", "news_items", "funded_agreements"])  # no part of the decision


def facts_of(strategy: Strategy) -> dict[str, Any]:
    public = Strategy.objects.public().filter(pk=strategy.pk)
    spearheads = Spearhead.objects.public().filter(strategy=strategy).order_by("order", "pk")
    instruments = FundingInstrument.objects.filter(pk__in=[one.pk for one in instruments_of(strategy)])
    return {
        "licence": LICENCE,
        "strategy": _told("strategy", public)[0],
        "spearheads": _told("spearhead", spearheads),
        "indicators": _told("indicator", _indicators(strategy)),
        "funding_instruments": _told("funding-instrument", instruments.order_by("pk")),
    }


def _indicators(strategy: Strategy) -> QuerySet[Any, Any]:
    indicators: QuerySet[Any, Any] = Indicator.objects.public().filter(strategy=strategy).order_by("order", "pk")
    return indicators


def _told(name: str, queryset: QuerySet[Any, Any]) -> list[dict[str, Any]]:
    kind = _as_decided(BY_NAME[name])
    records = list(with_all_told(queryset, kind))
    standing = Standing(records, kind)
    return [as_data(record, kind, standing) for record in records]


def _as_decided(kind: Kind) -> Kind:
    links = tuple(name for name in kind.links if name not in LATER)
    return replace(kind, links=links, parts={name: part for name, part in kind.parts.items() if name not in LATER})


def named_in(facts: Told) -> list[str]:
    """Every record that is told or named, as the end of its id: "spearhead/7"."""
    return sorted({"/".join(str(one["id"]).split("/")[-2:]) for one in _records_in(facts)})


def _records_in(told: Any) -> Iterator[Told]:
    if isinstance(told, Mapping):
        if {"id", "kind"} <= told.keys():
            yield told
        told = list(told.values())
    if isinstance(told, list):
        for one in told:
            yield from _records_in(one)


def status_of(strategy: Strategy, code: str) -> str:
    """Of the whole page: "own", "behind" (the original has changed since), or "missing" in part or wholly."""
    if not strategy.has_own_text(code):
        return "missing"
    return "behind" if strategy.follows(code) else "own"


def figures_as_csv(indicators: Sequence[Told]) -> bytes:
    """One row a figure, the texts of each language in a column of its own; with the byte order mark and the semicolons
    by which a Finnish or Swedish Excel opens it as a table."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    titles = ("indicator", "unit", "spearhead", "words")
    heads = [column for title in titles for column in _heads(title)]
    writer.writerow(["year", "figure", *heads])
    for indicator in indicators:
        for value in sorted(indicator["values"], key=_by_year):
            spearhead = (value["spearhead"] or {}).get("name")
            texts = (indicator["title"], indicator["unit"], spearhead, value["words"])
            figure = "" if value["number"] is None else value["number"]
            writer.writerow([value["year"], figure, *(cell for text in texts for cell in _cells(text))])
    return ("\ufeff" + out.getvalue()).encode()


def _by_year(value: Told) -> tuple[int, str]:
    return value["year"], (value["spearhead"] or {}).get("id", "")


def _heads(title: str) -> Iterable[str]:
    return (*(f"{title}_{code}" for code in codes()), *(f"{title}_status_{code}" for code in codes()))


def _cells(text: Told | None) -> Iterable[str]:
    """Of a text that stands in no language at all, nothing is missing."""
    in_language = [(text or {}).get(code, {}) for code in codes()]
    return (*(guarded(one.get("text", "")) for one in in_language), *(one.get("status", "") for one in in_language))
