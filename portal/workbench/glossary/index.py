"""The vocabulary of the database, ready to be looked for in texts."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django.db.models import CharField
from django.db.models.functions import Cast

from portal.languages.lists import text_columns
from portal.languages.localized import codes
from portal.workbench.glossary.written import WRITTEN, allowed, forbidden
from portal.workbench.models import GlossaryTerm
from portal.workbench.terms.index import TermIndex
from portal.workbench.terms.term import Term


class Vocabulary(NamedTuple):
    """All terms as they were at one version."""

    version: str
    terms: TermIndex
    definitions: Mapping[str, Mapping[str, str]]  # key of a term -> language -> what it is


class _Kept:
    """What this process has read; replaced whole, so that no thread sees half of it."""

    vocabulary = Vocabulary("", TermIndex([]), {})


def vocabulary() -> Vocabulary:
    """One query, and one more when the vocabulary has changed. The version is asked before the words: what changes in
    between is read again the next time."""
    version, kept = vocabulary_version(), _Kept.vocabulary
    if kept.version != version:
        kept = _Kept.vocabulary = _read(version)
    return kept


def term_index() -> TermIndex:
    return vocabulary().terms


def vocabulary_version() -> str:
    """Another one after any change, in 16 characters. Every moment counts and not the latest alone: of two people who
    save at once, the earlier may be seen later."""
    moments = GlossaryTerm.objects.order_by("pk").values_list("pk", Cast("changed_at", CharField()))
    return hashlib.sha256(repr(list(moments)).encode()).hexdigest()[:16]


def _read(version: str) -> Vocabulary:
    columns = ("pk", "note", "is_name", *WRITTEN, *text_columns("definition"))
    rows = list(GlossaryTerm.objects.order_by("pk").values(*columns))
    definitions = {str(row["pk"]): {code: row[f"definition_{code}"] or "" for code in codes()} for row in rows}
    return Vocabulary(version, TermIndex(_terms(rows)), definitions)


def _terms(rows: Iterable[Mapping[str, Any]]) -> Iterator[Term]:
    for row in rows:
        forms = {code: tuple(form for _column, form in allowed(row, code)) for code in codes()}
        not_to_be_used = {code: tuple(form for _column, form in forbidden(row, code)) for code in codes()}
        yield Term(str(row["pk"]), forms, not_to_be_used, row["note"], row["is_name"])
