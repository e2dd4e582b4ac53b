"""The `languages` app."""

from django.apps import AppConfig
from django.conf import settings
from django.conf.locale import LANG_INFO


class LanguagesConfig(AppConfig):
    name = "portal.languages"
    label = "languages"

    def ready(self) -> None:
        """Django has never heard of some languages (Northern Sámi), and would fail where it is asked about them."""
        for code, name in settings.LANGUAGES:
            LANG_INFO.setdefault(code, {"bidi": False, "code": code, "name": name, "name_local": name})
