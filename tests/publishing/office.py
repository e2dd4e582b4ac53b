"""Three editors at work on one strategy, as a machine that searches for an order of events in which an edit is lost."""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from portal.publishing import drafts, workflow
from portal.publishing.composition import Path, composition_of, written
from portal.publishing.differences import differences
from portal.publishing.drafts import newest, opened, present, save_draft
from portal.publishing.due import publish_due
from portal.publishing.merging import Conflict, Side, resolve
from portal.publishing.publication import publish, schedule, what_would_go_out
from portal.publishing.revision import Revision, RevisionState
from portal.publishing.snapshots import Snapshot, snapshot, snapshot_of
from portal.publishing.staging import staged
from tests.publishing.open_forms import (
    CLASHING,
    TAKEN,
    YEARS,
    Form,
    a_row,
    columns,
    going_out,
    it_is_refused_rightly,
    nothing_typed_is_missing,
    nothing_unseen_is_overwritten,
    parts_of,
    values_for,
)

WIDE = os.environ.get("INTERLEAVINGS")  # how many `make interleavings` looks for, others each time
SEARCH = settings(
    max_examples=int(WIDE or 60),
    stateful_step_count=25,
    derandomize=not WIDE,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
WHO, CHANCE = st.integers(0, 2), st.data()
NOW = st.sampled_from([False, False, True])  # whether what was typed is saved at once
LANGUAGES = st.sampled_from([None, ["sv"], ["fi", "sv"], ["en"]])
HOURS = st.integers(1, 3)

if_something_was = precondition(lambda office: office.revisions)
if_something_waits = precondition(lambda office: office.waiting)
if_something_is_scheduled = precondition(lambda office: office.scheduled)


class Office(RuleBasedStateMachine):
    """A strategy with three forms open on it; what a day changes is rolled back at its end."""

    def __init__(self, strategy: Any, contacts: list[str], users: list[Any], done: Counter[str]) -> None:
        super().__init__()
        self.record, self.contacts, self.users, self.done = strategy, contacts, users, done
        self.numbers = count(1)
        self.day = transaction.atomic()
        self.day.__enter__()
        self.done["days"] += 1
        self.forms = [self.opened(user) for user in users]
        self.look_around()

    def teardown(self) -> None:
        try:
            self.what_is_shown_can_be_staged()
        finally:
            transaction.set_rollback(True)
            self.day.__exit__(None, None, None)

    def look_around(self) -> None:
        """After each act: what visitors see, what a form shows, what there is to decide."""
        self.live = snapshot(self.record)
        self.shown = present(self.record, self.live)
        self.revisions: list[Revision] = list(Revision.objects.of(self.record))
        self.waiting = [one for one in self.revisions if one.is_waiting]
        self.scheduled = [one for one in self.waiting if one.state == RevisionState.SCHEDULED]

    def opened(self, user: Any) -> Form:
        base = opened(self.record)
        return Form(user, snapshot_of(base), base)

    def number(self) -> str:
        return str(next(self.numbers))

    @rule(who=WHO, name=st.sampled_from(CLASHING), chance=CHANCE, is_saved=NOW)
    def type_where_others_do(self, who: int, name: str, chance: Any, is_saved: bool) -> None:
        column = composition_of(type(self.record)).columns[name]
        self.type(who, (name,), chance.draw(values_for(column, self.number())), chance, is_saved)

    @rule(who=WHO, chance=CHANCE, is_saved=NOW)
    def type_anywhere(self, who: int, chance: Any, is_saved: bool) -> None:
        possible = list(columns(self.forms[who].mine))
        path, column = possible[chance.draw(st.integers(0, len(possible) - 1))]
        self.type(who, path, chance.draw(values_for(column, self.number())), chance, is_saved)

    @rule(who=WHO, chosen=st.sets(st.integers(0, 2)), chance=CHANCE, is_saved=NOW)
    def choose_contacts(self, who: int, chosen: set[int], chance: Any, is_saved: bool) -> None:
        self.type(who, ("contacts",), sorted(self.contacts[number] for number in chosen), chance, is_saved)

    @rule(who=WHO, name=st.sampled_from(["sections", "indicators"]), chance=CHANCE, is_saved=NOW)
    def add_a_row(self, who: int, name: str, chance: Any, is_saved: bool) -> None:
        row = a_row(name, self.number())
        self.type(who, (name, row.key), row, chance, is_saved)

    @rule(who=WHO, year=st.sampled_from(YEARS), chance=CHANCE, is_saved=NOW)
    def add_a_figure(self, who: int, year: int, chance: Any, is_saved: bool) -> None:
        if indicators := self.forms[who].mine.parts["indicators"]:
            row = a_row("values", self.number(), year)
            place = ("indicators", chance.draw(st.sampled_from([one.key for one in indicators])), "values", row.key)
            self.type(who, place, row, chance, is_saved)

    @rule(who=WHO, chance=CHANCE, is_saved=NOW)
    def take_a_row_away(self, who: int, chance: Any, is_saved: bool) -> None:
        if there := list(parts_of(self.forms[who].mine)):
            self.type(who, chance.draw(st.sampled_from(there)), None, chance, is_saved)

    def type(self, who: int, path: Path, value: Any, chance: Any, is_saved: bool) -> None:
        self.forms[who].type(path, value)
        if is_saved:
            self.save(who, chance)

    @rule(who=WHO, chance=CHANCE)
    def save(self, who: int, chance: Any) -> None:
        form, before, asked = self.forms[who], self.shown, list[Path]()
        try:
            self.keep(form, asked, chance)
        except ValidationError:
            self.look_around()
            assert self.shown == before
            self.done["refused"] += 1
            if chance.draw(st.booleans()):  # else what was typed stays on the screen
                self.forms[who] = self.opened(form.user)
            return
        self.look_around()
        nothing_typed_is_missing(form.typed(), self.shown, asked)
        self.nothing_unseen_is_overwritten(form, before, asked)
        self.done["typed"] += len(form.typed())
        self.done["asked"] += len(asked)
        self.forms[who] = self.opened(form.user)

    def nothing_unseen_is_overwritten(self, form: Form, before: Snapshot, asked: list[Path]) -> None:
        nothing_unseen_is_overwritten(form, before, self.shown, asked)

    def keep(self, form: Form, asked: list[Path], chance: Any) -> None:
        try:
            save_draft(self.record, form.mine, form.user, form.base)
        except Conflict as conflict:
            asked += conflict.paths
            wanted = resolve(conflict, {written(path): chance.draw(st.sampled_from(Side)) for path in conflict.paths})
            try:
                save_draft(self.record, wanted, form.user, conflict.newest, is_checked=False)
            except ValidationError as refused:
                it_is_refused_rightly(wanted, refused)
                raise

    @if_something_waits
    @rule(languages=LANGUAGES, chance=CHANCE)
    def publish(self, languages: list[str] | None, chance: Any) -> None:
        self.bring_out(chance.draw(st.sampled_from(self.waiting)), languages)

    def bring_out(self, draft: Revision, languages: list[str] | None) -> None:
        wanted = what_would_go_out(draft, languages)
        with self.only_this_goes_out(going_out(snapshot_of(draft.base), snapshot_of(draft), languages)) as gone_out:
            try:
                gone_out.append(publish(draft, self.users[0], languages))
                self.done["published"] += 1
            except ValidationError as refused:
                it_is_refused_rightly(wanted, refused)

    @if_something_waits
    @rule(languages=LANGUAGES, hours=HOURS, is_soon=st.booleans(), chance=CHANCE)
    def schedule(self, languages: list[str] | None, hours: int, is_soon: bool, chance: Any) -> None:
        draft = chance.draw(st.sampled_from(self.waiting))
        with self.only_this_goes_out([]):
            Revision.objects.filter(pk=draft.pk).update(gate_reason="Not translated")
            schedule(draft, self.users[0], timezone.now() + timedelta(hours=hours), languages)
        if is_soon:
            self.time_passes(hours)

    @if_something_is_scheduled
    @rule(hours=HOURS)
    def time_passes(self, hours: int) -> None:
        now = timezone.now() + timedelta(hours=hours)
        due = [(one, snapshot_of(one.base), snapshot_of(one)) for one in Revision.objects.due(now)]
        may_go_out = [change for one, base, draft in due for change in going_out(base, draft, one.languages)]
        with self.only_this_goes_out(may_go_out) as gone_out:
            outcome = publish_due(now)
            self.done["due"] += len(outcome.published)
            gone_out += outcome.published if len(due) == 1 else []
            for failed, sentence in outcome.failed:
                self.fails_rightly(failed, sentence)

    def fails_rightly(self, revision: Revision, sentence: str) -> None:
        it_is_refused_rightly(what_would_go_out(revision, revision.languages), sentence)

    @contextmanager
    def only_this_goes_out(self, changes: list[Any]) -> Iterator[list[Any]]:
        """Nothing else becomes another on the page, and a form shows what it showed. Where the block puts something
        into the list that it gets, all of the changes have gone out; else none of them need have."""
        shown, live, gone_out = self.shown, self.live, list[Any]()
        yield gone_out
        self.look_around()
        if gone_out:
            nothing_typed_is_missing(changes, self.live, [])
        assert {one.path for one in differences(live, self.live)} <= {one.path for one in changes}
        self.a_form_shows(shown)

    def a_form_shows(self, expected: Snapshot) -> None:
        assert differences(expected, self.shown) == []

    @if_something_was
    @rule(who=WHO, chance=CHANCE)
    def go_back(self, who: int, chance: Any) -> None:
        if self.waiting and chance.draw(st.booleans()):
            self.discard(chance)
        else:
            self.restore(who, chance)

    def discard(self, chance: Any) -> None:
        draft = chance.draw(st.sampled_from(self.waiting))
        expected, live, was_shown = self.shown, self.live, newest(self.record) == draft
        drafts.discard(draft, self.users[0])
        if was_shown:
            left = newest(self.record)
            expected = snapshot_of(left) if left.is_waiting else live
        self.look_around()
        self.a_form_shows(expected)
        assert self.live == live
        self.done["discarded"] += 1

    @if_something_is_scheduled
    @rule(chance=CHANCE)
    def take_back_what_is_scheduled(self, chance: Any) -> None:
        with self.only_this_goes_out([]):
            workflow.unschedule(self.users[0], chance.draw(st.sampled_from(self.scheduled)))
            self.done["taken back"] += 1

    def restore(self, who: int, chance: Any) -> None:
        """A whole revision, or what stands in it at one place."""
        revision, before = chance.draw(st.sampled_from(self.revisions)), self.shown
        old = snapshot_of(revision)
        path = chance.draw(st.sampled_from([None, *(path for path, _old, _new in differences(before, old))]))
        wanted = before.with_value(path, old.at(path)) if path else old
        try:
            workflow.restore(self.users[who], self.record, revision, path)
        except ValidationError as refused:
            it_is_refused_rightly(wanted, refused)
            wanted = before
        self.look_around()
        self.a_form_shows(wanted)
        self.done["restored"] += 1

    def what_is_shown_can_be_staged(self) -> None:
        """What is staged says what a form shows, but for an address that is taken, and leaves the row alone."""
        with staged(self.record, self.shown) as draft:
            there = snapshot(draft.record)
        other = [path for path, _old, _new in differences(self.shown, there)]
        assert other == ([("slug_sv",)] if self.shown.columns["slug_sv"] == TAKEN else [])
        assert len(draft.left_out) == len(other)
        assert snapshot(self.record) == self.live
