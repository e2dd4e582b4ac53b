"""Django's questions about rights, answered from the policy and not from ticked permissions."""

import pytest
from django.contrib.auth.models import AnonymousUser, Permission

from portal.publishing.backend import languages_of
from strategy.models import Strategy
from tests.builders import a_member, a_strategy, an_organisation

pytestmark = pytest.mark.django_db


def test_django_asks_the_policy() -> None:
    espoo = an_organisation()
    own, other = a_strategy(owner=espoo), a_strategy()
    editor = a_member("editor", organisation=espoo)

    assert editor.has_perm("strategy.change_strategy") is True
    assert editor.has_perm("strategy.change_strategy", own) is True
    assert editor.has_perm("strategy.change_strategy", other) is False
    assert editor.has_perm("strategy.view_strategy", other) is False
    assert editor.has_perm("auth.view_user") is editor.has_perm("auth.change_group") is False
    assert editor.has_perm("strategy.publish_strategy") is editor.has_perm("nonsense") is False
    assert editor.has_perm("publishing.change_revision") is editor.has_perm("publishing.add_membership") is False


def test_ticked_permissions_mean_nothing() -> None:
    user = a_member()
    user.user_permissions.set(Permission.objects.all())
    editor = a_member("editor", organisation=an_organisation())
    editor.groups.first().permissions.set(Permission.objects.all())

    assert user.get_all_permissions() == set()
    assert user.has_perm("strategy.change_strategy", a_strategy()) is False
    assert editor.has_perm("strategy.change_strategy", a_strategy()) is False
    assert editor.has_perm("auth.change_user") is False


def test_what_a_role_holds_is_told_as_permissions_too() -> None:
    translator = a_member("translator", languages=["sv"])

    assert {name for name in translator.get_all_permissions() if "strategy.strategy" in name.replace("_", ".")} == set()
    assert "strategy.view_strategy" in translator.get_all_permissions()
    assert {name.split(".")[1].split("_")[0] for name in translator.get_all_permissions()} == {"view"}
    assert translator.get_user_permissions() == AnonymousUser().get_all_permissions() == set()


def test_an_app_is_open_to_who_has_a_role() -> None:
    assert a_member("translator").has_module_perms("strategy") is True
    assert a_member("translator").has_module_perms("sessions") is False
    assert a_member().has_module_perms("strategy") is False


def test_a_language_is_asked_for_with_a_record_or_a_kind_of_record() -> None:
    translator, strategy = a_member("translator", languages=["sv"]), a_strategy()

    assert translator.has_perm("languages.translate_sv", strategy) is True
    assert translator.has_perm("languages.translate_sv", Strategy) is True
    assert translator.has_perm("languages.translate_fi", strategy) is False
    assert translator.has_perm("languages.translate_sv") is False
    assert languages_of(translator, strategy) == ["sv"]
    assert languages_of(a_member("publisher"), strategy) == ["fi", "sv", "en"]
