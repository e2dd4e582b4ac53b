"""Addresses of the history of a record, below `admin/records/`."""

from typing import Any

urlpatterns: list[Any] = []
