"""The `search` app."""

from importlib import import_module

from django.apps import AppConfig
from django.core import checks


class SearchConfig(AppConfig):
    name = "portal.search"
    label = "search"

    def ready(self) -> None:
        import_module("portal.search.listening")
        find_also_with = import_module("portal.languages.finding").find_also_with
        find_also_with(import_module("portal.search.for_staff").keys_with)
        checks.register(import_module("portal.search.checks").check_index, checks.Tags.database)
