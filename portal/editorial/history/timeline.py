"""What has become of a record, the newest first: its revisions, and what else was done to it in between."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet, Value

from portal.editorial.history.showing import Shown, called, language_names, shown
from portal.editorial.records import page_of
from portal.publishing.audit import AuditEntry, Deed
from portal.publishing.history import Entry, entries_of
from portal.publishing.revision import Revision

SAVES = (Deed.ADDED, Deed.SAVED, Deed.RESTORED)  # told by the revisions that they made
DECISIONS = (Deed.SUBMITTED, Deed.TAKEN_BACK, Deed.DISCARDED, Deed.PUBLISHED, Deed.SCHEDULED, Deed.FAILED)
REVISION, DEED = "revision", "deed"

Row = tuple[str, int, datetime]


class Done(NamedTuple):
    """What somebody did; without `who` it was the portal itself."""

    what: str
    who: str
    at: datetime
    languages: list[str]  # names of those to which it was limited


class Moment(NamedTuple):
    """A revision with its changes, or, where `revision` is None, something else that was `done`."""

    done: Done
    revision: Revision | None
    changes: list[Shown]
    decision: Done | None  # what was decided last about the revision
    url: str
    preview_url: str
    reason: str
    of_revision: int | None  # the number of the revision that `done` is about


def timeline(record: Any) -> QuerySet[Any, Any]:
    """Rows that say what happened when, to be paged; `moments` makes words of some of them."""
    revisions = Revision.objects.of(record).order_by()
    revisions = revisions.annotate(what=Value(REVISION), at=F("created_at")).values_list("what", "pk", "at")
    deeds = AuditEntry.objects.of(record).exclude(deed__in=SAVES, revision__isnull=False).order_by()
    deeds = deeds.annotate(what=Value(DEED)).values_list("what", "pk", "at")
    rows: QuerySet[Any, Any] = revisions.union(deeds, all=True).order_by("-at", "what", "-pk")
    return rows


def moments(record: Any, rows: Sequence[Row]) -> list[Moment]:
    """The same queries for one row and for many, but for the names of what the changes speak of."""
    revisions = Revision.objects.filter(pk__in=[pk for what, pk, _at in rows if what == REVISION])
    entries = {entry.revision.pk: entry for entry in entries_of(revisions)}
    numbers = [entry.revision.number for entry in entries.values()]
    of_numbers = Q(revision__in=numbers, deed__in=(*SAVES, *DECISIONS))
    is_listed = Q(pk__in=[pk for what, pk, _at in rows if what == DEED])
    deeds = {deed.pk: deed for deed in AuditEntry.objects.of(record).filter(is_listed | of_numbers).order_by("pk")}
    return [
        _of_revision(record, entries[pk], deeds.values()) if what == REVISION else _of_deed(deeds[pk])
        for what, pk, _at in rows
    ]


def _of_revision(record: Any, entry: Entry, deeds: Iterable[AuditEntry]) -> Moment:
    revision = entry.revision
    own = [deed for deed in deeds if deed.revision == revision.number]
    return Moment(
        done=_made(revision, [deed for deed in own if deed.deed in SAVES]),
        revision=revision,
        changes=[shown(change) for change in entry.changes],
        decision=_decided(revision, [deed for deed in own if deed.deed in DECISIONS]),
        url=page_of(record, "revision", number=revision.number),
        preview_url=f"{page_of(record, 'preview')}?revision={revision.number}",
        reason="",
        of_revision=None,
    )


def _of_deed(deed: AuditEntry) -> Moment:
    return Moment(_done(deed), None, [], None, "", "", deed.reason, deed.revision)


def _done(deed: AuditEntry) -> Done:
    return Done(str(deed.get_deed_display()), deed.user_name, deed.at, language_names(deed.languages))


def _made(revision: Revision, saves: list[AuditEntry]) -> Done:
    """Without a writer it is what the row held when somebody began a draft of it, kept by the portal."""
    restored = [_done(deed) for deed in saves if deed.deed == Deed.RESTORED]
    if restored:
        return restored[0]
    who = called(revision.user) or next((deed.user_name for deed in saves), "")
    return Done(str(Deed.SAVED.label) if who else "", who, revision.created_at, [])


def _decided(revision: Revision, decisions: list[AuditEntry]) -> Done | None:
    """That it was published outlasts whatever was decided before; what the audit does not know, its state says."""
    published = [deed for deed in decisions if deed.deed == Deed.PUBLISHED]
    if told := published or decisions:
        return _done(told[-1])
    if revision.decided_at is None or revision.state == Revision.State.SUPERSEDED:
        return None
    state = str(revision.get_state_display())
    return Done(state, called(revision.decided_by), revision.decided_at, language_names(revision.languages))
