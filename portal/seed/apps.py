"""The `seed` app."""

from django.apps import AppConfig


class SeedConfig(AppConfig):
    name = "portal.seed"
    label = "seed"
