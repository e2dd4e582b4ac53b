"""Whatever is put into the search is answered by its page, which says what it could not read, and loses nothing."""

from html import escape

import pytest

from portal.search import views
from tests.reading import words_of
from tests.search.answers import a_found, address, answering

pytestmark = pytest.mark.django_db

NO_WORD = "There is no letter or number in this search"
LOST = "The address names a page of these results that is not there, so this is the first one."


@pytest.fixture
def asked(monkeypatch):
    """What the engine is asked; it finds one thing in everything."""
    questions = []

    def search(question):
        questions.append(question)
        return answering([a_found()])(question)

    monkeypatch.setattr(views, "search", search)
    return questions


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize(
    "text", ["?!", "%", "_", "*", "%%%%", '"', "' OR ''='", "--", "(", "\\", "\0", "\u200b\u200d\u2066", "۔،", "☃", "⠀"]
)
def test_what_holds_no_word_is_said_to(client, asked, language, text):
    answer = client.get(address(language), {"q": text})

    assert answer.status_code == 200
    assert asked == [] or any(letter.isalnum() for letter in text)


def test_a_text_without_a_word_is_told_from_no_text(client, asked):
    assert NO_WORD in words_of(client.get(address(), {"q": "?!"}).content.decode())
    assert NO_WORD not in words_of(client.get(address(), {"q": " "}).content.decode())


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE search_entry; --",
        "100%",
        "a_b*",
        "<script>alert(1)</script>",
        "{{ 7*7 }}{% if %}",
        "مياه",
        "מים נקיים",
        "水",
        "é̂́",
        "😀 a",
        "../../etc/passwd",
        'x" onfocus="y',
    ],
)
def test_whatever_holds_a_word_is_looked_for_and_stands_in_the_field_as_it_was_written(client, asked, text):
    html = client.get(address(), {"q": text}).content.decode()

    assert [question.text for question in asked] == [text]
    assert f'name="q" value="{escape(text)}"' in html
    assert "<script>alert" not in html


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("wa\u200bter", "water"),
        ("\u202eretaw\u202c", "retaw"),
        ("clean\0water", "clean water"),
        ("clean\r\n\twater ", "clean water"),
        ("soft\u00adly", "softly"),
        ("clean\u00a0water", "clean water"),
    ],
)
def test_what_cannot_be_seen_is_not_looked_for(client, asked, text, read):
    client.get(address(), {"q": text})

    assert [question.text for question in asked] == [read]


@pytest.mark.parametrize("text", ["a" * 10_240, "ä" * 10_240, "word " * 500, "?" * 10_240, " " * 10_240])
def test_a_long_text_is_answered_by_a_page_of_common_size(client, monkeypatch, text):
    monkeypatch.setattr(views, "search", answering([a_found()], is_cut=True, read=text[:200], total=50))

    answer = client.get(address(), {"q": text})

    assert answer.status_code == 200
    assert len(answer.content) < 60_000


def test_what_is_longer_than_any_browser_sends_is_refused(client):
    assert client.get(address("sv", "?q=" + "a" * 70_000)).status_code == 400


@pytest.mark.parametrize("query", ["?q=%ff%fe", "?q=%00", "?q=%ed%a0%80", "?q=%zz", "?q", "?&&&", "?q=a&q=b"])
def test_a_query_that_is_no_text_is_answered(client, asked, query):
    assert client.get(address(query=query)).status_code == 200


@pytest.mark.parametrize("page", ["0", "-1", "2", "999999", "abc", "1e3", "²", "9" * 5_000, "1\0", " 1"])
def test_a_page_that_is_not_there_says_so_and_shows_the_first(client, asked, page):
    answer = client.get(address(), {"q": "water", "page": page})

    words = words_of(answer.content.decode())
    assert (answer.status_code, LOST in words, "Clean water" in words) == (404, True, True)
    assert all(1 <= question.page < 1_000_000 for question in asked)


@pytest.mark.parametrize("page", ["", "1", "01"])
def test_the_first_page_is_there(client, asked, page):
    answer = client.get(address(), {"q": "water", "page": page})

    assert (answer.status_code, LOST in words_of(answer.content.decode())) == (200, False)


@pytest.mark.parametrize("name", ["kind", "theme", "area"])
@pytest.mark.parametrize("value", ["nonsense", "\0", "%", "a" * 3_000, "' OR 1=1", "<b>"])
def test_a_limit_that_is_not_on_the_site_can_be_taken_back(client, monkeypatch, name, value):
    monkeypatch.setattr(views, "search", answering())

    answer = client.get(address(), {"q": "water", name: value})

    words = words_of(answer.content.decode())
    assert (answer.status_code, "that is not on this site" in words) == (200, value != "\0")
    assert "Nothing was found" in words
