"""What a program reads of an answer."""

import csv
import io
from typing import Any

from django.conf import settings
from django.test import Client


def body(answer: Any) -> bytes:
    return b"".join(answer) if answer.streaming else answer.content


def record(client: Client, path: str, **headers: str) -> dict[str, Any]:
    return client.get(path, headers=headers).json()["record"]


def records(client: Client, path: str) -> list[dict[str, Any]]:
    return client.get(path).json()["records"]


def every_record(client: Client, path: str) -> list[dict[str, Any]]:
    """All pages of a list, one after the other."""
    found: list[dict[str, Any]] = []
    address: str | None = path
    while address:
        page = client.get(local(address)).json()
        found += page["records"]
        address = page["next"]
    return found


def table(client: Client, path: str, delimiter: str = ",") -> list[dict[str, str]]:
    text = body(client.get(path)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def local(address: str) -> str:
    return address.removeprefix(settings.SITE_URL)
