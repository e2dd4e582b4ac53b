"""The OpenAPI 3.1 description of the data, made from the kinds that there are; English, like the names in it."""

from functools import cache
from typing import Any

from django.conf import settings

from portal.opendata.answers import LICENCE, PROBLEM
from portal.opendata.asked import MOST, USUAL
from portal.opendata.kinds import KINDS, Kind
from portal.opendata.naming import FORMATS
from portal.opendata.openapi.schemas import Schema, general, list_of, of_kind, or_null, ref, thing

_ABOUT = """Everything that the portal publishes, as data, in Finnish, Swedish and English.

Each text is a map of languages, and each language says how far it can be trusted: own, behind its original, or missing.
No language stands in for another. Every page of the portal answers with the same data at its own address, by Accept
(application/json, application/ld+json) or with .json or .jsonld instead of its last slash.

A copy elsewhere reads a list to its end (“next”), keeps the “as_of” of that round, the same on all its pages, and asks
with it as changed_since the next time. A record may be told twice, and none is left out. It takes out what the answers
call withdrawn or gone: they are told by their ids alone, which in JSON-LD were the “identifier” of their nodes. An
answer that has not changed is not sent twice (If-None-Match); then the as_of that was sent with it holds.

Followed by changed_since: texts and facts of a record, its parts, its sources, documents and pictures, and how far each
language can be trusted. Records that belong to another one (spearheads, indicators and their values, themes of an
agreement) are told with every change of that one. What a record says of other kinds (their names and addresses, who
names it) is as it was at the moment of the answer: follow those in their own lists. Organisations and national themes
keep no moment of change and are always told, all of them: what is not in that answer is no longer public, or named by
nothing public. So are the pages of the site for which nobody has written words yet.

Names, numbers and addresses of persons are on the pages alone. Pictures and documents have rights of their own: ask
whoever is named in their credit."""


@cache
def description() -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Helsinki-Uusimaa innovation portal: open data",
            "version": "1",
            "description": _ABOUT,
            "license": {"name": "CC BY 4.0", "url": LICENCE},
        },
        "servers": [{"url": settings.SITE_URL}],
        "paths": {path: item for kind in KINDS for path, item in _paths(kind).items()} | _own_path(),
        "components": {
            "schemas": general() | {_name(kind): of_kind(kind) for kind in KINDS},
            "responses": _problems(),
            "headers": {"ETag": {"schema": {"type": "string"}}},
        },
    }


def _name(kind: Kind) -> str:
    return "".join(word.capitalize() for word in kind.name.split("-"))


def _paths(kind: Kind) -> dict[str, Any]:
    records = list_of({"anyOf": [ref(_name(kind)), ref("Departure")]})
    as_of = {"type": "string", "format": "date-time", "description": "What changed before is told by this round."}
    listed = _envelope(as_of=as_of, next=or_null({"type": "string", "format": "uri"}), records=records)
    return {
        f"/data/{kind.plural}.json": _get(kind, "list", "A page of the list", FORMATS["json"], listed, _of_lists()),
        f"/data/{kind.plural}.jsonld": _get(
            kind, "list-jsonld", "The same for RDF", FORMATS["jsonld"], {}, _of_lists()
        ),
        f"/data/{kind.plural}.csv": _get(kind, "table", "The whole list as one table", "text/csv", {}, [_BOM]),
        f"/id/{kind.name}/{{key}}.json": _get(
            kind, "one", "One record", FORMATS["json"], _envelope(record=ref(_name(kind))), [_KEY]
        ),
        f"/id/{kind.name}/{{key}}.jsonld": _get(kind, "one-jsonld", "The same for RDF", FORMATS["jsonld"], {}, [_KEY]),
    }


def _envelope(**properties: Schema) -> Schema:
    text = {"type": "string", "format": "uri"}
    words = {"type": "object", "additionalProperties": {"type": "string"}}
    return thing(
        {"self": text, "licence": {"const": LICENCE}, "attribution": words, "documentation": words, **properties}
    )


def _get(
    kind: Kind, what: str, summary: str, media_type: str, schema: Schema, parameters: list[Schema]
) -> dict[str, Any]:
    found = schema or {"type": "string" if media_type == "text/csv" else "object"}
    wrong = ("404", "410") if what.startswith("one") else ()
    moved = {"301": {"description": "It has moved."}} if wrong else {}
    return {
        "get": {
            "operationId": f"{kind.name}-{what}",
            "summary": f"{summary}: {str(kind.plural).replace('-', ' ')}",
            "tags": [kind.plural],
            "parameters": [*parameters, _IF_NONE_MATCH],
            "responses": {
                "200": {
                    "description": "The data.",
                    "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
                    "content": {media_type: {"schema": found}},
                },
                **moved,
                "304": {"description": "What the asker has is what there is."},
                **{status: {"$ref": f"#/components/responses/{status}"} for status in ("400", *wrong)},
            },
        }
    }


def _own_path() -> dict[str, Any]:
    told = {"description": "This.", "content": {FORMATS["json"]: {"schema": {"type": "object"}}}}
    answers = {"200": told, "304": {"description": "Nothing new."}, "400": {"$ref": "#/components/responses/400"}}
    return {"/data/openapi.json": {"get": {"operationId": "openapi", "summary": "This", "responses": answers}}}


def _problems() -> dict[str, Any]:
    said = {
        "400": "The request is not understood; “detail” says why, in the reader's language (Accept-Language).",
        "404": "There is nothing public with that id.",
        "410": "It has been taken off the site. “address” names the page that takes its place where that has no data.",
    }
    content = {PROBLEM: {"schema": ref("Problem")}}
    return {status: {"description": sentence, "content": content} for status, sentence in said.items()}


def _of_lists() -> list[Schema]:
    return [_LIMIT, _CHANGED_SINCE, _CURSOR]


def _in_query(name: str, schema: Schema, said: str) -> Schema:
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": said}


_LIMIT = _in_query(
    "limit",
    {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
    "How many records a page holds at most.",
)
_CHANGED_SINCE = _in_query(
    "changed_since",
    {"type": "string", "format": "date-time"},
    "Only what has changed, come out, been withdrawn or gone since then; give the “as_of” of the round before. What "
    "keeps no moment of its change is always told.",
)
_CURSOR = _in_query("cursor", {"type": "string"}, "Where the page begins: from “next” of the page before, unread.")
_BOM = _in_query(
    "bom", {"type": "integer", "enum": [0, 1]}, "1 for Excel: a byte order mark at the beginning, and semicolons."
)
_KEY = {
    "name": "key",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "pattern": "^[0-9a-z-]+$"},
    "description": "The end of the record's id.",
}
_IF_NONE_MATCH = {"name": "If-None-Match", "in": "header", "required": False, "schema": {"type": "string"}}
