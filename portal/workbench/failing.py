"""Which checks a translation fails, as the queue knows it: found when a text changes, not when the queue is shown."""

from functools import cached_property

from portal.workbench.checks.checking import Translation, check
from portal.workbench.checks.finding import Code, Finding
from portal.workbench.glossary.index import Vocabulary as Known
from portal.workbench.glossary.index import vocabulary
from portal.workbench.models import Unit
from portal.workbench.terms.index import TermIndex
from portal.workbench.texts import Text, longest, markdown_texts

_SAID_BY_THE_STATE = {Code.MISSING}


class Vocabulary:
    """The terms that are checked against; read when they are first asked for."""

    @cached_property
    def known(self) -> Known:
        return vocabulary()

    @property
    def index(self) -> TermIndex:
        return self.known.terms

    @property
    def version(self) -> str:
        return self.known.version


def findings_of(text: Text, language: str, vocabulary: Vocabulary, target: str | None = None) -> list[Finding]:
    """Of the translation as it stands, or of `target` in its place; its sentences are in the reader's language."""
    translation = Translation(
        text.written[text.original_language],
        text.written[language] if target is None else target,
        text.original_language,
        language,
        is_markdown=text.name in markdown_texts(text.model),
        max_length=longest(text.model, text.name, language),
    )
    return [found for found in check(translation, vocabulary.index) if found.code not in _SAID_BY_THE_STATE]


def recheck(unit: Unit, text: Text, vocabulary: Vocabulary) -> None:
    """What is missing, or is to be so, has no faults."""
    unit.checked_with = vocabulary.version
    if not unit.target_digest or unit.exempt_reason or unit.is_same_on_purpose:
        unit.failing = []
        return
    findings = findings_of(text, unit.language, vocabulary)
    unit.dismissed = sorted({found.digest for found in findings} & set(unit.dismissed))
    unit.failing = sorted({str(found.code) for found in findings if found.digest not in unit.dismissed})
