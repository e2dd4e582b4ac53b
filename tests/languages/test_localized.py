"""A text knows its language and marks it where it stands in for another."""

import pytest
from django.template import Context, Template
from django.utils.html import conditional_escape
from django.utils.translation import override

from portal.languages.localized import LocalizedText
from tests.builders import a_strategy

pytestmark = pytest.mark.django_db


def rendered(template: str, **context: object) -> str:
    return Template(template).render(Context(context))


@pytest.mark.parametrize(
    ("page_language", "original", "texts", "expected"),
    [
        ("sv", "fi", {"fi": "Avaus", "sv": "Öppning", "en": "Opening"}, ("Öppning", "sv")),
        ("sv", "fi", {"fi": "Avaus", "sv": "", "en": "Opening"}, ("Avaus", "fi")),
        ("sv", "en", {"fi": "Avaus", "sv": "   ", "en": "Opening"}, ("Opening", "en")),
        ("en", "sv", {"fi": "Avaus", "sv": None, "en": None}, ("Avaus", "fi")),
        ("fi", "fi", {"fi": None, "sv": None, "en": None}, ("", "fi")),
    ],
)
def test_a_text_falls_back_to_the_original_then_to_the_order_of_the_site(page_language, original, texts, expected):
    strategy = a_strategy()
    strategy.original_language = original
    for language, text in texts.items():
        setattr(strategy, f"title_{language}", text)

    with override(page_language):
        title = strategy.tr.title

    assert (title.plain, title.lang) == expected


def test_a_fallback_is_marked_with_its_language_and_escaped():
    text = LocalizedText("Vesi & <b>ilma</b>", "fi", "sv")

    assert rendered("{{ text }}", text=text) == '<span lang="fi">Vesi &amp; &lt;b&gt;ilma&lt;/b&gt;</span>'


def test_a_text_in_the_page_language_is_only_escaped():
    assert rendered("{{ text }}", text=LocalizedText("a < b", "sv", "sv")) == "a &lt; b"


def test_attributes_and_headings_take_the_bare_text():
    text = LocalizedText("Vesi", "fi", "sv")

    html = rendered('<h1{{ text.attr }} title="{{ text.plain }}">{{ text.plain }}</h1>', text=text)

    assert html == '<h1 lang="fi" title="Vesi">Vesi</h1>'


def test_body_text_is_wrapped_in_a_block_that_names_its_language():
    text = LocalizedText("**Vesi**", "fi", "sv")

    html = rendered("{% load bodytext %}{{ text|markdown }}", text=text)

    assert html == '<div lang="fi"><p><strong>Vesi</strong></p>\n</div>'


def test_a_list_is_one_thing_a_line_and_each_keeps_its_language():
    lines = LocalizedText("yksi\n\n  kaksi \r\nkolme", "fi", "en").lines

    assert lines == ["yksi", "kaksi", "kolme"]
    assert conditional_escape(lines[1]) == '<span lang="fi">kaksi</span>'


def test_asking_for_a_field_that_is_not_translated_is_an_error():
    with pytest.raises(AttributeError, match="'start_year' is not a translated field of Strategy"):
        _ = a_strategy().tr.start_year
