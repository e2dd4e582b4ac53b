"""`|column`, `|label_in_words` and `|beside`: which text in which language a field is, and what is said of it."""

import re
from typing import Any, NamedTuple

from django import template
from django.conf import settings

from portal.languages.asides import Aside, Asides, key_of
from portal.languages.localized import codes

register = template.Library()

_CODED = re.compile(r"^(?P<label>.*) \[(?P<language>[a-z-]+)\]$")


class Column(NamedTuple):
    text: str
    language: str


@register.filter
def column(name: str) -> Column | None:
    """ "title_sv" as its text and its language; None for what belongs to no language."""
    text, _line, language = str(name).rpartition("_")
    return Column(text, language) if text and language in codes() else None


@register.filter
def label_in_words(label: str) -> str:
    """“Title (Swedish)” for “Title [sv]”, which is how modeltranslation calls a column."""
    found = _CODED.match(str(label))
    names = dict(settings.LANGUAGES)
    if not found or found["language"] not in names:
        return str(label)
    return f"{found['label']} ({names[found['language']]})"


@register.filter
def beside(asides: Asides | None, field: Any) -> Aside | None:
    """What is said of a field of the admin, or of a row of the record."""
    if not asides:
        return None
    if getattr(field, "is_readonly", False):
        return asides.beside.get(key_of(field.form.instance.pk, field.field["name"]))
    return asides.beside.get(key_of(field.field.form.instance.pk, field.field.name))
