"""The description of the interface is valid, and the interface does what it says, whatever it is asked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema_rs import Draft202012Validator
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from schemathesis.specs.openapi.definitions import OPENAPI_31_VALIDATOR

from portal.opendata.kinds import KINDS, Kind
from portal.publishing.models import State
from tests.builders import (
    a_document,
    a_fixed_page,
    a_funding_instrument,
    a_news_item,
    a_showcase_item,
    a_strategy,
    an_image,
)
from tests.opendata.answers import records
from tests.opendata.test_lists import a_full_world

pytestmark = pytest.mark.django_db

LISTS = [f"/data/{kind.plural}.{end}" for kind in KINDS for end in ("json", "jsonld", "csv")]
RECORDS = [f"/id/{kind.name}/{{key}}.{end}" for kind in KINDS for end in ("json", "jsonld")]
AS_IT_IS = {"Accept-Encoding": "identity"}  # a compressed answer would not be taken apart
MODES = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
FEW = settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def interface(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    """As a program meets it: the portal's own WSGI application, with records of every kind behind it."""
    with django_db_blocker.unblock(), transaction.atomic():
        a_full_world(2)
        strategy = a_strategy(image=an_image(), updates=a_strategy(), behind={"sv": "2024-01-01"})
        strategy.documents.add(a_document())
        a_funding_instrument()
        a_showcase_item()
        a_fixed_page("about")
        a_news_item().quotes.create(text_fi="Hyvä.", speaker="Puhuja")
        a_news_item(state=State.WITHDRAWN, published_at="2020-01-01T00:00:00+00:00", ending={"at": "2026-01-01"})
        with connections_kept():
            yield schemathesis.openapi.from_wsgi("/data/openapi.json", WSGIHandler())
        transaction.set_rollback(True)


@contextmanager
def connections_kept() -> Iterator[None]:
    """A request through WSGI closes the connection that has been used for long, and with it what is behind it here."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def asked(interface: Any, path: str, mode: GenerationMode) -> Callable[[], None]:
    """A few requests, always the same: such as the description allows, or such as it does not."""

    @given(case=interface[path]["GET"].as_strategy(generation_mode=mode))
    @FEW
    def ask(case: Any) -> None:
        # Which cursor is one of our own, no schema can say.
        case.call_and_validate(headers=AS_IT_IS, excluded_checks=[positive_data_acceptance])

    return ask


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("path", [*LISTS, *RECORDS])
def test_the_interface_does_what_it_says(interface: Any, path: str, mode: GenerationMode) -> None:
    asked(interface, path, mode)()


def test_the_description_is_valid_and_names_every_path(interface: Any) -> None:
    told = interface.raw_schema

    OPENAPI_31_VALIDATOR.validate(told)
    assert told["openapi"] == "3.1.0"
    assert sorted(told["paths"]) == sorted([*LISTS, *RECORDS, "/data/openapi.json"])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.plural)
def test_every_record_is_what_its_schema_says(interface: Any, client: Client, kind: Kind) -> None:
    components = interface.raw_schema["components"]
    name = "".join(word.capitalize() for word in kind.name.split("-"))
    schema = Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": components})

    told = records(client, f"/data/{kind.plural}.json")

    assert len(told) > 0
    assert [str(fault) for record in told for fault in schema.iter_errors(record)] == []
