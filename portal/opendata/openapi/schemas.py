"""JSON schemas of what is told, made from the same shapes as the data and from the columns of the models."""

from typing import Any

from django.db import models

from portal.facts.fields import PartialDateField
from portal.languages.localized import codes
from portal.opendata.kinds import Kind, Shape

Schema = dict[str, Any]

_PARTIAL_DATE = {"pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$", "description": "As precise as it is known."}
_FORMATS: dict[Any, Schema] = {
    models.DateTimeField: {"type": "string", "format": "date-time"},
    models.DateField: {"type": "string", "format": "date"},
    models.BooleanField: {"type": "boolean"},
    models.DecimalField: {"type": "number"},
    models.IntegerField: {"type": "integer"},
    models.URLField: {"type": "string", "format": "uri"},
    PartialDateField: {"type": "string", **_PARTIAL_DATE},
}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def list_of(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def thing(properties: Schema, *, optional: tuple[str, ...] = (), **more: Any) -> Schema:
    """An object that has these properties and no others."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False, **more}


def per_language(schema: Schema, *, is_whole: bool = True) -> Schema:
    properties = dict.fromkeys(codes(), schema)
    return thing(properties, optional=() if is_whole else codes())


def general() -> dict[str, Schema]:
    """What every answer is made of."""
    text = {"type": "string"}
    day = {"type": "string", "format": "date"}
    stands = [
        thing({"text": text, "status": {"const": "own"}}),
        thing({"text": text, "status": {"const": "behind"}, "follows": day}),
        thing({"status": {"const": "missing"}}),
    ]
    description = (
        "One text of one language. own: it says what the original says. behind: the original has changed since; it is "
        "a translation of what the original was from the day in “follows”. missing: there is none, and no other "
        "language stands in for it."
    )
    return {
        "Text": {"oneOf": stands, "description": description},
        "LanguageMap": or_null(per_language(ref("Text")))
        | {"description": "null where the text stands in no language."},
        "Addresses": per_language({"type": "string", "format": "uri"}),
        "Link": thing(
            {
                "id": {"type": "string", "format": "uri"},
                "kind": text,
                "name": {"anyOf": [ref("LanguageMap"), text]},
                "addresses": or_null(ref("Addresses")),
            }
        ),
        "Departure": thing(
            {
                "id": {"type": "string", "format": "uri"},
                "state": {"enum": ["withdrawn", "gone"]},
                "at": or_null(_FORMATS[models.DateTimeField]),
            }
        ),
        "Problem": {
            "type": "object",
            "properties": {"type": text, "title": text, "status": {"type": "integer"}, "detail": text, "address": text},
            "required": ["type", "title", "status", "detail"],
        },
    }


def of_kind(kind: Kind) -> Schema:
    own = {
        "id": {"type": "string", "format": "uri", "description": "Stays the same for as long as the record exists."},
        "kind": {"const": kind.name},
        "addresses": or_null(ref("Addresses")),
        "original_language": {"enum": list(codes())},
    }
    return thing(
        own | (_of_publication() if kind.is_published else {}) | _of_shape(kind) | _of_page(kind), optional=_MORE
    )


_MORE = ("list", "functions", "withdrawal")


def _of_page(kind: Kind) -> Schema:
    """See site_pages.py: what a page's own data have beyond its words."""
    if kind.name != "page":
        return {}
    function = thing({"title": ref("LanguageMap"), "matters": ref("LanguageMap"), "organisation": or_null(ref("Link"))})
    return {"list": or_null({"type": "string", "format": "uri"}), "functions": list_of(function)}


def _of_publication() -> Schema:
    moment = or_null(_FORMATS[models.DateTimeField])
    note = thing({"at": _FORMATS[models.DateTimeField], "text": per_language({"type": "string"}, is_whole=False)})
    return {
        "state": {"enum": ["published", "withdrawn"]},
        "published_at": moment,
        "changed": per_language(moment),
        "is_reviewed": {"type": "boolean", "description": "Whether somebody has checked the facts against the source."},
        "changes": list_of(note),
        "withdrawal": thing({"at": moment, "notice": per_language({"type": "string"}, is_whole=False)})
        | {"description": "Why it is withdrawn, where it is."},
    }


def _of_shape(shape: Shape) -> Schema:
    texts = {name: ref("LanguageMap") for name in shape.texts}
    facts = {fact.name: _of_column(shape.model._meta.get_field(fact.column)) for fact in shape.facts}
    made = {name: dict(one.schema) for name, one in shape.made.items()}
    links = {name: _one_or_many(shape, name, ref("Link")) for name in shape.links}
    parts = {
        name: _one_or_many(shape, name, thing({"key": {"type": "string"}, **_of_shape(part)}))
        for name, part in shape.parts.items()
    }
    return texts | facts | made | links | parts


def _one_or_many(shape: Shape, relation: str, schema: Schema) -> Schema:
    return list_of(schema) if shape.is_list(relation) else or_null(schema)


def _of_column(column: Any) -> Schema:
    schema = next((known for kind, known in _FORMATS.items() if isinstance(column, kind)), {"type": "string"})
    if column.flatchoices:
        schema = {"enum": [value for value, _label in column.flatchoices]}
    may_be_nothing = column.null or column.blank
    return or_null(schema) if may_be_nothing else schema
