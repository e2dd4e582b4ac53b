"""What names something, or shows a part that is seen with it, is brought up in the transaction that changes it."""

from typing import Any

import pytest

from ecosystems.models import AgreementFunder
from portal.languages.edited import edited
from portal.publishing.models import State
from portal.search.asking import search
from portal.search.bringing_up import bring_up_all, bring_up_record
from portal.search.models import Entry
from portal.search.results import Asked
from strategy.models import SpearheadLineage
from tests.builders import (
    a_funding_instrument,
    a_lead_project,
    a_news_item,
    a_showcase_item,
    a_spearhead,
    a_strategy,
    a_theme,
    an_agreement,
    an_organisation,
    an_urban_area,
)
from tests.search.following import entry_of, publish, text_of

pytestmark = pytest.mark.django_db


def becomes(record: Any, **columns: Any) -> None:
    for name, value in columns.items():
        setattr(record, name, value)
    record.save()
    publish(record)


def hides_and_comes_again(record: Any, told: Any) -> list[Any]:
    """What is told before, while it is taken off, and after."""
    seen = [told()]
    for state in (State.UNPUBLISHED, State.PUBLISHED):
        becomes(record, state=state)
        seen.append(told())
    return seen


def test_the_row_of_a_funder_goes_and_comes_with_its_instrument() -> None:
    instrument = a_funding_instrument(name_fi="Rahasto", slug_fi="r")
    agreement = an_agreement(title_fi="Sopimus", slug_fi="s")
    AgreementFunder.objects.create(
        agreement=agreement, instrument=instrument, role="state", actors_fi="Salainen säätiö"
    )
    bring_up_all()

    told = hides_and_comes_again(instrument, lambda: [text_of(agreement), search(Asked("säätiö", "fi")).total])

    assert told == [["Salainen säätiö", 1], ["", 0], ["Salainen säätiö", 1]]


def test_what_became_of_a_spearhead_goes_and_comes_with_the_other_end() -> None:
    earlier, later = (a_spearhead(title_fi=name, slug_fi=name) for name in ("vanha", "uusi"))
    SpearheadLineage.objects.create(predecessor=earlier, successor=later, kind="renamed", reason_fi="Nimi muuttui")
    bring_up_all()

    told = hides_and_comes_again(later, lambda: text_of(earlier))

    assert told == ["Nimi muuttui", "", "Nimi muuttui"]


def test_an_area_is_named_by_agreements_and_projects_while_it_is_out_and_as_it_is_called() -> None:
    area = an_urban_area(name_fi="Suurseutu", slug_fi="a")
    agreement = an_agreement(title_fi="Sopimus", slug_fi="s", area=area)
    project = a_lead_project(area, title_fi="Hanke", slug_fi="h")
    bring_up_all()

    told = hides_and_comes_again(area, lambda: [text_of(agreement), text_of(project), entry_of(project).areas])
    becomes(area, name_fi="Pikkuseutu")

    named, bare = ["Suurseutu", "Suurseutu", f",{area.pk},"], ["", "", ""]
    assert told == [named, bare, named]
    assert [text_of(agreement), text_of(project)] == ["Pikkuseutu", "Pikkuseutu"]


def test_a_theme_is_named_while_its_agreement_is_out() -> None:
    agreement = an_agreement(title_fi="Sopimus", slug_fi="s")
    theme = a_theme(agreement=agreement, title_fi="Teema", slug_fi="t")
    project = a_lead_project(title_fi="Hanke", slug_fi="h", theme=theme)
    item = a_showcase_item(title_fi="Esimerkki", slug_fi="e")
    item.themes.add(theme)
    bring_up_all()

    told = hides_and_comes_again(agreement, lambda: [text_of(project), text_of(item), entry_of(project).themes])
    theme.title_fi = "Aihe"
    theme.save()
    publish(agreement)

    named, bare = ["Teema", "Teema", f",{theme.pk},"], ["", "", ""]
    assert told == [named, bare, named]
    assert [text_of(project), text_of(item)] == ["Aihe", "Aihe"]


def test_news_stand_under_the_theme_and_area_that_what_they_are_about_has_now() -> None:
    agreement = an_agreement(area=an_urban_area())
    old, new = (a_theme(agreement=agreement) for _ in range(2))
    project = a_lead_project(theme=old)
    news = a_news_item(title_fi="Uutinen", slug_fi="u")
    news.lead_projects.add(project)
    news.agreements.add(agreement)
    bring_up_all()
    before = [entry_of(news).themes, entry_of(news).areas]
    area = an_urban_area()
    becomes(project, theme=new)
    becomes(agreement, area=area)

    assert before[0] == f",{old.pk},"
    assert [entry_of(news).themes, entry_of(news).areas] == [f",{new.pk},", f",{area.pk},"]
    assert before[1] != f",{area.pk},"


@pytest.mark.parametrize("hidden", ["area", "agreement"])
def test_news_stand_under_nothing_that_is_hidden(hidden: str) -> None:
    area = an_urban_area()
    agreement = an_agreement(area=area)
    project = a_lead_project(theme=a_theme(agreement=agreement))
    news = a_news_item(title_fi="Uutinen", slug_fi="u")
    news.lead_projects.add(project)
    news.agreements.add(agreement)
    bring_up_all()

    becomes({"area": area, "agreement": agreement}[hidden], state=State.WITHDRAWN)

    entry = entry_of(news)
    assert (entry.areas, bool(entry.themes)) == ("", hidden == "area")


def test_the_names_of_themes_go_when_their_agreement_is_deleted(staff) -> None:
    agreement = an_agreement(title_fi="Sopimus", slug_fi="s")
    item = a_showcase_item(title_fi="Esimerkki", slug_fi="e")
    item.themes.add(a_theme(agreement=agreement, title_fi="Salateema", slug_fi="t"))
    bring_up_all()
    before = text_of(item)

    edited.send(type(agreement), user=staff, record=agreement, deed="deleted", fields=[], reason="")
    agreement.delete()

    assert (before, text_of(item), search(Asked("salateema", "fi")).total) == ("Salateema", "", 0)


def test_the_name_of_a_theme_goes_when_its_agreement_is_published_without_it() -> None:
    agreement = an_agreement(title_fi="Sopimus", slug_fi="s")
    theme = a_theme(agreement=agreement, title_fi="Salateema", slug_fi="t")
    item = a_showcase_item(title_fi="Esimerkki", slug_fi="e")
    item.themes.add(theme)
    bring_up_all()
    before = [text_of(item), text_of(agreement)]

    theme.delete()
    publish(agreement)

    assert (before, [text_of(item), text_of(agreement)]) == (["Salateema", "Salateema"], ["", ""])


def test_the_name_of_an_organisation_goes_when_it_is_deleted(staff) -> None:
    organisation = an_organisation(name_fi="Salainen kaupunki")
    agreement = an_agreement(title_fi="Sopimus", slug_fi="s")
    agreement.parties.add(organisation)
    bring_up_all()
    before = text_of(agreement)

    edited.send(type(organisation), user=staff, record=organisation, deed="deleted", fields=[], reason="")
    organisation.delete()

    assert (before, text_of(agreement)) == ("Salainen kaupunki", "")


@pytest.mark.parametrize("spearheads", [1, 5])
def test_to_bring_up_what_is_seen_with_a_record_costs_the_same_queries_however_much_it_is(
    django_assert_num_queries, spearheads: int
) -> None:
    strategy = a_strategy()
    for number in range(spearheads):
        a_spearhead(strategy, title_fi=f"Kärki {number}", slug_fi=f"k{number}")
    bring_up_all()
    type(strategy).objects.update(state=State.WITHDRAWN)

    with django_assert_num_queries(20):
        bring_up_record(strategy)

    assert Entry.objects.filter(kind="strategy.spearhead").count() == 0
