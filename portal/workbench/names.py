"""What the records of a list are called, in one query however many kinds there are."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast
from django.utils.text import capfirst

from portal.languages.localized import LocalizedText, codes, pick
from portal.languages.models import TranslatedModel
from portal.publishing.composition import model_at

Key = tuple[int, str]  # content type and primary key


def key_of(record: Any) -> Key:
    return ContentType.objects.get_for_model(record).pk, str(record.pk)


def names_of(keys: Iterable[Key], language: str) -> dict[Key, str]:
    """In `language`, else in what stands in for it. What has been deleted is not in it."""
    by_kind: dict[int, list[str]] = {}
    for kind, pk in keys:
        by_kind.setdefault(kind, []).append(pk)
    rows = [_rows(kind, pks) for kind, pks in sorted(by_kind.items())]
    if not rows:
        return {}
    return {
        (kind, _as_key(kind, pk)): _name(original, texts, language)
        for kind, pk, original, *texts in rows[0].union(*rows[1:], all=True)
    }


def _as_key(kind: int, pk: str) -> str:
    """SQLite writes a UUID without its hyphens."""
    model: Any = ContentType.objects.get_for_id(kind).model_class()
    return str(model._meta.pk.to_python(pk))


def _rows(kind: int, pks: list[str]) -> Any:
    model: Any = ContentType.objects.get_for_id(kind).model_class()
    columns = {f"said_{code}": Cast(F(_column(model, code)), CharField()) for code in codes()}
    queryset = model._base_manager.filter(pk__in=pks).order_by()
    return queryset.annotate(of_kind=Value(kind), written_key=Cast("pk", CharField()), **columns).values_list(
        "of_kind", "written_key", "original_language", *columns
    )


def _column(model: type[TranslatedModel], code: str) -> str:
    return f"{model.NAMED_BY}_{code}" if model.NAMED_BY in model.translated_fields() else model.NAMED_BY


def _name(original: str, texts: list[Any], language: str) -> str:
    columns = {f"name_{code}": text for code, text in zip(codes(), texts, strict=True)}
    return pick(columns, "name", original, language) or LocalizedText("–", language, language)


def short_label(model: Any, path: str) -> str:
    """What the text at a unit's path is called, without asking which part it stands in: “Section: heading”."""
    place = tuple(path.split("/"))
    try:
        own = model_at(model, place)
        label = str(getattr(own._meta.get_field(place[-1]), "verbose_name", place[-1]))
    except (KeyError, FieldDoesNotExist):
        return path
    return capfirst(label) if own is model else f"{capfirst(str(own._meta.verbose_name))}: {label}"
