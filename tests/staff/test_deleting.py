"""What may be deleted, and a way out where something stands against it."""

import pytest
from django.test import Client

from contacts.models import Organisation
from ecosystems.models import Theme
from strategy.models import SpearheadActor
from tests.builders import a_spearhead, a_theme, an_agreement, an_organisation
from tests.staff.forms import go_out
from tests.staff.records import form_of, page

pytestmark = pytest.mark.django_db


def test_what_is_still_used_is_not_deleted_and_the_forms_that_use_it_are_linked(staff_client: Client) -> None:
    organisation = an_organisation(name_fi="Espoo")
    spearhead = a_spearhead(title_fi="Kärkiala")
    for _ in range(2):
        SpearheadActor.objects.create(spearhead=spearhead, organisation=organisation)

    html = staff_client.get(page(Organisation, "delete", organisation.pk)).content.decode()
    staff_client.post(page(Organisation, "delete", organisation.pk), {"post": "yes"})

    assert "“Espoo” cannot be deleted while these still use it:" in html
    assert html.count(f'href="{form_of(spearhead)}"') == 1
    assert Organisation.objects.count() == 1


def test_what_nothing_uses_is_deleted_after_a_question(staff_client: Client) -> None:
    organisation = an_organisation()

    staff_client.post(page(Organisation, "delete", organisation.pk), {"post": "yes"})

    assert Organisation.objects.exists() is False


def test_an_agreement_loses_a_theme_when_its_draft_is_published(staff_client: Client) -> None:
    theme = a_theme(agreement=an_agreement(changed={}))

    staff_client.post(page(Theme, "delete", theme.pk), {"post": "yes"})

    assert Theme.objects.exists() is True
    assert set(go_out(theme.agreement).changed) == {"fi", "sv", "en"}
    assert Theme.objects.exists() is False
