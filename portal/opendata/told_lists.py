"""A page of a list as JSON and as JSON-LD: records, departures in their places, and where the list goes on."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from portal.opendata import changes
from portal.opendata.changes import Departure
from portal.opendata.envelope import enveloped
from portal.opendata.json_ld import as_node, document
from portal.opendata.kinds import Kind
from portal.opendata.lists import Page
from portal.opendata.records import as_data, plain

Things = list[dict[str, Any]]


def things_in_json(page: Page, kind: Kind) -> Things:
    return [
        changes.as_json(one) if isinstance(one, Departure) else as_data(one, kind, page.standing) for one in page.told
    ]


def things_in_json_ld(page: Page, kind: Kind) -> Things:
    return [
        changes.as_node(one) if isinstance(one, Departure) else as_node(one, kind, page.standing) for one in page.told
    ]


def list_in_json(address: str, things: Things, as_of: datetime, following: str | None) -> dict[str, Any]:
    return enveloped(address, as_of=plain(as_of), next=following, records=things)


def list_in_json_ld(address: str, things: Things, as_of: datetime, following: str | None) -> dict[str, Any]:
    goes_on = {"next": following} if following else {}
    return document(address, things, contentReferenceTime=plain(as_of), **goes_on)


IN_FORMATS: dict[str, tuple[Callable[[Page, Kind], Things], Callable[..., dict[str, Any]]]] = {
    "json": (things_in_json, list_in_json),
    "jsonld": (things_in_json_ld, list_in_json_ld),
}
