"""A record in a state, with everybody around it, each in a browser; and what an answer to them says."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.languages.localized import codes
from portal.publishing.drafts import newest
from portal.publishing.steps import open_steps
from tests.builders import a_lead_project, a_member, an_organisation
from tests.publishing.doors import paths
from tests.publishing.forging import everything, form_at
from tests.publishing.readers import READERS, SECRET, STATES, Around, a_user, around, first_text

WRITING = ("INSERT", "UPDATE", "DELETE")
FIRST = codes()[0]  # in which every address is asked; in the others, those that speak of a language


class Scene(NamedTuple):
    state: str
    language: str
    record: Any
    users: dict[str, Any]  # by the names of READERS; None for the visitor
    browsers: dict[str, Client]
    office: Client  # an administrator's, in which forms are filled in
    around: dict[str, Around]
    steps: set[str]  # that are open to an administrator
    before: dict[str, Any]

    @property
    def column(self) -> str:
        return f"{first_text(type(self.record))}_{self.language}"

    def paths(self, reader: str, names: Any) -> list[tuple[str, str]]:
        here = self.around[reader]
        values = {
            "kind": self.record._meta.label_lower,
            "pk": self.record.pk,
            "kept": here.kept.pk,
            "link": here.link.pk,
            "comment": here.comment.pk,
            "token": here.token,
            "number": 2 if self.state == "published" else 1,  # one that differs from what there is
            "language": self.language,
        }
        return list(paths(names, **values))

    def sent(self, client: Client, path: str, data: Any) -> tuple[bool, bool, bool]:
        """Whether the answer lets in, whether it tells a secret, and whether anything in the database has changed."""
        with undone():
            with CaptureQueriesContext(connection) as asked:
                answer = client.post(path, data)
            has_written = any(query["sql"].startswith(WRITING) for query in asked)
            return is_let_in(answer), tells(answer), has_written and everything() != self.before

    def forged(self, name: str, path: str) -> dict[str, Any]:
        """The page's own form as an administrator would send it, with what it cannot know."""
        notice = {f"notice_{code}": "Vanhentunut." for code in codes()}
        some = {"extent": "some", "languages": [self.language]}
        whole = {"extent": "whole", "languages": []}
        reasons = {"alone_reason": "Loma.", "gate_reason": "Kiire."}
        further: dict[str, dict[str, Any]] = {
            "publish": {"_publish": "1", "publish_at": "", **reasons, **(whole if self.language == FIRST else some)},
            "take-off": {"how": "unpublish" if self.state == "withdrawn" else "withdraw", "address": "", **notice},
            "put-back": {"gate_reason": "Kiire."},
            "hand-over": {"organisation": str(self.users["editor of another"].membership.organisation_id)},
            "revision": {"path": self.column},
            "conflict": {"_save": "1"},
            "redact": {"text": "Vieras", "confirm": "1"},  # who left a comment
        }
        return form_at(self.office, path) | further.get(name.removeprefix("editorial:"), {})


def a_browser(user: Any) -> Client:
    client = Client(headers={"accept-language": "en"})
    if user is not None:
        client.force_login(user)
    return client


def a_scene(state: str, language: str) -> Scene:
    keeper, writer, administrator = an_organisation(), a_member("publisher"), a_member("administrator")
    record = a_lead_project(owner=keeper)
    STATES[state](record, writer)
    record.refresh_from_db()
    waiting = newest(record)
    users = {name: a_user(reader, keeper) if reader.is_staff else None for name, reader in READERS.items()}
    return Scene(
        state=state,
        language=language,
        record=record,
        users=users,
        browsers={name: a_browser(user) for name, user in users.items()},
        office=a_browser(administrator),
        around={name: around(record, writer, user or writer, language) for name, user in users.items()},
        steps=set(open_steps(administrator, record, waiting if waiting and waiting.is_waiting else None)),
        before=everything(),
    )


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def is_let_in(answer: Any) -> bool:
    """Neither refused nor led away: to the login, or to the front page."""
    led_to = answer.get("Location") or answer.request["PATH_INFO"]
    return answer.status_code not in {403, 404} and led_to.partition("?")[0] not in {"/admin/login/", "/admin/"}


def tells(answer: Any) -> bool:
    return SECRET in b"".join(answer).decode("utf-8", "replace") or SECRET in str(answer.headers)
