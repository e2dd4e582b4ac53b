"""`|column` and `|label_in_words`: which text in which language a field of a form is that is only to be read."""

import re
from typing import NamedTuple

from django import template
from django.conf import settings

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
