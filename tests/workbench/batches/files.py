"""Files as a translator gets them and sends them back."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import polib
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from portal.workbench.batches.keys import name_of
from portal.workbench.batches.sending import batches_of, sent
from portal.workbench.exchange.identity import SegmentId
from portal.workbench.models import ReturnedUpload
from portal.workbench.syncing import sync

DAY = date(2026, 11, 29)
BASE = "/admin/translations"


def sent_out(user: Any, *records: Any, language: str = "sv", form: str = "po", has_everything: bool = True) -> bytes:
    """The file that goes out for `records`."""
    for record in records:
        sync(record)
    found = batches_of(user, language, records, has_everything=has_everything)
    return sent(found, language, form, DAY).data


def translated(data: bytes, texts: dict[str, str], *, flags: Sequence[str] = ()) -> bytes:
    """A PO file with translations, by the path of the text or by its whole key."""
    file = polib.pofile(data.decode())
    for entry in file:
        key = SegmentId.read(entry.msgctxt).key
        for name in (key, key.partition("#")[2]):
            if name in texts:
                entry.msgstr, entry.flags = texts[name], list(flags)
    return f"{file}\n".encode()


def upload(data: bytes, name: str = "texts.po") -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, data)}


def taken_in(client: Client, data: bytes, language: str = "sv") -> str:
    """The address of the preview."""
    answer = client.post(f"{BASE}/{language}/import/", upload(data))
    assert answer.status_code == 302, messages_of(answer.content.decode())
    return str(answer["location"])


def written(client: Client, data: bytes, language: str = "sv") -> Any:
    """The page that says what became of it."""
    return client.post(taken_in(client, data, language), {"_apply": "1"})


def messages_of(html: str) -> list[str]:
    return re.findall(r'class="errorlist"[^>]*>\s*<li>(.*?)</li>', html, re.DOTALL)


def shown(answer: Any) -> list[tuple[str, str]]:
    """Of every text on a preview: the path and the outcome."""
    return [(row.label.rpartition(": ")[2], row.outcome) for row in answer.context["rows"]]


def fates(answer: Any) -> dict[str, int]:
    """Of every text of a file that was applied, those that are not none."""
    return {fate: count for fate, count in answer.context["counts"].items() if count}


def named(*records: Any) -> list[str]:
    return [name_of(record) for record in records]


def kept() -> int:
    return ReturnedUpload.objects.count()
