"""Addresses of previews for staff, below `admin/records/`."""

from typing import Any

urlpatterns: list[Any] = []
