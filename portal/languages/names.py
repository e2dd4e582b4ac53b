"""The languages' names as sentences need them: a link calls a language by its own name, a note by the reader's.

A language that nobody has named here goes by the name that the settings give it.
"""

from django.conf import settings
from django.utils.translation import pgettext

_SELF_NAMES = {"fi": "Suomeksi", "sv": "På svenska", "en": "In English"}
_OG_LOCALES = {"en": "en_GB"}


def self_name(code: str) -> str:
    """As a link to the page in that language."""
    return _SELF_NAMES.get(code) or _name(code)


def og_locale(code: str) -> str:
    """As Open Graph wants it: the language as it is used in Finland, but for English."""
    return _OG_LOCALES.get(code, f"{code}_FI")


def shown_in(code: str) -> str:
    """As the end of "This page is shown in …", in the page's language."""
    names = {
        "fi": pgettext("shown in", "Finnish"),
        "sv": pgettext("shown in", "Swedish"),
        "en": pgettext("shown in", "English"),
    }
    return names.get(code) or pgettext("shown in", "%(language)s") % {"language": _name(code)}


def written_in(code: str) -> str:
    """As a label beside a document or a source: "in Finnish"."""
    names = {
        "fi": pgettext("language of a text", "in Finnish"),
        "sv": pgettext("language of a text", "in Swedish"),
        "en": pgettext("language of a text", "in English"),
    }
    return names.get(code) or pgettext("language of a text", "in %(language)s") % {"language": _name(code)}


def text_in(code: str) -> str:
    """As in "the Finnish text", in the form that the note on a page that is behind needs."""
    names = {
        "fi": pgettext("the … text", "Finnish"),
        "sv": pgettext("the … text", "Swedish"),
        "en": pgettext("the … text", "English"),
    }
    return names.get(code) or _name(code)


def _name(code: str) -> str:
    return str(dict(settings.LANGUAGES).get(code, code))
