"""What is withdrawn says so and why in its data, shows what its page shows, and is kept out of search engines."""

from typing import Any

import pytest
from rdflib import URIRef

from portal.publishing.models import State
from strategy.models import SpearheadLineage
from tests.builders import a_spearhead, a_strategy
from tests.opendata.answers import record
from tests.opendata.rdf import graph_of

pytestmark = pytest.mark.django_db

LONG_AGO = "2020-01-01T00:00:00+00:00"
ENDING = {"at": "2026-01-01T00:00:00+00:00", "notice": {"fi": "Vanha.", "sv": "Gammal.", "en": ""}}
WITHDRAWN = {"state": State.WITHDRAWN, "published_at": LONG_AGO, "ending": ENDING}
STATUS = URIRef("https://schema.org/creativeWorkStatus")


@pytest.mark.parametrize("of_its_own", [True, False])
def test_its_notice_is_told_be_it_its_own_or_its_strategys(client: Any, of_its_own: bool) -> None:
    columns = WITHDRAWN if of_its_own else {}
    page = a_spearhead(a_strategy(**({} if of_its_own else WITHDRAWN)), **columns)

    told = record(client, page.address("fi"), accept="application/json")

    notice = {"fi": "Vanha.", "sv": "Gammal."}
    assert (told["state"], told["withdrawal"]) == ("withdrawn", {"at": ENDING["at"], "notice": notice})


def test_what_is_public_has_no_notice(client: Any) -> None:
    page = a_strategy()

    answer = client.get(page.address("fi"), headers={"accept": "application/json"})

    assert "withdrawal" not in answer.json()["record"]
    assert "X-Robots-Tag" not in answer


@pytest.mark.parametrize("end", ["json", "jsonld"])
def test_search_engines_leave_it_out(client: Any, end: str) -> None:
    page = a_strategy(**WITHDRAWN)

    answers = [client.get(f"{page.address('fi').rstrip('/')}.{end}"), client.get(f"/id/strategy/{page.pk}.{end}")]

    assert [answer["X-Robots-Tag"] for answer in answers] == ["noindex", "noindex"]


def test_its_node_says_so(client: Any) -> None:
    page = a_strategy(**WITHDRAWN)

    graph = graph_of(client.get(f"/id/strategy/{page.pk}.jsonld").content, "json-ld")

    node = URIRef(f"http://127.0.0.1:8000{page.address('fi')}")
    assert str(graph.value(node, STATUS)) == "withdrawn"


def test_a_withdrawn_spearhead_tells_the_predecessors_and_successors_that_its_page_shows(client: Any) -> None:
    spearhead, before, after, unseen = a_spearhead(**WITHDRAWN), a_spearhead(), a_spearhead(), a_spearhead(**WITHDRAWN)
    for earlier in (before, unseen):
        SpearheadLineage.objects.create(predecessor=earlier, successor=spearhead, kind="merged")
    SpearheadLineage.objects.create(predecessor=spearhead, successor=after, kind="continues")

    told = record(client, spearhead.address("fi"), accept="application/json")

    assert [one["predecessor"]["id"].rpartition("/")[2] for one in told["origins"]] == [str(before.pk)]
    assert [one["successor"]["id"].rpartition("/")[2] for one in told["successions"]] == [str(after.pk)]


def test_a_public_spearhead_says_nothing_of_one_that_is_withdrawn(client: Any) -> None:
    spearhead = a_spearhead()
    SpearheadLineage.objects.create(predecessor=a_spearhead(**WITHDRAWN), successor=spearhead, kind="continues")

    assert record(client, spearhead.address("fi"), accept="application/json")["origins"] == []
