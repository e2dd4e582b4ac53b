"""Publishes drafts: all of one, or the texts of some languages; now, or when their time has come."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.languages.localized import codes
from portal.languages.models import Addressed, remember_slugs
from portal.publishing.applying import locked, write
from portal.publishing.differences import differences, languages_concerned, only
from portal.publishing.drafts import base_of, no_longer_open, record_of
from portal.publishing.merging import merge
from portal.publishing.models import State
from portal.publishing.rebasing import rebase
from portal.publishing.revision import OPEN, Revision, RevisionState
from portal.publishing.snapshots import Snapshot, snapshot, snapshot_of
from portal.publishing.succession import add_revision, keep_row

Asking = Callable[[Any, Snapshot, Snapshot], None]

KEPT_NOTES = 20  # on the row; all of them stand in the revisions


class Published(NamedTuple):
    revision: Revision  # what the row holds now
    left_out: list[str]  # in words: what has been deleted since it was chosen


def publish(
    revision: Revision, user: Any, languages: Collection[str] | None = None, ask: Asking | None = None
) -> Published:
    """Makes the row what the draft says, whatever else has changed in it since the draft was begun.

    Of some `languages` only their texts go out; the rest stays a draft. Raises ValidationError, its keys paths, and
    Conflict where the row has been changed in the same column by other means than a draft; then nothing is done.
    `ask` gets the record and what it says before and after, and may raise too.
    """
    with transaction.atomic():
        item = locked(record_of(revision))
        revision = Revision.objects.select_related("base").get(pk=revision.pk)
        if not revision.is_waiting:
            raise no_longer_open()
        live = snapshot(item)
        base, draft = base_of(revision, live), snapshot_of(revision)
        wanted = only(live, merge(base, draft, live), languages)
        if ask:
            ask(item, live, wanted)
        before = keep_row(item, live)
        _note_change(item, revision, languages)
        left_out = _bring_out(item, live, wanted)
        after = snapshot(item)
        published = _keep(item, revision, after, before, user, languages)
        _carry_on(item, revision, published, languages, only(base, draft, languages))
        return Published(published, left_out)


def schedule(revision: Revision, user: Any, at: datetime, languages: Collection[str] | None = None) -> Revision:
    """To be published at a time in the future, by `publish_due`; a failure before is forgotten."""
    if at <= timezone.now():
        raise ValidationError({"publish_at": _("This time has passed. Choose one in the future, or publish now.")})
    with transaction.atomic():
        locked(record_of(revision))
        revision = Revision.objects.get(pk=revision.pk)
        if not revision.is_waiting:
            raise no_longer_open()
        revision.state, revision.publish_at, revision.failure = RevisionState.SCHEDULED, at, ""
        revision.languages = sorted(languages) if languages is not None else None
        revision.decided_by, revision.decided_at = user, timezone.now()
        revision.save()
        return revision


def what_would_go_out(revision: Revision, languages: Collection[str] | None = None) -> Snapshot:
    """The record as `publish` would leave it now. Raises Conflict, as `publish` does."""
    record = record_of(revision)
    live = snapshot(record)
    return only(live, merge(base_of(revision, live), snapshot_of(revision), live), languages)


def _note_change(item: Any, revision: Revision, languages: Collection[str] | None) -> None:
    """What the draft tells readers of the change stands on the row, so that the page need not ask for it."""
    texts = {code: text for code, text in revision.change_notes.items() if languages is None or code in languages}
    if any(texts.values()):
        item.change_notes = [{"at": timezone.now().isoformat(), **texts}, *item.change_notes][:KEPT_NOTES]


def _bring_out(item: Any, live: Snapshot, wanted: Snapshot) -> list[str]:
    slugs = {code: getattr(item, f"slug_{code}", None) for code in codes()}
    if item.state != State.PUBLISHED:
        item.told_anew_at = timezone.now()  # though it may say what it said before
    item.state, item.ending = State.PUBLISHED, {}
    item.published_at = item.published_at or timezone.now()
    changed = differences(live, wanted)
    if changed:
        item.mark_languages_changed(languages_concerned(type(item), changed))
    left_out = write(item, live, wanted)
    if isinstance(item, Addressed):
        remember_slugs(item, slugs)
    return left_out


def _keep(
    item: Any,
    revision: Revision,
    after: Snapshot,
    before: Revision,
    user: Any,
    languages: Collection[str] | None,
) -> Revision:
    """The draft itself, where the row now says just what it said; else a revision of its own."""
    decision: dict[str, Any] = {"decided_by": user, "decided_at": timezone.now(), "publish_at": None, "failure": ""}
    if snapshot_of(revision) == after:
        Revision.objects.filter(pk=before.pk).become(RevisionState.SUPERSEDED)
        Revision.objects.filter(pk=revision.pk).update(state=RevisionState.PUBLISHED, **decision)
        revision.refresh_from_db()
        return revision
    Revision.objects.filter(pk=revision.pk).become(RevisionState.SUPERSEDED)
    return add_revision(
        item,
        after,
        state=RevisionState.PUBLISHED,
        user=revision.user,
        follows=before,
        base=before,
        note=revision.note,
        change_notes=revision.change_notes,
        languages=sorted(languages) if languages is not None else None,
        alone_reason=revision.alone_reason,
        gate_reason=revision.gate_reason,
        **decision,
    )


def _carry_on(
    item: Any, revision: Revision, published: Revision, languages: Collection[str] | None, gone_out: Snapshot
) -> None:
    """What still waits departs from the new row from now on. `gone_out` is what went out, as the draft had it."""
    others = list(Revision.objects.of(item).waiting().exclude(pk=revision.pk).order_by("number"))
    is_kept = False
    for other in others:
        if other.number < revision.number and languages is None:  # a later draft contains it
            Revision.objects.filter(pk=other.pk).become(RevisionState.SUPERSEDED)
            continue
        own = snapshot_of(other)
        out = gone_out if other.number > revision.number else only(base_of(other, own), own, languages)
        left = rebase(item, other, published, out, is_kept=is_kept)
        is_kept = is_kept or left != published
    if languages is not None and not any(other.number > revision.number for other in others):
        revision.state = revision.state if revision.state in OPEN else RevisionState.DRAFT
        revision.publish_at = revision.languages = None
        revision.alone_reason = revision.gate_reason = ""
        revision.change_notes = {code: text for code, text in revision.change_notes.items() if code not in languages}
        rebase(item, revision, published, gone_out, is_kept=is_kept)
