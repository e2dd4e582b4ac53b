"""The ordinary change form prepares a draft, and the row that visitors see does not move."""

from typing import Any

import pytest
from django.test import Client

from contacts.models import Organisation
from ecosystems.models import LeadProject
from portal.publishing.audit import AuditEntry
from portal.publishing.drafts import newest
from portal.publishing.revision import Revision
from strategy.models import Strategy
from tests.builders import a_contact, a_lead_project, a_member, a_strategy, an_organisation, an_urban_area
from tests.staff.forms import go_out, new_row, sent_back
from tests.staff.records import form_of, page

pytestmark = pytest.mark.django_db


def save(client: Client, record: Any, **changes: Any) -> Any:
    url = form_of(record)
    answer = client.post(url, sent_back(client, url, **changes))
    assert answer.status_code == 302, answer.context["errors"]
    return answer


def field(client: Client, record: Any, name: str) -> Any:
    return client.get(form_of(record)).context["adminform"].form[name].value()


def test_a_saved_form_is_a_draft_that_the_form_shows_and_the_page_does_not(
    staff_client: Client, client: Client
) -> None:
    strategy = a_strategy(title_fi="Vanha")

    save(staff_client, strategy, title_fi="Toinen nimi")

    assert field(staff_client, strategy, "title_fi") == "Toinen nimi"
    assert Strategy.objects.get().title_fi == "Vanha"
    assert "Toinen nimi" not in client.get(strategy.address("fi")).content.decode()
    assert newest(strategy).state == Revision.State.DRAFT


def test_saving_what_nobody_has_changed_makes_no_draft(staff_client: Client) -> None:
    strategy = a_strategy(body_fi="Ensin.\n\nSitten.\n")

    save(staff_client, strategy)

    assert Revision.objects.of(strategy).waiting().exists() is False


def test_a_row_added_in_a_draft_stands_in_the_form_and_nowhere_else(staff_client: Client) -> None:
    strategy = a_strategy()

    save(staff_client, strategy, **new_row("sections", 0, order="0", heading_fi="Luku"))

    assert field_of_rows(staff_client, strategy, "sections", "heading_fi") == ["Luku"]
    assert strategy.sections.exists() is False


def field_of_rows(client: Client, record: Any, prefix: str, name: str) -> list[Any]:
    groups = client.get(form_of(record)).context["inline_admin_formsets"]
    formset = next(group.formset for group in groups if group.formset.prefix == prefix)
    return [form[name].value() for form in formset.initial_forms]


def test_a_row_of_a_draft_is_changed_and_taken_away_in_the_next_save(staff_client: Client) -> None:
    strategy = a_strategy()
    save(staff_client, strategy, **new_row("sections", 0, order="0", heading_fi="Luku"))

    save(staff_client, strategy, **{"sections-0-heading_fi": "Toinen luku"})
    changed = field_of_rows(staff_client, strategy, "sections", "heading_fi")
    save(staff_client, strategy, **{"sections-0-DELETE": "on"})

    assert changed == ["Toinen luku"]
    assert field_of_rows(staff_client, strategy, "sections", "heading_fi") == []


def test_a_choice_of_many_waits_in_the_draft(staff_client: Client) -> None:
    project = a_lead_project(an_urban_area())
    contact = a_contact()

    save(staff_client, project, contacts=[str(contact.pk)])

    assert list(field(staff_client, project, "contacts")) == [contact.pk]
    assert project.contacts.exists() is False
    assert go_out(project).contacts.get() == contact


def test_a_choice_that_has_been_deleted_since_is_told_and_the_form_opens(staff_client: Client) -> None:
    project, gone = a_lead_project(), an_organisation(name_fi="Poistuva")
    save(staff_client, project, coordinator=str(gone.pk))
    Organisation.objects.filter(pk=gone.pk).delete()

    html = staff_client.get(form_of(project)).content.decode()

    assert "Coordinator: what was chosen has been deleted since." in html
    assert field(staff_client, project, "coordinator") is None


def test_a_fault_is_said_beside_its_field_and_what_was_typed_stays(staff_client: Client) -> None:
    strategy = a_strategy(title_fi="Vanha")
    url = form_of(strategy)

    html = staff_client.post(url, sent_back(staff_client, url, title_fi="", title_sv="Skrivet")).content.decode()

    assert 'href="#id_title_fi"' in html
    assert 'value="Skrivet"' in html
    assert Revision.objects.of(strategy).waiting().exists() is False


def test_a_new_record_begins_as_a_draft_of_its_editors_organisation(signed_in: Any, client: Client) -> None:
    espoo = an_organisation(name_fi="Espoo")
    editor = a_member("editor", organisation=espoo)
    browser, url = signed_in(editor), page(LeadProject, "add")

    answer = browser.post(url, sent_back(browser, url, title_fi="Uusi hanke", slug_fi="uusi-hanke"))

    project = LeadProject.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, form_of(project))
    assert (project.state, project.owner) == ("draft", espoo)
    assert client.get(project.address("fi")).status_code == 404
    assert newest(project).state == Revision.State.DRAFT
    assert AuditEntry.objects.get().deed == "added"


def test_two_colleagues_each_write_a_language_and_neither_is_lost(signed_in: Any) -> None:
    espoo = an_organisation(name_fi="Espoo")
    project = a_lead_project(an_urban_area(), owner=espoo)
    one, other = (signed_in(a_member("editor", organisation=espoo)) for _ in range(2))
    url = form_of(project)
    of_one, of_other = sent_back(one, url, title_fi="Suomeksi"), sent_back(other, url, title_sv="På svenska")

    answers = [one.post(url, of_one), other.post(url, of_other)]

    assert [answer["Location"] for answer in answers] == [url, url]
    assert (field(one, project, "title_fi"), field(one, project, "title_sv")) == ("Suomeksi", "På svenska")


def test_who_else_has_the_form_open_is_said(signed_in: Any) -> None:
    strategy = a_strategy()
    other = a_member("publisher", name="aada")
    signed_in(other).get(form_of(strategy))

    html = signed_in(a_member("publisher")).get(form_of(strategy)).content.decode()

    assert "Open here too:" in html
    assert "aada" in html


def test_an_editor_of_another_organisation_sees_what_visitors_see_and_can_change_nothing(signed_in: Any) -> None:
    project = a_lead_project(title_fi="Julkinen", owner=an_organisation())
    colleague = signed_in(a_member("publisher"))
    save(colleague, project, title_fi="Luonnos")
    stranger = signed_in(a_member("editor", organisation=an_organisation()))

    shown = stranger.get(form_of(project))

    assert "Luonnos" not in shown.content.decode()
    assert "Julkinen" in shown.content.decode()
    assert 'name="_save"' not in shown.content.decode()
    assert stranger.post(form_of(project), {"title_fi": "Kaapattu"}).status_code == 403


def test_what_a_record_that_was_never_published_is_called_follows_its_draft_in_the_list(staff_client: Client) -> None:
    strategy = a_strategy(title_fi="Old", state="draft", published_at=None)

    save(staff_client, strategy, title_fi="New")
    html = staff_client.get(page(Strategy, "changelist")).content.decode()

    assert ">New<" in html
    assert ">Old<" not in html


def test_the_buttons_lead_to_the_preview_and_to_the_page_that_publishes(staff_client: Client) -> None:
    strategy = a_strategy()
    url = form_of(strategy)

    to_preview = staff_client.post(url, sent_back(staff_client, url, title_fi="Toinen", _preview="1"))
    to_publish = staff_client.post(url, sent_back(staff_client, url, title_fi="Kolmas", _publish="1"))

    assert to_preview["Location"] == f"/admin/records/strategy.strategy/{strategy.pk}/preview/"
    assert to_publish["Location"] == f"/admin/records/strategy.strategy/{strategy.pk}/publish/"


def test_submitting_from_the_form_hands_the_draft_to_a_publisher(signed_in: Any) -> None:
    espoo = an_organisation()
    project = a_lead_project(owner=espoo)
    browser = signed_in(a_member("editor", organisation=espoo))

    save(browser, project, title_fi="Valmis", _submit="1")

    assert newest(project).state == Revision.State.SUBMITTED
