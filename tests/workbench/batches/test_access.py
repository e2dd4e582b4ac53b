"""Who may send texts out and take them in: whoever writes the language, for the records that are hers to write."""

from typing import Any

import pytest
from django.test import Client

from portal.workbench.models import ReturnedUpload
from tests.builders import a_member, a_strategy
from tests.publishing.editors import fresh
from tests.workbench.batches.files import BASE, kept, named, sent_out, taken_in, translated, upload

pytestmark = pytest.mark.django_db
PAGES = ["export/", "import/", "import/1/"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_is_not_signed_in_is_led_to_the_login(client: Client, page: str, method: str) -> None:
    answer = getattr(client, method)(f"{BASE}/sv/{page}")

    assert (answer.status_code, answer["location"].partition("?")[0]) == (302, "/admin/login/")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("member", [("translator",), ()])
def test_who_does_not_write_the_language_is_refused(signed_in: Any, page: str, method: str, member: Any) -> None:
    client = signed_in(a_member(*member, languages=["en"]))

    assert getattr(client, method)(f"{BASE}/sv/{page}").status_code == 403


def test_a_language_that_the_portal_does_not_have_is_not_found(her_client: Client) -> None:
    assert [her_client.get(f"{BASE}/de/{page}").status_code for page in PAGES] == [404, 404, 404]


def test_nothing_is_taken_in_nor_sent_out_without_the_token_of_the_form(translator: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(translator)

    answers = [client.post(f"{BASE}/sv/{page}", upload(b"x")) for page in PAGES]

    assert [answer.status_code for answer in answers] == [403, 403, 403]


def test_records_of_others_do_not_go_out_by_a_forged_form(signed_in: Any, espoo: Any) -> None:
    others = a_strategy(title_fi="Salainen")

    answer = signed_in(a_member("editor", organisation=espoo)).post(f"{BASE}/sv/export/", {"record": named(others)})

    assert answer.context["problem"] == "There is nothing to translate in these texts."


def test_uploads_of_others_are_not_there(her_client: Client, translator: Any, signed_in: Any) -> None:
    strategy = a_strategy(title_fi="Avaus")
    address = taken_in(her_client, translated(sent_out(translator, strategy), {"title": "Öppning"}))
    other = signed_in(a_member("translator", languages=["sv"]))

    preview, listed = other.get(address), other.get(f"{BASE}/sv/import/")
    for pressed in ("_apply", "_discard"):
        other.post(address, {pressed: "1"})

    assert preview.status_code == 404
    assert listed.context["waiting"] == []
    assert fresh(strategy).title_sv in {None, ""}
    assert kept() == 1


def test_administrators_see_the_uploads_of_all_and_whose_they_are(
    her_client: Client, translator: Any, signed_in: Any
) -> None:
    taken_in(her_client, sent_out(translator, a_strategy(title_fi="Avaus")))

    page = signed_in(a_member("administrator")).get(f"{BASE}/sv/import/")

    assert [(one["upload"].name, one["by"]) for one in page.context["waiting"]] == [("texts.po", "tuula")]


def test_who_has_lost_the_language_meanwhile_writes_nothing(her_client: Client, translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus")
    address = taken_in(her_client, translated(sent_out(translator, strategy), {"title": "Öppning"}))
    translator.membership.languages = ["en"]
    translator.membership.save()

    answer = her_client.post(address, {"_apply": "1"})

    assert answer.status_code == 403
    assert fresh(strategy).title_sv in {None, ""}
    assert ReturnedUpload.objects.count() == 1
