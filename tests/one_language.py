"""The portal with the texts of one language alone: each is marked, so that it is known wherever it comes out."""

from typing import Any

from django.db import models
from modeltranslation.translator import translator

from portal.fixedpages.models import FixedPage
from portal.languages.localized import codes
from portal.media.models import Image
from portal.media.used import uses_of
from portal.news.models import NewsItem, Quote
from portal.publishing.models import Publishable
from portal.workbench.models import GlossaryTerm
from strategy.models import Indicator, IndicatorValue, Spearhead
from tests.builders import a_fixed_page, a_showcase_item, an_image

MARK = "✻"  # ends each line of each text
CHANGED_AT = "2026-01-02T10:00:00+02:00"


def with_every_kind() -> None:
    """Beside the shipped content a record of each kind that it lacks, and a picture wherever there can be one."""
    a_showcase_item().spearheads.set(Spearhead.objects.all())
    Quote.objects.create(news_item=NewsItem.objects.first(), text_fi="Lainaus", speaker="Aino")
    IndicatorValue.objects.create(indicator=Indicator.objects.first(), year=2024, words_fi="paljon")
    GlossaryTerm.objects.create(term_fi="kärki")
    image = an_image()
    for model, field in uses_of(Image):
        model._default_manager.update(**{field: image})
    written: Any = FixedPage.objects
    for key in set(FixedPage.Key) - set(written.values_list("key", flat=True)):
        a_fixed_page(key)


def in_one_language(language: str) -> None:
    """As if nobody had written anything in another one. The first record of each kind has every text that it can have,
    and every page tells of a change."""
    for model in translator.get_registered_models():
        for number, row in enumerate(model._default_manager.order_by("pk")):
            model._default_manager.filter(pk=row.pk).update(**_columns(row, language, is_full=number == 0))
        if issubclass(model, Publishable):
            notes = [{"at": CHANGED_AT, language: f"Note {MARK}"}]
            model._default_manager.update(change_notes=notes, changed={})


def _columns(row: Any, language: str, *, is_full: bool) -> dict[str, Any]:
    columns: dict[str, Any] = {"original_language": language}
    for name in row.translated_fields():
        columns |= dict.fromkeys((f"{name}_{code}" for code in codes()), None)
        texts = (getattr(row, f"{name}_{code}") for code in dict.fromkeys((language, *codes())))
        text = next(filter(None, texts), name if is_full else "")
        if name == "slug":
            columns[f"slug_{language}"] = text
        elif text:
            columns[f"{name}_{language}"] = _marked(text, row._meta.get_field(f"{name}_{language}"))
    return columns


def _marked(text: str, column: Any) -> str:
    """A row of a table is no line of its own."""
    lines = [
        line if line.rstrip().endswith("|") or not line.strip() else f"{line} {MARK}" for line in text.splitlines()
    ]
    marked = "\n".join(lines)
    longest = column.max_length if isinstance(column, models.CharField) else None
    return marked if longest is None or len(marked) <= longest else f"{text[: longest - 1]}{MARK}"


def kinds_without_a_record() -> list[str]:
    return [model._meta.label for model in translator.get_registered_models() if not model._default_manager.exists()]
