"""What people decide about drafts, with their rights, the gate and the audit: every form, view and action comes through
here. The modules below know nothing of users' rights."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.publishing import drafts, publication
from portal.publishing.applying import locked
from portal.publishing.audit import Deed, note
from portal.publishing.composition import Path
from portal.publishing.differences import differences
from portal.publishing.gate import pass_gate
from portal.publishing.policy import may_write
from portal.publishing.publication import Published, what_would_go_out
from portal.publishing.revision import Revision, RevisionState
from portal.publishing.signals import published, revision_made
from portal.publishing.snapshots import Snapshot, snapshot, snapshot_of
from portal.publishing.steps import STEPS, ask
from portal.publishing.wording import label_of


@dataclass(frozen=True)
class Terms:
    """How something goes out: wholly or in some languages, now or at a time, and the reasons that it may need."""

    languages: Collection[str] | None = None
    at: datetime | None = None
    change_notes: Mapping[str, str] = field(default_factory=dict)
    alone_reason: str = ""
    gate_reason: str = ""


def save(user: Any, record: Any, wanted: Snapshot, base: Revision | None, note_for_colleagues: str = "") -> Revision:
    """Keeps `wanted` as the draft, if it changes nothing that `user` may not write. Raises as `save_draft` does."""
    opened = snapshot_of(base) if base else snapshot(record)
    if not all(may_write(user, record, difference.path) for difference in differences(opened, wanted)):
        raise PermissionDenied
    with transaction.atomic():
        last = drafts.newest(record)
        revision = drafts.save_draft(record, wanted, user, base, note_for_colleagues)
        if last is None or revision.pk != last.pk:
            _tell(user, Deed.SAVED, record, revision)
        return revision


def begin(user: Any, record: Any) -> Revision:
    """The first draft of a record that has just been made: it says what the row says, and waits to go out."""
    with transaction.atomic():
        item = locked(record)
        live = snapshot(item)
        row = drafts.keep_row(item, live)
        revision = drafts.add_revision(item, live, state=RevisionState.DRAFT, user=user, follows=row, base=row)
        _tell(user, Deed.ADDED, item, revision)
        return revision


def restore(user: Any, record: Any, revision: Revision, path: Path | None = None) -> Revision:
    """An old revision, or what stands in it at `path`, as the new draft."""
    ask(user, "restore", record)
    with transaction.atomic():
        if path:
            restored = drafts.restore_field(record, revision, path, user)
        else:
            restored = drafts.restore(record, revision, user)
        _tell(user, Deed.RESTORED, record, restored)
        return restored


def submit(user: Any, revision: Revision) -> None:
    _move(user, revision, "submit", RevisionState.SUBMITTED, Deed.SUBMITTED)


def take_back(user: Any, revision: Revision) -> None:
    """What was submitted is a draft again."""
    _move(user, revision, "take_back", RevisionState.DRAFT, Deed.TAKEN_BACK)


def unschedule(user: Any, revision: Revision) -> None:
    """What was scheduled waits to be published; where a later draft stands already, that one holds it."""
    has_later = Revision.objects.of(drafts.record_of(revision)).open().exists()
    state = RevisionState.SUPERSEDED if has_later else RevisionState.SUBMITTED
    _move(user, revision, "unschedule", state, Deed.TAKEN_BACK)


def discard(user: Any, revision: Revision) -> None:
    _move(user, revision, "discard", RevisionState.DISCARDED, Deed.DISCARDED)


def _move(user: Any, revision: Revision, name: str, state: RevisionState, deed: Deed) -> None:
    record = _record_of(revision)
    ask(user, name, record)
    with transaction.atomic():
        locked(record)
        drafts.decide(revision, state, user, STEPS[name].drafts)
        note(user, deed, record, revision=revision)


def publish(user: Any, revision: Revision, terms: Terms) -> Published:
    """Brings the draft out now. Raises GateClosedError for what is empty, ValidationError for a reason that is lacking
    or a record that does not hold together, Conflict where the row has been changed by other means than a draft."""
    record = _record_of(revision)
    ask(user, "publish", record)
    with transaction.atomic():
        locked(record)
        revision = _on_terms(user, revision, terms)
        return go_out(revision, user, terms.languages)


def schedule(user: Any, revision: Revision, terms: Terms) -> Revision:
    """The same at `terms.at`; what can be refused is refused now and not when nobody looks."""
    record = _record_of(revision)
    ask(user, "publish", record)
    if terms.at is None:
        raise ValidationError({"at": _("Say when it shall go out.")})
    with transaction.atomic():
        locked(record)
        revision = _on_terms(user, revision, terms)
        pass_gate(record, what_would_go_out(revision, terms.languages), user, terms.gate_reason)
        scheduled = publication.schedule(revision, user, terms.at, terms.languages)
        note(user, Deed.SCHEDULED, record, revision=scheduled, languages=terms.languages, reason=_reasons(scheduled))
        return scheduled


def _on_terms(user: Any, revision: Revision, terms: Terms) -> Revision:
    """The revision with what was said at its publication; one's own last edit needs a second pair of eyes, or a
    reason."""
    revision = Revision.objects.select_related("base", "content_type").get(pk=revision.pk)
    if revision.user_id == user.pk and not terms.alone_reason.strip():
        sentence = _("You made the last change yourself. Ask a colleague to publish it, or say why nobody else looks.")
        raise ValidationError({"alone_reason": sentence})
    revision.alone_reason, revision.gate_reason = terms.alone_reason.strip(), terms.gate_reason.strip()
    revision.change_notes = {**revision.change_notes, **terms.change_notes}
    revision.save(update_fields=["alone_reason", "gate_reason", "change_notes"])
    return revision


def go_out(revision: Revision, user: Any, languages: Collection[str] | None) -> Published:
    """The one way out for a draft, now or when it is due: through the gate, noted, and told to who listens."""
    record = _record_of(revision)
    wanted = what_would_go_out(revision, languages)
    pass_gate(record, wanted, user, revision.gate_reason)
    changed = labels(differences(snapshot(record), wanted), wanted)
    reason = _reasons(revision)
    gone_out = publication.publish(revision, user, languages)
    note(
        user,
        Deed.PUBLISHED,
        record,
        revision=gone_out.revision,
        languages=languages,
        fields=changed,
        reason=reason,
    )
    published.send(type(record), record=record, revision=gone_out.revision)
    return gone_out


def _reasons(revision: Revision) -> str:
    return " ".join(reason for reason in (revision.alone_reason, revision.gate_reason) if reason)


def labels(found: Iterable[Any], *snapshots: Snapshot) -> list[str]:
    """What has changed, in the site's first language, for the audit."""
    with override(settings.LANGUAGE_CODE):
        return [label_of(difference.path, *snapshots) for difference in found]


def _tell(user: Any, deed: Deed, record: Any, revision: Revision) -> None:
    new = snapshot_of(revision)
    old = snapshot_of(revision.follows) if revision.follows else new
    note(user, deed, record, revision=revision, fields=labels(differences(old, new), new, old))
    revision_made.send(type(record), record=record, revision=revision)


def _record_of(revision: Revision) -> Any:
    record = revision.record
    if record is None:
        raise ValidationError(_("The record has been deleted."))
    return record
