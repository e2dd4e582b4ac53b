"""The search as programs and browsers ask it: as data, as suggestions, as a description."""

import pytest
from django.conf import settings

from portal.languages.addresses import fixed_address
from portal.languages.localized import codes
from portal.search import views
from portal.search.results import Suggestion
from tests.reading import xml_of
from tests.search.answers import a_facet, a_found, address, answering

pytestmark = pytest.mark.django_db

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def suggesting(monkeypatch, *found):
    """Suggests `found`, and notes what it was asked."""
    asked = []

    def suggestions(*arguments):
        asked.append(arguments)
        return found

    monkeypatch.setattr(views, "suggestions", suggestions)
    return asked


def suggested(client, query, language="en"):
    return client.get(fixed_address("search-suggestions", language), {"q": query}).json()


@pytest.mark.parametrize(
    ("query", "accept"),
    [("&format=json", "text/html"), ("", "application/json"), ("", "text/html;q=0.5, application/json")],
)
def test_whoever_asks_for_data_gets_it(client, monkeypatch, query, accept):
    monkeypatch.setattr(views, "search", answering([a_found("Puhdas vesi", "fi")], facets=[a_facet("kind", news=2)]))

    answer = client.get(address(query=f"?q=water{query}"), headers={"accept": accept})

    assert answer["Content-Type"] == "application/json"
    assert answer["Vary"] == "Accept, Accept-Encoding"
    assert answer.json() == {
        "query": "water",
        "read": "water",
        "is_cut": False,
        "language": "en",
        "total": 1,
        "has_more": False,
        "page": 1,
        "pages": 1,
        "results": [
            {
                "key": "strategy.spearhead/12",
                "title": "Puhdas vesi",
                "language": "fi",
                "url": f"{settings.SITE_URL}/en/spearheads/clean-water/",
                "kind": "strategy.spearhead",
                "kind_name": "Spearhead",
                "snippet": "Where the water is clean & cold",
                "snippet_language": "fi",
            }
        ],
        "facets": {"kind": [{"value": "news", "label": "News", "count": 2, "is_chosen": False}]},
        "did_you_mean": "",
        "is_corrected": False,
        "endings": [],
        "other_language": "",
    }


@pytest.mark.parametrize("accept", ["text/html,application/xhtml+xml,*/*;q=0.8", "*/*", "", "image/png"])
def test_whoever_asks_for_nothing_else_gets_the_page(client, accept):
    answer = client.get(address(), headers={"accept": accept})

    assert answer["Content-Type"] == "text/html; charset=utf-8"


def test_data_is_unchanged_until_something_is(client, monkeypatch):
    monkeypatch.setattr(views, "search", answering([a_found()]))
    known = client.get(address(query="?q=water&format=json"))["ETag"]

    assert client.get(address(query="?q=water&format=json"), headers={"if-none-match": known}).status_code == 304


def test_a_page_that_there_is_not_holds_no_results_as_data(client, monkeypatch):
    monkeypatch.setattr(views, "search", answering([a_found()]))

    answer = client.get(address(query="?q=water&page=9&format=json"))

    assert (answer.status_code, answer.json()["results"], answer.json()["pages"]) == (404, [], 1)


def test_each_suggestion_leads_to_a_page_or_to_a_search(client, monkeypatch):
    found = [Suggestion("Puhdas vesi", "/en/x/", "fi", "Spearhead"), Suggestion("water & air", "", "en")]
    asked = suggesting(monkeypatch, *found)

    data = suggested(client, "  wat")

    assert asked == [("wat", "en", views.MOST_SUGGESTIONS)]
    assert data == {
        "query": "wat",
        "said": "2 suggestions",
        "suggestions": [
            {"text": "Puhdas vesi", "url": "/en/x/", "language": "fi", "kind_name": "Spearhead"},
            {
                "text": "water & air",
                "url": address(query="?q=water+%26+air"),
                "language": "en",
                "kind_name": "",
            },
        ],
    }


@pytest.mark.parametrize("text", ["", "w", "%", "  ", "\0", "\u200b\u202e", "'--"])
def test_nothing_is_suggested_for_less_than_two_letters(client, monkeypatch, text):
    asked = suggesting(monkeypatch, Suggestion("water", "", "en"))

    assert suggested(client, text)["suggestions"] == []
    assert asked == []


def test_a_long_text_is_not_looked_up_whole(client, monkeypatch):
    asked = suggesting(monkeypatch)

    suggested(client, "a" * 10_000)

    assert [len(text) for text, _language, _most in asked] == [200]


@pytest.mark.parametrize("language", codes())
def test_a_browser_can_add_the_search_of_each_language(client, language):
    page = client.get(f"/{language}/").content.decode()
    answer = client.get(fixed_address("search-description", language))

    described = xml_of(answer.content)
    assert f'href="{fixed_address("search-description", language)}"' in page
    assert answer["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    assert len(described.findtext(f"{OPENSEARCH}ShortName")) <= 16
    assert described.findtext(f"{OPENSEARCH}Language") == language
    assert [url.get("template") for url in described.iter(f"{OPENSEARCH}Url")] == [
        f"{settings.SITE_URL}{address(language)}?q={{searchTerms}}",
        f"{settings.SITE_URL}{address(language)}?format=json&q={{searchTerms}}",
    ]
