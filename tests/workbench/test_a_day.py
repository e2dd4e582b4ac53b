"""A day at the desk: what fell behind is found, understood and mended; a batch goes out, its source moves, and it comes
back without a loss."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from portal.workbench.models import Suggestion
from strategy.models import Strategy
from tests.builders import a_member, a_strategy
from tests.workbench.desk.pages import page_of, send, signed_in, words
from tests.workbench.units import confirmed, published, states

pytestmark = pytest.mark.django_db

QUEUE = "/admin/translations/sv/"


@pytest.fixture
def tove(db: None) -> Client:
    return signed_in(a_member("translator", languages=["sv"]))


def sent_out(client: Client, record: Any) -> str:
    asked = {"record": f"strategy.strategy/{record.pk}", "scope": "everything", "format": "xliff-1.2"}
    return b"".join(client.post(f"{QUEUE}export/", asked)).decode()


def translated(xliff: str, source: str, target: str) -> str:
    """As a translator outside fills in one segment."""
    pattern = re.compile(rf"(<source[^>]*>{re.escape(source)}</source>\s*)(?:<target[^>]*>[^<]*</target>)?")
    filled, count = pattern.subn(rf'\1<target state="translated">{target}</target>', xliff)
    assert count == 1, xliff
    return filled


def taken_in(client: Client, xliff: str) -> str:
    """Uploads, looks, and applies; what the page says then."""
    file = SimpleUploadedFile("portal-sv.xlf", xliff.encode())
    preview = client.post(f"{QUEUE}import/", {"file": file}, follow=True)
    (name,) = set(re.findall(r'<(?:button|input)[^>]* name="(_apply)"', preview.content.decode()))
    return words(client.post(preview.request["PATH_INFO"], {name: "1"}, follow=True))


def test_from_what_fell_behind_to_a_batch_that_came_back_late(tove: Client) -> None:
    texts = {"title_fi": "Avaus", "title_sv": "Öppning", "title_en": "Opening"}
    texts |= {"summary_fi": "Vanha tiivistelmä", "summary_sv": "Gammal sammanfattning"}
    strategy = confirmed(a_strategy(**texts, slogan_fi="Iskulause", slogan_sv=""))
    strategy = published(strategy, summary_fi="Uusi tiivistelmä")

    found = tove.get(f"{QUEUE}?state=behind").content.decode()
    why = tove.get(page_of(strategy)).content.decode()
    send(tove, strategy, summary="Ny sammanfattning")
    batch = sent_out(tove, strategy)
    strategy = published(Strategy.objects.get(), title_fi="Toinen avaus")
    batch = translated(batch, "Avaus", "Annan öppning")
    batch = translated(batch, "Iskulause", "Slagord")
    result = taken_in(tove, batch)

    assert "Lead: behind" in words_of(found)
    assert re.search(r"<del>.*Vanha ?</del>.*<ins>.*Uusi ?</ins>", why, re.DOTALL)
    now = Strategy.objects.get()
    assert (now.summary_sv, now.slogan_sv, now.title_sv) == ("Ny sammanfattning", "Slagord", "Öppning")
    assert states(strategy) == {"title": "behind", "summary": "current", "slogan": "current"}
    assert [one.text for one in Suggestion.objects.all()] == ["Annan öppning"]
    assert "kept as a suggestion. Annan öppning" in result
    assert "Annan öppning" in words(tove.get(page_of(strategy)))


def words_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
