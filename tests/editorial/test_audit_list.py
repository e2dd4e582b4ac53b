"""The audit of the whole site: publishers and administrators read it, find in it, and change nothing."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.publishing.audit import AuditEntry, Deed, note
from portal.publishing.models import Publishable
from tests.builders import a_lead_project, a_member, a_news_item, an_organisation
from tests.staff.records import BUILDERS, form_of, page

pytestmark = pytest.mark.django_db

LIST = page(AuditEntry, "changelist")


def listed(client: Client, **query: str) -> list[str]:
    return [entry.name for entry in client.get(LIST, query).context["cl"].result_list]


@pytest.fixture
def publisher(signed_in: Any) -> Client:
    return signed_in(a_member("publisher", name="bo"))


@pytest.mark.parametrize(
    ("role", "answer"), [("translator", 403), ("editor", 403), ("publisher", 200), ("administrator", 200)]
)
def test_publishers_and_administrators_see_it(signed_in: Any, role: str, answer: int) -> None:
    browser = signed_in(a_member(role, organisation=an_organisation(), languages=["sv"]))

    assert browser.get(LIST).status_code == answer
    assert (LIST in browser.get("/admin/").content.decode()) is (answer == 200)


def test_a_row_says_who_did_what_and_leads_to_the_form(publisher: Client) -> None:
    project = a_lead_project(title_fi="Hanke")
    note(a_member("editor", name="aino"), Deed.HANDED_OVER, project, reason="Espoo → Vantaa", languages=["sv"])

    html = publisher.get(LIST).content.decode()

    assert f'<a href="{form_of(project)}">Hanke</a>' in html
    for words in (">aino<", ">handed over; only Swedish<", ">Lead project<", ">Espoo → Vantaa<"):
        assert words in html


def test_what_has_been_deleted_keeps_its_name_and_leads_nowhere(publisher: Client) -> None:
    organisation = an_organisation(name_fi="Lakkautettu")
    note(None, Deed.DELETED, organisation)
    organisation.delete()

    html = publisher.get(LIST).content.decode()

    assert '<td class="field-record_shown">Lakkautettu</td>' in html
    assert "the portal itself" in html


def test_users_are_links_for_those_who_may_see_them(publisher: Client, signed_in: Any) -> None:
    someone = a_member("editor", name="eero")
    note(None, Deed.CHANGED, someone)
    administrator = signed_in(a_member("administrator"))

    assert form_of(someone) not in publisher.get(LIST).content.decode()
    assert form_of(someone) in administrator.get(LIST).content.decode()


def test_it_is_searched_by_record_and_by_person_in_any_case(publisher: Client) -> None:
    note(a_member("editor", name="Åke"), Deed.CHANGED, an_organisation(name_fi="Espoo"))
    note(None, Deed.CHANGED, an_organisation(name_fi="Äänekoski"))

    assert listed(publisher, q="åke") == ["Espoo"]
    assert listed(publisher, q="äänekoski") == ["Äänekoski"]
    assert listed(publisher, q="vantaa") == []


def test_it_is_filtered_by_deed_person_and_kind(publisher: Client) -> None:
    aino = a_member("editor", name="aino")
    note(aino, Deed.CHANGED, an_organisation(name_fi="Espoo"))
    note(None, Deed.FAILED, a_news_item(title_fi="Uutinen"))

    assert listed(publisher, deed__exact="failed") == ["Uutinen"]
    assert listed(publisher, who=str(aino.pk)) == ["Espoo"]
    assert listed(publisher, who="portal") == ["Uutinen"]
    assert listed(publisher, kind="news.newsitem") == ["Uutinen"]
    assert listed(publisher, kind="no.such") == []
    assert len(listed(publisher, who="nonsense")) == 2


@pytest.mark.parametrize("name", ["change", "delete"])
def test_a_forged_post_changes_nothing(staff_client: Client, name: str) -> None:
    entry = note(None, Deed.CHANGED, an_organisation(name_fi="Espoo"))

    answer = staff_client.post(page(AuditEntry, name, entry.pk), {"name": "x", "post": "yes"})

    assert answer.status_code == 403
    assert [one.name for one in AuditEntry.objects.order_by("pk")] == ["Espoo"]


def test_nobody_adds_an_entry_or_acts_on_many(staff_client: Client) -> None:
    note(None, Deed.CHANGED, an_organisation())

    assert staff_client.post(page(AuditEntry, "add"), {"name": "x"}).status_code == 403
    assert 'name="action"' not in staff_client.get(LIST).content.decode()


def test_the_list_costs_the_same_queries_however_many_records_of_a_kind(publisher: Client) -> None:
    kinds = [kind for kind in BUILDERS if issubclass(kind, Publishable)]
    people = [a_member("editor") for _ in range(3)]
    for kind in kinds:
        note(people[0], Deed.CHANGED, BUILDERS[kind]())

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert publisher.get(LIST).status_code == 200
        return len(asked)

    queries()  # the first visit fills Django's own caches
    few = queries()
    for kind in kinds:
        if kind._meta.model_name != "fixedpage":
            for person in people:
                note(person, Deed.CHANGED, BUILDERS[kind]())

    assert queries() == few
    assert few <= 12 + len(kinds)
