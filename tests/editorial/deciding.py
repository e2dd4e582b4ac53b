"""Drafts that wait for somebody to decide, and the pages on which that is done, as a browser sends them."""

from typing import Any

from django.contrib.messages import get_messages
from django.test import Client

from portal.editorial.decisions.showing import Shown
from portal.editorial.records import page_of
from portal.publishing.drafts import newest
from portal.publishing.history import Kind
from tests.reading import words_of

NAMES = ("publish", "submit", "take-back", "unschedule", "discard", "take-off", "put-back", "hand-over", "delete")


def decide(client: Client, record: Any, name: str, **given: Any) -> Any:
    """The page, sent as it was opened, with `given`."""
    waiting = newest(record)
    number = waiting.number if waiting and waiting.is_waiting else ""
    return client.post(page_of(record, name), {"revision": number, "extent": "whole", **given})


def said(answer: Any) -> list[str]:
    """The messages, without their markup."""
    return [str(message).split(" <a ")[0] for message in get_messages(answer.wsgi_request)]


def words(answer: Any) -> str:
    return words_of(answer.content.decode())


def changes(answer: Any) -> list[tuple[str, str, str]]:
    """What a page shows that visitors will read: field, language, and the words as -gone- +new+ same."""
    return [(one.label, one.language, _in_short(one)) for one in answer.context["review"].changes]


def _in_short(change: Shown) -> str:
    marks = {Kind.GONE: "-", Kind.NEW: "+", Kind.SAME: ""}
    return " ".join(f"{marks[kind]}{text.strip()}{marks[kind]}" for kind, text in change.pieces)
