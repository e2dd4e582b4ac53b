"""The one way in which translations are written: by who may write the language, never over what she has not seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.languages.localized import has_text
from portal.publishing import workflow
from portal.publishing.applying import apply, locked
from portal.publishing.audit import Deed, note
from portal.publishing.composition import Path, model_at
from portal.publishing.correcting import publish_texts
from portal.publishing.differences import is_same
from portal.publishing.drafts import newest, present
from portal.publishing.merging import Conflict
from portal.publishing.models import Publishable
from portal.publishing.policy import languages_to_write, may_publish_language, may_write
from portal.publishing.revision import RevisionState
from portal.publishing.signals import published
from portal.publishing.snapshots import Snapshot, snapshot
from portal.publishing.wording import column_label
from portal.workbench.judging import digest
from portal.workbench.models import Unit
from portal.workbench.standing import Settling, settle
from portal.workbench.syncing import now_of, sync_live
from portal.workbench.texts import Text, column_path, texts_of


class MovedError(Exception):
    """The source or the translation is not what the translator saw; both as they stand now."""

    def __init__(self, source: str, target: str, *, has_source_moved: bool) -> None:
        self.source, self.target, self.has_source_moved = source, target, has_source_moved
        super().__init__(source, target)

    def __str__(self) -> str:
        if self.has_source_moved:
            return _("The source text has changed since you opened it.")
        return _("Somebody else has changed the translation since you opened it.")


class Seen(NamedTuple):
    """Digests of the texts that the translator had before her."""

    source: str
    target: str


class Change(NamedTuple):
    """`is_confirmed`: False leaves the translation to be checked by somebody. `is_same`: it is the same on purpose."""

    unit: Unit
    text: str
    seen: Seen
    is_confirmed: bool = True
    is_same: bool = False


class Saved(NamedTuple):
    unit: Unit
    is_live: bool  # visitors see it; else it waits with the draft


@dataclass
class Written:
    """What became of a change: `saved`, or the `error` for which it was not."""

    change: Change
    saved: Saved | None = None
    error: MovedError | ValidationError | Conflict | None = None


def save_translation(user: Any, unit: Unit, text: str, seen: Seen) -> Saved:
    """Raises PermissionDenied, MovedError, or ValidationError with sentences; then nothing is written."""
    record = unit.record
    if record is None:
        raise PermissionDenied
    (written,) = write_translations(user, record, unit.language, [Change(unit, text, seen)])
    if written.saved is None:
        raise written.error or PermissionDenied()
    return written.saved


def write_translations(user: Any, record: Any, language: str, changes: Sequence[Change]) -> list[Written]:
    """All that can be written of one record in one language, in one revision; what cannot says why and holds nothing
    else back. Raises PermissionDenied where `user` may not write the language of this record."""
    results = [Written(change) for change in changes]
    paths = [column_path(change.unit.path, language) for change in changes]
    if not all(_may_write(user, record, language, path) for path in paths):
        raise PermissionDenied
    with transaction.atomic():
        item = locked(record)
        live = snapshot(item)
        here = present(item, live) if isinstance(item, Publishable) else live
        texts = {text.path: text for text in texts_of(here)}
        for result in results:
            result.error = _refusal(result.change, texts.get(result.change.unit.path), language)
        fine = [result for result in results if result.error is None]
        outcome = _write(user, item, live, here, language, [result.change for result in fine])
        units = settle(user, item, [_settling(result.change, texts) for result in fine])
        for result, unit in zip(fine, units, strict=True):
            result.saved = Saved(unit, unit.path in outcome)
    return results


def write_what_fits(user: Any, record: Any, language: str, changes: Sequence[Change]) -> list[Written]:
    """The same, and where the record as a whole cannot be saved, text by text, so that one holds back no other."""
    try:
        with transaction.atomic():
            return write_translations(user, record, language, changes)
    except (ValidationError, Conflict):
        return [_alone(user, record, language, change) for change in changes]


def _alone(user: Any, record: Any, language: str, change: Change) -> Written:
    try:
        with transaction.atomic():
            (written,) = write_translations(user, record, language, [change])
            return written
    except (ValidationError, Conflict) as error:
        return Written(change, error=error)


def _settling(change: Change, texts: dict[str, Text]) -> Settling:
    text = texts[change.unit.path]
    source, previous = text.written[text.original_language], text.written[change.unit.language]
    unit = change.unit
    return Settling(unit.path, unit.language, source, change.text, change.is_confirmed, change.is_same, previous)


def _may_write(user: Any, record: Any, language: str, path: Path) -> bool:
    if isinstance(record, Publishable):
        return may_write(user, record, path)
    return language in languages_to_write(user, record)


def _refusal(change: Change, found: Text | None, language: str) -> MovedError | ValidationError | None:
    if found is None:
        return ValidationError(_("This text is not there any more."))
    source, target = found.written[found.original_language], found.written[language]
    if digest(source) != change.seen.source or digest(target) != change.seen.target:
        return MovedError(source, target, has_source_moved=digest(source) != change.seen.source)
    column = found.model._meta.get_field(f"{found.name}_{language}")
    try:
        column.clean(change.text, None)
    except ValidationError as error:
        label = column_label(found.model, column.name)
        return ValidationError([f"{label}: {sentence}" for sentence in error.messages])
    return None


def goes_live(user: Any, item: Any, live: Snapshot, here: Snapshot, language: str) -> set[str]:
    """The paths of the texts whose translation visitors see at once: those that they read as they are now, for who may
    publish the language. All else waits with the draft. `live` is what the row says, `here` what is to translate."""
    texts = {text.path: text for text in texts_of(here)}
    if not isinstance(item, Publishable):
        return set(texts)
    if not item.is_public or not may_publish_language(user, item, language):
        return set()
    shown = {text.path: text for text in texts_of(live)}
    return {path for path, text in texts.items() if path in shown and _reads_alike(text, shown[path], language)}


def _reads_alike(text: Text, shown: Text, language: str) -> bool:
    return all(is_same(text.written[code], shown.written[code]) for code in (text.original_language, language))


def _write(user: Any, item: Any, live: Snapshot, here: Snapshot, language: str, changes: Sequence[Change]) -> set[str]:
    """The paths of what visitors see now."""
    at_once = goes_live(user, item, live, here, language)
    texts = {change.unit.path: change.text for change in changes}
    new = {path: text for path, text in texts.items() if not is_same(here.at(column_path(path, language)), text)}
    at_once -= {path for path, text in new.items() if _is_for_the_gate(item, language, text)}
    out = {column_path(path, language): text for path, text in new.items() if path in at_once}
    waiting = {column_path(path, language): text for path, text in new.items() if path not in at_once}
    if not isinstance(item, Publishable):
        _change(user, item, here, out)
    else:
        if out:
            _publish(user, item, out)
        if waiting:
            _keep_waiting(user, item, language, waiting)
    return at_once & texts.keys()


def _is_for_the_gate(item: Any, language: str, text: str) -> bool:
    """A text that is taken away goes out as every page does that lacks one."""
    return isinstance(item, Publishable) and language in settings.GATE_LANGUAGES and not has_text(text)


def _keep_waiting(user: Any, item: Any, language: str, texts: dict[Path, str]) -> None:
    """With the draft, or with what is scheduled, so that both go out together."""
    base = newest(item)
    if base is not None and base.state == RevisionState.SCHEDULED and may_publish_language(user, item, language):
        workflow.add_to_scheduled(user, item, base, _with(present(item), texts))
    else:
        workflow.save(user, item, _with(present(item), texts), base)


def _with(here: Snapshot, texts: dict[Path, str]) -> Snapshot:
    for path, text in texts.items():
        here = here.with_value(path, text if has_text(text) else "")
    return here


def _change(user: Any, item: Any, here: Snapshot, texts: dict[Path, str]) -> None:
    """What has no drafts is changed at once."""
    if texts:
        apply(item, _with(here, texts))
        note(user, Deed.CHANGED, item, languages=_languages(texts), fields=_labels(item, texts))
        sync_live(item)


def _publish(user: Any, item: Any, texts: dict[Path, str]) -> None:
    revision = publish_texts(item, texts, user)
    note(user, Deed.PUBLISHED, item, revision=revision, languages=_languages(texts), fields=_labels(item, texts))
    published.send(type(item), record=item, revision=revision)


def _languages(texts: dict[Path, str]) -> list[str]:
    return sorted({path[-1].rpartition("_")[2] for path in texts})


def _labels(item: Any, texts: dict[Path, str]) -> list[str]:
    return [column_label(model_at(type(item), path), path[-1]) for path in texts]


def text_at(record: Any, path: str) -> Text | None:
    """As there is to translate it now."""
    return next((text for text in texts_of(now_of(record)) if text.path == path), None)
