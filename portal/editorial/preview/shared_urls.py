"""Addresses of previews for people without an account, below `preview/`."""

from django.urls import path

from portal.editorial.preview import shared

urlpatterns = [
    path("<str:token>/", shared.preview, name="shared-preview"),
    path("<str:token>/side-by-side/", shared.side_by_side, name="shared-side-by-side"),
    path("<str:token>/<str:language>/", shared.preview, name="shared-preview"),
]
