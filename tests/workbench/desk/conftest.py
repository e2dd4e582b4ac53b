"""A translator of Swedish, and her browser."""

from typing import Any

import pytest
from django.test import Client

from tests.builders import a_member
from tests.workbench.desk.pages import signed_in


@pytest.fixture
def tove(db: None) -> Any:
    return a_member("translator", languages=["sv"], name="tove")


@pytest.fixture
def desk(tove: Any) -> Client:
    return signed_in(tove)
