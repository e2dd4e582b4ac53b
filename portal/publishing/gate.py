"""The gate: Finnish and Swedish go out together, and English may follow."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.languages.localized import codes, has_text
from portal.languages.models import TranslatedModel
from portal.publishing.about import about
from portal.publishing.composition import Path, written
from portal.publishing.gate_exception import GateException
from portal.publishing.snapshots import Snapshot
from portal.publishing.wording import label_of


class Missing(NamedTuple):
    path: Path
    label: str  # “Section “Kiertotalous”: key words (Swedish)”
    language: str


class GateClosedError(ValidationError):
    """`missing` is what has to be filled in first, or excused with a reason."""

    def __init__(self, missing: list[Missing]) -> None:
        self.missing = missing
        labels = "; ".join(one.label for one in missing)
        super().__init__(_("Empty as yet: %(labels)s.") % {"labels": labels})


def missing(wanted: Snapshot, languages: Iterable[str] | None = None) -> list[Missing]:
    """What the page would lack in `languages`: every text that it has in some language, and its name."""
    languages = list(settings.GATE_LANGUAGES if languages is None else languages)
    found = _missing(wanted, languages, ())
    return [Missing(path, label_of(path, wanted), language) for path, language in found]


def _missing(wanted: Snapshot, languages: list[str], place: Path) -> Iterator[tuple[Path, str]]:
    for text in _texts(wanted.model):
        if text != wanted.model.NAMED_BY and not any(
            has_text(wanted.columns.get(f"{text}_{code}")) for code in codes()
        ):
            continue
        for language in languages:
            if not has_text(wanted.columns.get(f"{text}_{language}")):
                yield (*place, f"{text}_{language}"), language
    for name, parts in wanted.parts.items():
        for part in parts:
            yield from _missing(part, languages, (*place, name, part.key))


def _texts(model: Any) -> list[str]:
    if not issubclass(model, TranslatedModel):
        return []
    return [text for text in model.translated_fields() if text not in model.NAMES]


def only_warned_of(wanted: Snapshot) -> list[Missing]:
    return missing(wanted, [code for code in codes() if code not in settings.GATE_LANGUAGES])


def pass_gate(record: Any, wanted: Snapshot, user: Any, reason: str) -> None:
    """Raises GateClosedError where something is missing and no `reason` is given; with one, the exception is kept.

    What was excused earlier and is there now is settled.
    """
    found = missing(wanted)
    lacking = [written(one.path) for one in found]
    excused = {path for exception in GateException.objects.of(record).open() for path in exception.missing}
    if lacking and excused.issuperset(lacking):
        return
    if lacking and not reason:
        raise GateClosedError(found)
    GateException.objects.of(record).open().update(settled_at=timezone.now())
    if lacking:
        GateException.objects.create(**about(record), missing=lacking, reason=reason, made_by=user)
