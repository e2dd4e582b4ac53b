"""What the records of a list are called, in one query however many kinds there are."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast

from portal.languages.localized import codes, fallback_order
from portal.languages.models import TranslatedModel

Key = tuple[int, str]  # content type and primary key


def names_of(keys: Iterable[Key], language: str) -> dict[Key, str]:
    """In `language`, else in what stands in for it. What has been deleted is not in it."""
    by_kind: dict[int, list[str]] = {}
    for kind, pk in keys:
        by_kind.setdefault(kind, []).append(pk)
    rows = [_rows(kind, pks) for kind, pks in sorted(by_kind.items())]
    if not rows:
        return {}
    return {
        (kind, pk): _name(original, texts, language)
        for kind, pk, original, *texts in rows[0].union(*rows[1:], all=True)
    }


def _rows(kind: int, pks: list[str]) -> Any:
    model: Any = ContentType.objects.get_for_id(kind).model_class()
    columns = {f"name_{code}": Cast(F(_column(model, code)), CharField()) for code in codes()}
    queryset = model._base_manager.filter(pk__in=pks).order_by()
    return queryset.annotate(kind=Value(kind), key=Cast("pk", CharField()), **columns).values_list(
        "kind", "key", "original_language", *columns
    )


def _column(model: type[TranslatedModel], code: str) -> str:
    return f"{model.NAMED_BY}_{code}" if model.NAMED_BY in model.translated_fields() else model.NAMED_BY


def _name(original: str, texts: list[Any], language: str) -> str:
    named = dict(zip(codes(), texts, strict=True))
    return next((str(named[code]) for code in fallback_order(language, original) if named.get(code)), "–")
