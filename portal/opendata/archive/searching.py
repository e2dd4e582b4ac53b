"""Finds a text in archives that have been frozen: they are never written again, so that staff decide about each."""

import re
from html import unescape
from typing import Any
from zipfile import BadZipFile, ZipFile

from portal.opendata.archive.models import FrozenStrategy

READABLE = (".html", ".json", ".csv", ".txt", ".svg")


def archives_with(pattern: re.Pattern[str]) -> list[str]:
    """A line for each archive in which it stands, or that cannot be read."""
    told = [(row.file_name, _found_in(row, pattern)) for row in FrozenStrategy.objects.order_by("pk")]
    return [f"archive {name}: {', '.join(found)}" for name, found in told if found]


def _found_in(row: Any, pattern: re.Pattern[str]) -> list[str]:
    try:
        with row.file.open("rb") as file, ZipFile(file) as archive:
            names = [name for name in archive.namelist() if name.endswith(READABLE)]
            return [name for name in names if pattern.search(_text(archive.read(name), name))]
    except (OSError, BadZipFile) as error:
        return [f"cannot be read ({type(error).__name__})"]


def _text(content: bytes, name: str) -> str:
    text = content.decode(errors="replace")
    return unescape(text) if name.endswith((".html", ".svg")) else text
