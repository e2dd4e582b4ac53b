"""The same three editors, while the row is changed beside their drafts: by a loader, by a translation that goes out."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from portal.publishing import rebasing
from portal.publishing.composition import Path, composition_of, written
from portal.publishing.correcting import publish_texts
from portal.publishing.differences import differences
from portal.publishing.drafts import newest
from portal.publishing.merging import Conflict, Side
from portal.publishing.publication import what_would_go_out
from portal.publishing.revision import Revision
from portal.publishing.snapshots import Snapshot
from tests.publishing.office import CHANCE, LANGUAGES, Office, if_something_waits
from tests.publishing.open_forms import (
    CLASHING,
    Form,
    is_same_at,
    is_shown,
    is_whole,
    it_is_refused_rightly,
    nothing_unseen_is_overwritten,
    values_for,
)


class OfficeBesideALoader(Office):
    @rule(name=st.sampled_from(CLASHING), chance=CHANCE)
    def a_column_is_changed(self, name: str, chance: Any) -> None:
        value = chance.draw(values_for(composition_of(type(self.record)).columns[name], self.number()))
        if is_whole(self.live.with_value((name,), value)):
            self.rows().update(**{name: value})
        self.done["beside"] += 1
        self.look_around()

    @rule(chance=CHANCE, text=st.sampled_from(["Sama", "Toinen"]))
    def a_translation_goes_out(self, chance: Any, text: str) -> None:
        publish_texts(self.record, {("title_sv",): text}, self.users[0])
        self.look_around()

    @rule(chosen=st.sets(st.integers(0, 2)))
    def contacts_are_chosen(self, chosen: set[int]) -> None:
        self.rows().get().contacts.set([int(self.contacts[number]) for number in chosen])
        self.look_around()

    @rule(is_gone=st.booleans())
    def a_section_is_changed(self, is_gone: bool) -> None:
        if section := self.rows().get().sections.order_by("pk").first():
            section.text_sv = self.number()
            section.delete() if is_gone else section.save()
        self.look_around()

    def rows(self) -> Any:
        return type(self.record)._base_manager.filter(pk=self.record.pk)

    def nothing_unseen_is_overwritten(self, form: Form, before: Snapshot, asked: list[Path]) -> None:
        nothing_unseen_is_overwritten(form, self.or_as_the_row(before), self.shown, asked)

    def a_form_shows(self, expected: Snapshot) -> None:
        super().a_form_shows(self.or_as_the_row(expected))

    def or_as_the_row(self, expected: Snapshot) -> Snapshot:
        """Where a draft and the row have been at odds, and are no more, the draft says what the row says."""
        for path, _old, new in differences(expected, self.shown):
            if is_same_at(path, new, self.live.at(path)):
                expected = expected.with_value(path, new)
        return expected

    @if_something_waits
    @rule(languages=LANGUAGES, chance=CHANCE)
    def publish(self, languages: list[str] | None, chance: Any) -> None:
        draft = chance.draw(st.sampled_from(self.waiting))
        try:
            what_would_go_out(draft, languages)
        except Conflict as conflict:
            if newest(self.record) == draft:
                self.settle(draft, conflict, chance)
            return
        self.bring_out(draft, languages)

    def settle(self, draft: Revision, conflict: Conflict, chance: Any) -> None:
        shown = self.shown
        choices = {written(path): chance.draw(st.sampled_from(Side)) for path in conflict.paths}
        rebasing.settle(draft, choices, self.users[0])
        self.look_around()
        self.done["settled"] += 1
        others = [path for path, _old, _new in differences(self.or_as_the_row(shown), self.shown)]
        assert [path for path in others if not is_shown(path, conflict.paths)] == []

    def fails_rightly(self, revision: Revision, sentence: str) -> None:
        try:
            it_is_refused_rightly(what_would_go_out(revision, revision.languages), sentence)
        except Conflict:
            self.done["clashed when due"] += 1
