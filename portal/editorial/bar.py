"""What stands above a form: since when the record is on the site, what waits, who changed what, what can be done."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.editorial.decisions.links import FieldLink, field_links
from portal.editorial.records import page_of
from portal.publishing.drafts import base_of
from portal.publishing.gate import missing
from portal.publishing.history import changes
from portal.publishing.models import State
from portal.publishing.revision import Revision
from portal.publishing.snapshots import snapshot, snapshot_of
from portal.publishing.staging import Staged
from portal.publishing.steps import open_steps


@dataclass(frozen=True)
class Bar:
    """`live` is what the row holds; `waiting` the draft or what is scheduled, if anything."""

    record: Any
    live: Revision | None
    waiting: Revision | None
    changed: list[str]  # labels of what the draft would change
    missing: list[FieldLink]
    left_out: list[str]
    pages: dict[str, str]
    decisions: list[tuple[str, Any]]  # address and words

    @property
    def is_on_site(self) -> bool:
        return bool(self.record.state == State.PUBLISHED)

    @property
    def is_scheduled(self) -> bool:
        return self.waiting is not None and self.waiting.state == Revision.State.SCHEDULED

    @property
    def is_submitted(self) -> bool:
        return self.waiting is not None and self.waiting.state == Revision.State.SUBMITTED


MAIN = ("publish", "share")  # beside preview and history
DECISIONS = {
    "take_back": ("take-back", _("Take back what was submitted")),
    "unschedule": ("unschedule", _("Stop the schedule")),
    "discard": ("discard", _("Discard the draft…")),
    "put_back": ("put-back", _("Put back on the site…")),
    "withdraw": ("take-off", _("Withdraw or take off the site…")),
    "unpublish": ("take-off", _("Withdraw or take off the site…")),
    "hand_over": ("hand-over", _("Hand over…")),
    "redact": ("redact", _("Remove personal data…")),
    "delete": ("delete", _("Delete…")),
}


def bar_of(user: Any, draft: Staged, record: Any, newest: Revision | None) -> Bar:
    """To be called while the draft is staged; `record` is the row as it is without it."""
    waiting = newest if newest is not None and newest.is_waiting else None
    steps = open_steps(user, record, waiting)
    pages = ["history", "preview", "presence", *(step for step in MAIN if step in steps)]
    decisions = dict.fromkeys(DECISIONS[step] for step in steps if step in DECISIONS)
    return Bar(
        record=record,
        live=Revision.objects.of(record).held().select_related("decided_by").first(),
        waiting=waiting,
        changed=_changed(waiting),
        missing=field_links(record, missing(snapshot(draft.record))),
        left_out=draft.left_out,
        pages={name: page_of(record, name) for name in pages},
        decisions=[(page_of(record, name), label) for name, label in decisions],
    )


def _changed(waiting: Revision | None) -> list[str]:
    if waiting is None or waiting.base is None:
        return []
    draft = snapshot_of(waiting)
    return [change.label for change in changes(base_of(waiting, draft), draft)]
