"""Staff see every archive, and which of them tells what visitors no longer see; they take one down, and put it back."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from portal.opendata.archive.offering import no_longer_public, put_back, take_down
from portal.opendata.models import FrozenStrategy
from portal.publishing.audit import AuditEntry
from tests.builders import a_member, a_spearhead, a_strategy, an_organisation

pytestmark = pytest.mark.django_db

LIST = reverse("admin:opendata_frozenstrategy_changelist")


def an_archive(**columns: Any) -> FrozenStrategy:
    own = {"approved_on": "2021", "sha256": "ab" * 32, "size": 1234, "file": "frozen/strategia-x.zip"}
    return FrozenStrategy.objects.create(strategy=a_strategy(), **own | columns)


def signed_in(role: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(a_member(role, name=role, organisation=an_organisation()))
    return client


def decision(archive: FrozenStrategy) -> str:
    return reverse("admin:opendata_frozenstrategy_decide", args=[archive.pk])


def test_a_publisher_takes_an_archive_down_and_says_why() -> None:
    archive, publisher = an_archive(), signed_in("publisher")

    answer = publisher.post(decision(archive), {"reason": "Names a person"}, follow=True)

    archive.refresh_from_db()
    assert archive.taken_down_at is not None
    assert archive.taken_down_reason == "Names a person"
    assert "The archive has been taken off the site." in answer.content.decode()
    noted = AuditEntry.objects.of(archive).get()
    assert (noted.deed, noted.user_name, noted.reason) == ("unpublished", "publisher", "Names a person")


@pytest.mark.parametrize("reason", ["", "   ", "x" * 2001])
def test_without_a_reason_nothing_is_taken_down_and_the_page_says_so(reason: str) -> None:
    archive = an_archive()

    html = signed_in("publisher").post(decision(archive), {"reason": reason}).content.decode()

    assert FrozenStrategy.objects.public().get() == archive
    assert "errorlist" in html


def test_the_database_asks_for_the_reason_too() -> None:
    archive = an_archive()
    with pytest.raises(ValidationError):
        take_down(None, archive, " ")

    with pytest.raises(IntegrityError):
        FrozenStrategy.objects.update(taken_down_at=archive.frozen_at)


def test_what_was_taken_down_is_put_back() -> None:
    archive, publisher = an_archive(), signed_in("publisher")
    take_down(None, archive, "By mistake")

    publisher.post(decision(archive), {"put_back": "1"})

    assert FrozenStrategy.objects.public().get() == archive
    assert [entry.deed for entry in AuditEntry.objects.order_by("pk")] == ["unpublished", "put_back"]


def test_who_decides_second_is_told_so_and_changes_nothing() -> None:
    archive, publisher = an_archive(), signed_in("publisher")
    take_down(None, archive, "The first")

    html = publisher.post(decision(archive), {"reason": "The second"}, follow=True).content.decode()

    archive.refresh_from_db()
    assert archive.taken_down_reason == "The first"
    assert "Somebody else has decided about this in the meantime." in html
    with pytest.raises(ValidationError):
        put_back(None, an_archive(sha256="cd" * 32, file="frozen/strategia-y.zip"))


@pytest.mark.parametrize(("role", "status"), [("translator", 403), ("editor", 403), ("administrator", 200)])
def test_who_may_take_a_strategy_off_the_site_decides(role: str, status: int) -> None:
    archive = an_archive()

    client = signed_in(role)

    assert client.get(decision(archive)).status_code == status
    assert client.get(LIST).status_code == 200
    assert Client().get(decision(archive)).status_code == 302


def test_the_list_says_what_is_in_an_archive_but_no_longer_public() -> None:
    gone = a_spearhead(title_fi="Poistettu kärki", state="unpublished")
    stays = a_spearhead(title_fi="Jäävä kärki")
    named = [f"spearhead/{gone.pk}", f"spearhead/{stays.pk}", "spearhead/999999", "nothing/1"]
    archive = an_archive(named=named)

    publisher = signed_in("publisher")

    assert no_longer_public([archive]) == {archive.pk: ["Poistettu kärki", "spearhead/999999"]}
    for page in (LIST, decision(archive)):
        html = publisher.get(page).content.decode()
        assert "Poistettu kärki" in html
        assert "Jäävä kärki" not in html


def test_nothing_of_an_archive_is_changed_added_or_deleted_in_the_admin(staff_client: Client) -> None:
    archive = an_archive()
    pages = [
        reverse("admin:opendata_frozenstrategy_add"),
        reverse("admin:opendata_frozenstrategy_delete", args=[archive.pk]),
    ]

    form = staff_client.post(reverse("admin:opendata_frozenstrategy_change", args=[archive.pk]), {"sha256": "0"})

    assert [staff_client.get(page).status_code for page in pages] == [403, 403]
    assert form.status_code == 403
