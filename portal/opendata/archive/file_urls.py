"""Addresses of the archives themselves: outside the languages, since a file has one address."""

from django.conf import settings
from django.urls import re_path

from portal.opendata.archive import views
from portal.opendata.archive.models import FOLDER

_archives = f"{settings.MEDIA_URL.removeprefix('/')}{FOLDER}"

urlpatterns = [
    re_path(rf"^{_archives}(?P<name>[0-9A-Za-z_-]+\.zip)$", views.frozen_strategy, name="frozen-strategy"),
]
