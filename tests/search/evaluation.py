"""The labelled queries beside the project: how well the search finds what they say is right, language by language."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import portal
from portal.search.finding import find
from portal.search.indexable import Indexable, Wording
from portal.search.indexing import index
from portal.search.models import SynonymGroup
from portal.search.reading import read

FOLDER = Path(portal.__file__).resolve().parents[2] / "shared" / "search"
FIRST = 10


class Figures(NamedTuple):
    recall: float  # expected keys among the first ten, over min(10, number expected)
    reciprocal_rank: float  # 1 / rank of the first of the best ones


def labelled(name: str) -> Any:
    path = FOLDER / name
    assert path.exists(), f"{path} is missing: the labelled queries stand in shared/search beside the project."
    return json.loads(path.read_text("utf-8"))


def index_documents() -> None:
    index([indexable(document) for document in labelled("documents.json")])
    SynonymGroup.objects.bulk_create(SynonymGroup(synonyms="\n".join(group)) for group in labelled("synonyms.json"))


def indexable(document: dict[str, Any]) -> Indexable:
    return Indexable(
        kind=document["kind"],
        key=document["key"],
        wordings={language: Wording(**texts) for language, texts in document["text"].items()},
        phone=document.get("phone", ""),
        email=document.get("email", ""),
    )


def answers() -> dict[str, list[str]]:
    """The keys that are found for each query, best first."""
    return {query["id"]: found(query["q"], query["lang"]) for query in labelled("dev.json")}


def found(text: str, language: str) -> list[str]:
    return [candidate.key for candidate in find(read(text), language, seen=list).candidates]


def by_language(answered: dict[str, list[str]]) -> dict[str, Figures]:
    """Means over the queries of each language."""
    rows = defaultdict[str, list[Figures]](list)
    for query in labelled("dev.json"):
        rows[query["lang"]].append(figures(query, answered[query["id"]]))
    return {language: _means(measured) for language, measured in rows.items()}


def _means(rows: Sequence[Figures]) -> Figures:
    return Figures(*(sum(column) / len(rows) for column in zip(*rows, strict=True)))


def figures(query: dict[str, Any], keys: Sequence[str]) -> Figures:
    """A query for which nothing is right is answered rightly by nothing but what is neither right nor wrong."""
    expected, first = set(query["expected"]), list(keys[:FIRST])
    if not expected:
        good = float(set(first) <= set(query["ok"]))
        return Figures(good, good)
    ranks = (1 / rank for rank, key in enumerate(first, 1) if key in query["best"])
    return Figures(len(expected & set(first)) / min(FIRST, len(expected)), next(ranks, 0.0))


def losses(answered: dict[str, list[str]]) -> Iterator[str]:
    """The queries that are not answered rightly, for whoever looks into why."""
    for query in labelled("dev.json"):
        measured = figures(query, answered[query["id"]])
        if min(measured) < 1:
            expected, first = query["expected"][:8], answered[query["id"]][:6]
            yield f"{query['id']} {query['class']} {query['q']!r} {measured} got {first}, wanted {expected}"
