"""Translators at work, each in a browser that asks for English."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.builders import a_member, an_organisation


@pytest.fixture
def signed_in(db: None) -> Callable[[Any], Client]:
    """A browser in which a member of staff is signed in."""

    def browser(member: Any) -> Client:
        client = Client(headers={"accept-language": "en"})
        client.force_login(member)
        return client

    return browser


@pytest.fixture
def translator(db: None) -> Any:
    return a_member("translator", languages=["sv"], name="tuula")


@pytest.fixture
def her_client(translator: Any, signed_in: Callable[[Any], Client]) -> Client:
    return signed_in(translator)


@pytest.fixture
def espoo(db: None) -> Any:
    return an_organisation(name_fi="Espoo", name_sv="Esbo")
