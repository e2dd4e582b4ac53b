"""Nothing that is not out can be read anywhere: not on a page, in a list, a feed, the sitemap, a file or a header."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import Q
from django.test import Client

from portal.fixedpages.models import FixedPage
from portal.languages.addresses import address_with
from portal.languages.localized import codes
from portal.languages.models import Addressed
from portal.languages.telling import ChangeNote, for_reader
from portal.media import views
from portal.media.models import Image
from portal.opendata.kinds import kind_of
from portal.opendata.naming import FORMATS
from portal.publishing import models
from portal.publishing.revision import Revision
from strategy.models import Strategy
from tests.publishing.asking import addresses, leaks, public_patterns
from tests.publishing.hidden import KINDS, MARKS, REVISIONS, ROWS, World, a_world

pytestmark = pytest.mark.django_db

WITH_PAGES = [model for model in KINDS if issubclass(model, Addressed)]


@pytest.fixture(autouse=True)
def quiet_and_clean(settings: Any, tmp_path: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Files go where they are thrown away, and nobody reads of thousands of pages that are rightly not found."""
    settings.MEDIA_ROOT = tmp_path / "media"
    caplog.set_level("ERROR", "django.request")


def files_of(world: World, *kinds: Any) -> list[Any]:
    return [file for model in kinds for file in world.files[model].values()]


def own_addresses(record: Any) -> set[str]:
    """Of its page, by its slug in any language."""
    slugs = [getattr(record, f"slug_{code}") for code in codes()]
    return {address_with(record.ADDRESS, slug, code) for slug in slugs for code in codes()}


def data_of(record: Any) -> set[str]:
    """Addresses at which a withdrawn record is told as data: those of its pages, and its id."""
    kind = kind_of(type(record))
    own = f"/id/{kind.name}/{kind.key_of(record)}"
    places = (own, *(page.rstrip("/") for page in own_addresses(record)))
    return {own, *(f"{place}.{end}" for place in places for end in FORMATS)}


def allowed(world: World) -> dict[str, set[str]]:
    """Where a withdrawn record may be read: at its own address, at those of its files, and where it is the record that
    a page belongs to, which stands under the same notice."""
    found: dict[str, set[str]] = {}
    for model, mark in MARKS.items():
        places = {file.file.url if isinstance(file, Image) else file.download_url() for file in files_of(world, model)}
        if model in WITH_PAGES:
            record = type(world.hidden[model]).objects.get(pk=world.hidden[model].pk)
            places |= own_addresses(record) | data_of(record)
        for place in places:
            found.setdefault(place, set()).add(mark)
    for place in own_addresses(world.beside[Strategy]) | data_of(world.beside[Strategy]):
        found.setdefault(place, set()).add(MARKS[Strategy])
    return found


@pytest.mark.parametrize("state", [state for state in (*ROWS, *REVISIONS) if state != "withdrawn"])
def test_what_is_not_out_leaks_nowhere(client: Client, staff: User, state: str) -> None:
    a_world(state, staff)

    found, count = leaks(client)

    assert found == {}
    assert count > 700


def test_what_is_withdrawn_stands_at_its_own_address_alone(client: Client, staff: User) -> None:
    world = a_world("withdrawn", staff)

    found, _count = leaks(client)

    places = allowed(world)
    assert {address: marks - places.get(address, set()) for address, marks in found.items()} == {
        address: set() for address in found
    }
    assert {mark for marks in found.values() for mark in marks} >= {MARKS[model] for model in WITH_PAGES}


def test_every_public_address_is_asked_in_every_language(client: Client, staff: User) -> None:
    a_world("draft", staff)

    names = {pattern.name for pattern in public_patterns()}
    first_parts = {address.split("/")[1] for address in addresses(codes())}

    assert {"home", "sitemap", "changes-feed", "image", "document", "contact-card", "news-item"} < names
    assert set(codes()) < first_parts


def everything(*_arguments: Any, **_options: Any) -> Q:
    return Q()


@pytest.mark.parametrize("state", ["later", "unpublished"])
def test_the_walk_finds_a_record_of_every_kind_where_visibility_fails(
    client: Client, staff: User, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    a_world(state, staff)
    monkeypatch.setattr(models, "visibility", everything)

    found, _count = leaks(client, ["fi"])

    assert {mark for marks in found.values() for mark in marks} == set(MARKS.values())
    assert {"/sitemap.xml", "/fi/"} < set(found)


@pytest.mark.parametrize("state", ["draft", "edited"])
def test_the_walk_finds_files_where_their_rule_fails(
    client: Client, staff: User, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    world = a_world(state, staff)
    monkeypatch.setattr(views, "is_out", lambda _item: True)

    found, _count = leaks(client, ["fi"])

    assert len(found) == len(files_of(world, *KINDS)) > 8


def changes_of_drafts(record: Any) -> list[ChangeNote]:
    waiting = Revision.objects.of(record).waiting()
    return [ChangeNote(draft.created_at, for_reader(draft.change_notes, "fi")) for draft in waiting]


def test_the_walk_finds_what_a_page_takes_from_a_draft(
    client: Client, staff: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_world("edited", staff)
    monkeypatch.setattr(models.Publishable, "told_changes", changes_of_drafts)

    found, _count = leaks(client, ["fi"])

    assert {mark for marks in found.values() for mark in marks} == {MARKS[model] for model in (*WITH_PAGES, FixedPage)}
