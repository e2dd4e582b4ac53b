"""Themes and indicators have forms of their own, and what these save waits in the draft of their record."""

from typing import Any

import pytest
from django.test import Client

from ecosystems.models import Theme
from portal.publishing.audit import AuditEntry
from portal.publishing.drafts import newest
from portal.publishing.snapshots import snapshot_of
from strategy.models import Indicator
from tests.builders import a_member, a_strategy, a_theme, an_agreement, an_indicator, an_organisation
from tests.staff.forms import go_out, new_row, sent_back
from tests.staff.records import form_of, page

pytestmark = pytest.mark.django_db


def of(part: Any, record: Any) -> str:
    return f"{page(type(part), 'change', part.pk)}?of={record.pk}"


def test_a_theme_that_is_changed_waits_in_the_draft_of_its_agreement(staff_client: Client) -> None:
    theme = a_theme(agreement=an_agreement(), title_fi="Liikenne")
    url = form_of(theme)

    staff_client.post(url, sent_back(staff_client, url, title_fi="Vähäpäästöinen liikenne"))

    assert Theme.objects.get().title_fi == "Liikenne"
    assert staff_client.get(url).context["adminform"].form["title_fi"].value() == "Vähäpäästöinen liikenne"
    go_out(theme.agreement)
    assert Theme.objects.get().title_fi == "Vähäpäästöinen liikenne"


def test_a_new_theme_stands_in_the_draft_alone_and_can_be_opened_there(staff_client: Client) -> None:
    agreement = an_agreement()
    url = f"{page(Theme, 'add')}?agreement={agreement.pk}"

    answer = staff_client.post(url, sent_back(staff_client, url, title_fi="Uusi teema", slug_fi="uusi-teema"))
    (theme,) = snapshot_of(newest(agreement)).parts["themes"]
    opened = staff_client.get(f"{page(Theme, 'change', theme.key)}?of={agreement.pk}")

    assert answer["Location"] == form_of(agreement)
    assert Theme.objects.exists() is False
    assert opened.context["adminform"].form["title_fi"].value() == "Uusi teema"
    assert (
        f"/admin/ecosystems/theme/{theme.key}/change/?of={agreement.pk}"
        in staff_client.get(form_of(agreement)).content.decode()
    )


def test_a_new_theme_of_a_draft_is_changed_in_the_next_save(staff_client: Client) -> None:
    agreement = an_agreement()
    url = f"{page(Theme, 'add')}?agreement={agreement.pk}"
    staff_client.post(url, sent_back(staff_client, url, title_fi="Uusi teema", slug_fi="uusi-teema"))
    (theme,) = snapshot_of(newest(agreement)).parts["themes"]
    form = f"{page(Theme, 'change', theme.key)}?of={agreement.pk}"

    staff_client.post(form, sent_back(staff_client, form, title_sv="Nytt tema"))
    go_out(agreement)

    assert (Theme.objects.get().title_fi, Theme.objects.get().title_sv) == ("Uusi teema", "Nytt tema")


def test_the_figures_of_an_indicator_wait_too(staff_client: Client) -> None:
    indicator = an_indicator(a_strategy(), is_numeric=True)
    figure: Any = {"year": "2025", "words_fi": "seitsemän"}
    url = form_of(indicator)

    answer = staff_client.post(url, sent_back(staff_client, url, **new_row("values", 0, **figure)))

    assert answer.status_code == 302, answer.context["errors"]
    assert indicator.values.exists() is False
    go_out(indicator.strategy)
    assert Indicator.objects.get().values.get().year == 2025


def test_a_theme_is_taken_away_in_the_draft(staff_client: Client) -> None:
    theme = a_theme(agreement=an_agreement())

    staff_client.post(page(Theme, "delete", theme.pk), {"post": "yes"})

    assert Theme.objects.exists() is True
    assert snapshot_of(newest(theme.agreement)).parts["themes"] == []


def test_a_part_cannot_be_moved_to_another_record(staff_client: Client) -> None:
    theme = a_theme(agreement=an_agreement())
    url = form_of(theme)

    staff_client.post(url, sent_back(staff_client, url, agreement=str(an_agreement().pk), title_sv="Tema"))
    go_out(theme.agreement)

    assert Theme.objects.get().agreement == theme.agreement


def test_an_editor_adds_no_theme_to_another_organisations_agreement(signed_in: Any) -> None:
    agreement = an_agreement(owner=an_organisation())
    browser = signed_in(a_member("editor", organisation=an_organisation()))
    url = page(Theme, "add")

    sent = {"agreement": str(agreement.pk), "title_fi": "Kaapattu", "slug_fi": "kaapattu", "original_language": "fi"}

    assert browser.post(url, sent | {"order": "0"}).status_code == 403
    assert newest(agreement) is None


def test_a_national_theme_is_changed_at_once_and_noted_by_those_who_may(signed_in: Any) -> None:
    theme = a_theme(title_fi="Kansallinen")
    url = form_of(theme)
    publisher, editor = signed_in(a_member("publisher")), signed_in(a_member("editor", organisation=an_organisation()))

    publisher.post(url, sent_back(publisher, url, title_sv="Nationell"))

    assert Theme.objects.get().title_sv == "Nationell"
    assert AuditEntry.objects.get().deed == "changed"
    assert editor.post(url, {"title_fi": "Kaapattu"}).status_code in {302, 403}
    assert Theme.objects.get().title_fi == "Kansallinen"
