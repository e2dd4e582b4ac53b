"""The languages' names as sentences need them: a link calls a language by its own name, a note by the reader's."""

from django.utils.translation import pgettext

SELF_NAMES = {"fi": "Suomeksi", "sv": "På svenska", "en": "In English"}
OG_LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}


def shown_in(code: str) -> str:
    """As the end of "This page is shown in …", in the page's language."""
    return {
        "fi": pgettext("shown in", "Finnish"),
        "sv": pgettext("shown in", "Swedish"),
        "en": pgettext("shown in", "English"),
    }[code]


def written_in(code: str) -> str:
    """As a label beside a document or a source: "in Finnish"."""
    return {
        "fi": pgettext("language of a text", "in Finnish"),
        "sv": pgettext("language of a text", "in Swedish"),
        "en": pgettext("language of a text", "in English"),
    }[code]
