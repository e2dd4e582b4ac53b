"""Addresses of previews for people without an account, below `preview/`."""

from typing import Any

urlpatterns: list[Any] = []
