"""Where everything stands in an archive, and what has been found to be needed in it."""

from collections.abc import Callable
from posixpath import dirname, relpath
from urllib.parse import quote, unquote, urljoin, urlsplit

from django.conf import settings

from portal.opendata.archive.asking import answer
from portal.opendata.archive.looks import named_by, static_file, static_name
from portal.opendata.archive.models import FOLDER
from portal.opendata.archive.rewriting import Place


class Places:
    """The pages are known from the start; files are added as the pages are found to name them."""

    def __init__(self, pages: dict[str, str]) -> None:
        self.pages = pages  # address on the site -> name in the archive
        self.files: dict[str, Callable[[], bytes]] = {}

    def seen_from(self, here: str) -> Place:
        """How the file `here` of the archive names an address that stands in a page of the site."""

        def place(address: str) -> str:
            if not address or address.startswith("#") or _is_elsewhere(address):
                return address
            whole = urljoin(self._own(here), address)
            parts = urlsplit(whole)
            page = "" if parts.query else self.pages.get(parts.path, "")
            if not (name := page or self._file(parts.path)):
                return f"{settings.SITE_URL}{whole}"
            fragment = f"#{parts.fragment}" if parts.fragment else ""
            return quote(relpath(name, dirname(here) or ".")) + fragment

        return place

    def _file(self, path: str) -> str:
        """The name of a file that goes into the archive, or "" for what stays on the site."""
        if own := static_name(path):
            self._need_static(own)
            return f"static/{own}"
        if path.startswith(settings.MEDIA_URL) and not path.startswith(f"{settings.MEDIA_URL}{FOLDER}"):
            name = f"media/{unquote(path.removeprefix(settings.MEDIA_URL))}"
            self.files[name] = lambda: answer(path)
            return name
        return ""

    def _need_static(self, own: str) -> None:
        if f"static/{own}" not in self.files:
            self.files[f"static/{own}"] = lambda: static_file(own)
            for other in named_by(own):
                self._need_static(other)

    def _own(self, here: str) -> str:
        """The address of a page of the archive on the site, against which its links are read."""
        return next((address for address, name in self.pages.items() if name == here), "/")


def _is_elsewhere(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.scheme or parts.netloc)
