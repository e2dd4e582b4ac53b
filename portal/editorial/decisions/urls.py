"""Addresses of the pages on which somebody decides, below `admin/records/`."""

from typing import Any

urlpatterns: list[Any] = []
