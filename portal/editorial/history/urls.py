"""Addresses of the history of a record, below `admin/records/`."""

from django.urls import path

from portal.editorial.history.redacting import redact_page
from portal.editorial.history.restoring import revision
from portal.editorial.history.views import history

urlpatterns = [
    path("history/", history, name="history"),
    path("history/<int:number>/", revision, name="revision"),
    path("redact/", redact_page, name="redact"),
]
