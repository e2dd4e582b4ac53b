"""Of eight who save the same translation at the same moment one writes it, and seven are told."""

from typing import Any

import pytest

from portal.workbench.models import Unit
from portal.workbench.reconciling import sync_all
from portal.workbench.syncing import sync
from portal.workbench.writing import MovedError, Saved, save_translation
from strategy.models import Strategy
from tests.builders import a_member, a_strategy, an_organisation
from tests.publishing.test_at_once import at_once
from tests.workbench.units import seen, the_unit

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 8


def outcomes(record: Any, path: str, source: str, target: str) -> list[Any]:
    sync(record)
    unit = Unit.objects.of(record).get(path=path, language="sv")
    users = [a_member("translator", languages=["sv"], name=f"t{number}") for number in range(WRITERS)]

    def write(user: Any) -> Any:
        try:
            return save_translation(user, unit, f"Öppning av {user.username}", seen(source, target))
        except MovedError as error:
            return error

    return at_once(*[lambda user=user: write(user) for user in users])


def test_of_a_record_that_has_drafts() -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="Början")

    answers = outcomes(strategy, "title", "Avaus", "Början")

    saved = [answer for answer in answers if isinstance(answer, Saved)]
    told = [answer for answer in answers if isinstance(answer, MovedError)]
    assert (len(saved), len(told)) == (1, WRITERS - 1)
    assert {error.target for error in told} == {Strategy.objects.get().title_sv}
    assert Unit.objects.get(path="title", language="sv").state == "current"


def test_of_an_organisation() -> None:
    organisation = an_organisation(name_fi="Liitto", name_sv="Förbund")

    answers = outcomes(organisation, "name", "Liitto", "Förbund")

    assert sum(isinstance(answer, Saved) for answer in answers) == 1
    assert sum(isinstance(answer, MovedError) for answer in answers) == WRITERS - 1


def test_bringing_all_up_waits_for_nobody_who_waits_for_it() -> None:
    strategies = [a_strategy(title_fi=f"Avaus {number}", title_sv="Början") for number in range(4)]
    sync_all()
    translator = a_member("translator", languages=["sv"])
    Strategy.objects.update(summary_fi="Lyhyesti")
    units = {strategy.pk: the_unit(strategy) for strategy in strategies}

    def save(record: Any) -> Saved:
        words = f"{record.title_fi} sv"
        return save_translation(translator, units[record.pk], words, seen(record.title_fi, "Början"))

    answers = at_once(sync_all, *[lambda record=record: save(record) for record in strategies], sync_all)

    assert sum(isinstance(answer, Saved) for answer in answers) == 4
    assert sync_all().changed == 0
