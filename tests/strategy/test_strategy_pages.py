"""The strategies, what replaced them, their spearheads and what became of those."""

import pytest

from strategy.models import Approval, SpearheadActor, SpearheadLineage, StrategySection
from tests.builders import (
    a_contact,
    a_document,
    a_lead_project,
    a_source,
    a_spearhead,
    a_strategy,
    an_organisation,
    in_all_languages,
)

pytestmark = pytest.mark.django_db


def page(client, item, language="fi"):
    response = client.get(item.address(language))
    assert response.status_code == 200
    return response.content.decode()


def test_strategies_in_force_and_replaced_ones_are_listed_apart(client):
    old = a_strategy(title_fi="Vanha strategia", start_year=2014, end_year=2017)
    a_strategy(title_fi="Uusi strategia", start_year=2020, updates=old)

    html = client.get("/fi/strategiat/").content.decode()

    assert html.index("Uusi strategia") < html.index("Vanha strategia")
    assert "2014–2017" in html


def test_a_strategy_stays_in_force_while_its_successor_is_a_draft(client):
    old = a_strategy(title_fi="Vanha strategia")
    draft = a_strategy(title_fi="Uusi strategia", updates=old, state="draft", published_at=None)

    html = page(client, old)

    assert "Uusi strategia" not in html
    assert "note-superseded" not in html
    assert client.get(draft.address("fi")).status_code == 404


def test_a_replaced_strategy_says_so_and_leads_to_its_successor(client):
    old = a_strategy()
    new = a_strategy(title_fi="Uusi strategia", updates=old)

    html = page(client, old)

    assert "note-superseded" in html
    assert f'href="{new.address("fi")}"' in html


def test_a_draft_spearhead_stays_off_the_public_strategy_page(client):
    strategy = a_strategy()
    a_spearhead(strategy, title_fi="Julkinen kärkiala")
    a_spearhead(strategy, title_fi="Salainen kärkiala", state="draft", published_at=None)

    html = page(client, strategy)

    assert "Julkinen kärkiala" in html
    assert "Salainen" not in html


def test_a_published_spearhead_of_a_draft_strategy_is_not_found(client):
    spearhead = a_spearhead(a_strategy(state="draft", published_at=None), title_fi="Salainen kärkiala")

    assert client.get(spearhead.address("fi")).status_code == 404
    assert "Salainen" not in client.get("/fi/karkialat/").content.decode()


def test_a_strategy_shows_its_parts_and_says_what_is_unchecked(client):
    strategy = a_strategy(is_reviewed=False, **in_all_languages(strengths="Innovaatiot", what_changed="Kokemukset"))
    StrategySection.objects.create(strategy=strategy, **in_all_languages(heading="Tieto", text="Osaaminen *kasvaa*."))
    Approval.objects.create(strategy=strategy, approved_on="2017", **in_all_languages(body="Maakuntahallitus"))
    strategy.sources.add(a_source(title_fi="Esite"))
    strategy.documents.add(a_document(title_fi="Strategia-asiakirja"))
    strategy.contacts.add(a_contact(name="Maija Meri"))

    html = page(client, strategy)

    for said in (
        "Innovaatiot fi",
        "Kokemukset fi",
        "Tieto fi",
        "Osaaminen <em>kasvaa</em>",
        "Maakuntahallitus fi",
    ):
        assert said in html
    for said in ("Esite", "Strategia-asiakirja", "Maija Meri", "note-unreviewed"):
        assert said in html


def test_what_became_of_a_spearhead_is_told_in_a_table_and_then_in_a_picture(client):
    old, new = a_strategy(title_fi="Strategia 2014"), a_strategy(title_fi="Strategia 2018")
    merged = a_spearhead(new, title_fi="Kansalaisten kaupunki")
    for name in ("Smart Citizen", "Welfare City"):
        earlier = a_spearhead(old, title_fi=name)
        SpearheadLineage.objects.create(
            predecessor=earlier, successor=merged, kind="merged", **in_all_languages(reason="Teemat yhdistettiin")
        )

    for item in (old, new, merged):
        html = page(client, item)
        assert html.count("Teemat yhdistettiin fi") == 2
        assert html.index("<table") < html.index('class="lineage')


def test_a_link_to_a_draft_spearhead_is_not_told(client):
    old, new = a_strategy(), a_strategy()
    earlier = a_spearhead(old, title_fi="Smart Citizen")
    later = a_spearhead(new, title_fi="Salainen kärkiala", state="draft", published_at=None)
    SpearheadLineage.objects.create(predecessor=earlier, successor=later, kind="continues")

    assert "Salainen" not in page(client, earlier)
    assert "Salainen" not in page(client, old)


def test_a_spearhead_names_who_carries_it_out_by_role(client):
    spearhead = a_spearhead()
    foundation = an_organisation(name_fi="Säätiö", kind="foundation")
    SpearheadActor.objects.create(spearhead=spearhead, role="implementer", organisation=foundation)
    SpearheadActor.objects.create(spearhead=spearhead, role="partner", **in_all_languages(actors="Yritykset"))

    html = page(client, spearhead)

    assert "<dd>Säätiö</dd>" in html
    assert "<dd>Yritykset fi</dd>" in html


@pytest.mark.parametrize("count", [1, 12])
def test_a_strategy_page_costs_nine_queries_however_much_it_shows(client, django_assert_num_queries, count):
    strategy = a_strategy(updates=a_strategy())
    successor = a_strategy(updates=strategy)
    for _ in range(count):
        earlier, later = a_spearhead(strategy), a_spearhead(successor)
        SpearheadLineage.objects.create(predecessor=earlier, successor=later, kind="continues")
        StrategySection.objects.create(strategy=strategy, **in_all_languages(heading="Tieto"))
        Approval.objects.create(strategy=strategy, **in_all_languages(body="Hallitus"))
        strategy.sources.add(a_source())
        strategy.documents.add(a_document())
        strategy.contacts.add(a_contact(organisation=an_organisation()))

    with django_assert_num_queries(9):
        client.get(strategy.address("fi"))


@pytest.mark.parametrize("count", [1, 12])
def test_a_spearhead_page_costs_seven_queries_however_much_it_shows(client, django_assert_num_queries, count):
    spearhead = a_spearhead()
    for _ in range(count):
        SpearheadLineage.objects.create(predecessor=a_spearhead(), successor=spearhead, kind="merged")
        SpearheadActor.objects.create(spearhead=spearhead, organisation=an_organisation())
        spearhead.sources.add(a_source())
        a_lead_project().spearheads.add(spearhead)

    with django_assert_num_queries(7):
        client.get(spearhead.address("fi"))


@pytest.mark.parametrize("count", [1, 12])
@pytest.mark.parametrize(("path", "queries"), [("/fi/strategiat/", 2), ("/fi/karkialat/", 3)])
def test_lists_cost_the_same_queries_however_long_they_are(client, django_assert_num_queries, count, path, queries):
    for _ in range(count):
        a_spearhead(a_strategy())

    with django_assert_num_queries(queries):
        client.get(path)
