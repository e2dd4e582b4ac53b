"""An administrator gives roles, an organisation and languages; she makes no superusers and locks nobody out."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from portal.publishing.audit import AuditEntry, Deed, note
from portal.publishing.models import Membership
from portal.publishing.policy import Role, standing_of
from portal.staff.users import refuse_without_other_administrator
from tests.builders import a_member, a_strategy, an_organisation
from tests.staff.forms import sent_back
from tests.staff.records import form_of, page

pytestmark = pytest.mark.django_db

USERS = "/admin/auth/user/"


@pytest.fixture(autouse=True)
def in_english() -> Any:
    with translation.override("en"):
        yield


@pytest.fixture
def in_browser() -> Callable[[Any], Client]:
    def browser(member: Any) -> Client:
        client = Client(headers={"accept-language": "en"})
        client.force_login(member)
        return client

    return browser


@pytest.fixture
def administrator(in_browser: Any) -> Client:
    """Signed in as an administrator who is no superuser."""
    return in_browser(a_member("administrator", name="hallinto"))


def save(client: Client, user: Any, **changes: Any) -> Any:
    url = form_of(user)
    return client.post(url, sent_back(client, url, **changes), follow=True)


def fresh(user: Any) -> Any:
    return User.objects.get(pk=user.pk)


def roles(user: Any) -> set[str]:
    return set(user.groups.values_list("name", flat=True))


def said(answer: Any) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def test_a_member_of_staff_is_given_roles_an_organisation_and_languages(administrator: Client) -> None:
    espoo, user = an_organisation(name_fi="Espoo"), User.objects.create_user("eero")

    save(administrator, user, roles=["editor", "translator"], organisation=str(espoo.pk), languages=["sv", "en"])

    standing = standing_of(fresh(user))
    assert standing == ({Role.EDITOR, Role.TRANSLATOR}, {"sv", "en"}, espoo.pk, True)
    assert fresh(user).is_staff is True


def test_who_loses_her_last_role_cannot_sign_in(administrator: Client) -> None:
    user = a_member("editor", organisation=an_organisation())

    save(administrator, user, roles=[])

    assert (roles(user), fresh(user).is_staff) == (set(), False)
    assert Membership.objects.get(user=user).organisation is not None


def test_a_new_user_has_her_roles_at_once(administrator: Client) -> None:
    url, password = f"{USERS}add/", {"password1": "kuusi-ja-kanto", "password2": "kuusi-ja-kanto"}

    administrator.post(
        url, sent_back(administrator, url, username="uusi", roles=["translator"], languages=["sv"], **password)
    )

    user = User.objects.get(username="uusi")
    assert standing_of(user) == ({Role.TRANSLATOR}, {"sv"}, None, True)
    assert (user.is_staff, user.is_superuser, user.check_password("kuusi-ja-kanto")) == (True, False, True)


@pytest.mark.parametrize(
    ("role", "sentence"),
    [
        ("editor", "An editor without an organisation has no records to write: choose the organisation."),
        ("translator", "A translator without languages has no texts to write: choose the languages."),
    ],
)
def test_what_a_role_lacks_is_said(administrator: Client, role: str, sentence: str) -> None:
    answer = save(administrator, User.objects.create_user("eero"), roles=[role])

    assert sentence in said(answer)
    assert len(said(answer)) == 2


def test_a_form_that_was_saved_shows_what_was_chosen(administrator: Client) -> None:
    espoo = an_organisation(name_fi="Espoo")
    user = a_member("editor", organisation=espoo, languages=["sv"])

    form = administrator.get(form_of(user)).context["adminform"].form

    chosen = {name: form[name].value() for name in ("roles", "organisation", "languages")}
    assert chosen == {"roles": ["editor"], "organisation": espoo.pk, "languages": ["sv"]}


def test_each_role_says_what_it_is_for_and_nothing_else_is_ticked(administrator: Client) -> None:
    form = administrator.get(f"{USERS}add/").context["adminform"].form

    assert [str(label).split(":")[0] for _role, label in form.fields["roles"].choices] == [
        *("Translator", "Editor", "Publisher", "Administrator"),
    ]
    assert {"user_permissions", "groups", "is_staff", "is_superuser"} & set(form.fields) == set()


def test_only_a_superuser_makes_superusers(administrator: Client, in_browser: Any, staff: User) -> None:
    user, other = User.objects.create_user("eero"), User.objects.create_user("aila")

    save(administrator, user, is_superuser="on", is_staff="on", user_permissions=["1"], groups=["1"])
    save(in_browser(staff), other, is_superuser="on")

    assert (fresh(user).is_superuser, fresh(user).is_staff, roles(user)) == (False, False, set())
    assert fresh(user).user_permissions.exists() is False
    assert (fresh(other).is_superuser, fresh(other).is_staff) == (True, True)


def test_an_administrator_reads_a_superuser_and_changes_nothing_of_one(administrator: Client, staff: User) -> None:
    password = fresh(staff).password

    shown = administrator.get(form_of(staff))
    assert shown.context["has_change_permission"] is False
    assert "superuser" in shown.content.decode()
    assert administrator.post(form_of(staff), {"username": "kaapattu"}).status_code == 403
    assert administrator.post(page(User, "delete", staff.pk), {"post": "yes"}).status_code == 403
    new = {"usable_password": "true", "password1": "kuusi-ja-kanto", "password2": "kuusi-ja-kanto"}
    assert administrator.post(f"{USERS}{staff.pk}/password/", new).status_code == 403
    assert (fresh(staff).username, fresh(staff).password) == ("aino", password)


def test_an_administrator_sets_a_colleagues_password(administrator: Client) -> None:
    user = a_member("editor")
    new = {"usable_password": "true", "password1": "kuusi-ja-kanto", "password2": "kuusi-ja-kanto"}

    administrator.post(f"{USERS}{user.pk}/password/", {**new, "set-password": "1"})

    assert fresh(user).check_password("kuusi-ja-kanto") is True


@pytest.mark.parametrize("change", [{"roles": ["publisher"]}, {"is_active": None}])
def test_an_administrator_does_not_lock_herself_out(administrator: Client, change: Any) -> None:
    a_member("administrator")
    herself = User.objects.get(username="hallinto")

    answer = save(administrator, herself, **change)

    assert "You cannot take this from yourself. Ask another administrator to do it." in answer.content.decode()
    assert (roles(herself), fresh(herself).is_active) == ({"administrator"}, True)


def test_nobody_deletes_herself(administrator: Client, in_browser: Any, staff: User) -> None:
    herself = User.objects.get(username="hallinto")

    assert administrator.post(page(User, "delete", herself.pk), {"post": "yes"}).status_code == 403
    assert in_browser(staff).post(page(User, "delete", staff.pk), {"post": "yes"}).status_code == 403
    assert User.objects.count() == 2


def test_a_superuser_stays_one_as_far_as_she_is_concerned(in_browser: Any, staff: User) -> None:
    save(in_browser(staff), staff, is_superuser=None)

    assert fresh(staff).is_superuser is True


def test_the_last_administrator_stays_one() -> None:
    last = a_member("administrator")
    a_member("publisher")
    User.objects.create_superuser("poissa", email="", password="", is_active=False)

    with pytest.raises(ValidationError, match="There has to be an administrator"):
        refuse_without_other_administrator(last)

    a_member("administrator")
    refuse_without_other_administrator(last)


def test_another_administrator_is_relieved_and_deleted(administrator: Client) -> None:
    other, third = a_member("administrator"), a_member("administrator")
    note(third, Deed.SAVED, a_strategy())

    save(administrator, other, roles=["publisher"])
    administrator.post(page(User, "delete", third.pk), {"post": "yes"})

    assert roles(other) == {"publisher"}
    assert User.objects.filter(pk=third.pk).exists() is False
    assert AuditEntry.objects.filter(user_name=third.username).count() == 1


def test_the_list_says_roles_and_organisation_and_is_narrowed_by_role(administrator: Client) -> None:
    a_member("editor", "translator", name="eero", organisation=an_organisation(name_fi="Espoo"))
    a_member("publisher", name="paula")

    html = administrator.get(USERS).content.decode()
    editors = administrator.get(f"{USERS}?role=editor").context["cl"].result_list

    assert "Translator, Editor" in html
    assert "Espoo" in html
    assert [user.username for user in editors] == ["eero"]


def test_the_list_costs_the_same_queries_however_many_users(administrator: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            administrator.get(USERS)
        return len(asked)

    a_member("editor", organisation=an_organisation())
    few = queries()
    for _ in range(5):
        a_member("editor", "translator", organisation=an_organisation())

    assert queries() == few


@pytest.mark.parametrize("role", ["translator", "editor", "publisher"])
def test_others_see_no_users(in_browser: Any, role: str) -> None:
    client, other = in_browser(a_member(role, organisation=an_organisation(), languages=["sv"])), a_member("editor")

    addresses = [USERS, f"{USERS}add/", form_of(other), page(User, "history", other.pk), f"{USERS}{other.pk}/password/"]
    choices = "/admin/autocomplete/?app_label=publishing&model_name=membership&field_name=user"

    assert {client.get(url).status_code for url in (*addresses, choices)} == {403}
    assert client.post(form_of(other), {"roles": ["administrator"]}).status_code == 403
    assert "/admin/auth/" not in client.get("/admin/").content.decode()


def test_roles_are_fixed(administrator: Client) -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(Role)
    assert administrator.get("/admin/auth/group/").status_code == 404


def test_it_is_decided_of_a_translator_whether_her_translations_go_out_at_once(administrator: Client) -> None:
    user = a_member("translator", languages=["sv"])

    save(administrator, user, publishes_translations=None)

    assert standing_of(fresh(user)).publishes_translations is False
