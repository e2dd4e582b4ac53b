"""The `publishing` app."""

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate

ROLES = ("translator", "editor", "publisher", "administrator")


def make_roles(**_migrated: Any) -> None:
    """Roles are rows of Django's, which `flush` takes away; what each may do stands in policy.py."""
    groups = apps.get_model("auth", "Group").objects
    there = set(groups.filter(name__in=ROLES).values_list("name", flat=True))
    groups.bulk_create([groups.model(name=role) for role in ROLES if role not in there], ignore_conflicts=True)


class PublishingConfig(AppConfig):
    name = "portal.publishing"
    label = "publishing"

    def ready(self) -> None:
        post_migrate.connect(make_roles, sender=apps.get_app_config("auth"), dispatch_uid="publishing-roles")
