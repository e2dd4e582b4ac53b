"""Static files as they are stored: hashed, compressed, the stylesheets' imports put in their places."""

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

ENTRIES = ("css/portal.css", "css/staff.css")
_IMPORT = re.compile(r'^@import url\("([^":]+)"\)(?: layer\((\w+)\))?(?: (print))?;$', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)


class OneStylesheetStorage(CompressedManifestStaticFilesStorage):
    """The plain files of static/ are the source, and what development serves. Stored, each entry is one file
    without comments: an @import is a blocking request found a round trip late, and forty files compress worse."""

    def post_process(self, paths: dict[str, tuple[Storage, str]], **options: Any) -> Iterator[Any]:
        storage = InMemoryStorage()
        for entry in ENTRIES:
            if entry in paths:
                storage.save(entry, ContentFile(one_stylesheet(entry, paths).encode()))
                paths = {**paths, entry: (storage, entry)}
        yield from super().post_process(paths, **options)


def one_stylesheet(entry: str, paths: dict[str, tuple[Storage, str]]) -> str:
    """`entry` with each imported file in the place of its import, in the layer and for the medium named."""

    def read(name: str) -> str:
        storage, path = paths[name]
        with storage.open(path) as file:
            return _COMMENT.sub("", file.read().decode()).strip()

    def put(found: re.Match[str]) -> str:
        relative, layer, medium = found.groups()
        text = read(normpath(join(dirname(entry), relative)))
        if layer:
            text = f"@layer {layer} {{\n{text}\n}}"
        return f"@media {medium} {{\n{text}\n}}" if medium else text

    return _IMPORT.sub(put, read(entry)) + "\n"
