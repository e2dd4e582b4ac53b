"""The showcase: empty for now and saying so, and what it does once it is not."""

import re

import pytest

from tests.builders import (
    a_fixed_page,
    a_showcase_item,
    a_source,
    a_spearhead,
    a_strategy,
    a_theme,
    an_image,
    an_organisation,
)
from tests.reading import main_of, words_of

pytestmark = pytest.mark.django_db

DRAFT = {"state": "draft", "published_at": None}
LIST = "/en/showcase/"


def words_at(client, path):
    return words_of(client.get(path).content.decode())


def shown(client, query=""):
    return re.findall(r'class="card-title"><a href="[^"]*">(.*?)</a>', client.get(f"{LIST}{query}").content.decode())


def test_an_empty_showcase_says_so_and_what_it_will_hold(client):
    words = words_at(client, LIST)

    assert "There is nothing here yet: the sources of this site name no examples." in words
    assert "projects, companies and ideas" in words
    assert "<form" not in main_of(client.get(LIST).content.decode())


def test_items_are_cards_in_the_colours_of_their_spearhead(client):
    item = a_showcase_item(title_en="Clean harbour", kind="company")
    item.spearheads.add(a_spearhead(hue="cleantech", pattern="leaves"))

    html = client.get(LIST).content.decode()

    assert '<li class="card hue-cleantech">' in html
    assert "Clean harbour Company" in words_of(html)


def test_items_are_chosen_by_spearhead_and_kind(client):
    health = a_spearhead()
    wanted = a_showcase_item(title_en="Wanted", kind="idea")
    other_kind = a_showcase_item(title_en="Other kind", kind="company")
    wanted.spearheads.add(health)
    other_kind.spearheads.add(health)
    a_showcase_item(title_en="Other spearhead", kind="idea").spearheads.add(a_spearhead())

    assert shown(client, f"?spearhead={health.slug_fi}&kind=idea") == ["Wanted"]
    assert shown(client, f"?spearhead={health.slug_en}") == ["Other kind", "Wanted"]


@pytest.mark.parametrize("query", ["?kind=planet", "?spearhead=nothing"])
def test_a_value_that_does_not_exist_gives_an_empty_list_that_says_so(client, query):
    a_showcase_item()

    assert shown(client, query) == []
    assert "The address names a spearhead or a kind that is not on this site" in words_at(client, f"{LIST}{query}")


def test_a_choice_that_finds_nothing_says_so(client):
    a_showcase_item(kind="idea")

    assert "No example matches this choice." in words_at(client, f"{LIST}?kind=company")


def test_drafts_and_spearheads_of_a_draft_strategy_are_nowhere(client):
    a_showcase_item(title_en="Secret item", **DRAFT)
    item = a_showcase_item()
    item.spearheads.add(a_spearhead(a_strategy(**DRAFT), title_en="Secret spearhead"))

    assert "Secret" not in client.get(LIST).content.decode()
    assert "Secret" not in client.get(item.address("en")).content.decode()


def test_the_page_tells_whose_it_is_and_what_it_carries_out(client):
    item = a_showcase_item(
        title_en="Clean harbour",
        kind="project",
        url="https://harbour.example/",
        image=an_image(alt_en="A harbour"),
    )
    item.organisations.add(an_organisation(name_en="Port of Vuosaari"))
    item.spearheads.add(a_spearhead(title_en="Climate neutrality"))
    item.themes.add(a_theme(title_en="Low-carbon mobility"))
    item.sources.add(a_source(title_en="Where it was read"))

    html = client.get(item.address("en")).content.decode()
    words = words_of(html)

    said = ["Project", "Port of Vuosaari", "Climate neutrality", "Low-carbon mobility", "harbour.example/"]
    assert [text for text in [*said, "Where it was read", "All examples"] if text not in words] == []
    assert 'alt="A harbour"' in html


def test_a_page_number_that_does_not_exist_is_not_found(client):
    assert client.get(f"{LIST}?page=2").status_code == 404


@pytest.mark.parametrize("count", [1, 25])
def test_list_and_page_cost_the_same_queries_however_many_records(client, django_assert_max_num_queries, count):
    a_fixed_page("showcase")
    item = a_showcase_item(image=an_image())
    for _ in range(count):
        item.spearheads.add(a_spearhead())
        a_showcase_item().spearheads.add(a_spearhead())

    with django_assert_max_num_queries(7):
        client.get(LIST)
    with django_assert_max_num_queries(4):
        client.get(item.address("fi"))
