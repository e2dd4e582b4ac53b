"""The one way in which a translation is written: by who may write the language, never over what she has not seen."""

from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.languages.localized import has_text
from portal.publishing import workflow
from portal.publishing.applying import apply, locked
from portal.publishing.audit import Deed, note
from portal.publishing.composition import model_at
from portal.publishing.correcting import publish_texts
from portal.publishing.drafts import newest, present
from portal.publishing.models import Publishable
from portal.publishing.policy import may_publish_language, may_write
from portal.publishing.signals import published
from portal.publishing.snapshots import Snapshot, snapshot
from portal.publishing.wording import column_label
from portal.workbench.judging import confirm, digest
from portal.workbench.memory import Pair, remember
from portal.workbench.models import Unit
from portal.workbench.syncing import sync
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


class Saved(NamedTuple):
    unit: Unit
    is_live: bool  # visitors see it; else it waits with the draft


def save_translation(user: Any, unit: Unit, text: str, seen: Seen) -> Saved:
    """Raises PermissionDenied, MovedError, or ValidationError with sentences; then nothing is written."""
    record = unit.record
    path = column_path(unit.path, unit.language)
    if record is None or not _may_write(user, record, unit.language, path):
        raise PermissionDenied
    with transaction.atomic():
        item = locked(record)
        here = present(item) if isinstance(item, Publishable) else snapshot(item)
        found = text_at(here, unit.path)
        source, target = found.written[found.original_language], found.written[unit.language]
        if digest(source) != seen.source or digest(target) != seen.target:
            raise MovedError(source, target, has_source_moved=digest(source) != seen.source)
        _check_column(found, unit.language, text)
        is_live = _write(user, item, here, path, found, text)
        before = Pair(unit.made_from, unit.confirmed_target)
        unit = _confirmed(user, item, unit, source, text)
        remember(unit, before, Pair(source, text))
        return Saved(unit, is_live)


def _may_write(user: Any, record: Any, language: str, path: tuple[str, ...]) -> bool:
    if isinstance(record, Publishable):
        return may_write(user, record, path)
    return bool(user.has_perm(f"languages.translate_{language}", record))


def text_at(here: Snapshot, path: str) -> Text:
    found = next((text for text in texts_of(here) if text.path == path), None)
    if found is None:
        raise ValidationError(_("This text is not there any more."))
    return found


def _check_column(found: Text, language: str, text: str) -> None:
    column = found.model._meta.get_field(f"{found.name}_{language}")
    try:
        column.clean(text, None)
    except ValidationError as error:
        label = column_label(found.model, column.name)
        raise ValidationError([f"{label}: {sentence}" for sentence in error.messages]) from error


def goes_live(user: Any, item: Any, here: Snapshot, unit_path: str, language: str) -> bool:
    """Whether visitors see a translation at once: of a text that they see as it is now, by who may publish it."""
    if not isinstance(item, Publishable):
        return True
    live = {text.path: text for text in texts_of(snapshot(item))}.get(unit_path)
    now = text_at(here, unit_path)
    is_as_live = live is not None and all(
        digest(live.written[code]) == digest(now.written[code]) for code in (now.original_language, language)
    )
    return is_as_live and item.is_public and may_publish_language(user, item, language)


def _write(user: Any, item: Any, here: Snapshot, path: tuple[str, ...], found: Text, text: str) -> bool:
    language = path[-1].rpartition("_")[2]
    if not isinstance(item, Publishable):
        apply(item, here.with_value(path, text))
        note(
            user, Deed.CHANGED, item, languages=[language], fields=[column_label(model_at(type(item), path), path[-1])]
        )
        return True
    if not goes_live(user, item, here, found.path, language):
        workflow.save(user, item, here.with_value(path, text), newest(item))
        return False
    revision = publish_texts(item, {path: text}, user)
    fields = [column_label(model_at(type(item), path), path[-1])]
    note(user, Deed.PUBLISHED, item, revision=revision, languages=[language], fields=fields)
    published.send(type(item), record=item, revision=revision)
    return True


def _confirmed(user: Any, item: Any, unit: Unit, source: str, text: str) -> Unit:
    sync(item)
    unit = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    confirm(unit, source, text if has_text(text) else "")
    unit.confirmed_at, unit.confirmed_by = timezone.now(), user
    unit.save()
    return unit
