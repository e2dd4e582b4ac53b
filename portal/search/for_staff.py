"""The index as lists of the admin use it: records by inflected words, in whatever language they are written."""

from typing import Any

from portal.languages.localized import codes
from portal.search.finding import in_language
from portal.search.kinds import kinds
from portal.search.models import Entry
from portal.search.reading import Read, read
from portal.search.within import kinds_of


def keys_with(model: type[Any], text: str) -> set[int]:
    """Records that have every word of `text`, all in one language; whether they may be seen is the list's to ask."""
    kind, asked = model._meta.label_lower, read(text)
    if kind not in kinds() or not asked.words:
        return set()
    keys = {key for language in codes() for key in _with_words(kind, asked, language)}
    return {int(key) for key in keys | _with_number(kind, asked) if key.isdecimal()}


def _with_number(kind: str, asked: Read) -> set[str]:
    terms = [f"{code}:{asked.phone}" for code in codes()] if asked.phone else []
    return set(Entry.objects.filter(kind=kind, postings__term__in=terms).values_list("object_id", flat=True))


def _with_words(kind: str, asked: Read, language: str) -> list[str]:
    found, planned = in_language(asked, language, within=[kinds_of([kind])])
    return [one.key for one in found if one.matched == len(planned.slots)]
