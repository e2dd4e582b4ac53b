"""Where people who were found are led to: the card of the person, on the page that shows it."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.search.asking import search, suggestions
from portal.search.results import Asked
from tests.builders import a_contact, a_lead_project, a_news_item, a_strategy, an_agreement
from tests.walking import Reading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("word_lists")]

ENDED = {"start_year": 2014, "end_year": 2020}
DRAFT = {"state": "draft", "published_at": None}


def places(text="Järvenpää"):
    call_command("search_index", verbosity=0)
    results = search(Asked(text, "en"))
    assert results.total == len(results.found)
    return [found.url for found in results.found if found.kind == "contacts.contact"]


def of_news():
    return a_news_item(slug_en="news").contacts


def of_ended_agreement():
    return an_agreement(slug_en="ended", **ENDED).contacts


def of_ended_project():
    return a_lead_project(slug_en="ended", **ENDED).contacts


def of_replaced_strategy():
    replaced = a_strategy(slug_en="replaced")
    a_strategy(updates=replaced)
    return replaced.contacts


def of_agreement():
    return an_agreement(slug_en="agreement").contacts


@pytest.mark.parametrize(
    ("with_what", "page"),
    [
        (of_agreement, "/en/contacts/"),
        (of_ended_agreement, "/en/ecosystem-agreements/ended/"),
        (of_ended_project, "/en/lead-projects/ended/"),
        (of_replaced_strategy, "/en/strategies/replaced/"),
        (of_news, "/en/news/news/"),
    ],
)
def test_a_person_is_led_to_where_their_card_stands(client, with_what, page):
    person = a_contact(name="Maija Järvenpää")
    with_what().add(person)

    (url,) = places()

    assert url == f"{page}#contact-{person.pk}"
    assert f"contact-{person.pk}" in Reading(client.get(page).content.decode()).ids
    assert [suggestion.url for suggestion in suggestions("järven", "en") if suggestion.url] == [url]


def test_a_person_whom_no_page_shows_is_not_found():
    an_agreement(**DRAFT).contacts.add(a_contact(name="Maija Järvenpää"))

    assert places() == []


def test_people_cost_the_same_queries_however_many_there_are():
    agreement = an_agreement(slug_en="ended", **ENDED)
    agreement.contacts.add(a_contact(name="Maija Järvenpää"))
    a_contact(name="Matti Järvenpää")
    with_two = queries_of_search()
    agreement.contacts.add(*(a_contact(name=f"Maija Järvenpää {number}") for number in range(8)))

    assert queries_of_search() == with_two


def queries_of_search():
    call_command("search_index", verbosity=0)
    with CaptureQueriesContext(connection) as queries:
        search(Asked("Järvenpää", "en"))
    return len(queries)
