"""Three editors at work on one record: every edit is in the result, or was refused with both texts shown."""

import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from portal.publishing import drafts
from tests.builders import a_contact, a_member, a_strategy
from tests.publishing.beside import OfficeBesideALoader
from tests.publishing.office import SEARCH, Office
from tests.publishing.open_forms import TAKEN

Opens = Callable[[type[Office]], Callable[[], Office]]


@pytest.fixture
def done() -> Counter[str]:
    return Counter()


@pytest.fixture
def opens(db: None, done: Counter[str]) -> Opens:
    """The record and its people are made once; each day of each office begins with them as they are."""
    a_strategy(slug_sv=TAKEN)
    strategy = a_strategy()
    contacts = [str(a_contact().pk) for _number in range(3)]
    users = [a_member("publisher") for _number in range(3)]
    return lambda kind: lambda: kind(strategy, contacts, users, done)


@pytest.mark.parametrize("kind", [Office, OfficeBesideALoader])
def test_no_edit_of_three_editors_is_lost(opens: Opens, done: Counter[str], kind: type[Office]) -> None:
    run_state_machine_as_test(opens(kind), settings=SEARCH)

    sys.stdout.write(f"\n{kind.__name__}: {dict(done)}\n")
    assert done["days"] >= SEARCH.max_examples
    assert {"typed", "asked", "published", "due", "taken back", "discarded", "restored"} <= done.keys()


@pytest.mark.parametrize("winner", ["mine", "theirs"])
def test_the_search_would_find_an_edit_that_is_lost(opens: Opens, monkeypatch: Any, winner: str) -> None:
    monkeypatch.setattr(drafts, "merge", lambda base, mine, theirs: {"mine": mine, "theirs": theirs}[winner])
    found_is_enough = settings(SEARCH, phases=[Phase.generate], report_multiple_bugs=False)

    with pytest.raises(AssertionError):
        run_state_machine_as_test(opens(Office), settings=found_is_enough)
