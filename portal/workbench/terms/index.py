"""The terms of the site, ready to be looked for: made once, asked often."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from portal.workbench.terms.english import ENGLISH
from portal.workbench.terms.finnish import FINNISH
from portal.workbench.terms.forms import Form, How, form_of
from portal.workbench.terms.inflection import NOTHING, Inflection, unchanged
from portal.workbench.terms.swedish import SWEDISH
from portal.workbench.terms.term import Term
from portal.workbench.terms.words import Word

INFLECTIONS: Final[Mapping[str, Inflection]] = {"fi": FINNISH, "sv": SWEDISH, "en": ENGLISH}
UNINFLECTED: Final = Inflection(unchanged, NOTHING)  # a language that nobody has described yet
HEAD = 4  # letters by which the last part of a compound is looked for


class _InOneLanguage:
    def __init__(self, terms: Iterable[Term], language: str) -> None:
        inflection = INFLECTIONS.get(language, UNINFLECTED)
        self.by_stem: dict[str, list[Form]] = defaultdict(list)
        self.by_joint: dict[str, list[Form]] = defaultdict(list)
        self.heads: set[str] = set()
        for term in terms:
            for texts, is_forbidden in ((term.forms, False), (term.forbidden, True)):
                for text in texts.get(language, ()):
                    self._add(form_of(text, term, inflection, is_forbidden=is_forbidden))

    def _add(self, form: Form | None) -> None:
        if form is None:
            return
        for stem in form.patterns[0].stems:
            self.by_stem[stem].append(form)
            if form.may_end_a_compound:
                self.heads.add(stem[:HEAD])
        if len(form.patterns) == 1:
            for joint in form.patterns[0].joints:
                self.by_joint[joint].append(form)

    def beginning_with(self, word: Word) -> Iterator[tuple[Form, How]]:
        """The forms whose first word `word` may be, or be made with."""
        folded = word.folded
        for length in range(len(folded), 0, -1):
            stem, rest = folded[:length], folded[length:]
            for form in self.by_stem.get(stem, ()):
                pattern = form.patterns[0]
                if pattern.is_ending(rest) and pattern.is_written(word):
                    yield form, How.WHOLE
            for form in self.by_joint.get(stem, ()):
                pattern = form.patterns[0]
                if pattern.is_compounding(stem, rest) and pattern.is_written(word):
                    yield form, How.FIRST_PART
        for start in range(3, len(folded) - HEAD):
            if folded[start : start + HEAD] in self.heads:
                yield from self._ending_with(folded[start:])

    def _ending_with(self, part: str) -> Iterator[tuple[Form, How]]:
        for length in range(len(part), HEAD, -1):
            for form in self.by_stem.get(part[:length], ()):
                if form.may_end_a_compound and form.patterns[0].is_ending(part[length:]):
                    yield form, How.LAST_PART


class TermIndex:
    """The terms by language; a language is made ready when it is first asked for."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(terms)
        self._languages: dict[str, _InOneLanguage] = {}

    def of(self, language: str) -> _InOneLanguage:
        if language not in self._languages:
            self._languages[language] = _InOneLanguage(self.terms, language)
        return self._languages[language]
