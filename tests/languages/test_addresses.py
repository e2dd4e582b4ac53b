"""A page has an address in each language; every other address of it leads there in one step."""

import pytest
from django.utils.translation import override

from portal.languages.models import OldSlug, remember_slugs
from tests.builders import a_strategy, in_all_languages

pytestmark = pytest.mark.django_db

TITLES = in_all_languages(title="Strategy")


def test_the_address_has_the_words_and_the_slug_of_the_language(client):
    strategy = a_strategy(**TITLES, slug_fi="oma", slug_sv="egen", slug_en="own")

    assert strategy.address("fi") == "/fi/strategiat/oma/"
    assert strategy.address("sv") == "/sv/strategier/egen/"
    assert strategy.address("en") == "/en/strategies/own/"


def test_a_language_without_a_slug_uses_that_of_the_original(client):
    strategy = a_strategy(title_sv="Egen", slug_sv="egen", original_language="sv")

    assert strategy.address("fi") == "/fi/strategiat/egen/"
    assert client.get("/fi/strategiat/egen/").status_code == 200


@pytest.mark.parametrize("slug", ["own", "egen"])
def test_a_slug_of_another_language_leads_to_the_right_address_in_one_step(client, slug):
    a_strategy(**TITLES, slug_fi="oma", slug_sv="egen", slug_en="own")

    response = client.get(f"/fi/strategiat/{slug}/?sivu=1")

    assert (response.status_code, response.headers["Location"]) == (301, "/fi/strategiat/oma/?sivu=1")


def test_a_slug_that_was_changed_leads_to_the_present_address(client):
    strategy = a_strategy(**TITLES, slug_fi="uusi")
    remember_slugs(strategy, {"fi": "vanha", "sv": None, "en": None})

    response = client.get("/fi/strategiat/vanha/")

    assert (response.status_code, response.headers["Location"]) == (301, "/fi/strategiat/uusi/")


def test_a_slug_that_is_taken_into_use_again_is_forgotten_as_an_old_one():
    strategy = a_strategy(**TITLES, slug_fi="uusi")
    remember_slugs(strategy, {"fi": "vanha"})
    strategy.slug_fi = "vanha"

    remember_slugs(strategy, {"fi": "uusi"})

    assert list(OldSlug.objects.values_list("slug", flat=True)) == ["uusi"]


def test_a_slug_of_nothing_is_not_found_in_the_readers_language(client):
    response = client.get("/sv/strategier/finns-inte/")

    assert response.status_code == 404
    assert response.headers["Content-Language"] == "sv"


def test_the_old_address_of_a_draft_leads_nowhere(client):
    draft = a_strategy(**TITLES, slug_fi="uusi", state="draft", published_at=None)
    remember_slugs(draft, {"fi": "vanha"})

    assert client.get("/fi/strategiat/vanha/").status_code == 404


@pytest.mark.parametrize(
    ("accepted", "home"),
    [("sv-FI,sv;q=0.9", "/sv/"), ("en-GB", "/en/"), ("de", "/fi/"), ("", "/fi/"), ("fi;q=0.1,en;q=0.9", "/en/")],
)
def test_the_root_leads_to_the_language_that_the_browser_asks_for_and_sets_no_cookie(client, accepted, home):
    response = client.get("/", headers={"accept-language": accepted})

    assert (response.status_code, response.headers["Location"]) == (302, home)
    assert "Accept-Language" in response.headers["Vary"]
    assert not response.cookies


def test_addresses_are_made_for_the_language_asked_for_whatever_the_page(client):
    strategy = a_strategy(**TITLES, slug_fi="oma", slug_sv="egen")

    with override("en"):
        assert strategy.address("sv") == "/sv/strategier/egen/"
