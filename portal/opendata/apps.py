"""The `opendata` app."""

from importlib import import_module

from django.apps import AppConfig


class OpenDataConfig(AppConfig):
    name = "portal.opendata"
    label = "opendata"

    def ready(self) -> None:
        import_module("portal.opendata.listening").listen()
