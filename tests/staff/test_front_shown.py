"""How the front page shows its lists: at most a few rows of each, and a sentence where there is nothing to do."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.publishing import workflow
from portal.publishing.workflow import Terms
from portal.staff.front import FEW
from tests.builders import a_lead_project, a_member, a_news_item
from tests.staff.work import a_comment, a_draft, a_kept_edit, failed, scheduled, submitted

pytestmark = pytest.mark.django_db


def test_a_long_list_ends_with_a_way_to_all_of_it(client: Client, editor: Any, espoo: Any) -> None:
    for _ in range(FEW + 1):
        a_draft(a_lead_project(owner=espoo), editor)
    client.force_login(editor)

    front = client.get("/admin/", headers={"accept-language": "en"})
    whole = client.get("/admin/?all=drafts", headers={"accept-language": "en"})

    (drafts,) = front.context["worklists"]
    assert (len(drafts.rows), drafts.all_url) == (FEW, "/admin/?all=drafts")
    assert "All of them" in front.content.decode()
    assert [(one.name, len(one.rows), one.all_url) for one in whole.context["worklists"]] == [("drafts", FEW + 1, "")]
    assert 'id="strategy-heading"' not in whole.content.decode()


def test_when_nothing_waits_a_sentence_says_so(client: Client, editor: Any, espoo: Any) -> None:
    client.force_login(editor)
    sentence = "Nothing waits for you just now: a good moment to make a page better."

    before = client.get("/admin/", headers={"accept-language": "en"}).content.decode()
    a_kept_edit(a_lead_project(owner=espoo), editor)
    after = client.get("/admin/", headers={"accept-language": "en"}).content.decode()

    assert (sentence in before, sentence in after) == (True, False)


@pytest.mark.parametrize(
    ("role", "sentence"),
    [
        ("editor", "You have no organisation yet, so that no record is yours to write. Ask an administrator."),
        ("translator", "You have no languages yet, so that no text is yours to write. Ask an administrator."),
    ],
)
def test_who_lacks_something_for_her_role_is_told(client: Client, role: str, sentence: str) -> None:
    client.force_login(a_member(role))

    assert client.get("/admin/", headers={"accept-language": "en"}).context["lacks"] == [sentence]


def test_a_name_in_another_language_says_which_it_is(client: Client, editor: Any, espoo: Any) -> None:
    a_draft(a_lead_project(owner=espoo, title_fi="Vety"), editor, summary_fi="Uusi")
    client.force_login(editor)

    html = client.get("/admin/", headers={"accept-language": "en"}).content.decode()

    assert '<span lang="fi">Vety</span>' in html


@pytest.fixture
def full_front(editor: Any, colleague: Any, publisher: Any, espoo: Any) -> Callable[[int], None]:
    def fill(count: int) -> None:
        projects = iter([a_lead_project(owner=espoo) for _ in range(6 * count)])
        for _ in range(count):
            submitted(next(projects), colleague)
            a_draft(next(projects), editor)
            a_kept_edit(next(projects), editor)
            failed(next(projects), editor, publisher)
            scheduled(next(projects), colleague, publisher)
            project = next(projects)
            a_comment(project, editor)
            news = a_news_item(title_fi="Uutinen", slug_fi=f"uutinen-{project.pk}", owner=espoo)
            workflow.publish(publisher, a_draft(news, editor), Terms(gate_reason="Käännös tulee."))

    return fill


@pytest.mark.parametrize("who", ["eero", "paula"])
def test_the_front_page_costs_the_same_queries_however_much_there_is(
    client: Client, full_front: Any, who: str, editor: Any, publisher: Any
) -> None:
    client.force_login({"eero": editor, "paula": publisher}[who])

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get("/admin/")
        return len(asked)

    full_front(1)
    client.get("/admin/")  # the first visit fills Django's own caches
    one = queries()
    full_front(5)

    assert queries() == one
    assert one <= 20
