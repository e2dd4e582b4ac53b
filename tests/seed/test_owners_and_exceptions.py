"""Loaded content belongs to the organisation that keeps it; what it lacks stands among the exceptions to the gate."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps

from contacts.models import Contact, Organisation
from portal.news.models import NewsItem
from portal.publishing.models import GateException, Publishable
from portal.seed.exceptions import NO_REASON
from portal.seed.files import CONTENT
from portal.seed.loader import load_content
from portal.seed.models import LoadedFolder
from strategy.models import Strategy
from tests.seed.entries import organisation, section, strategy

Write = Callable[..., None]
Load = Callable[[], str]

UNTRANSLATED = {"fi": "Vain suomeksi"}


def load_anew(load: Load) -> str:
    LoadedFolder.objects.all().delete()
    return load()


def exceptions() -> list[tuple[list[str], str, bool]]:
    """Which texts, why, and whether it has been settled."""
    return [(one.missing, one.reason, one.settled_at is not None) for one in GateException.objects.order_by("pk")]


def test_a_record_belongs_to_the_organisation_that_its_file_names(write: Write, load: Load) -> None:
    write("organisations", organisation("espoo"), organisation("helsinki"))
    write("strategies", strategy("a", owner="espoo"), strategy("b"))

    load()

    owners = {item.slug_fi: item.owner for item in Strategy.objects.all()}
    assert owners == {"a-fi": Organisation.objects.get(name_fi="espoo fi"), "b-fi": None}


def test_an_owner_that_the_files_learn_of_later_is_no_news_to_readers(write: Write, load: Load) -> None:
    write("organisations", organisation("espoo"))
    write("strategies", strategy("a"))
    load()
    before = Strategy.objects.get().changed
    write("strategies", strategy("a", owner="espoo"))

    said = load()

    item = Strategy.objects.get()
    assert (said, item.owner.name_fi) == ("Loaded 2 records: 1 updated, 1 unchanged.", "espoo fi")
    assert item.changed == before


@pytest.mark.parametrize("theirs", ["vantaa", None])
def test_an_owner_that_staff_have_changed_stays(write: Write, load: Load, theirs: str | None) -> None:
    write("organisations", organisation("espoo"), organisation("helsinki"), organisation("vantaa"))
    write("strategies", strategy("a", owner="espoo"))
    load()
    chosen = Organisation.objects.get(name_fi=f"{theirs} fi") if theirs else None
    Strategy.objects.update(owner=chosen)
    write("strategies", strategy("a", owner="helsinki"))

    load()

    assert Strategy.objects.get().owner == chosen


def test_what_lacks_a_text_is_an_exception_with_the_reason_of_its_file(write: Write, load: Load) -> None:
    incomplete = strategy(
        slogan=UNTRANSLATED, sections=[section(text=UNTRANSLATED)], gate_reason="The source was published in Finnish."
    )
    write("strategies", incomplete)

    load()

    part = Strategy.objects.get().sections.get()
    assert exceptions() == [
        (["slogan_sv", f"sections/{part.pk}/text_sv"], "The source was published in Finnish.", False)
    ]


def test_a_file_that_gives_no_reason_says_no_more_than_is_true(write: Write, load: Load) -> None:
    write("strategies", strategy(slogan=UNTRANSLATED))

    load()

    assert exceptions() == [(["slogan_sv"], NO_REASON, False)]


def test_what_is_whole_and_what_is_a_draft_is_no_exception(write: Write, load: Load) -> None:
    write("strategies", strategy("a"), strategy("b", slogan=UNTRANSLATED, state="draft"))

    load()

    assert exceptions() == []


def test_loading_again_adds_no_exception(write: Write, load: Load) -> None:
    write("strategies", strategy(slogan=UNTRANSLATED))
    load()

    load_anew(load)

    assert len(exceptions()) == 1


def test_an_exception_is_settled_when_the_text_comes_and_not_before(write: Write, load: Load) -> None:
    write("strategies", strategy(slogan=UNTRANSLATED))
    load()
    write("strategies", strategy(slogan=UNTRANSLATED, umbrella_theme={"fi": "Teema", "sv": "Tema"}))
    load()
    meanwhile = exceptions()
    write("strategies", strategy(slogan={"fi": "Vain", "sv": "Bara"}))

    load()

    assert meanwhile == [(["slogan_sv"], NO_REASON, False)]
    assert exceptions() == [(["slogan_sv"], NO_REASON, True)]


def test_a_reason_belongs_to_what_is_published_alone(write: Write, load: Load) -> None:
    write("organisations", organisation("espoo", gate_reason="No."))

    with pytest.raises(Exception, match="no organisation has a field of this name"):
        load()


@pytest.mark.django_db
def test_every_shipped_record_has_an_owner() -> None:
    load_content(CONTENT)
    models: list[Any] = [model for model in apps.get_models() if issubclass(model, Publishable)]

    homeless = [str(item) for model in models for item in model.objects.filter(owner=None)]
    cities = Contact.objects.exclude(owner__name_en="Helsinki-Uusimaa Regional Council")

    assert homeless == []
    assert {contact.organisation for contact in cities} == {contact.owner for contact in cities}
    assert len(cities) == 6


@pytest.mark.django_db
def test_the_shipped_exceptions_are_those_that_the_files_explain() -> None:
    load_content(CONTENT)

    release = NewsItem.objects.get(kind="press_release")
    assert sorted(path for missing, _reason, _settled in exceptions() for path in missing) == [
        "body_sv",
        *["summary_sv"] * 2,
        *["title_sv"] * 2,
    ]
    assert NO_REASON not in {reason for _missing, reason, _settled in exceptions()}
    assert GateException.objects.of(release).open().get().missing == ["body_sv"]
