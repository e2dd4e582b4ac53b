"""Django's question "has this user this permission?", answered by the policy instead of by ticked permissions."""

from typing import Any

from django.apps import apps
from django.contrib.auth.backends import ModelBackend

from portal.languages.localized import codes
from portal.publishing.policy import Action, kind_of, languages_to_write, may, standing_of

ACTIONS = {"view": Action.SEE, "add": Action.ADD, "change": Action.WRITE, "delete": Action.DELETE}
TRANSLATE = "translate"  # "strategy.translate_sv" says nothing of a model, so that its record or model has to be given


class PolicyBackend(ModelBackend):
    """`has_perm("strategy.change_strategy", record)`; with a record or a model, `has_perm("languages.translate_sv",
    record)` too."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        if not user_obj.is_active:
            return False
        app, _dot, codename = perm.partition(".")
        verb, _line, name = codename.partition("_")
        if verb == TRANSLATE:
            return obj is not None and name in languages_to_write(user_obj, obj)
        if verb not in ACTIONS or (app, name) not in _models():
            return False
        return may(user_obj, ACTIONS[verb], obj if obj is not None else _models()[app, name])

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        if not user_obj.is_active or user_obj.is_anonymous:
            return set()
        return {
            f"{app}.{verb}_{name}"
            for (app, name), model in _models().items()
            for verb, action in ACTIONS.items()
            if may(user_obj, action, obj if isinstance(obj, model) else model)
        }

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        apps_seen = {app for app, _name in _models()}
        return bool(standing_of(user_obj).roles) and app_label in apps_seen

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return set()

    def get_group_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return self.get_all_permissions(user_obj, obj)


def _models() -> dict[tuple[str, str], Any]:
    """The models that a rule can be about."""
    return {
        (model._meta.app_label, str(model._meta.model_name)): model for model in apps.get_models() if kind_of(model)
    }


def languages_of(user: Any, about: Any) -> list[str]:
    return [code for code in codes() if user.has_perm(f"languages.{TRANSLATE}_{code}", about)]
