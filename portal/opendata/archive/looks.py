"""What pages look like without a server: the stylesheet as one file, the fonts and pictures that it and they name."""

import re
from functools import lru_cache
from pathlib import PurePosixPath
from posixpath import dirname, join, normpath

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.files.storage import Storage
from django.templatetags.static import static

from portal.delivery.stylesheet import ENTRIES, one_stylesheet

ICONS = "img/icons.svg"
_URL = re.compile(r'url\("?([^"):]+)"?\)')


@lru_cache(maxsize=1)
def _sources() -> dict[str, tuple[Storage, str]]:
    found = [(path, storage) for finder in get_finders() for path, storage in finder.list([])]
    return {path: (storage, path) for path, storage in reversed(found) if not path.startswith(("admin/", "staff/"))}


def static_name(address: str) -> str:
    """The file in static/ that is served at `address`, whatever hash its served name has; "" where there is none."""
    if not address.startswith(settings.STATIC_URL):
        return ""
    plain = address.removeprefix(settings.STATIC_URL)
    if plain in _sources():
        return plain
    alike = PurePosixPath(plain)
    stem = alike.name.partition(".")[0]
    near = [name for name in _sources() if PurePosixPath(name).name.startswith(f"{stem}.")]
    return next((name for name in near if static(name) == address), "")


def are_collected() -> bool:
    """Whether pages can name static files at all: those that are stored under a hash have to be collected first."""
    try:
        static(ICONS)
    except ValueError:
        return False
    return True


def static_file(name: str) -> bytes:
    if name in ENTRIES:
        return one_stylesheet(name, _sources()).encode()
    storage, path = _sources()[name]
    with storage.open(path) as file:
        return bytes(file.read())


def named_by(name: str) -> list[str]:
    """The files in static/ that a stylesheet needs."""
    if not name.endswith(".css"):
        return []
    named = _URL.findall(static_file(name).decode())
    return sorted({normpath(join(dirname(name), address)) for address in named} & set(_sources()))
