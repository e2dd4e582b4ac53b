"""The ways out for a draft, with the rights of who brings it out, the gate, the second pair of eyes and the audit."""

from collections.abc import Collection, Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.languages.localized import has_text
from portal.publishing import publication
from portal.publishing.applying import apply, locked
from portal.publishing.audit import Deed, note
from portal.publishing.differences import differences
from portal.publishing.drafts import record_of
from portal.publishing.gate import ask_gate, pass_gate
from portal.publishing.models import State
from portal.publishing.publication import Published, what_would_go_out
from portal.publishing.revision import Revision
from portal.publishing.signals import published
from portal.publishing.snapshots import Snapshot, snapshot
from portal.publishing.steps import ask
from portal.publishing.terms import Terms, faults_in
from portal.publishing.wording import label_of


def publish(user: Any, revision: Revision, terms: Terms) -> Published:
    """Brings the draft out now. Raises GateClosedError for what is empty, ValidationError for a reason that is lacking
    or a record that does not hold together, Conflict where the row has been changed by other means than a draft."""
    with transaction.atomic():
        ask(user, "publish", locked_record_of(revision))
        return go_out(_on_terms(user, revision, terms), user, terms.languages, is_asked_for=True)


def schedule(user: Any, revision: Revision, terms: Terms) -> Revision:
    """The same at `terms.at`; what can be refused is refused now and not when nobody looks. An exception to the gate is
    kept when it goes out."""
    with transaction.atomic():
        record = locked_record_of(revision)
        ask(user, "publish", record)
        if terms.at is None:
            raise ValidationError({"publish_at": _("Say when it shall go out.")})
        revision = _on_terms(user, revision, terms)
        wanted = what_would_go_out(revision, terms.languages)
        _refuse_nothing(record, snapshot(record), wanted, terms.languages)
        ask_gate(record, wanted, revision.gate_reason)
        rehearse(record, wanted)
        scheduled = publication.schedule(revision, user, terms.at, terms.languages)
        note(user, Deed.SCHEDULED, record, revision=scheduled, languages=terms.languages, reason=_reasons(scheduled))
        return scheduled


def go_out(
    revision: Revision, user: Any, languages: Collection[str] | None, *, is_asked_for: bool = False
) -> Published:
    """The one way out for a draft, now or when it is due: through the gate, noted, and told to who listens."""
    changed: list[str] = []

    def asked(record: Any, live: Snapshot, wanted: Snapshot) -> None:
        if is_asked_for:
            _refuse_nothing(record, live, wanted, languages)
        pass_gate(record, wanted, user, revision.gate_reason)
        changed.extend(labels(differences(live, wanted), wanted, live))

    gone_out = publication.publish(revision, user, languages, asked)
    record = existing_record_of(gone_out.revision)
    note(
        user,
        Deed.PUBLISHED,
        record,
        revision=gone_out.revision,
        languages=languages,
        fields=changed,
        reason=_reasons(revision),
    )
    published.send(type(record), record=record, revision=gone_out.revision)
    return gone_out


def rehearse(record: Any, wanted: Snapshot) -> list[str]:
    """What would be left out if `wanted` went out now, in words; nothing of it stays. Raises ValidationError as it
    would then."""
    with transaction.atomic():
        left_out = apply(record, wanted)
        transaction.set_rollback(True)
    return left_out


def is_alone(user: Any, revision: Revision) -> bool:
    """Whether nobody but `user` would have seen the last change."""
    return bool(revision.user_id == user.pk)


def _on_terms(user: Any, revision: Revision, terms: Terms) -> Revision:
    """The revision with what was said at its publication."""
    revision = Revision.objects.get(pk=revision.pk)
    change_notes = {**revision.change_notes, **terms.change_notes}
    change_notes = {code: text for code, text in change_notes.items() if has_text(text)}
    alone_reason = terms.alone_reason.strip() if is_alone(user, revision) else ""
    faults = faults_in(terms.languages, change_notes)
    if is_alone(user, revision) and not alone_reason:
        faults["alone_reason"] = _(
            "You made the last change yourself. Ask a colleague to publish it, or say why nobody else looks."
        )
    if faults:
        raise ValidationError(faults)
    said = {"alone_reason": alone_reason, "gate_reason": terms.gate_reason.strip(), "change_notes": change_notes}
    if any(getattr(revision, name) != value for name, value in said.items()):
        for name, value in said.items():
            setattr(revision, name, value)
        revision.save(update_fields=list(said))
    return revision


def _refuse_nothing(record: Any, live: Snapshot, wanted: Snapshot, languages: Collection[str] | None) -> None:
    if languages is not None and record.state == State.PUBLISHED and not differences(live, wanted):
        raise ValidationError({"languages": _("The draft changes no text of what you have chosen.")})


def _reasons(revision: Revision) -> str:
    return " ".join(reason for reason in (revision.alone_reason, revision.gate_reason) if reason)


def labels(found: Iterable[Any], *snapshots: Snapshot) -> list[str]:
    """What has changed, in the site's first language, for the audit."""
    with override(settings.LANGUAGE_CODE):
        return [label_of(difference.path, *snapshots) for difference in found]


def existing_record_of(revision: Revision) -> Any:
    record = revision.record
    if record is None:
        raise _deleted()
    return record


def locked_record_of(revision: Revision) -> Any:
    """Until the transaction ends."""
    try:
        return locked(record_of(revision))
    except ObjectDoesNotExist as error:
        raise _deleted() from error


def _deleted() -> ValidationError:
    return ValidationError(_("The record has been deleted."))
