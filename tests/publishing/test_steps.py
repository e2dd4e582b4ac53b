"""Which steps are open: by what waits, by where the record stands, and by what somebody may do."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from portal.publishing.models import State
from portal.publishing.policy import Action, Role, may
from portal.publishing.revision import Revision, RevisionState
from portal.publishing.steps import STEPS, ask, open_steps
from tests.builders import a_member, a_news_item, an_organisation

pytestmark = pytest.mark.django_db

ALWAYS = {"hand_over", "restore", "redact"}
FROM_A_DRAFT = {
    None: set(),
    RevisionState.DRAFT: {"submit", "publish", "discard", "share"},
    RevisionState.SUBMITTED: {"take_back", "publish", "discard", "share"},
    RevisionState.SCHEDULED: {"publish", "unschedule", "share"},
}
FROM_A_RECORD = {
    State.PUBLISHED: {"withdraw", "unpublish"},
    State.WITHDRAWN: {"unpublish", "put_back"},
    State.UNPUBLISHED: {"put_back"},
}


@pytest.mark.parametrize("draft", FROM_A_DRAFT, ids=str)
@pytest.mark.parametrize("state", FROM_A_RECORD)
def test_an_administrator_sees_what_the_states_allow(state: str, draft: str | None) -> None:
    record = a_news_item(state=state, published_at="2026-01-01T00:00Z")
    waiting = Revision(state=draft) if draft else None

    steps = open_steps(a_member("administrator"), record, waiting)

    assert set(steps) == ALWAYS | FROM_A_RECORD[state] | FROM_A_DRAFT[draft]


def test_what_has_never_been_out_can_be_published_without_a_draft_and_deleted() -> None:
    record = a_news_item(state=State.DRAFT)

    steps = open_steps(a_member("administrator"), record, None)

    assert set(steps) == ALWAYS | {"publish", "delete"}


WHO_MAY = {
    "submit": {"translator", "editor", "publisher", "administrator"},
    "take_back": {"translator", "editor", "publisher", "administrator"},
    "publish": {"publisher", "administrator"},
    "unschedule": {"publisher", "administrator"},
    "discard": {"editor", "publisher", "administrator"},
    "share": {"editor", "publisher", "administrator"},
    "withdraw": {"publisher", "administrator"},
    "unpublish": {"publisher", "administrator"},
    "put_back": {"publisher", "administrator"},
    "hand_over": {"publisher", "administrator"},
    "restore": {"editor", "publisher", "administrator"},
    "delete": set(),  # of what has been out
    "redact": {"administrator"},
}


@pytest.mark.parametrize("role", Role.values)
def test_each_role_may_take_its_steps_with_a_record_of_its_own_organisation(role: str) -> None:
    organisation = an_organisation()
    member = a_member(role, organisation=organisation, languages=["sv"])
    record = a_news_item(owner=organisation)

    allowed = {name for name, step in STEPS.items() if may(member, step.action, record)}

    assert allowed == {name for name, roles in WHO_MAY.items() if role in roles}


@pytest.mark.parametrize("owner", ["another", "nobody"])
def test_an_editor_may_take_no_step_with_what_her_organisation_does_not_keep(owner: str) -> None:
    editor = a_member("editor", organisation=an_organisation())
    record = a_news_item(owner=an_organisation() if owner == "another" else None, state=State.DRAFT)

    for name in STEPS:
        with pytest.raises(PermissionDenied):
            ask(editor, name, record)


@pytest.mark.parametrize("user", ["without a role", "inactive"])
def test_who_has_no_role_or_no_account_any_more_may_do_nothing(user: str) -> None:
    member: Any = a_member(*(() if user == "without a role" else ("administrator",)))
    member.is_active = user != "inactive"

    assert not any(may(member, action, a_news_item()) for action in Action)
