"""A member of staff whose browser asks for English, and people of a city with their roles."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.builders import a_member, an_organisation


@pytest.fixture
def staff_client(staff: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(staff)
    return client


@pytest.fixture
def espoo(db: None) -> Any:
    return an_organisation(name_fi="Espoo")


@pytest.fixture
def editor(espoo: Any) -> Any:
    return a_member("editor", organisation=espoo, name="eero")


@pytest.fixture
def colleague(espoo: Any) -> Any:
    return a_member("editor", organisation=espoo, name="kaisa")


@pytest.fixture
def publisher(db: None) -> Any:
    return a_member("publisher", name="paula")
