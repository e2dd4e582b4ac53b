"""A member of staff whose browser asks for English."""

import pytest
from django.contrib.auth.models import User
from django.test import Client


@pytest.fixture
def staff_client(staff: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(staff)
    return client
