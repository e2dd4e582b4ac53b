"""Everybody at every door: each role, at every address of the staff and of previews, is let in as the rules say.

One walk over role × address × state of the record × language, by GET and by a forged POST. What is not allowed changes
nothing in the database and shows no word that visitors do not see. An address that the walk does not know fails it.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone, translation

from portal.editorial.models import PreviewLink
from portal.languages.localized import codes
from portal.publishing.drafts import newest
from portal.publishing.policy import Action
from tests.publishing.doors import OF_RECORD, SHARED, STEPS_AT, addresses, known, of_kind
from tests.publishing.readers import FORGED, READERS, SEEN_BY_VISITORS, STATES, Reader, texts
from tests.publishing.scenes import FIRST, Scene, a_scene, is_let_in, tells
from tests.staff.forms import sent_back

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Nobody reads of thousands of pages that are rightly refused."""
    caplog.set_level("ERROR", "django.request")
    with translation.override("en"):
        yield


def is_allowed(scene: Scene, reader: Reader, action: Action) -> bool:
    """Who may not see a record may do nothing with it, and what visitors have seen is deleted by nobody."""
    if action == Action.DELETE and scene.state != "never published":
        return False
    return reader.may(Action.SEE) and reader.may(action)


def faults_at(scene: Scene, who: str, name: str, path: str, data: Any) -> Iterator[str]:
    reader, door, browser = READERS[who], OF_RECORD[name], scene.browsers[who]
    opened = browser.get(path)
    if is_let_in(opened) != is_allowed(scene, reader, door.opening):
        yield f"{who}: GET {name}: {opened.status_code}"
    may_send = is_allowed(scene, reader, door.sending) and (not door.writes or reader.writes(scene.language))
    was_let_in, tells_secret, has_changed = scene.sent(browser, path, data)
    if was_let_in != may_send:
        yield f"{who}: POST {name}: {'let in' if was_let_in else 'refused'}"
    if has_changed != (may_send and does_something(scene, name)):
        yield f"{who}: POST {name}: {'changed something' if has_changed else 'changed nothing'}"
    if (tells_secret or tells(opened)) and not reader.may(Action.SEE):
        yield f"{who}: {name} tells"


def does_something(scene: Scene, name: str) -> bool:
    """Whether the forged form, sent by who may, changes something in this state."""
    return STEPS_AT[name] == "always" or bool(set(STEPS_AT[name].split()) & scene.steps)


def faults_of_form(scene: Scene, who: str, data: Any) -> Iterator[str]:
    """What visitors see of a record, everybody with a role may look at in its form; each writes her languages."""
    reader, browser, url = READERS[who], scene.browsers[who], form_of(scene)
    opened, sees = browser.get(url), reader.may(Action.SEE)
    if is_let_in(opened) != (sees or (reader.role is not None and scene.state in SEEN_BY_VISITORS)):
        yield f"{who}: GET form: {opened.status_code}"
    was_let_in, tells_secret, has_changed = scene.sent(browser, url, data)
    if was_let_in != (reader.may(Action.WRITE) or reader.may(Action.TRANSLATE)):
        yield f"{who}: POST form: {'let in' if was_let_in else 'refused'}"
    if has_changed != reader.writes(scene.language):
        yield f"{who}: POST form: {'changed something' if has_changed else 'changed nothing'}"
    if (tells_secret or tells(opened)) and not sees:
        yield f"{who}: form tells"


def form_of(scene: Scene) -> str:
    return of_kind(type(scene.record), "change", scene.record.pk)


def faults_of_admin(scene: Scene, who: str) -> Iterator[str]:
    """Pages of Django's that lead on to ours: who may not delete a record, to where it is taken off the site."""
    reader, browser = READERS[who], scene.browsers[who]
    for page, actions in (("delete", (Action.DELETE, Action.TAKE_OFF)), ("history", (Action.SEE,))):
        url = of_kind(type(scene.record), page, scene.record.pk)
        opened, may_open = browser.get(url, follow=True), any(is_allowed(scene, reader, action) for action in actions)
        if is_let_in(opened) != may_open or (tells(opened) and not reader.may(Action.SEE)):
            yield f"{who}: GET {page}: {opened.status_code}"
        if scene.sent(browser, url, {"post": "yes"})[2]:
            yield f"{who}: POST {page} changes something"


def answers_of_links(scene: Scene, who: str) -> dict[tuple[str, str], Any]:
    """What each address of a shared preview answers: status, whether it is shown, and what a comment does."""
    found = {}
    for name, path in scene.paths(who, SHARED):
        opened = scene.browsers[who].get(path)
        place = path.removeprefix(f"/preview/{scene.around[who].token}")
        comment = scene.sent(scene.browsers[who], path, {"name": "Vieras", "text": "Hei"})
        found[name, place] = (opened.status_code, is_let_in(opened), tells(opened), *comment)
    return found


def faults_of_revoked_links(scene: Scene, who: str) -> Iterator[str]:
    for name, path in scene.paths(who, SHARED):
        answers = [scene.browsers[who].get(path), scene.browsers[who].post(path, {"name": "Vieras", "text": "Hei"})]
        if {answer.status_code for answer in answers} - {404, 405} or any(map(tells, answers)):
            yield f"{who}: {name} after it was revoked"


@pytest.mark.parametrize("language", codes())
@pytest.mark.parametrize("state", STATES)
def test_everybody_is_let_in_everywhere_as_the_rules_say(state: str, language: str) -> None:
    scene = a_scene(state, language)
    doors = {name for name, door in OF_RECORD.items() if door.speaks or language == FIRST}
    found: list[str] = []

    for name, path in scene.paths("administrator", doors):
        data = scene.forged(name, path)
        for who in READERS:
            own_paths = [own for other, own in scene.paths(who, {name}) if other == name]
            found += [fault for own in own_paths for fault in faults_at(scene, who, name, own, data)]
    data, links = sent_back(scene.office, form_of(scene), **{scene.column: FORGED}), answers_of_links(scene, "visitor")
    for who in READERS:
        found += faults_of_form(scene, who, data)
        found += faults_of_admin(scene, who) if language == FIRST else []
        found += [f"{who}: {at}" for at, answer in answers_of_links(scene, who).items() if answer != links[at]]
    PreviewLink.objects.update(revoked_at=timezone.now())
    found += [fault for who in READERS for fault in faults_of_revoked_links(scene, who)]

    assert found == []
    assert {answer[1] for answer in links.values()} == {True}


def test_every_address_of_the_staff_and_of_previews_is_known_to_the_walk() -> None:
    found = {address.name for address in addresses()}

    assert found == known()
    assert len(found) > 100
    assert STEPS_AT.keys() == OF_RECORD.keys()


def test_the_walk_would_find_a_door_that_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    scene, who = a_scene("edited", FIRST), "editor of another"
    ((name, path),) = scene.paths(who, {"editorial:history"})
    monkeypatch.setattr("portal.editorial.records.may", lambda *_asked: True)

    assert list(faults_at(scene, who, name, path, {})) == [
        "editor of another: GET editorial:history: 200",
        "editor of another: POST editorial:history: let in",
        "editor of another: editorial:history tells",
    ]


def test_a_translators_text_is_the_only_one_that_she_changes() -> None:
    """The walk takes the database before and after for the answer; here, what became of a forged form."""
    scene = a_scene("edited", "sv")
    before = newest(scene.record).data["columns"]

    forged = sent_back(scene.office, form_of(scene), **texts(type(scene.record), FORGED))
    scene.browsers["translator"].post(form_of(scene), forged)

    after = newest(scene.record).data["columns"]
    assert {name for name in after if after[name] != before[name]} == {"title_sv"}
