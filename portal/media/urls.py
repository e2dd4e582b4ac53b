"""Addresses of pictures and documents: outside the languages, since a file has one address."""

from django.conf import settings
from django.urls import path, re_path

from portal.media import views

_media = settings.MEDIA_URL.removeprefix("/")

urlpatterns = [
    re_path(rf"^{_media}images/(?P<path>[0-9A-Za-z_-]+\.(?:avif|webp))$", views.image, name="image"),
    path(f"{_media}documents/<int:pk>/<str:filename>", views.document, name="document"),
]
