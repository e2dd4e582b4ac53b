"""The `workbench` app."""

from importlib import import_module

from django.apps import AppConfig

from portal.languages.asides import tell_beside_forms


class WorkbenchConfig(AppConfig):
    name = "portal.workbench"
    label = "workbench"

    def ready(self) -> None:
        import_module("portal.workbench.listening")
        tell_beside_forms(import_module("portal.workbench.beside_forms").translations_of)
