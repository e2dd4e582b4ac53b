"""The lists of the front page: each row leads to the exact place, and tells nothing that its reader may not see."""

import re
from typing import Any

import pytest
from django.utils import timezone, translation

from portal.editorial.models import PreviewComment
from portal.publishing import workflow
from portal.publishing.drafts import newest, present
from portal.publishing.revision import Revision
from portal.publishing.workflow import Terms
from portal.staff.front import worklists
from tests.builders import a_lead_project, a_member, a_news_item, an_organisation
from tests.staff.records import form_of
from tests.staff.work import a_comment, a_draft, a_kept_edit, failed, scheduled, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english() -> Any:
    with translation.override("en"):
        yield


def rows(user: Any, name: str) -> list[Any]:
    found: dict[str, Any] = {one.name: one.rows for one in worklists(user)}
    return list(found.get(name, []))


def shown(user: Any, name: str) -> list[tuple[str, str]]:
    return [(str(row.name), row.url) for row in rows(user, name)]


def page_of(record: Any, name: str) -> str:
    return f"/admin/records/{record._meta.label_lower}/{record.pk}/{name}"


def test_what_was_submitted_waits_for_who_may_publish_it(editor: Any, publisher: Any, espoo: Any) -> None:
    project = a_lead_project(title_en="Hydrogen", owner=espoo)
    submitted(project, editor)

    (row,) = rows(publisher, "waiting")

    assert (str(row.name), row.kind, row.who, row.what) == ("Hydrogen", "Lead project", "eero", "Submitted")
    assert row.url == page_of(project, "publish/")
    assert rows(editor, "waiting") == []


def test_what_she_wrote_last_herself_waits_for_somebody_else(publisher: Any) -> None:
    project = a_lead_project()
    submitted(project, publisher)

    assert rows(publisher, "waiting") == []
    assert shown(publisher, "drafts") == [(str(project), form_of(project))]


def test_a_scheduled_change_that_failed_is_told_to_its_writer_and_to_who_scheduled_it(
    editor: Any, publisher: Any, espoo: Any
) -> None:
    project = a_lead_project(owner=espoo)
    failed(project, editor, publisher)

    to_publisher, to_editor = rows(publisher, "waiting"), rows(editor, "waiting")

    assert [(row.words, row.url) for row in to_publisher] == [("Osoite on varattu.", page_of(project, "publish/"))]
    assert [(row.words, row.url) for row in to_editor] == [("Osoite on varattu.", form_of(project))]
    assert rows(publisher, "scheduled") == []


def test_a_colleagues_change_that_failed_stays_among_the_scheduled_ones(editor: Any, publisher: Any) -> None:
    failed(a_lead_project(owner=an_organisation()), a_member("editor"), publisher)

    (row,) = rows(a_member("publisher"), "scheduled")

    assert row.words == "Osoite on varattu."
    assert row.what.endswith("Finnish time, and did not")
    assert rows(editor, "scheduled") == rows(editor, "waiting") == []


def test_a_comment_waits_for_those_who_may_write_the_record(editor: Any, espoo: Any) -> None:
    project = a_lead_project(owner=espoo)
    a_comment(project, editor)
    handled = a_comment(project, editor, "Hoidettu")
    PreviewComment.objects.filter(pk=handled.pk).update(handled_at=timezone.now())

    (row,) = rows(editor, "waiting")

    assert (row.who, row.words, row.url) == ("Vieras", "Onko vuosi oikein?", page_of(project, "share/#comments"))
    assert rows(a_member("translator", languages=["sv"]), "waiting") == []
    assert rows(a_member("editor", organisation=an_organisation()), "waiting") == []


def test_a_save_that_met_a_colleagues_waits_for_its_writer_alone(editor: Any, colleague: Any, espoo: Any) -> None:
    project = a_lead_project(owner=espoo)
    kept = a_kept_edit(project, editor)

    assert shown(editor, "waiting") == [(str(project), page_of(project, f"conflict/{kept.pk}/"))]
    assert rows(colleague, "waiting") == []


def test_drafts_are_parted_into_ones_own_and_those_of_the_organisation(
    editor: Any, colleague: Any, publisher: Any, espoo: Any
) -> None:
    own, theirs, strange = a_lead_project(owner=espoo), a_lead_project(owner=espoo), a_lead_project()
    a_draft(own, editor)
    submitted(theirs, colleague)
    a_draft(strange, publisher)

    assert shown(editor, "drafts") == [(str(own), form_of(own))]
    assert shown(editor, "organisation") == [(str(theirs), form_of(theirs))]
    assert [row.what for row in rows(editor, "organisation")] == ["Waits to be published"]


def test_what_waits_for_her_is_not_said_again_among_the_drafts_of_her_organisation(editor: Any, espoo: Any) -> None:
    submitted(a_lead_project(owner=espoo), editor)
    publisher = a_member("publisher", organisation=espoo)

    assert len(rows(publisher, "waiting")) == 1
    assert rows(publisher, "organisation") == []


def test_what_is_scheduled_says_when_by_finnish_clocks(editor: Any, publisher: Any, espoo: Any) -> None:
    project = a_lead_project(owner=espoo)
    revision = scheduled(project, editor, publisher)
    summer = timezone.datetime.fromisoformat("2027-06-30T21:30:00+00:00")
    Revision.objects.filter(pk=revision.pk).update(publish_at=summer)

    (row,) = rows(editor, "scheduled")

    assert re.search(r"^Goes out 0?1.*0[.:]30.*, Finnish time$", row.what), row.what
    assert (row.who, row.url) == ("paula", form_of(project))


def test_an_open_exception_names_what_is_missing_and_why_and_leads_to_the_field(
    editor: Any, publisher: Any, espoo: Any
) -> None:
    news = a_news_item(title_fi="Uutinen", slug_fi="uutinen", owner=espoo)
    workflow.publish(publisher, a_draft(news, editor), Terms(gate_reason="Käännös tulee huomenna."))

    (row,) = rows(editor, "exceptions")

    assert (row.what, row.words, row.who) == ("Missing: Title (Swedish)", "Käännös tulee huomenna.", "paula")
    assert row.url == f"{form_of(news)}#id_title_sv"


def test_an_exception_that_is_settled_is_gone(publisher: Any, editor: Any, espoo: Any) -> None:
    news = a_news_item(title_fi="Uutinen", slug_fi="uutinen", owner=espoo)
    workflow.publish(publisher, a_draft(news, editor), Terms(gate_reason="Käännös tulee."))

    workflow.publish(publisher, a_draft(news, editor, title_sv="Nyhet"), Terms())

    assert rows(publisher, "exceptions") == []


def test_what_was_published_leads_to_its_history(editor: Any, publisher: Any, espoo: Any) -> None:
    project = a_lead_project(owner=espoo)
    workflow.publish(publisher, a_draft(project, editor), Terms())

    (row,) = rows(editor, "published")

    assert (row.who, row.url) == ("paula", page_of(project, "history/"))


def test_what_she_did_last_stands_there_once_for_each_record(editor: Any, espoo: Any) -> None:
    project = a_lead_project(owner=espoo)
    for title in ("Yksi", "Kaksi"):
        workflow.save(editor, project, present(project).with_value(("title_fi",), title), newest(project))
    workflow.submit(editor, newest(project))

    assert [(row.what, row.url) for row in rows(editor, "done")] == [("Submitted", form_of(project))]


def test_a_record_that_was_never_published_is_called_what_its_draft_calls_it(editor: Any, espoo: Any) -> None:
    project = a_lead_project(owner=espoo, title_fi="Vanha", title_en="Old", state="draft", published_at=None)
    a_draft(project, editor, title_en="New")

    assert [str(row.name) for row in rows(editor, "drafts")] == ["New"]


def test_nothing_is_told_of_drafts_of_others(publisher: Any) -> None:
    project, other = a_lead_project(owner=an_organisation()), a_lead_project(owner=an_organisation())
    writer = a_member("editor", organisation=project.owner)
    submitted(project, writer, title_fi="Salaisuus")
    a_comment(project, writer, "Salaisuus")
    scheduled(other, publisher, publisher, title_fi="Salaisuus")

    stranger = a_member("editor", organisation=an_organisation())

    assert worklists(stranger) == []


def test_who_is_staff_without_a_role_is_told_nothing(editor: Any, espoo: Any) -> None:
    submitted(a_lead_project(owner=espoo), editor)

    assert worklists(a_member()) == []
    assert worklists(a_member(organisation=espoo)) == []


def test_a_record_that_is_gone_leaves_no_row(editor: Any, espoo: Any) -> None:
    project = a_lead_project(owner=espoo, state="draft", published_at=None)
    a_draft(project, editor)
    project.delete()

    assert rows(editor, "drafts") == []
