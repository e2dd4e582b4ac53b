"""The page on which texts are chosen for translators: ticked in the queue, the whole queue, or kinds of pages."""

import io
import zipfile
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from portal.workbench.exchange.identity import SegmentId
from portal.workbench.exchange.reading import read
from portal.workbench.models import Unit
from portal.workbench.syncing import sync
from tests.builders import a_news_item, a_strategy, an_organisation
from tests.workbench.batches.files import BASE, named

pytestmark = pytest.mark.django_db


def sources(data: bytes) -> list[str]:
    return ["".join(str(part) for part in segment.source or ()) for segment in read(data).segments]


@pytest.fixture
def records(db: None) -> list[Any]:
    found = [a_strategy(title_fi="Avaus"), a_news_item(title_fi="Uutinen"), an_organisation(name_fi="Espoo")]
    for record in found:
        sync(record)
    return found


@pytest.mark.parametrize(
    ("form", "ending", "kind"),
    [
        ("xliff-1.2", "xlf", "application/xliff+xml"),
        ("xliff-2.0", "xlf", "application/xliff+xml"),
        ("po", "po", "text/x-gettext-translation; charset=utf-8"),
        ("csv", "csv", "text/csv; charset=utf-8"),
    ],
)
def test_ticked_records_go_out_in_every_format(
    her_client: Client, records: list[Any], form: str, ending: str, kind: str
) -> None:
    answer = her_client.post(f"{BASE}/sv/export/", {"record": named(*records[:2]), "format": form})

    day = timezone.localdate().isoformat()
    assert answer["content-disposition"] == f'attachment; filename="portal-sv-{day}.{ending}"'
    assert answer["content-type"] == kind
    assert sources(answer.content) == ["Avaus", "Uutinen"]


def test_without_further_words_what_is_to_do_goes_out_as_xliff(her_client: Client, records: list[Any]) -> None:
    Unit.objects.filter(language="sv", path="name").update(state="exempt", exempt_reason="Own name")

    answer = her_client.post(f"{BASE}/sv/export/", {"record": named(*records)})

    assert answer.content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<xliff')
    assert sources(answer.content) == ["Avaus", "Uutinen"]


def test_a_queue_goes_out_as_it_is_filtered(her_client: Client, translator: Any, records: list[Any]) -> None:
    Unit.objects.filter(language="sv", path="name").update(assigned_to=translator)

    answer = her_client.post(f"{BASE}/sv/export/?whose=mine", {"all": "1"})

    assert sources(answer.content) == ["Espoo"]


def test_a_queue_goes_out_with_every_text_of_its_records_when_asked_for(her_client: Client) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="Öppning", summary_fi="Tiivistelmä")
    sync(strategy)

    some = her_client.post(f"{BASE}/sv/export/?state=missing", {"all": "1"})
    every = her_client.post(f"{BASE}/sv/export/?state=missing", {"all": "1", "scope": "everything"})

    assert (sources(some.content), sources(every.content)) == (["Tiivistelmä"], ["Avaus", "Tiivistelmä"])


def test_kinds_are_chosen_on_the_page(her_client: Client, records: list[Any]) -> None:
    page = her_client.get(f"{BASE}/sv/export/")
    answer = her_client.post(f"{BASE}/sv/export/", {"kind": ["news.newsitem"]})

    assert [(kind.label, kind.texts, kind.words) for kind in page.context["kinds"]] == [
        ("Strategies", 1, 1),
        ("News", 1, 1),
        ("Organisations", 1, 1),
    ]
    assert sources(answer.content) == ["Uutinen"]


def test_every_kind_goes_out_with_one_tick(her_client: Client, records: list[Any]) -> None:
    answer = her_client.post(f"{BASE}/sv/export/", {"kind": ["*"]})

    assert sources(answer.content) == ["Avaus", "Uutinen", "Espoo"]


def test_a_link_from_the_queue_leads_to_the_queue_as_it_is_filtered(her_client: Client, records: list[Any]) -> None:
    Unit.objects.filter(language="sv", path="name").update(state="review")

    page = her_client.get(f"{BASE}/sv/export/?state=missing")

    assert "The list goes out as you have filtered it: 2 texts." in page.content.decode()
    assert '<input type="hidden" name="all" value="1">' in page.content.decode()


def test_what_visitors_see_first_goes_out_first(her_client: Client, records: list[Any]) -> None:
    answer = her_client.post(f"{BASE}/sv/export/", {"all": "1"})

    assert sources(answer.content) == ["Avaus", "Uutinen", "Espoo"]


def test_originals_in_two_languages_go_out_in_an_archive(her_client: Client, records: list[Any]) -> None:
    english = a_strategy(original_language="en", title_en="Opening", slug_en="opening")
    sync(english)

    answer = her_client.post(f"{BASE}/sv/export/", {"record": named(records[0], english)})

    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert answer["content-type"] == "application/zip"
    assert [sources(archive.read(name)) for name in archive.namelist()] == [["Avaus"], ["Opening"]]
    assert {
        SegmentId.read(segment.id).source_language for segment in read(archive.read(archive.namelist()[1])).segments
    } == {"en"}


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({}, "Choose first what shall go out."),
        ({"kind": ["auth.user"]}, "There is nothing to translate in these texts."),
        ({"record": ["auth.user/1", "strategy.strategy/x", "x"]}, "There is nothing to translate in these texts."),
    ],
)
def test_what_cannot_be_sent_is_said_on_the_page(her_client: Client, asked: dict[str, Any], sentence: str) -> None:
    answer = her_client.post(f"{BASE}/sv/export/", asked)

    assert (answer.status_code, answer.context["problem"]) == (200, sentence)


def test_what_was_chosen_stays_chosen_when_it_cannot_be_sent(her_client: Client, records: list[Any]) -> None:
    Unit.objects.update(state="same", is_same_on_purpose=True)

    answer = her_client.post(f"{BASE}/sv/export/", {"kind": ["news.newsitem"], "format": "po"})

    form = answer.context["form"]
    assert answer.context["problem"] == "There is nothing to translate in these texts."
    assert (form["scope"].value(), form["format"].value()) == ("to-do", "po")
    assert [kind.name for kind in answer.context["kinds"] if kind.is_chosen] == ["news.newsitem"]


def test_a_format_that_there_is_not_is_said_on_the_page(her_client: Client, records: list[Any]) -> None:
    answer = her_client.post(f"{BASE}/sv/export/", {"record": named(*records), "format": "docx"})

    assert list(answer.context["form"].errors) == ["format"]
    assert f'name="record" value="{named(records[0])[0]}"' in answer.content.decode()
