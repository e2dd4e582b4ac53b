"""What the page shows on which a draft goes out: what visitors will read instead of what, and what stands against."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from portal.editorial.decisions.deciding import Problem, problems_of
from portal.editorial.decisions.links import FieldLink, field_links
from portal.editorial.decisions.showing import Shown, shown_changes, visitors_have
from portal.publishing.composition import written
from portal.publishing.differences import only
from portal.publishing.gate import missing, only_warned_of, unexcused
from portal.publishing.merging import Conflict, Side, resolve
from portal.publishing.publication import what_would_go_out
from portal.publishing.revision import Revision
from portal.publishing.snapshots import Snapshot, snapshot
from portal.publishing.workflow import is_alone, rehearse


@dataclass
class Review:
    """`revision` is None where a record that has never been on the site waits without a draft."""

    revision: Revision | None
    is_alone: bool  # nobody but the user would have seen the last change
    changes: list[Shown] = field(default_factory=list)
    staying: list[Shown] = field(default_factory=list)  # what remains a draft
    needed: list[FieldLink] = field(default_factory=list)  # what is missing, and nothing has excused it yet
    excused: list[FieldLink] = field(default_factory=list)
    warned_of: list[FieldLink] = field(default_factory=list)  # what is missing in English
    left_out: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    conflict: Conflict | None = None
    hidden_by: Sequence[Any] = ()  # what it is seen with, and is not on the site

    @property
    def counts(self) -> Counter[str]:
        """How many changes belong to each language; "" counts those that belong to none."""
        return Counter(change.language for change in (*self.changes, *self.staying))


def review_of(
    user: Any,
    record: Any,
    revision: Revision | None,
    languages: Collection[str] | None = None,
    choices: Mapping[str, Side] | None = None,
) -> Review:
    """As it would go out now, in `languages` alone if any are given. Of what has been changed on the site too, the
    site's text stands until something else is among the `choices`."""
    review = Review(revision, is_alone=revision is None or is_alone(user, revision))
    live = snapshot(record)
    whole = _merged(review, revision, choices or {}) if revision else live
    wanted = only(live, whole, languages)
    review.staying = shown_changes(wanted, whole)
    review.changes = shown_changes(visitors_have(record, live), wanted)
    _ask_gate(review, record, wanted)
    try:
        review.left_out = rehearse(record, wanted)
    except ValidationError as error:
        review.problems = problems_of(record, error, None, wanted)
    review.hidden_by = _hidden_by(wanted)
    return review


def _merged(review: Review, revision: Revision, choices: Mapping[str, Side]) -> Snapshot:
    """Who chooses between two texts makes a change of her own."""
    try:
        return what_would_go_out(revision)
    except Conflict as conflict:
        review.conflict, review.is_alone = conflict, True
        return resolve(conflict, {written(path): Side.THEIRS for path in conflict.paths} | dict(choices))


def _ask_gate(review: Review, record: Any, wanted: Snapshot) -> None:
    needed = unexcused(record, wanted)
    review.needed = field_links(record, needed)
    review.excused = field_links(record, [one for one in missing(wanted) if one not in needed])
    review.warned_of = field_links(record, only_warned_of(wanted))


def _hidden_by(wanted: Snapshot) -> list[Any]:
    """What the record belongs to and visitors do not see, so that they will not see the record either."""
    found = []
    for name in wanted.model.SEEN_WITH:
        model, key = wanted.model._meta.get_field(name).related_model, wanted.columns.get(name)
        if key and not model._default_manager.public().filter(pk=key).exists():
            found.append(model._base_manager.filter(pk=key).first())
    return [above for above in found if above is not None]
