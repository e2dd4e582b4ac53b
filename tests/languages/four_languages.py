"""The portal's settings and a fourth language; migrations are made in VAR_DIR, beside copies of the shipped ones."""

from django.utils.translation import gettext_lazy as _

from portal.settings import *  # noqa: F403 - all of them, as the portal itself has them
from portal.settings import LANGUAGES as SHIPPED
from portal.settings import STORAGES as STORED
from portal.settings import VAR_DIR

LANGUAGES = [*SHIPPED, ("se", _("Northern Sámi"))]
MODELTRANSLATION_FALLBACK_LANGUAGES = tuple(code for code, _name in LANGUAGES)
MIGRATION_MODULES = {folder.name: f"migrations_of.{folder.name}" for folder in (VAR_DIR / "migrations_of").glob("*/")}
STORAGES = {**STORED, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
