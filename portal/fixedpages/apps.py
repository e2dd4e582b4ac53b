"""The `fixedpages` app."""

from django.apps import AppConfig


class FixedpagesConfig(AppConfig):
    name = "portal.fixedpages"
    label = "fixedpages"
