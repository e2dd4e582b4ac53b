"""Changes as they are read: each text word by word, in its own language, and long ones folded."""

from collections.abc import Collection
from typing import Any, NamedTuple

from django.conf import settings

from portal.publishing.history import Change, Kind, word_diff

LONG = 600  # characters of both texts together


class Shown(NamedTuple):
    path: str
    label: str
    language: str  # of the text; empty for what belongs to no language
    words: list[tuple[Kind, str]]
    old: str
    new: str
    gone: int  # in words
    added: int

    @property
    def is_long(self) -> bool:
        return len(self.old) + len(self.new) > LONG


def shown(change: Change) -> Shown:
    words = word_diff(change.old, change.new)
    return Shown(
        path=change.path,
        label=change.label,
        language=next(iter(change.languages)) if len(change.languages) == 1 else "",
        words=words,
        old=change.old,
        new=change.new,
        gone=_count(words, Kind.GONE),
        added=_count(words, Kind.NEW),
    )


def _count(words: list[tuple[Kind, str]], wanted: Kind) -> int:
    return sum(len(text.split()) for kind, text in words if kind == wanted)


def called(user: Any) -> str:
    """Empty where nobody is known."""
    return str(user.get_full_name() or user.get_username()) if user else ""


def language_names(languages: Collection[str] | None) -> list[str]:
    return [str(name) for code, name in settings.LANGUAGES if code in (languages or ())]
