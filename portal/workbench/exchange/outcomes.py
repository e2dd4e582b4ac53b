"""What becomes of a text in a returned file."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    APPLIED = "applied", _("will be applied")
    UNCHANGED = "unchanged", _("unchanged")
    SOURCE_MOVED = "source-moved", _("the source has changed since")
    TARGET_MOVED = "target-moved", _("the translation has changed since")
    MARKUP_BROKEN = "markup-broken", _("markup broken")
    TOO_LONG = "too-long", _("too long")
    TWICE = "twice", _("twice in the file")
    UNKNOWN = "unknown", _("unknown text")
    WRONG_LANGUAGE = "wrong-language", _("wrong language")
    INCOMPLETE = "incomplete", _("incomplete")
    UNFINISHED = "unfinished", _("marked as unfinished")
    FORBIDDEN = "forbidden", _("not yours to write")  # the caller’s to give: who is asking is not known here


@dataclass(frozen=True, slots=True)
class Row:
    """One text. `text` is what the file makes of it, as far as it goes: what to write, or what to keep as a suggestion.

    `detail` is a sentence or nothing. `needs_review`: the file itself says that somebody should look at it.
    """

    key: str
    outcome: Outcome
    detail: str = ""
    text: str = ""
    needs_review: bool = False
