"""What load balancers and monitoring are told."""

import pytest
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from portal.ops import views


def test_a_process_that_lives_says_so_without_the_database(client: Client) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"alive\n")
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_portal_that_can_serve_is_ready(client: Client) -> None:
    answer = client.get("/readiness")

    assert (answer.status_code, answer.content) == (200, b"ready\n")


@pytest.mark.django_db
def test_a_portal_whose_database_lacks_migrations_is_not_ready(client: Client) -> None:
    last = MigrationExecutor(connection).loader.graph.leaf_nodes("strategy")[0]
    MigrationRecorder(connection).record_unapplied(*last)

    answer = client.get("/readiness")

    assert (answer.status_code, answer["Retry-After"]) == (503, "30")


@pytest.mark.django_db
def test_a_portal_whose_database_is_away_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> list[str]:
        raise OperationalError("connection refused: password of portal@db.example")

    monkeypatch.setattr(views, "pending_migrations", away)

    answer = client.get("/readiness")

    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert answer.content == b"the database does not answer\n"
