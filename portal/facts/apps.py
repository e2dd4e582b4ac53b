"""The `facts` app."""

from django.apps import AppConfig


class FactsConfig(AppConfig):
    name = "portal.facts"
    label = "facts"
