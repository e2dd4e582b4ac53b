"""What a translator is told beside a text: what it is called, what has been asked about it, and the terms in it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.languages.localized import current
from portal.publishing.naming import learnt, targets_of
from portal.publishing.wording import label_of
from portal.workbench.batches.standing import TextNow
from portal.workbench.models import Question
from portal.workbench.names import names_of
from portal.workbench.terms.finding import find
from portal.workbench.terms.index import TermIndex
from portal.workbench.terms.term import Term
from portal.workbench.texts import column_path


class Labels:
    """“Strategy “Avaus”: Title (Swedish)” of many texts, in a query for each kind of thing that they name."""

    def __init__(self, texts: Sequence[TextNow]) -> None:
        records = {text.of.record: text.of.now for text in texts}
        parts = [part for now in records.values() for part in now.all_parts()]
        self._parts = learnt(target for part in parts for target in targets_of(part))
        self._records = names_of([_key(record) for record in records], current())

    def of(self, text: TextNow) -> str:
        return f"{self.of_record(text.of.record)}: {self.within_record(text)}"

    def of_record(self, record: Any) -> str:
        kind = capfirst(str(record._meta.verbose_name))
        return _("%(kind)s “%(name)s”") % {"kind": kind, "name": self._records.get(_key(record), "–")}

    def within_record(self, text: TextNow) -> str:
        return label_of(column_path(text.text.path, text.unit.language), text.of.now, names=self._parts)


def _key(record: Any) -> tuple[int, str]:
    return ContentType.objects.get_for_model(record).pk, str(record.pk)


def asked_of(texts: Iterable[TextNow]) -> dict[int, str]:
    """Questions and their answers in words, by the primary key of the unit; the oldest first."""
    said = defaultdict[int, list[str]](list)
    units = [text.unit.pk for text in texts if text.unit.pk]
    for question in Question.objects.filter(unit__in=units).order_by("asked_at", "pk"):
        said[question.unit_id].append(_("Question: %(text)s") % {"text": question.text})
        answer = _("Answer: %(text)s") % {"text": question.answer} if question.answer else _("Not answered yet.")
        said[question.unit_id].append(answer)
    return {unit: " ".join(sentences) for unit, sentences in said.items()}


def terms_in(text: TextNow, terms: TermIndex) -> str:
    """“Terms: ekosysteemisopimus = ekosystemavtal (note)”, or nothing."""
    original, language = text.text.original_language, text.unit.language
    found = {match.term.key: match.term for match in find(text.source, terms, original)}
    pairs = [_pair(term, original, language) for term in found.values()]
    return _("Terms: %(pairs)s.") % {"pairs": "; ".join(filter(None, pairs))} if any(pairs) else ""


def _pair(term: Term, original: str, language: str) -> str:
    ours, theirs = term.preferred(original), term.preferred(language)
    note = f" ({term.note})" if term.note else ""
    return f"{ours} = {theirs}{note}" if ours and theirs else ""
