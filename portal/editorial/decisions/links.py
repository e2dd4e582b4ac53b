"""What is missing, each text as a link to the field of the form in which it is written."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from portal.editorial.records import field_of
from portal.publishing.gate import Missing


class FieldLink(NamedTuple):
    label: str
    url: str
    language: str


def field_links(record: Any, missing: Iterable[Missing]) -> list[FieldLink]:
    return [FieldLink(one.label, field_of(record, one.path), one.language) for one in missing]
