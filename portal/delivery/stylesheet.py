"""Static files as they are stored: hashed, compressed, the stylesheet's imports put in their places."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

ENTRY = "css/portal.css"
_IMPORT = re.compile(r'^@import url\("([^":]+)"\)(?: layer\((\w+)\))?(?: (print))?;$', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)


class OneStylesheetStorage(CompressedManifestStaticFilesStorage):
    """The plain files of static/css are the source, and what development serves. Stored, they are one file
    without comments: an @import is a blocking request found a round trip late, and forty files compress worse."""

    def post_process(self, paths: dict[str, tuple[Storage, str]], **options: Any) -> Iterator[Any]:
        if ENTRY in paths:
            storage = InMemoryStorage()
            storage.save(ENTRY, ContentFile(one_stylesheet(paths).encode()))
            paths = {**paths, ENTRY: (storage, ENTRY)}
        yield from super().post_process(paths, **options)


def one_stylesheet(paths: dict[str, tuple[Storage, str]]) -> str:
    """The entry with each imported file in the place of its import, in the layer and for the medium named."""

    def read(name: str) -> str:
        storage, path = paths[name]
        with storage.open(path) as file:
            return _COMMENT.sub("", file.read().decode()).strip()

    def put(found: re.Match[str]) -> str:
        relative, layer, medium = found.groups()
        text = read(str(PurePosixPath(ENTRY).parent / relative))
        if layer:
            text = f"@layer {layer} {{\n{text}\n}}"
        return f"@media {medium} {{\n{text}\n}}" if medium else text

    return _IMPORT.sub(put, read(ENTRY)) + "\n"
