"""Lists as JSON: in pages that nothing added moves, with what a reader may know and no more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ecosystems.models import Participation
from portal.opendata.kinds import KINDS
from strategy.models import SpearheadActor
from tests.builders import (
    a_contact,
    a_glossary_term,
    a_lead_project,
    a_news_item,
    a_source,
    a_spearhead,
    a_strategy,
    an_agreement,
    an_organisation,
    an_urban_area,
)
from tests.opendata.answers import body, every_record, local, records

pytestmark = pytest.mark.django_db


def test_a_list_comes_in_pages_that_lead_to_each_other(client):
    terms = [a_glossary_term() for _ in range(5)]

    first = client.get("/data/glossary.json?limit=2")
    all_told = every_record(client, "/data/glossary.json?limit=2")

    assert len(first.json()["records"]) == 2
    assert f'<{first.json()["next"]}>; rel="next"' in first["Link"]
    assert [one["id"].rpartition("/")[2] for one in all_told] == [str(term.pk) for term in terms]


def test_what_is_added_or_taken_away_between_two_pages_moves_nothing(client):
    terms = [a_glossary_term() for _ in range(4)]
    following = client.get("/data/glossary.json?limit=2").json()["next"]
    terms[0].delete()
    added = a_glossary_term()

    rest = every_record(client, local(following))

    assert [one["id"].rpartition("/")[2] for one in rest] == [str(one.pk) for one in (*terms[2:], added)]


def test_the_last_page_says_so(client):
    a_glossary_term()

    assert client.get("/data/glossary.json?limit=1").json()["next"] is None


def test_every_answer_says_whose_it_is_and_under_which_licence(client):
    told = client.get("/data/strategies.json").json()

    assert told["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    assert set(told["attribution"]) == {"fi", "sv", "en"}
    assert local(told["self"]) == "/data/strategies.json"
    assert local(told["documentation"]["en"]) == "/en/open-data/"


LIMIT = "“limit” must be a whole number from 1 to 100."
MOMENT = "“changed_since” must be a moment with its offset, for instance 2026-01-31T08:00:00Z."
CURSOR = "“cursor” must be one that this list has given, with the same “changed_since”. Begin without it."
NAME = "There is no parameter called “change_since” here. There is: limit, changed_since, cursor."


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        *(("limit=0", LIMIT), ("limit=101", LIMIT), ("limit=²", LIMIT), ("limit=", LIMIT), ("limit=1e1", LIMIT)),
        ("limit=1&limit=2", "The parameter “limit” is given twice."),
        *(("changed_since=2026-01-31", MOMENT), ("changed_since=2026-13-31T08:00:00Z", MOMENT)),
        *(("changed_since=2026-01-31T08:00:00", MOMENT), ("changed_since=0001-01-01T00:00:00%2B10:00", MOMENT)),
        *(("cursor=x", CURSOR), ("cursor=", CURSOR), ("change_since=x", NAME)),
    ],
)
def test_what_cannot_be_understood_is_refused_in_a_sentence(client, query, sentence):
    answer = client.get(f"/data/news.json?{query}", headers={"accept-language": "en"})

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert answer.json()["detail"] == sentence
    assert answer["Content-Language"] == "en"


def test_a_cursor_of_another_list_is_refused(client):
    a_glossary_term()
    a_glossary_term()
    cursor = client.get("/data/glossary.json?limit=1").json()["next"].partition("cursor=")[2]

    assert client.get(f"/data/news.json?cursor={cursor}").status_code == 400
    assert client.get(f"/data/glossary.json?cursor={cursor}").status_code == 200


def test_relations_are_links_with_names_and_addresses(client):
    area = an_urban_area()
    project = a_lead_project(area)

    told = records(client, "/data/lead-projects.json")[0]

    part = told["participations"][0]
    assert (part["role"], part["area"]["kind"]) == ("participant", "urban-area")
    assert local(part["area"]["addresses"]["sv"]) == area.address("sv")
    assert local(part["area"]["id"]) == f"/id/urban-area/{area.pk}"
    assert Participation.objects.filter(project=project).count() == 1


def test_facts_are_numbers_and_dates_and_nothing_is_null(client):
    strategy = a_strategy(start_year=2018, end_year=None)
    strategy.approvals.create(body_fi="Hallitus", approved_on="2018-05")

    told = records(client, "/data/strategies.json")[0]

    assert (told["start_year"], told["end_year"], told["website_url"]) == (2018, None, None)
    assert told["approvals"][0]["approved_on"] == "2018-05"


def test_persons_are_left_out_of_all_data(client):
    organisation = an_organisation()
    contact = a_contact(
        name="Maija Meikäläinen", phone="+358401234567", email="maija@example.fi", title_fi="Johtaja",
        organisation=organisation,
    )  # fmt: skip
    for record in (a_strategy(), an_agreement(), an_urban_area(), a_lead_project(), a_news_item()):
        record.contacts.add(contact)
    addresses = [f"/data/{kind.plural}.{end}" for kind in KINDS for end in ("json", "jsonld", "csv")]
    addresses += ["/fi/yhteystiedot.json", "/fi/yhteystiedot.jsonld"]

    said = {address: body(client.get(address)).decode() for address in addresses}

    personal = ("Meikäläinen", "401234567", "maija@")
    assert [address for address, text in said.items() if any(word in text for word in personal)] == []
    assert "Johtaja" in said["/fi/yhteystiedot.json"]
    assert "Johtaja" in said["/fi/yhteystiedot.jsonld"]


def a_full_world(count):
    for _ in range(count):
        strategy, organisation, area = a_strategy(), an_organisation(), an_urban_area()
        spearhead = a_spearhead(strategy, behind={"sv": "2024-01-01"})
        SpearheadActor.objects.create(spearhead=spearhead, organisation=organisation)
        spearhead.sources.add(a_source())
        agreement = an_agreement(area=area, behind={"sv": "2024-01-01"})
        agreement.parties.add(organisation)
        theme = agreement.themes.create(title_fi="Teema", slug_fi=f"teema-{agreement.pk}")
        project = a_lead_project(area, theme=theme, coordinator=organisation)
        project.spearheads.add(spearhead)
        news = a_news_item()
        news.agreements.add(agreement)
        indicator = strategy.indicators.create(title_fi="Mittari")
        indicator.values.create(year=2024, number=1, spearhead=spearhead)
        a_glossary_term()


@pytest.mark.parametrize("end", ["json", "jsonld", "csv"])
def test_a_list_costs_the_same_queries_however_many_records_there_are(client, end):
    plurals = [kind.plural for kind in KINDS]
    counts: list[dict[str, int]] = []
    for more in (1, 4):
        a_full_world(more)
        counts.append({})
        for plural in plurals:
            body(client.get(f"/data/{plural}.{end}"))
            with CaptureQueriesContext(connection) as asked:
                body(client.get(f"/data/{plural}.{end}"))
            counts[-1][plural] = len(asked)

    assert counts[0] == counts[1]
    assert max(counts[0].values()) < 25
