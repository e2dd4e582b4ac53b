"""Three editors work on one record at random: every edit is in the result, or was refused with both texts shown."""

from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Any

import pytest

from portal.publishing.composition import Path
from portal.publishing.differences import Difference, differences
from portal.publishing.drafts import newest, present, save_draft
from portal.publishing.merging import Clash, Conflict, Side, resolve
from portal.publishing.publication import publish
from portal.publishing.snapshots import Snapshot, snapshot, snapshot_of
from strategy.models import SpearheadActor
from tests.builders import a_funding_instrument, a_spearhead
from tests.publishing.editors import a_new_part, an_editor, changed, fresh

RUNS = 40  # raise it to search wider; each run begins with its own number and can be had again
AT_A_TIME = 50
STEPS = 12
TEXTS = ("title_fi", "title_sv", "summary_fi")


@dataclass
class Editor:
    name: str
    opened: Snapshot
    base: Any
    mine: Snapshot = field(init=False)

    def __post_init__(self) -> None:
        self.mine = self.opened


class Office:
    """One record, three forms open on it, and chance."""

    def __init__(self, seed: int) -> None:
        self.random, self.numbers = Random(seed), count(1)  # noqa: S311 - chance that can be repeated
        self.record = a_spearhead(title_fi="0", title_sv="0", summary_fi="0")
        self.instruments = [str(a_funding_instrument().pk) for _number in range(3)]
        for actor in range(2):
            SpearheadActor.objects.create(spearhead=self.record, actors_fi=f"{actor}", actors_sv=f"{actor}")
        self.clash_count = 0
        self.editors = [self.opened(name) for name in ("aino", "eero", "siiri")]

    def opened(self, name: str) -> Editor:
        return Editor(name, self.now(), newest(self.record))

    def now(self) -> Snapshot:
        """What a form shows; quicker than `present`, as nothing but drafts changes the record here."""
        head = newest(self.record)
        return snapshot_of(head) if head else snapshot(self.record)

    def step(self) -> None:
        act = self.random.choices([self.type, self.save, self.publish], weights=[6, 5, 1])[0]
        act()

    def type(self) -> None:
        editor = self.random.choice(self.editors)
        path, value = self.edit(editor.mine)
        editor.mine = editor.mine.with_value(path, value)

    def edit(self, mine: Snapshot) -> tuple[Path, Any]:
        text, actors = str(next(self.numbers)), mine.parts["actors"]
        possible: list[tuple[Path, Any]] = [((name,), text) for name in TEXTS]
        possible.append((("funding_instruments",), self.random.sample(self.instruments, self.random.randint(0, 3))))
        key = f"00000000-0000-4000-8000-{int(text):012}"
        possible.append((("actors", key), a_new_part(SpearheadActor, "spearhead", key, actors_fi=text)))
        for actor in actors:
            possible += [(("actors", actor.key, name), text) for name in ("actors_fi", "actors_sv")]
            possible.append((("actors", actor.key), None))
        return self.random.choice(possible)

    def save(self) -> None:
        index = self.random.randrange(len(self.editors))
        editor, before = self.editors[index], self.now()
        shown: list[Clash] = []
        wanted, base = editor.mine, editor.base
        try:
            save_draft(self.record, wanted, an_editor(editor.name), base)
        except Conflict as conflict:
            shown = conflict.clashes
            self.clash_count += len(shown)
            choices = {clash.path: self.random.choice(list(Side)) for clash in shown}
            wanted = resolve(conflict, choices)
            save_draft(self.record, wanted, an_editor(editor.name), conflict.newest)
        after = self.now()
        typed = differences(editor.opened, editor.mine)
        self.nothing_that_was_typed_is_missing(typed, after, shown)
        self.nothing_unseen_is_overwritten(before, after, editor.opened, typed, shown)
        self.editors[index] = self.opened(editor.name)

    def publish(self) -> None:
        draft = newest(self.record)
        if draft is None or not draft.is_waiting:
            return
        before = self.now()
        publish(draft, an_editor("siiri"), self.random.choice([None, ["sv"], ["fi", "sv"]]))
        assert differences(before, self.now()) == []

    def nothing_that_was_typed_is_missing(self, typed: list[Difference], after: Snapshot, shown: list[Clash]) -> None:
        for path, old, new in typed:
            if is_shown(path, shown):
                continue
            if path == ("funding_instruments",):
                there = set(after.relations["funding_instruments"])
                assert set(new) - set(old) <= there
                assert not (set(old) - set(new)) & there
            else:
                assert after.at(path) == new, (path, new)

    def nothing_unseen_is_overwritten(
        self, before: Snapshot, after: Snapshot, opened: Snapshot, typed: list[Difference], shown: list[Clash]
    ) -> None:
        own = {path for path, _old, _new in typed}
        for path, old, _new in differences(before, after):
            assert path in own or is_shown(path, shown), path
            was_seen = path == ("funding_instruments",) or opened.at(path) == old
            assert was_seen or is_shown(path, shown), path


def is_shown(path: Path, shown: list[Clash]) -> bool:
    """Whether the editor has seen both texts, of the column or of the whole part that it stands in."""
    return any("/".join(path[:length]) == clash.path for length in range(1, len(path) + 1) for clash in shown)


@pytest.mark.django_db
@pytest.mark.parametrize("first", range(0, RUNS, AT_A_TIME))
def test_no_edit_of_three_editors_is_lost(first: int) -> None:
    clash_count = 0
    for seed in range(first, first + AT_A_TIME):
        office = Office(seed)
        for _number in range(STEPS):
            office.step()
        clash_count += office.clash_count

    assert clash_count > 0


@pytest.mark.django_db
def test_at_the_end_of_the_day_everything_can_be_published() -> None:
    office = Office(seed=0)
    for _number in range(STEPS):
        office.step()
    wanted = present(office.record)

    if (draft := newest(office.record)) and draft.is_waiting:
        publish(draft, an_editor())

    assert differences(snapshot(fresh(office.record)), wanted) == []


@pytest.mark.django_db
def test_the_test_would_notice_an_edit_that_is_lost() -> None:
    office = Office(seed=0)
    editor = office.editors[0]
    editor.mine = changed(editor.mine, title_fi="Lost")

    with pytest.raises(AssertionError):
        office.nothing_that_was_typed_is_missing(
            differences(editor.opened, editor.mine), present(office.record), shown=[]
        )
