"""The whole way as staff go it: two editors, a visitor, a publisher, the gate, the history, a field that comes back."""

from typing import Any

import pytest
from django.test import Client

from portal.editorial.records import page_of
from portal.publishing.drafts import newest
from tests.builders import a_lead_project, a_member, an_organisation, an_urban_area, in_all_languages
from tests.editorial.deciding import decide, words
from tests.staff.forms import sent_back
from tests.staff.records import form_of

pytestmark = pytest.mark.django_db


def save(browser: Client, record: Any, **texts: str) -> None:
    url = form_of(record)
    assert browser.post(url, sent_back(browser, url, **texts)).status_code == 302


def seen_by(visitor: Client, record: Any) -> str:
    return "".join(visitor.get(record.address(code)).content.decode() for code in ("fi", "sv"))


def test_a_change_of_two_editors_reaches_the_site_through_the_gate_and_one_field_comes_back_alone(
    signed_in: Any, client: Client
) -> None:
    espoo = an_organisation(name_fi="Espoo")
    project = a_lead_project(an_urban_area(), owner=espoo, **in_all_languages(title="Akut", summary="Ennen"))
    finn, swede = (signed_in(a_member("editor", organisation=espoo, name=name)) for name in ("finn", "svea"))
    publisher = signed_in(a_member("publisher", name="paula"))

    save(finn, project, summary_fi="Akkukemia yhdistää.", body_fi="Uusi leipäteksti.")
    save(swede, project, summary_sv="Batterikemin förenar.")
    unseen = seen_by(client, project)
    previews = [publisher.get(page_of(project, "preview", language=code)).content.decode() for code in ("fi", "sv")]
    stopped = decide(publisher, project, "publish", _publish="1")
    still_unseen = seen_by(client, project)
    save(swede, project, body_sv="Ny brödtext.")
    sent = decide(publisher, project, "publish", _publish="1", gate_reason="")

    assert "Akkukemia" not in unseen + still_unseen
    assert "Batterikemin" not in unseen + still_unseen
    assert ("Akkukemia yhdistää." in previews[0], "Batterikemin förenar." in previews[1]) == (True, True)
    assert (stopped.status_code, f'href="{form_of(project)}#id_body_sv"' in stopped.content.decode()) == (200, True)
    assert sent.status_code == 302, words(sent)
    assert "Akkukemia yhdistää." in seen_by(client, project)
    assert "Batterikemin förenar." in seen_by(client, project)

    history = words(publisher.get(page_of(project, "history")))
    assert [name in history for name in ("finn", "svea", "paula")] == [True, True, True]
    old = publisher.get(page_of(project, "revision", number=1))
    seen = {"seen": old.context["seen"], "path": "summary_sv"}
    publisher.post(page_of(project, "revision", number=1), seen)
    decide(publisher, project, "publish", _publish="1", alone_reason="The Swedish was wrong.")

    project.refresh_from_db()
    assert (project.summary_fi, project.summary_sv) == ("Akkukemia yhdistää.", "Ennen sv")
    assert newest(project).is_waiting is False
