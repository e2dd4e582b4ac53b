"""What has been taken off leads to the data of the page that takes its place, or says that this page has none."""

from typing import Any

import pytest
from django.utils import timezone

from portal.publishing.models import State
from tests.builders import a_strategy
from tests.opendata.answers import local

pytestmark = pytest.mark.django_db


def taken_off(address: str) -> Any:
    ending = {"notice": {"fi": "Poistettu."}, "address": address}
    return a_strategy(slug_fi="vanha", state=State.UNPUBLISHED, published_at=timezone.now(), ending=ending)


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("/fi/strategiat/", "/fi/strategiat"),
        ("/fi/strategiat/uusi/", "/fi/strategiat/uusi"),
        ("/fi/strategiat/uusi/#osa", "/fi/strategiat/uusi"),
        ("/fi/strategiat/?sivu=2#osa", "/fi/strategiat"),
        ("/fi/", "/fi/index"),
    ],
)
@pytest.mark.parametrize("end", ["json", "jsonld"])
def test_it_leads_to_data(client: Any, address: str, data: str, end: str) -> None:
    a_strategy(slug_fi="uusi")
    strategy = taken_off(address)

    by_page = client.get(f"/fi/strategiat/vanha.{end}")
    by_id = client.get(f"/id/strategy/{strategy.pk}.{end}")

    assert (by_page.status_code, by_page["Location"]) == (301, f"{data}.{end}")
    assert (by_id.status_code, by_id["Location"]) == (301, f"{data}.{end}")
    assert client.get(by_id["Location"]).status_code == 200


def test_an_id_leads_whoever_reads_to_the_page(client: Any) -> None:
    strategy = taken_off("/fi/strategiat/?sivu=2#osa")

    seen = client.get(f"/id/strategy/{strategy.pk}")
    told = client.get(f"/id/strategy/{strategy.pk}", headers={"accept": "application/json"})

    assert (seen.status_code, seen["Location"]) == (301, "/fi/strategiat/?sivu=2#osa")
    assert (told.status_code, told["Location"]) == (301, "/fi/strategiat.json")


@pytest.mark.parametrize("path", ["/fi/strategiat/vanha.json", "/id/strategy/{key}.json", "/id/strategy/{key}"])
def test_a_page_without_data_is_named(client: Any, path: str) -> None:
    strategy = taken_off("/fi/haku/?q=uusi#tulokset")

    answer = client.get(path.format(key=strategy.pk), headers={"accept": "application/json", "accept-language": "en"})

    assert (answer.status_code, answer["Content-Type"]) == (410, "application/problem+json")
    assert local(answer.json()["address"]) == "/fi/haku/?q=uusi#tulokset"
    assert answer.json()["address"] in answer.json()["detail"]
