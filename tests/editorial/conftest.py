"""Staff at work, each in a browser that asks for English."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import translation


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def signed_in(db: None) -> Callable[[Any], Client]:
    """A browser in which a member of staff is signed in."""

    def browser(member: Any) -> Client:
        client = Client(headers={"accept-language": "en"})
        client.force_login(member)
        return client

    return browser


@pytest.fixture
def staff_client(staff: Any, signed_in: Callable[[Any], Client]) -> Client:
    return signed_in(staff)
