"""What has no drafts is noted too, in the words of the site's first language."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.text import capfirst
from django.utils.translation import gettext, override

from contacts.models import Enquiry, Organisation
from portal.publishing.audit import AuditEntry, Deed, note
from portal.publishing.drafts import newest
from portal.publishing.policy import Role
from tests.builders import a_member, a_source, a_strategy, a_theme, an_organisation
from tests.staff.forms import sent_back
from tests.staff.records import form_of, page

pytestmark = pytest.mark.django_db


def save(client: Client, record: Any, **changes: Any) -> Any:
    url = form_of(record)
    answer = client.post(url, sent_back(client, url, **changes))
    assert answer.status_code == 302, answer.context["errors"]
    return answer


def noted() -> list[tuple[str, str, str, list[str]]]:
    return [(entry.user_name, entry.deed, entry.name, entry.fields) for entry in AuditEntry.objects.order_by("pk")]


def test_an_organisation_is_noted_when_it_is_made_changed_and_deleted(signed_in: Any) -> None:
    browser, url = signed_in(a_member("publisher", name="aino")), page(Organisation, "add")
    browser.post(url, sent_back(browser, url, name_fi="Espoo", kind="city"))
    espoo = Organisation.objects.get()

    save(browser, espoo, name_fi="Espoon kaupunki", name_sv="Esbo stad")
    browser.post(page(Organisation, "delete", espoo.pk), {"post": "yes"})

    assert noted() == [
        ("aino", "added", "Espoo", []),
        ("aino", "changed", "Espoon kaupunki", ["Nimi (suomi)", "Nimi (ruotsi)"]),
        ("aino", "deleted", "Espoon kaupunki", []),
    ]


def test_a_source_and_an_enquiry_are_noted(signed_in: Any) -> None:
    browser = signed_in(a_member("publisher"))
    enquiry = Enquiry.objects.create(kind="question", language="sv", name="Bo Ek", message="Hur gör man?")

    save(browser, a_source(), title_fi="Lähde")
    save(browser, enquiry, is_handled="on")

    assert [(entry.deed, entry.fields) for entry in AuditEntry.objects.order_by("pk")] == [
        ("changed", ["Otsikko (suomi)"]),
        ("changed", ["Käsitelty"]),
    ]
    assert "Bo Ek" not in AuditEntry.objects.first().name


def test_enquiries_that_are_marked_in_the_list_are_noted(signed_in: Any) -> None:
    browser = signed_in(a_member("publisher"))
    for is_handled in (False, True):
        Enquiry.objects.create(kind="question", language="sv", message="Hur gör man?", is_handled=is_handled)
    chosen = [str(enquiry.pk) for enquiry in Enquiry.objects.order_by("pk")]

    browser.post(page(Enquiry, "changelist"), {"action": "mark_handled", "_selected_action": chosen})

    assert [(entry.object_id, entry.fields) for entry in AuditEntry.objects.order_by("pk")] == [
        (chosen[0], ["Käsitelty"])
    ]


def test_a_form_that_is_sent_back_as_it_was_is_not_noted(signed_in: Any) -> None:
    save(signed_in(a_member("publisher")), an_organisation())

    assert noted() == []


def test_a_draft_is_noted_once(signed_in: Any) -> None:
    strategy = a_strategy()

    save(signed_in(a_member("publisher", name="aino")), strategy, title_fi="Uusi")

    assert [(entry.deed, entry.revision) for entry in AuditEntry.objects.order_by("pk")] == [
        ("saved", newest(strategy).number)
    ]


def test_a_part_of_no_record_is_noted_as_changed_without_a_draft(signed_in: Any) -> None:
    save(signed_in(a_member("publisher", name="aino")), a_theme(title_fi="Vanha"), title_fi="Uusi")

    assert noted() == [("aino", "changed", "Uusi", ["Otsikko (suomi)"])]


def test_what_could_not_be_saved_is_not_noted(signed_in: Any) -> None:
    browser, organisation = signed_in(a_member("publisher")), an_organisation()
    url = form_of(organisation)

    answer = browser.post(url, sent_back(browser, url, name_fi="", name_sv="", name_en=""))

    assert answer.status_code == 200
    assert noted() == []


def test_roles_given_and_taken_are_noted_by_name(signed_in: Any) -> None:
    browser, eero = signed_in(a_member("administrator", name="hallinto")), User.objects.create_user("eero")

    save(browser, eero, roles=["editor", "translator"])
    save(browser, eero, roles=["publisher", "editor"], first_name="Eero")

    with override("fi"):
        roles = capfirst(gettext("roles"))
        given = gettext("Roles given: %(roles)s.") % {"roles": f"{Role.TRANSLATOR.label}, {Role.EDITOR.label}"}
        other = gettext("Roles given: %(roles)s.") % {"roles": Role.PUBLISHER.label}
        taken = gettext("Roles taken: %(roles)s.") % {"roles": Role.TRANSLATOR.label}
    assert [(entry.fields, entry.reason) for entry in AuditEntry.objects.order_by("pk")] == [
        ([roles], given),
        (["Etunimi", roles], f"{other} {taken}"),
    ]
    assert {(who, name) for who, _deed, name, _fields in noted()} == {("hallinto", "eero")}


def test_a_password_that_somebody_else_sets_is_noted(signed_in: Any) -> None:
    browser, eero = signed_in(a_member("administrator", name="hallinto")), User.objects.create_user("eero")
    words = {"password1": "lumi-tuuli-42-meri", "password2": "lumi-tuuli-42-meri", "usable_password": "true"}

    browser.post(f"/admin/auth/user/{eero.pk}/password/", words)

    assert [(deed, name) for _who, deed, name, _fields in noted()] == [("changed", "eero")]


def test_entries_are_never_changed_or_deleted() -> None:
    entry = note(None, Deed.CHANGED, an_organisation())

    for attempt in (
        entry.save,
        entry.delete,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(name="x"),
    ):
        with pytest.raises(TypeError, match="never"):
            attempt()


def test_personal_data_alone_goes_out_of_entries_and_the_rest_stays() -> None:
    user = a_member("publisher", name="aino")
    entry = note(user, Deed.CHANGED, an_organisation(name_fi="Aino Aalto"), fields=["Sitaatti “Aino”"], reason="Aino")
    other = note(user, Deed.CHANGED, an_organisation(name_fi="Espoo"))

    count = AuditEntry.objects.redact(lambda text: text.replace("Aino", "[removed]"))

    redacted = AuditEntry.objects.get(pk=entry.pk)
    assert count == 1
    assert (redacted.name, redacted.fields, redacted.reason) == (
        "[removed] Aalto",
        ["Sitaatti “[removed]”"],
        "[removed]",
    )
    assert (redacted.user_name, redacted.user, redacted.deed, redacted.at) == ("aino", user, "changed", entry.at)
    assert AuditEntry.objects.get(pk=other.pk).name == "Espoo"
