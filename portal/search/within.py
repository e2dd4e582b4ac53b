"""What a search is narrowed to: conditions on entries, in SQL that SQLite and PostgreSQL share."""

from collections.abc import Iterable
from typing import NamedTuple

OF_THE_ENTRY = "EXISTS (SELECT 1 FROM search_entry w WHERE w.id = p.entry_id AND {})"
LACKING = "+p.entry_id IN (SELECT id FROM search_entry WHERE language = %s AND lacking > '' AND lacking LIKE %s)"


class Within(NamedTuple):
    """A condition on a posting `p`."""

    condition: str
    parameters: tuple[str, ...]


def lacking(language: str, lacked: str) -> Within:
    """Things that have a text in `language` and none in the other."""
    return Within(LACKING, (language, f"%,{lacked},%"))


def phrase(folded: str) -> Within:
    return Within(OF_THE_ENTRY.format("w.folded LIKE %s ESCAPE '!'"), (f"%{_plain(folded)}%",))


def kinds_of(names: Iterable[str]) -> Within:
    return _either("w.kind = %s", names)


def themes(keys: Iterable[str]) -> Within:
    return _either("w.themes LIKE %s ESCAPE '!'", _listed(keys))


def areas(keys: Iterable[str]) -> Within:
    return _either("w.areas LIKE %s ESCAPE '!'", _listed(keys))


def _either(condition: str, values: Iterable[str]) -> Within:
    parameters = tuple(values)
    return Within(OF_THE_ENTRY.format(f"({' OR '.join([condition] * len(parameters)) or '1 = 0'})"), parameters)


def _listed(keys: Iterable[str]) -> list[str]:
    return [f"%,{_plain(key)},%" for key in keys]


def _plain(text: str) -> str:
    for letter in "!%_":
        text = text.replace(letter, f"!{letter}")
    return text
