"""Pictures and documents on pages: the right words in the page's language, and nothing invented."""

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from portal.media.models import Image
from portal.media.shown import credits_of_used_pictures, documents_shown, picture_shown, written_size
from portal.media.used import uses_of
from tests.builders import a_document, a_lead_project, a_news_item, a_strategy, an_agreement, an_image

pytestmark = pytest.mark.django_db

RENDITIONS = [
    {"width": 480, "webp": "images/a-480.webp", "avif": "images/a-480.avif"},
    {"width": 960, "webp": "images/a-960.webp", "avif": "images/a-960.avif"},
]


def markup_of(image, **context):
    return render_to_string("components/picture.html", {"picture": picture_shown(image), **context})


def test_a_picture_offers_every_size_in_both_formats():
    picture = picture_shown(an_image(file="images/a-960.webp", width=960, height=640, renditions=RENDITIONS))

    assert picture.avif == "/media/images/a-480.avif 480w, /media/images/a-960.avif 960w"
    assert picture.webp == "/media/images/a-480.webp 480w, /media/images/a-960.webp 960w"
    assert picture.src == "/media/images/a-960.webp"
    assert (picture.width, picture.height) == (960, 640)


def test_no_image_is_no_picture():
    assert picture_shown(None) is None


def test_the_alternative_text_is_in_the_language_of_the_page():
    with override("sv"):
        html = markup_of(an_image(alt_sv="Tornet"), is_lazy=True, sizes="50vw")

    assert '<img src="/media/images/x.webp" width="640" height="427" alt="Tornet" loading="lazy">' in html


def test_an_alternative_text_in_another_language_says_so():
    with override("en"):
        html = markup_of(an_image(alt_fi="Torni <Kalasatamassa>", alt_sv="", alt_en=""))

    assert 'alt="Torni &lt;Kalasatamassa&gt;" lang="fi"' in html


def test_a_decorative_picture_is_passed_over_whatever_its_words():
    with override("en"):
        html = markup_of(an_image(is_decorative=True))

    assert 'alt="">' in html


def test_a_picture_names_its_photographer_and_its_caption():
    with override("en"):
        html = markup_of(an_image(credit="Ä. Ö", caption_sv="Sommar"))

    assert '<figcaption><span lang="sv">Sommar</span> <span class="photo-credit">Photo: Ä. Ö</span>' in html


def test_a_picture_without_other_sizes_has_one_source():
    html = markup_of(an_image())

    assert "<source" not in html
    assert "srcset" not in html


def test_a_document_says_its_language_type_and_size():
    document = a_document(
        file="documents/a/x.pdf", media_type="application/pdf", size=1_234_567, language="sv", title_en="Strategy"
    )

    with override("en"):
        (row,) = documents_shown([document])

    assert (row.title, row.language, row.type) == ("Strategy", "sv", "PDF")
    assert row.url == f"/media/documents/{document.pk}/x.pdf"
    assert row.meta == "in Swedish, PDF, 1.2\u00a0MB"
    assert row.is_held


def test_a_document_that_is_held_elsewhere_leads_there():
    with override("en"):
        (row,) = documents_shown([a_document(url="https://example.fi/x.pdf", language="fi")])

    assert (row.url, row.type, row.size, row.meta, row.is_held) == (
        "https://example.fi/x.pdf",
        "",
        "",
        "in Finnish",
        False,
    )


def test_a_document_that_is_only_known_of_leads_nowhere():
    (row,) = documents_shown([a_document()])

    assert (row.url, row.type, row.size) == ("", "", "")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("fi", "ruotsiksi, PDF, 1,2\u00a0Mt"), ("sv", "på svenska, PDF, 1,2\u00a0MB")],
)
def test_a_document_is_described_in_the_language_of_the_page(language, expected):
    document = a_document(file="documents/a/x.pdf", media_type="application/pdf", size=1_234_567, language="sv")

    with override(language):
        (row,) = documents_shown([document])

    assert row.meta == expected


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (1, "1\u00a0kB"),
        (1_499, "1\u00a0kB"),
        (345_678, "346\u00a0kB"),
        (999_499, "999\u00a0kB"),
        (999_500, "1.0\u00a0MB"),
        (52_428_800, "52.4\u00a0MB"),
    ],
)
def test_sizes_are_rounded_as_people_say_them(size, expected):
    with override("en"):
        assert written_size(size) == expected


def test_every_type_that_can_be_uploaded_has_a_name_for_readers():
    from_types = documents_shown(
        [
            a_document(file="x", media_type="application/vnd.oasis.opendocument.text"),
            a_document(file="x", media_type="application/vnd.oasis.opendocument.spreadsheet"),
            a_document(file="x", media_type="text/csv"),
            a_document(file="x", media_type="application/x-unknown"),
        ]
    )

    assert [row.type for row in from_types][2:] == ["CSV", ""]
    assert all(row.type.startswith("OpenDocument") for row in from_types[:2])


def test_the_credits_name_each_picture_in_use_once_with_all_its_pages():
    image = an_image(credit="B. Photographer")
    a_strategy(image=image, title_en="Strategy", slug_en="strategy")
    a_news_item(image=image, title_en="News", slug_en="news")
    an_agreement(image=an_image(credit="A. Photographer"))

    with override("en"):
        first, second = credits_of_used_pictures()

    assert (first.credit, second.credit) == ("A. Photographer", "B. Photographer")
    assert [place.title for place in second.places] == ["News", "Strategy"]
    assert [place.url for place in second.places] == ["/en/news/news/", "/en/strategies/strategy/"]


def test_a_picture_that_visitors_do_not_see_is_not_in_the_credits():
    an_image()
    a_news_item(image=an_image(), state="draft", published_at=None)

    assert credits_of_used_pictures() == []


@pytest.mark.parametrize("count", [1, 4])
def test_the_credits_cost_the_same_queries_however_many_pictures(django_assert_num_queries, count):
    for _ in range(count):
        a_strategy(image=an_image())
        a_lead_project(image=an_image())

    with django_assert_num_queries(len(uses_of(Image)) + 1):
        credits_of_used_pictures()
