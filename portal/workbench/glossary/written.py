"""The forms of a term as its columns hold them, and whether the vocabulary agrees with itself about them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from portal.languages.lists import text_columns
from portal.languages.localized import codes, current, pick
from portal.workbench.terms.words import words_of

WRITTEN = text_columns("term", "abbreviation", "other_forms", "forbidden_forms")

Row = Mapping[str, Any]


class Written(NamedTuple):
    column: str
    form: str


class Fault(NamedTuple):
    column: str
    sentence: str


def allowed(row: Row, language: str) -> Iterator[Written]:
    """The preferred form first."""
    for field in ("term", "abbreviation", "other_forms"):
        yield from _forms(row, f"{field}_{language}")


def forbidden(row: Row, language: str) -> Iterator[Written]:
    return _forms(row, f"forbidden_forms_{language}")


def _forms(row: Row, column: str) -> Iterator[Written]:
    """One a line."""
    lines = (" ".join(line.split()) for line in str(row.get(column) or "").splitlines())
    return (Written(column, line) for line in lines if line)


def contradictions(row: Row, others: Iterable[Row]) -> Iterator[Fault]:
    """What a text is both to write and not to write in one language, by this term or by it and one of `others`."""
    others = list(others)
    for code in codes():
        here, banned = list(allowed(row, code)), list(forbidden(row, code))
        own = {_as_found(form) for _column, form in here}
        for column, form in banned:
            if _as_found(form) in own:
                sentence = _("“%(form)s” cannot be both allowed and forbidden.")
                yield Fault(column, sentence % {"form": form})
        for other in others:
            yield from _against(other, code, here, banned)


def _against(other: Row, language: str, here: list[Written], banned: list[Written]) -> Iterator[Fault]:
    """Where a form that one of two terms allows is forbidden by the other."""
    its_own = {_as_found(form) for _column, form in allowed(other, language)}
    its_banned = {_as_found(form) for _column, form in forbidden(other, language)}
    for column, form in here:
        if _as_found(form) in its_banned:
            sentence = _("The term “%(term)s” says that “%(form)s” is not to be used.")
            yield Fault(column, sentence % {"term": name_of(other), "form": form})
    for column, form in banned:
        if _as_found(form) in its_own:
            sentence = _("“%(form)s” cannot be forbidden: it is a form of the term “%(term)s”.")
            yield Fault(column, sentence % {"term": name_of(other), "form": form})


def namesakes(row: Row, others: Iterable[Row]) -> list[str]:
    """The languages in which one of `others` has the same preferred form."""
    others = list(others)
    return [code for code in codes() if any(_preferred(row, code) == _preferred(other, code) != () for other in others)]


def _preferred(row: Row, language: str) -> tuple[Any, ...]:
    return _as_found(str(row.get(f"term_{language}") or ""))


def _as_found(form: str) -> tuple[Any, ...]:
    """Equal for forms that are found in the same places: case counts in abbreviations alone."""
    return tuple(
        (word.gap, word.text if any(sign.isupper() for sign in word.text[1:]) else word.folded)
        for word in words_of(form)
    )


def name_of(row: Row) -> str:
    return pick(row, "term", row["original_language"], current()).plain
