"""Who may do what: the functions of the policy, asked directly."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User

from contacts.models import Contact, Enquiry, Organisation
from ecosystems.models import Theme
from portal.publishing.models import AuditEntry, Membership
from portal.publishing.policy import (
    NOBODY,
    Action,
    Role,
    languages_to_write,
    may,
    may_write,
    seen_by,
    standing_of,
    where,
)
from strategy.models import Strategy, StrategySection
from tests.builders import (
    a_contact,
    a_document,
    a_member,
    a_source,
    a_strategy,
    a_theme,
    an_agreement,
    an_image,
    an_organisation,
)

pytestmark = pytest.mark.django_db

EVERYTHING = set(Action)
READING = {Action.SEE}
WRITING = {*READING, Action.ADD, Action.WRITE}
PREPARING = {*WRITING, Action.SUBMIT, Action.SHARE, Action.DISCARD, Action.RESTORE}
DECIDING = {*PREPARING, Action.PUBLISH, Action.TAKE_OFF, Action.HAND_OVER}


def may_do(user: Any, about: Any) -> set[Action]:
    return {action for action in Action if may(user, action, about)}


def an_enquiry(contact: Any) -> Any:
    return Enquiry.objects.create(kind="question", language="sv", message="Hur gör man?", contact=contact)


def a_draft_record(**columns: Any) -> Any:
    return a_strategy(state="draft", published_at=None, **columns)


@pytest.mark.parametrize(
    ("role", "own", "other"),
    [
        (Role.TRANSLATOR, {*READING, Action.TRANSLATE, Action.SUBMIT}, {*READING, Action.TRANSLATE, Action.SUBMIT}),
        (Role.EDITOR, PREPARING, set()),
        (Role.PUBLISHER, DECIDING, DECIDING),
        (Role.ADMINISTRATOR, {*DECIDING, Action.REDACT}, {*DECIDING, Action.REDACT}),
    ],
)
def test_what_each_role_may_do_with_a_published_record(role: Role, own: set[Action], other: set[Action]) -> None:
    espoo = an_organisation()
    user = a_member(role, organisation=espoo, languages=["sv"])

    assert may_do(user, a_strategy(owner=espoo)) == own
    assert may_do(user, a_strategy(owner=an_organisation())) == other
    assert may_do(user, a_strategy(owner=None)) == other


@pytest.mark.parametrize(
    ("role", "own", "other"), [(Role.TRANSLATOR, 0, 0), (Role.EDITOR, 1, 0), (Role.PUBLISHER, 1, 1)]
)
def test_only_what_visitors_have_never_seen_is_deleted(role: Role, own: int, other: int) -> None:
    espoo = an_organisation()
    user = a_member(role, organisation=espoo, languages=["sv"])

    assert may(user, Action.DELETE, a_draft_record(owner=espoo)) is bool(own)
    assert may(user, Action.DELETE, a_draft_record(owner=an_organisation())) is bool(other)
    for state in ("published", "withdrawn", "unpublished"):
        gone_out = a_strategy(owner=espoo, state=state, published_at="2020-01-01T00:00+00:00")
        assert may(user, Action.DELETE, gone_out) is False


@pytest.mark.parametrize(
    ("role", "shared"),
    [
        (Role.TRANSLATOR, {*READING, Action.TRANSLATE}),
        (Role.EDITOR, WRITING),
        (Role.PUBLISHER, {*WRITING, Action.DELETE}),
        (Role.ADMINISTRATOR, {*WRITING, Action.DELETE}),
    ],
)
def test_what_many_records_use_belongs_to_no_organisation(role: Role, shared: set[Action]) -> None:
    user = a_member(role, languages=["sv"])

    for item in (an_image(), a_document(), a_source(), an_organisation()):
        assert may_do(user, item) == may_do(user, type(item)) == shared


@pytest.mark.parametrize(
    ("role", "audit", "users", "own_enquiry", "other_enquiry"),
    [
        (Role.TRANSLATOR, set(), set(), set(), set()),
        (Role.EDITOR, set(), set(), {Action.SEE, Action.WRITE}, set()),
        (Role.PUBLISHER, READING, set(), {Action.SEE, Action.WRITE}, {Action.SEE, Action.WRITE}),
        (
            *(Role.ADMINISTRATOR, READING, {*WRITING, Action.DELETE}),
            *({Action.SEE, Action.WRITE, Action.DELETE}, {Action.SEE, Action.WRITE, Action.DELETE}),
        ),
    ],
)
def test_the_audit_users_and_what_visitors_wrote(
    role: Role, audit: set[Action], users: set[Action], own_enquiry: set[Action], other_enquiry: set[Action]
) -> None:
    espoo = an_organisation()
    user = a_member(role, organisation=espoo)

    assert may_do(user, AuditEntry) == audit
    assert may_do(user, User) == users
    assert may_do(user, an_enquiry(a_contact(owner=espoo))) == own_enquiry
    assert may_do(user, an_enquiry(a_contact(owner=an_organisation()))) == other_enquiry
    assert may_do(user, an_enquiry(None)) == other_enquiry


def test_who_has_two_roles_may_do_what_either_may() -> None:
    espoo = an_organisation()
    user = a_member("editor", "translator", organisation=espoo, languages=["sv"])
    own, other = a_strategy(owner=espoo), a_strategy()

    assert may_do(user, own) == {*PREPARING, Action.TRANSLATE}
    assert may_do(user, other) == {Action.SEE, Action.TRANSLATE, Action.SUBMIT}


@pytest.mark.parametrize("role", list(Role))
def test_who_is_not_active_or_has_no_role_or_no_account_may_do_nothing(role: Role) -> None:
    gone = a_member(role, organisation=an_organisation(), languages=["sv"])
    gone.is_active = False
    roleless = a_member(organisation=gone.membership.organisation, languages=["sv"])
    strategy = a_strategy(owner=gone.membership.organisation)

    for user in (gone, roleless, AnonymousUser(), User()):
        assert may_do(user, strategy) == may_do(user, Strategy) == may_do(user, a_source()) == set()
        assert list(seen_by(user, Strategy.objects.all())) == []
    assert standing_of(gone) == standing_of(AnonymousUser()) == NOBODY


def test_an_editor_without_an_organisation_has_no_records_not_even_those_without_an_owner() -> None:
    user = a_member("editor")
    a_draft_record(owner=None)

    assert may_do(user, a_draft_record(owner=None)) == set()
    assert may_do(user, Strategy) == set()
    assert list(seen_by(user, Strategy.objects.all())) == []


def test_a_superuser_is_an_administrator_in_every_language(staff: Any) -> None:
    assert standing_of(staff) == ({Role.ADMINISTRATOR}, {"fi", "sv", "en"}, None, True)
    assert may_do(staff, a_strategy()) == {*DECIDING, Action.REDACT}


def test_a_part_is_written_and_seen_as_its_record_is() -> None:
    espoo = an_organisation()
    user = a_member("editor", organisation=espoo)
    own = a_strategy(owner=espoo).sections.create(heading_fi="Luku")
    other = a_strategy(owner=an_organisation()).sections.create(heading_fi="Luku")

    assert may_do(user, own) == PREPARING
    assert may_do(user, other) == may_do(user, a_theme()) == may_do(user, Theme()) == set()
    assert set(seen_by(user, StrategySection.objects.all())) == {own, other}


def test_a_part_is_never_deleted_by_itself() -> None:
    theme = a_theme(agreement=an_agreement(state="draft", published_at=None))

    assert may(a_member("administrator"), Action.DELETE, theme) is False


def test_nobody_deletes_herself_and_superusers_are_changed_by_superusers(staff: Any) -> None:
    administrator, other_root = a_member("administrator"), User.objects.create_superuser("toinen", "", "")

    assert may_do(administrator, administrator) == WRITING
    assert may_do(administrator, staff) == {Action.SEE, Action.ADD}
    assert may_do(staff, staff) == WRITING
    assert may_do(staff, other_root) == {*WRITING, Action.DELETE}


@pytest.mark.parametrize(
    ("path", "may_translate"),
    [
        (("title_sv",), True),
        (("summary_sv",), True),
        (("title_fi",), False),
        (("title_en",), False),
        (("slug_sv",), False),
        (("start_year",), False),
        (("original_language",), False),
        (("sources",), False),
        (("sections", "key"), False),
        (("sections", "key", "heading_sv"), True),
        (("sections", "key", "heading_fi"), False),
        (("sections", "key", "order"), False),
    ],
)
def test_a_translator_writes_texts_of_her_languages_and_nothing_else(path: Any, may_translate: bool) -> None:
    strategy = a_strategy(owner=an_organisation())

    assert may_write(a_member("translator", languages=["sv"]), strategy, path) is may_translate
    assert may_write(a_member("publisher"), strategy, path) is True
    assert may_write(a_member("editor", organisation=strategy.owner), strategy, path) is True
    assert may_write(a_member("editor", organisation=an_organisation()), strategy, path) is False
    assert may_write(a_member("translator"), strategy, path) is False


def test_the_languages_that_somebody_writes() -> None:
    espoo = an_organisation()
    strategy = a_strategy(owner=espoo)
    editor = a_member("editor", organisation=espoo, languages=["sv"])

    assert languages_to_write(a_member("translator", languages=["sv", "xx"]), strategy) == {"sv"}
    assert languages_to_write(editor, strategy) == {"fi", "sv", "en"}
    assert languages_to_write(editor, a_strategy()) == set()
    assert languages_to_write(a_member("translator", languages=["sv"]), AuditEntry) == set()


def test_lists_hold_what_is_ones_own_and_what_visitors_see() -> None:
    espoo = an_organisation()
    own, other = a_draft_record(owner=espoo), a_draft_record(owner=an_organisation())
    public, withdrawn = a_strategy(), a_strategy(state="withdrawn")
    enquiries = [an_enquiry(a_contact(owner=owner)) for owner in (espoo, an_organisation())]
    editor = a_member("editor", organisation=espoo)

    assert set(seen_by(editor, Strategy.objects.all())) == {own, public}
    assert set(seen_by(a_member("translator"), Strategy.objects.all())) == {own, other, public, withdrawn}
    assert set(seen_by(editor, Enquiry.objects.all())) == {enquiries[0]}
    assert set(seen_by(a_member("translator"), Enquiry.objects.all())) == set()
    assert set(seen_by(editor, User.objects.all())) == set()


@pytest.mark.parametrize("role", [*Role, ""])
def test_a_query_finds_what_may_be_done_with_each_record(role: str) -> None:
    espoo = an_organisation()
    user = a_member(role, organisation=espoo, languages=["sv"])
    for owner in (espoo, an_organisation(), None):
        a_strategy(owner=owner).sections.create(heading_fi="Luku")
        an_enquiry(a_contact(owner=owner))
        a_theme(agreement=an_agreement(owner=owner))
    a_theme()
    an_enquiry(None)
    an_image()

    for model in (Strategy, StrategySection, Theme, Contact, Enquiry, Organisation, AuditEntry):
        for action in set(Action) - {Action.DELETE}:
            found = set(model._base_manager.filter(where(user, action, model)))
            assert found == {record for record in model._base_manager.all() if may(user, action, record)}


def test_a_role_that_is_taken_away_holds_from_the_next_request_on() -> None:
    editor = a_member("editor", organisation=an_organisation())
    strategy = a_strategy(owner=editor.membership.organisation)
    assert may(editor, Action.WRITE, strategy) is True

    Membership.objects.filter(user=editor).update(organisation=None)

    assert may(User.objects.get(pk=editor.pk), Action.WRITE, strategy) is False
