"""How something goes out: wholly or in some languages, now or at a time, and what is said of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from portal.languages.localized import codes


@dataclass(frozen=True)
class Terms:
    """The reasons are those that it may need; `change_notes` are for readers, by language."""

    languages: Collection[str] | None = None
    at: datetime | None = None
    change_notes: Mapping[str, str] = field(default_factory=dict)
    alone_reason: str = ""
    gate_reason: str = ""


def faults_in(languages: Collection[str] | None, change_notes: Mapping[str, str]) -> dict[str, Any]:
    """A note for readers goes out in Finnish and Swedish, or in neither."""
    going_out = codes() if languages is None else [code for code in codes() if code in languages]
    if not going_out:
        return {"languages": _("Choose at least one language.")}
    if not any(code in change_notes for code in going_out):
        return {}
    lacking = [code for code in going_out if code in settings.GATE_LANGUAGES and code not in change_notes]
    sentence = _("There is a note in another language: write it in this one too, or leave it out everywhere.")
    return {f"change_note_{code}": sentence for code in lacking}
