"""Administrators look where a text stands, and remove it for good on the second press of a button."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from portal.editorial.records import page_of
from portal.publishing.audit import AuditEntry
from portal.publishing.revision import Revision
from tests.builders import a_member, a_news_item, a_theme, an_organisation
from tests.publishing.editors import a_draft
from tests.staff.forms import go_out
from tests.staff.records import form_of

pytestmark = pytest.mark.django_db

NAME = "Aino Aalto"


@pytest.fixture
def administrator(signed_in: Any) -> Client:
    return signed_in(a_member("administrator", name="hallinto"))


def a_story_that_named_her(**columns: str) -> Any:
    news = a_news_item(title_fi=f"{NAME} nimitettiin", slug_fi=columns.pop("slug_fi", "nimitys"), **columns)
    a_draft(news, title_fi="Nimitys")
    return go_out(news)


def is_named(record: Any) -> bool:
    return NAME in str(Revision.objects.of(record).values_list("data", flat=True))


def test_looking_lists_the_places_and_removes_nothing(administrator: Client) -> None:
    news = a_story_that_named_her()

    answer = administrator.post(page_of(news, "redact"), {"text": "aino aalto"})
    html = answer.content.decode()

    assert [(place.where, place.fields, place.times) for place in answer.context["places"]] == [
        ("Revision 1", ["Title (Finnish)"], 1)
    ]
    assert '<blockquote class="redact-excerpt">Aino Aalto nimitettiin</blockquote>' in html
    assert 'name="confirm"' in html
    assert is_named(news) is True


def test_confirming_removes_it_and_leads_to_the_history(administrator: Client) -> None:
    news = a_story_that_named_her()

    answer = administrator.post(page_of(news, "redact"), {"text": NAME, "confirm": "1"}, follow=True)

    assert answer.redirect_chain == [(page_of(news, "history"), 302)]
    assert is_named(news) is False
    assert AuditEntry.objects.of(news).get(deed="redacted").user_name == "hallinto"
    assert NAME not in answer.content.decode()


def test_what_the_page_still_says_is_linked_and_nothing_is_removed(administrator: Client) -> None:
    news = a_story_that_named_her()
    a_draft(news, title_sv=f"{NAME} utnämnd")

    html = administrator.post(page_of(news, "redact"), {"text": NAME, "confirm": "1"}).content.decode()

    assert "Take it out of the page first" in html
    assert f'href="{form_of(news)}#id_title_sv"' in html
    assert 'name="confirm"' not in html
    assert is_named(news) is True


def test_a_text_that_is_too_short_is_refused_beside_its_field(administrator: Client) -> None:
    html = administrator.post(page_of(a_news_item(), "redact"), {"text": "ab", "confirm": "1"}).content.decode()

    assert "Give at least three characters." in html


@pytest.mark.parametrize("role", ["translator", "editor", "publisher"])
def test_only_administrators_may(signed_in: Any, role: str) -> None:
    espoo = an_organisation()
    news = a_story_that_named_her(owner=espoo)
    browser = signed_in(a_member(role, organisation=espoo, languages=["fi"]))

    answers = [
        browser.get(page_of(news, "redact")),
        browser.post(page_of(news, "redact"), {"text": NAME, "confirm": "1"}),
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert is_named(news) is True


def run(*arguments: str) -> str:
    said = StringIO()
    call_command("redact", *arguments, stdout=said, stderr=said)
    return said.getvalue()


def test_the_command_counts_first_and_never_repeats_the_text() -> None:
    news = a_story_that_named_her()

    said = run(NAME, "--record", f"news.newsitem:{news.pk}")

    assert f"news.newsitem:{news.pk}, Revision 1: Title (Finnish) (1)" in said
    assert "Nothing has been removed: say --yes to remove it." in said
    assert NAME not in said
    assert is_named(news) is True


def test_the_command_removes_it_from_one_record() -> None:
    news, other = a_story_that_named_her(), a_story_that_named_her(slug_fi="toinen")
    a_member("administrator", name="hallinto")

    run(NAME, "--record", f"news.newsitem:{news.pk}", "--by", "hallinto", "--yes")

    assert (is_named(news), is_named(other)) == (False, True)
    assert AuditEntry.objects.get(deed="redacted").user_name == "hallinto"


def test_the_command_removes_it_from_all_records_and_of_deleted_ones_too() -> None:
    stories = [a_story_that_named_her(slug_fi=f"tarina-{number}") for number in range(2)]
    key = stories[1].pk
    stories[1].delete()

    said = run(NAME, "--yes")

    assert "records." in said
    assert is_named(stories[0]) is False
    assert NAME not in str(Revision.objects.filter(object_id=key).values_list("data", flat=True))


@pytest.mark.parametrize("stands", ["record", "part"])
def test_the_command_refuses_while_it_stands_on_any_page(stands: str) -> None:
    news = a_story_that_named_her()
    if stands == "record":
        a_news_item(title_fi=NAME, slug_fi="sivu")
    else:
        a_theme(title_fi=NAME)

    with pytest.raises(CommandError, match="take it out there first"):
        run(NAME, "--yes")

    assert is_named(news) is True


@pytest.mark.parametrize(
    "arguments",
    [
        ("ab",),
        (NAME, "--record", "no.such:1"),
        (NAME, "--record", "news.newsitem:999"),
        (NAME, "--record", "news.newsitem:x"),
        (NAME, "--record", "nonsense"),
        (NAME, "--by", "nobody"),
    ],
)
def test_the_command_says_what_it_cannot_do(arguments: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        run(*arguments)


def test_the_text_can_come_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    news = a_story_that_named_her()
    monkeypatch.setattr("sys.stdin", StringIO(f"{NAME}\n"))

    run("-", "--yes")

    assert is_named(news) is False
