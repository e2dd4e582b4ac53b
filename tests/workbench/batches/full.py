"""Records of every kind with a text in every column, and with a part of every kind."""

from typing import Any

from django.db import transaction

from ecosystems.models import EcosystemAgreement, Theme
from portal.news.models import NewsItem
from portal.publishing.applying import apply
from portal.publishing.snapshots import Snapshot, snapshot
from portal.workbench.models import GlossaryTerm
from portal.workbench.texts import Text, column_path, longest, markdown_texts, texts_of
from strategy.models import Spearhead, SpearheadLineage, Strategy
from tests import builders
from tests.staff.records import BUILDERS
from tests.workbench.exchange.batches import BODY, BODY_SV

LINES = (
    "Ensimmäinen & toinen <rivi>, “lainaus” = 5 %\nKolmas: {nimi} | %s\n",
    "Första & andra <raden>, ”citat”\nTredje: {namn}\n",
)
LINE = "Älykäs & <maa> = “kaksi” – 5 %", "Smart & <land> = ”två” – 5 %"


def a_full(model: Any, *, has_translations: bool) -> Any:
    record = builders.a_theme() if model is Theme else BUILDERS[model]()
    _add_parts(record)
    whole = snapshot(record)
    for text in texts_of(whole):
        finnish, swedish = _words(text)
        whole = _with(whole, text.path, fi=finnish, sv=swedish if has_translations else "", en="")
    with transaction.atomic():
        apply(record, whole)
    return record


def _with(whole: Snapshot, path: str, **texts: str) -> Snapshot:
    for language, words in texts.items():
        whole = whole.with_value(column_path(path, language), words)
    return whole


def _words(text: Text) -> tuple[str, str]:
    if text.name in markdown_texts(text.model):
        return BODY, BODY_SV
    limit = longest(text.model, text.name, "fi")
    finnish, swedish = LINES if limit is None else LINE
    return finnish[:limit].strip(), swedish[:limit].strip()


def _add_parts(record: Any) -> None:
    if isinstance(record, Strategy):
        record.sections.create(heading_fi="Luku")
        record.approvals.create(body_fi="Hyväksyjä")
        builders.an_indicator(record).values.create(year=2025)
    elif isinstance(record, Spearhead):
        record.actors.create()
        for place in ("predecessor", "successor"):
            other = "successor" if place == "predecessor" else "predecessor"
            ends = {place: record, other: builders.a_spearhead()}
            SpearheadLineage.objects.create(kind=SpearheadLineage.Kind.values[0], **ends)
    elif isinstance(record, EcosystemAgreement):
        record.funders.create(actors_fi="yritykset")
        builders.a_theme(agreement=record)
    elif isinstance(record, NewsItem):
        record.quotes.create(speaker="A. Puhuja", text_fi="Sanoin")
    elif isinstance(record, GlossaryTerm):
        record.is_public = True
