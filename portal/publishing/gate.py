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
        if not _is_needed(wanted.model, text) and not any(
            has_text(wanted.columns.get(f"{text}_{code}")) for code in codes()
        ):
            continue
        for language in languages:
            if not has_text(wanted.columns.get(f"{text}_{language}")):
                yield (*place, f"{text}_{language}"), language
    for name, parts in wanted.parts.items():
        for part in parts:
            yield from _missing(part, languages, (*place, name, part.key))


def _is_needed(model: Any, text: str) -> bool:
    """A name, but for what may go without: a funder that is an organisation has no other name."""
    return text == model.NAMED_BY and not model._meta.get_field(text).blank


def _texts(model: Any) -> list[str]:
    if not issubclass(model, TranslatedModel):
        return []
    return [text for text in model.translated_fields() if text not in model.NAMES]


def only_warned_of(wanted: Snapshot) -> list[Missing]:
    return missing(wanted, [code for code in codes() if code not in settings.GATE_LANGUAGES])


def unexcused(record: Any, wanted: Snapshot) -> list[Missing]:
    """What is missing and has not gone out so before, with a reason."""
    return _without(missing(wanted), GateException.objects.of(record).open())


def _without(found: list[Missing], excuses: Iterable[GateException]) -> list[Missing]:
    excused = {path for excuse in excuses for path in excuse.missing}
    return [one for one in found if written(one.path) not in excused]


def ask_gate(record: Any, wanted: Snapshot, reason: str) -> None:
    """Raises GateClosedError where something is missing that nothing has excused, and there is no reason."""
    if not reason and (found := unexcused(record, wanted)):
        raise GateClosedError(found)


def pass_gate(record: Any, wanted: Snapshot, user: Any, reason: str) -> None:
    """Raises as `ask_gate` does; else the exception is kept, and what was excused earlier and is there now is settled.
    To be called in the transaction in which `wanted` goes out."""
    lacking, excuses = missing(wanted), list(GateException.objects.of(record).open())
    found = _without(lacking, excuses)
    if found and not reason:
        raise GateClosedError(found)
    _settle(excuses, {written(one.path) for one in lacking})
    if found:
        paths = [written(one.path) for one in found]
        GateException.objects.create(**about(record), missing=paths, reason=reason, made_by=user)


def _settle(excuses: Iterable[GateException], lacking: set[str]) -> None:
    """An exception speaks of what is missing still, so that a text which is emptied again needs a reason again."""
    for excuse in excuses:
        left = [path for path in excuse.missing if path in lacking]
        if left == excuse.missing:
            continue
        excuse.missing, excuse.settled_at = left or excuse.missing, None if left else timezone.now()
        excuse.save(update_fields=["missing", "settled_at"])
