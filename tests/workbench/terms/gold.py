"""The texts in which each occurrence of a term is marked, and how well the marks are found."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from portal.workbench.terms.finding import find
from portal.workbench.terms.index import TermIndex
from portal.workbench.terms.term import Term, written_forms

HERE = Path(__file__).parent
_MARK = re.compile(r"\{([^}|]*)\|([^}|]*)\}")


class Marked(NamedTuple):
    language: str
    text: str
    marks: set[tuple[int, int, str]]


class Figures(NamedTuple):
    marks: int
    lost: list[str]
    false: list[str]

    @property
    def recall(self) -> float:
        return 1 - len(self.lost) / self.marks

    @property
    def precision(self) -> float:
        found = self.marks - len(self.lost)
        return found / (found + len(self.false))


def terms(name: str = "vocabulary.yaml") -> list[Term]:
    rows = yaml.safe_load((HERE / name).read_text())
    return [
        Term(
            key=row["key"],
            forms={code: written_forms(row[code]) for code in ("fi", "sv", "en") if code in row},
            forbidden={code: written_forms(text) for code, text in row.get("forbidden", {}).items()},
            is_name=row.get("is_name", False),
        )
        for row in rows
    ]


def texts(name: str) -> Iterator[Marked]:
    for language, marked_texts in yaml.safe_load((HERE / name).read_text()).items():
        for marked in marked_texts:
            yield _unmarked(language, marked)


def _unmarked(language: str, marked: str) -> Marked:
    text, marks, at = "", set(), 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        marks.add((len(text), len(text) + len(match[1]), match[2]))
        text, at = text + match[1], match.end()
    return Marked(language, text + marked[at:], marks)


def measured(name: str, language: str, known: list[Term]) -> Figures:
    index, marks = TermIndex(known), 0
    lost: list[str] = []
    false: list[str] = []
    for text in (text for text in texts(name) if text.language == language):
        found = {(match.start, match.end, match.term.key) for match in find(text.text, index, language)}
        marks += len(text.marks)
        lost += [f"{text.text[start:end]} ({key})" for start, end, key in sorted(text.marks - found)]
        false += [f"{text.text[start:end]} ({key})" for start, end, key in sorted(found - text.marks)]
    return Figures(marks, lost, false)
