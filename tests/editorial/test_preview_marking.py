"""What is another in a draft is marked on the page, and nothing else of the page is touched."""

import re

import pytest
from django.test import Client
from django.utils.translation import get_language

from portal.editorial.preview import showing
from portal.editorial.preview.marking import compared, marks, woven
from portal.editorial.preview.outline import Outline
from strategy.models import StrategySection
from tests.builders import a_news_item, a_strategy, in_all_languages
from tests.editorial.previews import bar_of, html_of
from tests.publishing.editors import a_draft

MARK = re.compile(r' data-changed="[^"]*"')


def page(main: str) -> str:
    return (
        f"<!doctype html>\n<html>\n<head><title>x</title></head>\n<body><p>Head</p>\n<main>{main}</main></body></html>"
    )


def marked(new: str, old: str) -> str:
    """The new page's own part with its marks."""
    outline = Outline(page(new))
    html = woven(page(new), marks(compared(outline, Outline(page(old))).changed, "Changed"))
    return html[html.index("<main>") + 6 : html.index("</main>")]


def gone(new: str, old: str) -> list[str]:
    return compared(Outline(page(new)), Outline(page(old))).gone


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("<p>One</p><p>Two</p>", "<p>One</p><p>Two</p>"),
        ("<p>Two</p><p>One</p>", "<p>Two</p><p>One</p>"),
        ("<p>One</p><p>Other</p>", '<p>One</p><p data-changed="Changed">Other</p>'),
        ("<p>One</p><p>One</p><p>Two</p>", '<p>One</p><p data-changed="Changed">One</p><p>Two</p>'),
        ("<p>\n  One\n</p><p>Two</p>", "<p>\n  One\n</p><p>Two</p>"),
        ("<p><em>One</em></p><p>Two</p>", "<p><em>One</em></p><p>Two</p>"),
        ("<p>One</p><p>T&auml;</p>", '<p>One</p><p data-changed="Changed">T&auml;</p>'),
        ('<p>One</p><p class="x">Other</p>', '<p>One</p><p data-changed="Changed" class="x">Other</p>'),
        ("<ul><li>One</li><li>Other</li></ul>", '<ul><li>One</li><li data-changed="Changed">Other</li></ul>'),
        ("<li>One<ul><li>Other</li></ul></li>", '<li>One<ul><li data-changed="Changed">Other</li></ul></li>'),
        ("<p>One</p><P>Other</P>", '<p>One</p><P data-changed="Changed">Other</P>'),
        ("<p>One</p><p></p><div> </div>", "<p>One</p><p></p><div> </div>"),
        ("<p>One<br>Two</p>", '<p data-changed="Changed">One<br>Two</p>'),
    ],
)
def test_a_block_is_marked_whose_text_is_not_on_the_other_page(new: str, expected: str) -> None:
    assert marked(new, "<p>One</p><p>Two</p>") == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<p><a href="/fi/">Home</a></p>', '<p><a href="/sv/">Home</a></p>'),
        ('<figure><img src="a.webp" alt="Sea"></figure>', '<figure><img src="b.webp" alt="Sea"></figure>'),
        ('<figure><img src="a.webp" alt="Sea"></figure>', '<figure><img src="a.webp" alt="Shore"></figure>'),
        ("<div><svg><path d='M1'/></svg></div>", "<div><svg><path d='M2'/></svg></div>"),
        ("<div><svg><text>1</text></svg></div>", "<div><svg><text>2</text></svg></div>"),
    ],
)
def test_a_block_is_marked_whose_link_picture_or_drawing_is_another(old: str, new: str) -> None:
    assert marked(new, old) == re.sub(r"<(p|figure|div)", r'<\1 data-changed="Changed"', new, count=1)
    assert marked(old, old) == old
    assert gone(new, old) == []


def test_an_icon_and_what_no_reader_sees_are_no_change() -> None:
    old = '<p><svg class="icon big"><use href="#a"/></svg>One<script>1</script></p>'
    new = '<p><svg class="icon big"><use href="#b"/></svg>One<script>2</script></p>'

    assert marked(new, old) == new


def test_what_stands_around_the_pages_own_part_is_not_looked_at() -> None:
    new, old = page("<p>One</p>").replace("Head", "Other"), page("<p>One</p>")

    assert compared(Outline(new), Outline(old)).is_same


def test_what_is_gone_is_told_once_in_the_order_of_the_page() -> None:
    assert gone("<p>Two</p>", "<p>Three</p><p>One</p><p>Two</p><p>One</p>") == ["Three", "One"]


def test_a_text_that_stands_in_another_block_now_is_not_gone() -> None:
    assert gone("<h2>One</h2>", "<p>One</p>") == []


def test_every_place_is_where_it_says_whatever_parts_the_lines() -> None:
    html = page("<p>Ä\u2028\r\x0b</p>\r\n<p\nclass='x'>Ö</p>\n<div><p>One</p></div>")
    outline = Outline(html)

    names = [html[: block.place].rpartition("<")[2] for block in outline.blocks]

    assert names == ["p", "p", "div", "p"]
    assert [html[place:].split(">")[0] for place in (outline.head_end, outline.main_end)] == ["</head", "</main"]
    assert html[: outline.body_start].endswith("<body>")


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_without_its_marks_a_marked_page_is_the_page_itself(staff_client: Client, language: str) -> None:
    strategy = a_strategy()
    StrategySection.objects.create(strategy=strategy, heading_fi="Osa", text_fi="**Vanha** & <b>\n\n* a\n* b")
    a_draft(strategy, **{f"title_{language}": "Luonnos", f"slug_{language}": "luonnos"})

    with_marks, without = (html_of(staff_client, strategy, language, marks=way) for way in ("", "off"))
    end = re.compile(r'<section class="preview-gone".*?</section>', re.DOTALL)

    assert MARK.search(with_marks)
    assert not MARK.search(without)
    assert end.sub("", MARK.sub("", with_marks)).replace(bar_of(with_marks), "") == without.replace(bar_of(without), "")


@pytest.mark.django_db
def test_a_preview_without_its_additions_is_the_public_page_to_the_letter(staff_client: Client) -> None:
    strategy = a_strategy()
    public = Client().get(strategy.address("fi")).content.decode()

    html = html_of(staff_client, strategy)

    style = '<link rel="stylesheet" href="/static/staff/css/preview.css">'
    assert html.replace(style, "").replace(f"{bar_of(html)}</section>", "") == public


@pytest.mark.django_db
def test_what_has_changed_is_marked_and_what_is_gone_is_listed(staff_client: Client) -> None:
    strategy = a_strategy(title_fi="Nimi", summary_fi="Vanha johdanto.")
    a_draft(strategy, summary_fi="Uusi johdanto.")

    html = html_of(staff_client, strategy)

    assert re.findall(r"<(\w+) data-changed", html) == ["p"]
    assert "<del>Vanha johdanto.</del>" in html
    assert "Hide the marks of changes" in bar_of(html)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_mark_is_in_the_language_of_the_page(
    staff_client: Client, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    strategy = a_strategy()
    a_draft(strategy, **{f"title_{language}": "Luonnos"})
    monkeypatch.setattr(showing, "_", lambda words: f"{words} {get_language()}")

    html = html_of(staff_client, strategy, language)

    assert set(MARK.findall(html)) == {f' data-changed="Changed {language}"'}


@pytest.mark.django_db
def test_nothing_is_compared_while_there_is_no_public_page(staff_client: Client) -> None:
    news = a_news_item(state="draft", published_at=None)

    html = html_of(staff_client, news)

    assert MARK.findall(html) == []
    assert "New page: visitors see nothing at its address now." in bar_of(html)


@pytest.mark.django_db
def test_a_language_in_which_nothing_differs_says_so(staff_client: Client) -> None:
    strategy = a_strategy(**in_all_languages(summary="Johdanto"))
    a_draft(strategy, summary_fi="Uusi johdanto.")

    bars = [bar_of(html_of(staff_client, strategy, language)) for language in ("fi", "en")]

    assert ["the page says the same" in bar for bar in bars] == [False, True]


@pytest.mark.django_db
def test_the_notice_of_a_withdrawn_page_is_among_what_goes_away(staff_client: Client) -> None:
    ending = {"at": "2026-01-01T12:00:00+00:00", "notice": {"fi": "Vanhentunut."}}
    strategy = a_strategy(state="withdrawn", ending=ending, published_at="2026-01-01T12:00:00+00:00")

    assert "<del>Vanhentunut.</del>" in html_of(staff_client, strategy)
