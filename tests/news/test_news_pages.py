"""News: the newest first, dates as precise as they are known, and what each item is about."""

import re

import pytest

from portal.news.models import Quote
from tests.builders import (
    a_contact,
    a_document,
    a_fixed_page,
    a_lead_project,
    a_news_item,
    a_source,
    a_spearhead,
    a_strategy,
    an_agreement,
    an_image,
    an_organisation,
)
from tests.reading import json_ld_of, words_of

pytestmark = pytest.mark.django_db

DRAFT = {"state": "draft", "published_at": None}
LIST = "/en/news/"


def html_of(client, item, language="en"):
    return client.get(item.address(language)).content.decode()


def titles(client, query=""):
    return re.findall(r'class="ledger-title"><a href="[^"]*">(.*?)</a>', client.get(LIST + query).content.decode())


def a_quote(item, **columns):
    return Quote.objects.create(news_item=item, **columns)


def test_the_newest_stands_first_and_what_has_no_date_last(client):
    for title, dateline in [("Undated", None), ("Year", "2021"), ("Day", "2021-02-05"), ("Newest", "2024-04")]:
        a_news_item(title_en=title, dateline=dateline)

    assert titles(client) == ["Newest", "Day", "Year", "Undated"]


@pytest.mark.parametrize(
    ("dateline", "written"), [("2021", "2021"), ("2021-02", "February 2021"), ("2021-02-05", "5 February 2021")]
)
def test_a_date_is_written_as_precisely_as_it_is_known(client, dateline, written):
    item = a_news_item(dateline=dateline, kind="press_release")

    assert f"{written}, press release" in words_of(client.get(LIST).content.decode())
    assert f'<time class="tag" datetime="{dateline}">{written}</time>' in html_of(client, item)


def test_an_undated_item_says_that_its_date_is_not_published(client):
    assert "Date Not published" in words_of(html_of(client, a_news_item()))


def test_twenty_stand_on_a_page(client):
    for number in range(21):
        a_news_item(title_en=f"News {number:02}", dateline=f"20{number + 10}")

    assert len(titles(client)) == 20
    assert titles(client, "?page=2") == ["News 00"]


@pytest.mark.parametrize("page", ["0", "2", "x", "-1", "99999999999999999999"])
def test_a_page_number_that_does_not_exist_is_not_found(client, page):
    a_news_item()

    assert client.get(f"{LIST}?page={page}").status_code == 404


def test_an_empty_list_says_so(client):
    assert "No news has been published." in words_of(client.get(LIST).content.decode())


def test_the_page_tells_what_was_said_by_whom_and_what_it_is_about(client):
    item = a_news_item(title_en="Cities go on", kind="press_release", original_language="fi", image=an_image())
    a_quote(item, text_en="Together.", speaker="Tuula Suvi", speaker_title_en="Director")
    item.attachments.add(a_document(title_en="Release in Swedish", language="sv"))
    item.contacts.add(a_contact(name="Kimmo Suvi"))
    item.agreements.add(an_agreement(title_en="The agreement"))
    item.lead_projects.add(a_lead_project(title_en="The project"))
    item.strategies.add(a_strategy(title_en="The strategy"))
    item.spearheads.add(a_spearhead(title_en="The spearhead"))
    item.sources.add(a_source(title_en="Where it was read"))

    words = words_of(html_of(client, item))

    said = [
        *(
            "Press release",
            "Originally written in Finnish",
            "Together.",
            "Tuula Suvi, Director",
            "Release in Swedish",
        ),
        *("in Swedish", "Contacts at the time Kimmo Suvi", "The agreement", "The project", "The strategy"),
        *("The spearhead", "Where it was read"),
    ]
    assert [text for text in said if text not in words] == []


def test_a_contact_at_the_time_stays_on_the_page_without_a_card_once_they_no_longer_answer(client):
    item = a_news_item()
    item.contacts.add(a_contact(name="Tuula Suvi", valid_until="2022-12-31"))

    html = html_of(client, item)

    assert "Tuula Suvi" in html
    assert ".vcf" not in html


def test_drafts_and_what_stands_under_a_draft_stay_off_the_page(client):
    item = a_news_item()
    item.agreements.add(an_agreement(title_en="Secret agreement", **DRAFT))
    item.lead_projects.add(a_lead_project(title_en="Secret project", **DRAFT))
    item.spearheads.add(a_spearhead(a_strategy(title_en="Secret strategy", **DRAFT), title_en="Secret spearhead"))
    item.contacts.add(a_contact(name="Secret person", **DRAFT))

    assert "Secret" not in html_of(client, item)


def test_a_draft_has_neither_a_row_nor_a_page(client):
    item = a_news_item(title_en="Secret news", **DRAFT)

    assert "Secret news" not in client.get(LIST).content.decode()
    assert client.get(item.address("en")).status_code == 404


def test_a_quote_in_another_language_is_marked(client):
    item = a_news_item(title_en="Cities go on", title_fi="Kaupungit jatkavat", slug_en="go-on", slug_fi="jatkavat")
    a_quote(item, text_fi="Yhdessä.", speaker="Tuula Suvi")

    html = html_of(client, item)

    assert '<blockquote lang="fi"><p>Yhdessä.</p></blockquote>' in html
    assert "Parts of this page have not been translated into English yet." in words_of(html)


def test_search_engines_are_told_the_headline_and_the_date(client):
    item = a_news_item(title_en="Cities go on", slug_en="go-on", slug_fi="jatkavat", dateline="2021-02")

    (article,) = json_ld_of(html_of(client, item), "NewsArticle")

    assert (article["headline"], article["datePublished"], article["inLanguage"]) == (
        "Cities go on",
        "2021-02",
        "en",
    )
    assert article["mainEntityOfPage"] == "http://127.0.0.1:8000/en/news/go-on/"


def test_an_undated_item_counts_from_when_the_portal_published_it_and_a_fallback_names_no_language(client):
    item = a_news_item(title_fi="Kaupungit jatkavat", slug_fi="jatkavat")

    (article,) = json_ld_of(html_of(client, item), "NewsArticle")

    assert article["datePublished"] == item.published_at.date().isoformat()
    assert "inLanguage" not in article


@pytest.mark.parametrize("count", [1, 25])
def test_list_and_page_cost_the_same_queries_however_many_records(client, django_assert_max_num_queries, count):
    a_fixed_page("news").sources.add(a_source())
    item = a_news_item(image=an_image())
    for _ in range(count):
        a_news_item(dateline="2021")
        a_quote(item, text_fi="Yhdessä.", speaker="Tuula Suvi")
        item.attachments.add(a_document())
        item.contacts.add(a_contact(organisation=an_organisation()))
        item.agreements.add(an_agreement())
        item.strategies.add(a_strategy())
        item.sources.add(a_source())

    with django_assert_max_num_queries(5):
        client.get(LIST)
    with django_assert_max_num_queries(6):
        client.get(item.address("sv"))
