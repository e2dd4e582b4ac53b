"""The page of the search: what was found, what narrows it, and what is said where nothing was."""

from urllib.parse import quote

import pytest
from django.utils.safestring import SafeString

from portal.languages.addresses import fixed_address
from portal.languages.localized import codes
from portal.search import views
from tests.builders import a_contact, a_strategy, an_agreement, an_organisation
from tests.reading import main_of, words_of
from tests.search.answers import a_facet, a_found, address, answering
from tests.walking import Reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def engine(monkeypatch):
    """`engine(…)` decides what is found; see `answering`."""

    def answers(*found, **parts):
        monkeypatch.setattr(views, "search", answering(found, **parts))

    return answers


def html_of(client, query="?q=water", language="en"):
    return client.get(address(language, query)).content.decode()


def test_a_result_has_its_title_its_kind_its_marked_words_and_its_address(client, engine):
    engine(a_found())

    html = main_of(html_of(client))

    assert '<a href="/en/spearheads/clean-water/">Clean water</a>' in html
    assert "Where the <mark>water</mark> is clean &amp; cold" in html
    assert '<p class="ledger-meta">Spearhead</p>' in html


def test_what_the_language_lacks_is_marked_and_says_in_which_one_it_is(client, engine):
    engine(a_found("Puhdas vesi", "fi"))

    html = main_of(html_of(client))

    assert '<a href="/en/spearheads/clean-water/"><span lang="fi">Puhdas vesi</span></a>' in html
    assert '<span lang="fi">Where the <mark>' in html
    assert "Spearhead, in Finnish" in html


def test_what_was_looked_for_is_marked_in_the_title_too(client, engine):
    engine(a_found("Puhdas vesi", "fi", marked_title=SafeString("Puhdas <mark>vesi</mark>")))

    assert '<span lang="fi">Puhdas <mark>vesi</mark></span></a>' in html_of(client)


def test_a_result_without_text_has_no_paragraph_for_it(client, engine):
    engine(a_found("Puhdas vesi", "fi", snippet=SafeString("")))

    assert "ledger-text" not in main_of(html_of(client))


@pytest.mark.parametrize(("total", "words"), [(1, "1 result"), (2, "2 results"), (1234, "1,234 results")])
def test_the_results_are_counted_in_words(client, engine, total, words):
    engine(a_found(), total=total)

    assert f'id="found">{words}</h2>' in html_of(client)


def test_where_more_was_found_than_is_counted_no_number_is_said_to_be_exact(client, engine):
    engine(a_found(), total=480, has_more=True, facets=[a_facet("kind", news=2, project=1)])

    html = html_of(client)

    assert 'id="found">At least 480 results</h2>' in html
    assert "at most the best 300 results are counted and shown. Add a word to be more exact." in words_of(html)
    assert '<option value="news">News (2+)</option>' in html


def test_where_all_is_counted_nothing_is_said_of_more(client, engine):
    engine(a_found())

    assert "search-more" not in html_of(client)


def test_what_narrows_to_nothing_among_the_best_says_that_there_is_more(client, engine):
    engine(has_more=True, facets=[a_facet("kind", news=2, project=1)])

    assert "at most the best 300 results are counted" in words_of(html_of(client, "?q=water&kind=nonsense"))


def test_the_heading_and_the_title_say_what_was_searched_and_what_narrows_it(client, engine):
    engine(a_found(), total=50, facets=[a_facet("kind", news=2, project=1)])

    page = Reading(html_of(client, "?q=clean+water&kind=news&page=2"))

    assert "Search: “clean water”, News" in [text for text, _language in page.main_texts]
    assert page.title == "Search: “clean water”, News (page 2) – Helsinki-Uusimaa innovation portal"


def test_a_search_from_right_to_left_keeps_its_quotation_marks_around_it(client, engine):
    engine(a_found())

    assert "“\u2068מים\u2069”" in html_of(client, "?q=" + quote("מים"))


@pytest.mark.parametrize("query", ["", "?q=water"])
def test_no_search_engine_keeps_the_page_but_each_follows_its_links(client, engine, query):
    engine(a_found())

    assert '<meta name="robots" content="noindex, follow">' in html_of(client, query)


def test_the_canonical_address_names_what_was_asked_and_nothing_else(client, engine):
    engine(a_found(), total=50)

    page = Reading(html_of(client, "?from=mail&page=2&q=clean+water&theme="))

    assert page.canonical.endswith(address(query="?q=clean+water&page=2"))


def test_the_links_to_the_other_languages_keep_the_search(client, engine):
    engine(a_found(), total=50, facets=[a_facet("kind", news=2, project=1)])

    page = Reading(html_of(client, "?q=water&kind=news&page=2"))

    assert page.languages_offered == {code: address(code, "?q=water&kind=news&page=2") for code in codes()}


def test_choices_say_how_many_they_leave_and_each_that_was_made_can_be_taken_back(client, engine):
    engine(a_found(), facets=[a_facet("kind", news=2, project=1), a_facet("theme", water=3)])

    html = main_of(html_of(client, "?q=water&kind=news&theme=water"))

    assert '<option value="news" selected>News (2)</option>' in html
    assert '<option value="project">Project (1)</option>' in html
    assert f'href="{address(query="?q=water&amp;theme=water")}">News<' in html
    assert f'href="{address(query="?q=water&amp;kind=news")}">Water<' in html
    assert f'href="{address(query="?q=water")}">Search everything<' in html


def test_a_choice_of_one_is_no_choice(client, engine):
    engine(a_found(), facets=[a_facet("kind", news=2)])

    assert "<select" not in html_of(client)


def test_a_choice_that_is_not_on_the_site_is_said_and_can_be_taken_back(client, engine):
    engine(facets=[a_facet("kind", news=2, project=1)])

    html = main_of(html_of(client, "?q=water&kind=nonsense"))

    assert f'href="{address(query="?q=water")}">A kind that is not on this site<' in html
    assert f'href="{address(query="?q=water")}">Search the whole site for the same words.<' in html
    assert "nonsense" not in html


def test_the_pages_of_the_results_are_linked(client, engine):
    engine(a_found(), total=50)

    html = main_of(html_of(client, "?q=water&page=2"))

    assert f'<a href="{address(query="?q=water")}" rel="prev">' in html
    assert f'<a href="{address(query="?q=water&amp;page=3")}" rel="next">' in html
    assert f'<a href="{address(query="?q=water&amp;page=2")}" aria-current="page">' in html


def test_a_word_that_may_have_been_meant_is_a_link(client, engine):
    engine(a_found(), meant="water")

    html = html_of(client, "?q=watre&kind=news")

    assert f'Did you mean: <a href="{address(query="?q=water&amp;kind=news")}">water</a>' in html


def test_what_was_looked_for_instead_is_said(client, engine):
    engine(a_found(), meant="water", is_corrected=True)

    assert "Nothing was found with “watre”. These are the results with “water”." in html_of(client, "?q=watre")


def test_results_with_the_words_of_another_language_are_said_to_be(client, engine):
    engine(a_found("Puhdas vesi", "fi"), other_language="fi")

    words = words_of(html_of(client, "?q=vesi"))

    assert "Nothing has these words in English. What is shown has them in Finnish." in words


def test_what_was_not_read_is_said(client, engine):
    engine(a_found(), is_cut=True, read="clean")

    html = html_of(client, "?q=clean+water")

    assert "Only its beginning was read: at most 12 words and 200 characters." in words_of(html)
    assert 'value="clean water"' in html


def test_where_nothing_was_asked_the_page_says_how_and_gives_examples(client):
    html = html_of(client, "")

    assert "How to search" in words_of(html)
    assert f'href="{address(query="?q=ecosystem+agreement")}"' in html
    assert Reading(html).title == "Search – Helsinki-Uusimaa innovation portal"


def test_where_nothing_was_found_the_page_says_what_to_try_and_whom_to_call(client, engine):
    engine()
    council = an_organisation(kind="region")
    agreement = an_agreement()
    agreement.contacts.add(a_contact(name="Aino of the city"), a_contact(name="Ben of the city"))
    a_contact(name="Zoe of the council", organisation=council)
    a_contact(name="Somebody of the crowd")
    replaced = a_strategy()
    a_strategy(updates=replaced)
    replaced.contacts.add(a_contact(name="Former adviser of the council", organisation=council))

    html = html_of(client)

    names = [text for text, _language in Reading(html).main_texts if " of the c" in text and text[0] != ":"]
    assert names == ["Zoe of the council", "Aino of the city", "Ben of the city"]
    assert f'href="{fixed_address("contacts", "en")}">All contacts' in html
    assert "Nothing was found" in words_of(html)


def test_nobody_is_to_be_called_who_is_not_public_or_no_longer_answers(client, engine):
    engine()
    council = an_organisation(kind="region")
    a_contact(name="Draft of the council", organisation=council, state="draft", published_at=None)
    a_contact(name="Former of the council", organisation=council, valid_until="2020-12-31")

    assert "of the council" not in html_of(client)


def test_the_search_costs_its_own_queries_and_one_more_where_nothing_was_found(
    client, engine, django_assert_num_queries
):
    a_contact(organisation=an_organisation(kind="region"))
    for found, queries in (((a_found(),) * 20, 0), ((a_found(),), 0), ((), 1)):
        engine(*found)
        with django_assert_num_queries(queries):
            client.get(address(query="?q=water"))


def test_every_page_but_that_of_the_search_has_the_field_in_its_header(client):
    field = f'role="search" method="get" action="{address("sv")}"'

    front, lost, own = (client.get(path).content.decode() for path in ("/sv/", "/sv/finns-inte/", address("sv")))

    assert (front.count(field), lost.count(field), own.count(field)) == (1, 1, 1)
    assert ("search-page" in front, "search-page" in lost, "search-page" in own) == (False, False, True)
    assert ("search-link" in front, "search-link" in lost, "search-link" in own) == (True, True, False)


def test_the_page_keeps_nothing_about_its_visitor_and_any_cache_may_keep_it(client, engine):
    engine(a_found())

    answer = client.get(address(query="?q=water"))

    assert not answer.cookies
    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert client.get(address(query="?q=water"), headers={"if-none-match": answer["ETag"]}).status_code == 304


@pytest.mark.parametrize(("language", "word"), [("fi", "search"), ("fi", "sok"), ("sv", "haku"), ("en", "haku")])
def test_the_word_for_search_of_another_language_leads_to_the_search(client, language, word):
    answer = client.get(f"/{language}/{word}/?q=k%C3%A4rki&page=2")

    assert (answer.status_code, answer["Location"]) == (301, address(language, "?q=k%C3%A4rki&page=2"))


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_search_is_only_ever_read(client, method):
    assert getattr(client, method)(address()).status_code == 405
