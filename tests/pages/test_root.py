"""Sitemap, robots, error pages and the pages about the site."""

import pytest
from django.db import DatabaseError, connection
from django.utils.translation import override

from portal.pages import errors
from tests.builders import a_fixed_page, a_strategy, in_all_languages
from tests.reading import xml_of
from tests.walking import Reading

NAMESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def sitemap(client):
    """Path -> {hreflang: path} of every address in the sitemap."""
    root = xml_of(client.get("/sitemap.xml").content)
    base = "http://127.0.0.1:8000"
    return {
        url.findtext("s:loc", "", NAMESPACES).removeprefix(base): {
            link.attrib["hreflang"]: link.attrib["href"].removeprefix(base)
            for link in url.findall("x:link", NAMESPACES)
        }
        for url in root.findall("s:url", NAMESPACES)
    }


@pytest.mark.django_db
def test_the_sitemap_holds_a_page_in_the_languages_that_it_truly_has(client):
    whole = a_strategy(**in_all_languages(summary="Lyhyesti"))
    partial = a_strategy(
        title_fi="Kesken", slug_fi="kesken", title_sv="Halvfärdig", slug_sv="halv", summary_fi="Vain suomeksi"
    )

    places = sitemap(client)

    assert {whole.address(language) for language in ("fi", "sv", "en")} <= set(places)
    assert partial.address("fi") in places
    assert partial.address("sv") not in places
    assert partial.address("en") not in places
    assert places[partial.address("fi")] == {}


@pytest.mark.django_db
def test_alternates_are_reciprocal_and_have_a_default(client):
    strategy = a_strategy()

    places = sitemap(client)

    expected = {language: strategy.address(language) for language in ("fi", "sv", "en")}
    for language in ("fi", "sv", "en"):
        assert places[strategy.address(language)] == expected | {"x-default": strategy.address("fi")}


@pytest.mark.django_db
def test_a_page_that_falls_back_says_so_and_has_its_canonical_at_the_original(client):
    strategy = a_strategy(title_fi="Kesken", slug_fi="kesken", summary_fi="Vain suomeksi")

    html = client.get("/sv/strategier/kesken/").content.decode()

    assert '<h1 lang="fi">Kesken</h1>' in html
    assert 'class="note-box note-missing"' in html
    assert '<link rel="canonical" href="http://127.0.0.1:8000/fi/strategiat/kesken/">' in html
    assert Reading(html).alternates == {}
    assert strategy.address("sv") not in sitemap(client)


@pytest.mark.django_db
def test_drafts_are_not_in_the_sitemap(client):
    draft = a_strategy(state="draft", published_at=None)

    assert draft.address("fi") not in sitemap(client)


@pytest.mark.django_db
def test_the_sitemap_costs_the_same_queries_however_many_pages_there_are(client, django_assert_max_num_queries):
    for _ in range(8):
        a_strategy()

    with django_assert_max_num_queries(20):
        client.get("/sitemap.xml")


@pytest.mark.django_db
def test_robots_are_told_where_the_sitemap_is(client):
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_an_unknown_address_is_not_found_in_the_readers_language_without_the_database(client, language):
    with connection.execute_wrapper(_no_database):
        response = client.get(f"/{language}/qwerty/")

    assert response.status_code == 404
    assert f'<html lang="{language}">' in response.content.decode()


def _no_database(*_arguments):
    raise DatabaseError("away")


@pytest.mark.django_db
def test_an_unknown_language_is_not_found_in_the_language_of_the_browser(client):
    response = client.get("/de/", headers={"accept-language": "sv"})

    assert response.status_code == 404
    assert '<html lang="sv">' in response.content.decode()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_fault_of_ours_is_told_in_the_readers_language_without_the_database(rf, language):
    with override(language):
        response = errors.server_error(rf.get("/"))

    assert response.status_code == 500
    assert f'<html lang="{language}">' in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/fi/tietoa-portaalista/", "/fi/saavutettavuusseloste/", "/fi/tietosuoja/", "/fi/kuvien-tekijat/"]
)
def test_the_pages_about_the_site_are_there_before_anybody_has_written_them(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.django_db
def test_staff_write_the_words_of_a_fixed_page(client):
    a_fixed_page("about", title_fi="Tietoa", body_fi="Portaalia ylläpitävät **kaupungit**.")

    html = client.get("/fi/tietoa-portaalista/").content.decode()

    assert "Portaalia ylläpitävät <strong>kaupungit</strong>." in html
