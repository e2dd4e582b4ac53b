"""The `media` app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class MediaConfig(AppConfig):
    name = "portal.media"
    label = "media"

    def ready(self) -> None:
        autodiscover_modules("media_uses")
