"""What every test shares."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as portal_settings
from django.contrib.auth.models import User
from django.test import Client, override_settings

from tests.serving import Served, served

PUNCTUALITY = "portal.publishing.punctuality.Punctuality"


@pytest.fixture(scope="session", autouse=True)
def settings_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests write nothing into var/, and read static files where they lie, under their own names, so that none
    waits for a collection; the stored ones are tested with the server itself. Nor does a request look for what is due,
    so that a page costs the same queries whenever it is asked for; `punctual` is for tests that want it to."""
    folder = tmp_path_factory.mktemp("var")
    (folder / "static").mkdir()
    plain_files = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        MIDDLEWARE=[name for name in portal_settings.MIDDLEWARE if name != PUNCTUALITY],
        STORAGES={**portal_settings.STORAGES, "staticfiles": plain_files},
        STATIC_ROOT=folder / "static",
        MEDIA_ROOT=folder / "media",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield


@pytest.fixture
def punctual(settings: Any) -> None:
    """Requests bring out what is due, as they do on the site. To be asked for before the first request."""
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, PUNCTUALITY]


@pytest.fixture
def staff(db: None) -> User:
    """A member of staff who may do everything."""
    return User.objects.create_superuser("aino", email="", password="")


@pytest.fixture
def staff_client(staff: User) -> Client:
    """A browser in which `staff` is signed in."""
    client = Client()
    client.force_login(staff)
    return client


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The whole portal with its shipped content, on the production server."""
    with served(tmp_path_factory.mktemp("portal")) as running:
        yield running
