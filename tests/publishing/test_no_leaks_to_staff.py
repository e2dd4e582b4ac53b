"""Who sees the records of her own organisation reads of others' what visitors read, on every page of the staff."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from portal.editorial import looking
from portal.publishing.policy import Kind, kind_of
from tests.publishing.asking import MARK
from tests.publishing.doors import of_kind
from tests.publishing.hidden import MARKS, a_world
from tests.publishing.readers import READERS, a_user
from tests.publishing.scenes import a_browser
from tests.publishing.test_roles_by_kind import choices_of, relations_offered
from tests.staff.records import KINDS

pytestmark = pytest.mark.django_db

OF_RECORDS = [model for model in KINDS if kind_of(model) == Kind.RECORDS]  # everybody may see pictures and documents


@pytest.fixture(autouse=True)
def quiet_and_clean(settings: Any, tmp_path: Any, caplog: pytest.LogCaptureFixture) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    caplog.set_level("ERROR", "django.request")


def pages() -> Iterator[str]:
    yield from (reverse("admin:index"), reverse("editorial:coming"))
    for model in OF_RECORDS:
        for query in ("", "?q=zqleak", "?waiting=draft", "?waiting=scheduled"):
            yield of_kind(model, "changelist") + query
        yield of_kind(model, "add")
        for record in model._base_manager.all():
            yield from (of_kind(model, page, record.pk) for page in ("change", "delete", "history"))
    yield from (choices_of(field) for field, chosen in relations_offered() if kind_of(chosen) == Kind.RECORDS)


def marks(browser: Any) -> tuple[dict[str, set[str]], int]:
    """By page; what was asked for in the address is no secret."""
    found, asked = {}, list(pages())
    for path in asked:
        text = browser.get(path, follow=True).content.decode().replace("q=zqleak", "").replace('value="zqleak"', "")
        if said := {mark.lower() for mark in MARK.findall(text)}:
            found[path] = said
    return found, len(asked)


@pytest.mark.parametrize("state", ["draft", "unpublished", "edited", "scheduled"])
def test_an_editor_of_another_organisation_reads_nothing_that_is_not_out(staff: User, state: str) -> None:
    a_world(state, staff)
    browser = a_browser(a_user(READERS["editor of another"], None))

    found, count = marks(browser)

    assert found == {}
    assert count > 150


def test_a_translator_reads_it_so_that_the_walk_finds_what_there_is(staff: User) -> None:
    a_world("draft", staff)

    found, _count = marks(a_browser(a_user(READERS["translator"], None)))

    assert {mark for said in found.values() for mark in said} == set(MARKS.values())


def test_names_in_forms_and_lists_would_be_found(staff: User, monkeypatch: pytest.MonkeyPatch) -> None:
    a_world("draft", staff)
    monkeypatch.setattr(looking, "_looks_on", lambda *_asked: False)
    monkeypatch.setattr(looking, "_names_a_record", lambda _field: False)

    found, _count = marks(a_browser(a_user(READERS["editor of another"], None)))

    lists = {of_kind(model, "changelist") for model in OF_RECORDS}
    assert len(found.keys() & lists) > 1
    assert len([path for path in found if path.endswith("/change/")]) > 5
