"""The `bodytext` app."""

from django.apps import AppConfig


class BodytextConfig(AppConfig):
    name = "portal.bodytext"
    label = "bodytext"
