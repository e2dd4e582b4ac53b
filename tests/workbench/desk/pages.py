"""The editor of a record as a translator has it open, and what her browser sends."""

import re
from typing import Any

from django.test import Client

from tests.workbench.units import the_unit


def signed_in(user: Any) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


def page_of(record: Any, language: str = "sv") -> str:
    return f"/admin/translations/{language}/{record._meta.label_lower}/{record.pk}/"


def form(client: Client, record: Any, language: str = "sv") -> dict[str, str]:
    """As the page sends it when nothing has been typed."""
    html = client.get(page_of(record, language)).content.decode()
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html)
    areas = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n([^<]*)</textarea>', html)
    assert hidden
    return dict(hidden) | dict(areas)


def send(client: Client, record: Any, do: str = "save", language: str = "sv", **typed: str) -> Any:
    """`typed` by path, with "__" for a stroke: `title="Öppning"`."""
    sent = form(client, record, language)
    for path, text in typed.items():
        sent[f"text-{the_unit(record, path, language).pk}"] = text
    return client.post(page_of(record, language), sent | {"do": do}, follow=True)


def key(record: Any, path: str = "title") -> int:
    return int(the_unit(record, path).pk)


def words(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())
