"""How far each language of each text can be trusted: own, behind its original since a day, or missing."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from portal.languages.localized import codes, has_text
from portal.languages.models import TranslatedModel
from portal.opendata.fetching import one_linked
from portal.opendata.kinds import Shape
from portal.publishing.followed import Place, days_of
from portal.publishing.models import Part, Publishable
from portal.publishing.owning import owning_field
from portal.publishing.visible import shown

LanguageMap = dict[str, dict[str, str]]


class Standing:
    """What the translators' desk knows of single texts of the records that are behind, else what the records know."""

    def __init__(self, records: Iterable[Any], shape: Shape) -> None:
        owners = [owner for record in records for owner in _owners(record, shape)]
        behind = {(type(one), one.pk) for one in owners if isinstance(one, Publishable) and one.behind}
        shared = {type(one) for one in owners if not isinstance(one, Publishable)}
        self._days = _days_of(behind, shared) if behind or shared else {}

    def language_map(self, record: Any, name: str) -> LanguageMap | None:
        """None where the text stands in no language at all."""
        texts = {code: getattr(record, f"{name}_{code}") for code in codes()}
        if not any(map(has_text, texts.values())):
            return None
        return {code: self._in_language(record, name, code, text) for code, text in texts.items()}

    def follows(self, record: Any, name: str, language: str) -> str | None:
        """The day from which the original was as `language` still has it, where it is another one by now."""
        owner, path = _place(record)
        day = owner.follows(language)
        is_up_to_date = day is None and isinstance(owner, Publishable)
        if is_up_to_date or language == record.original_language:
            return None
        kind = ContentType.objects.get_for_model(owner).pk
        return self._days.get((kind, str(owner.pk), f"{path}{name}", language), day)

    def of_language(self, record: Any, shape: Shape, language: str) -> str:
        """Of all that is told of the record: "behind" where a text is, "partly" where one is missing, else "own"."""
        parts = _own_parts(record, shape)
        found = {self._status(one, name, language) for one, part in parts for name in part.texts}
        return "behind" if "behind" in found else "partly" if "missing" in found else "own"

    def _status(self, record: Any, name: str, language: str) -> str:
        """Nothing of what the original has not, and of names that a language may lack."""
        told = self.language_map(record, name)
        if not told or name in record.NAMES or told[record.original_language]["status"] == "missing":
            return ""
        return told[language]["status"]

    def _in_language(self, record: Any, name: str, language: str, text: str | None) -> dict[str, str]:
        if not has_text(text):
            return {"status": "missing"}
        told = {"text": str(text)}
        if day := self.follows(record, name, language):
            return told | {"status": "behind", "follows": day}
        return told | {"status": "own"}


def _owners(record: Any, shape: Shape) -> Iterator[Any]:
    """The records that the texts told with `record` belong to, itself or what it is a part of among them."""
    if isinstance(record, TranslatedModel):
        yield _place(record)[0]
    for name in shape.links:
        yield from (_place(linked)[0] for linked in related(record, shape, name))
    for name, part in shape.parts.items():
        for one in related(record, shape, name):
            yield from _owners(one, part)


def _own_parts(record: Any, shape: Shape) -> Iterator[tuple[Any, Shape]]:
    """The record and what it is made of, without what it shares with others."""
    yield record, shape
    for name, part in shape.parts.items():
        for one in related(record, shape, name):
            if isinstance(one, Part) and isinstance(one, TranslatedModel) and _place(one)[0] == record:
                yield from _own_parts(one, part)


def related(record: Any, shape: Shape, name: str) -> list[Any]:
    """What was fetched of a relation, be it to one record or to many."""
    if shape.is_list(name):
        return shown(record, name)
    return [one for one in (one_linked(record, name),) if one is not None]


def _place(record: Any) -> tuple[Any, str]:
    """The record that a text belongs to for its translators, and where in it the text stands."""
    if not isinstance(record, Part):
        return record, ""
    field = owning_field(type(record))
    above = getattr(record, field.name)
    if above is None:
        return record, ""
    owner, path = _place(above)
    return owner, f"{path}{field.remote_field.related_name}/{record.pk}/"


def _days_of(behind: set[tuple[Any, Any]], shared: set[Any]) -> dict[Place, str | None]:
    """One query: every text of the records that are behind, and what is behind of the kinds that keep no account.

    A text that the desk does not know is not in it.
    """
    asked = Q()
    for model in {model for model, _pk in behind}:
        keys = [str(pk) for one, pk in behind if one is model]
        asked |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=keys)
    if shared:
        kinds = [ContentType.objects.get_for_model(model) for model in shared]
        asked |= Q(content_type__in=kinds, follows_since__isnull=False)
    return days_of(asked)
