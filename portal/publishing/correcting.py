"""Single texts that go out at once, without the draft that waits beside them: a translation of what is live."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.publishing.applying import locked, write
from portal.publishing.composition import Path
from portal.publishing.differences import differences, languages_concerned
from portal.publishing.revision import Revision, RevisionState
from portal.publishing.snapshots import Snapshot, snapshot
from portal.publishing.succession import add_revision, keep_row


def publish_texts(record: Any, texts: Mapping[Path, str], user: Any) -> Revision:
    """The row says `texts` from now on. A draft that waits goes on from there; where it has changed the same text, both
    are shown when it is published. Raises ValidationError where that is no valid record."""
    with transaction.atomic():
        item = locked(record)
        live = snapshot(item)
        before = keep_row(item, live)
        wanted = _with(live, texts)
        changed = differences(live, wanted)
        if not changed:
            return before
        item.mark_languages_changed(languages_concerned(type(item), changed))
        write(item, live, wanted)
        now = timezone.now()
        decided = {"user": user, "decided_by": user, "decided_at": now}
        return add_revision(item, snapshot(item), state=RevisionState.PUBLISHED, follows=before, base=before, **decided)


def _with(base: Snapshot, texts: Mapping[Path, str]) -> Snapshot:
    for path, text in texts.items():
        if base.has(path):
            base = base.with_value(path, text)
    return base
