"""The glossary as readers see it: in the alphabetical order of the page's language, in one query."""

import unicodedata
from collections.abc import Mapping
from itertools import groupby
from typing import Any, NamedTuple

from portal.fixedpages.models import FixedPage
from portal.languages.lists import in_order, listed, sort_key, text_columns
from portal.languages.localized import LocalizedText, codes, current, has_text
from portal.languages.names import written_in
from portal.languages.page import absolute
from portal.workbench.models import GlossaryTerm

NO_LETTER = "0–9"


class OtherName(NamedTuple):
    language: str
    in_words: str  # "in Swedish"
    name: str
    abbreviation: str


class TermRow(NamedTuple):
    """`name` and `abbreviation` are of one language, which is another than the page's where that has no name."""

    anchor: str
    name: LocalizedText
    abbreviation: LocalizedText
    definition: LocalizedText
    others: list[OtherName]


class Letter(NamedTuple):
    letter: str
    anchor: str
    terms: list[TermRow]


class Glossary(NamedTuple):
    letters: list[Letter]
    abbreviations: list[TermRow]

    def terms(self) -> list[TermRow]:
        return [term for letter in self.letters for term in letter.terms]


def public_glossary() -> Glossary:
    columns = text_columns("term", "abbreviation")
    rows = in_order(listed(GlossaryTerm.objects.public(), "term", "definition", also=columns), "term")
    terms = [_term_row(row) for row in rows]
    letters = [Letter(letter, _anchor(letter), list(group)) for letter, group in groupby(terms, key=_letter)]
    abbreviated = [term for term in terms if term.abbreviation]
    return Glossary(letters, sorted(abbreviated, key=lambda term: sort_key(term.abbreviation)))


def _term_row(row: Mapping[str, Any]) -> TermRow:
    name: LocalizedText = row["term"]
    short = LocalizedText(row[f"abbreviation_{name.lang}"] or "", name.lang, name.page_lang)
    others = [
        OtherName(code, written_in(code), row[f"term_{code}"], row[f"abbreviation_{code}"] or "")
        for code in codes()
        if code not in {name.lang, current()} and has_text(row[f"term_{code}"])
    ]
    return TermRow(f"term-{row['pk']}", name, short, row["definition"], others)


def _letter(term: TermRow) -> str:
    """An accent makes another letter of it where the language says so: "Ö" in Finnish, "O" in English."""
    first = term.name[:1].upper()
    plain = unicodedata.normalize("NFD", first)[:1]
    if not plain.isalpha():
        return NO_LETTER
    return first if sort_key(first) != sort_key(plain) else plain


def _anchor(letter: str) -> str:
    return f"letter-{letter[0].lower()}"


def in_json_ld(words: FixedPage, found: Glossary) -> list[dict[str, Any]]:
    """The glossary as schema.org's DefinedTermSet; what is in another language than the page says so."""
    if not found.letters:
        return []
    address = absolute(words.address(current()))
    named = {"@type": "DefinedTermSet", "@id": address, "name": words.tr.title, "inLanguage": current()}
    return [{**named, "hasDefinedTerm": [_defined_term(term, address) for term in found.terms()]}]


def _defined_term(term: TermRow, address: str) -> dict[str, Any]:
    node = {
        "@type": "DefinedTerm",
        "@id": f"{address}#{term.anchor}",
        "name": _in_language(term.name),
        "alternateName": [{"@value": other.name, "@language": other.language} for other in term.others],
        "termCode": term.abbreviation.plain,
        "description": _in_language(term.definition),
    }
    return {key: value for key, value in node.items() if value}


def _in_language(text: LocalizedText) -> Any:
    return {"@value": text.plain, "@language": text.lang} if text.is_fallback else text.plain
