"""Every kind of record that there is as data: what JSON, CSV, JSON-LD and the OpenAPI description are made from."""

from functools import cache
from typing import Any

from portal.opendata.kinds.of_ecosystems import AGREEMENT, LEAD_PROJECT, SHOWCASE_ITEM, THEME, URBAN_AREA
from portal.opendata.kinds.of_strategies import FUNDING_INSTRUMENT, INDICATOR, INDICATOR_VALUE, SPEARHEAD, STRATEGY
from portal.opendata.kinds.of_the_site import GLOSSARY_TERM, NEWS_ITEM, ORGANISATION, PAGE
from portal.opendata.kinds.shape import Kind, Shape

KINDS = (
    *(STRATEGY, SPEARHEAD, FUNDING_INSTRUMENT, INDICATOR, INDICATOR_VALUE),
    *(AGREEMENT, THEME, LEAD_PROJECT, URBAN_AREA, SHOWCASE_ITEM),
    *(NEWS_ITEM, ORGANISATION, GLOSSARY_TERM, PAGE),
)
BY_PLURAL = {kind.plural: kind for kind in KINDS}
BY_NAME = {kind.name: kind for kind in KINDS}


def kind_of(model: Any) -> Kind:
    return _by_model()[model]


@cache
def _by_model() -> dict[Any, Kind]:
    return {kind.model: kind for kind in KINDS}


@cache
def kind_at(page_name: str) -> Kind | None:
    """The kind whose records stand at the URL pattern of that name."""
    return next((kind for kind in KINDS if kind.address and kind.address == page_name), None)


__all__ = ["BY_NAME", "BY_PLURAL", "KINDS", "Kind", "Shape", "kind_at", "kind_of"]
