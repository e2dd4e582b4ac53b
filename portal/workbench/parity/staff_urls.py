"""Addresses for staff, below `admin/translations/`."""

from django.urls import path

from portal.workbench.digest.toggle import digest
from portal.workbench.parity import views

urlpatterns = [
    path("parity/", views.parity, name="parity"),
    path("parity/months.csv", views.parity_csv, name="parity-csv"),
    path("parity/exceptions.csv", views.exceptions_csv, name="parity-exceptions-csv"),
    path("digest/", digest, name="digest"),
]
