"""Where cleaned files go, and how they leave: never before the row that named them has let go of them for good."""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from portal.media.documents import CleanDocument
from portal.media.models import Document, Image
from portal.media.pictures import CleanPicture


def store_picture(image: Image, picture: CleanPicture) -> None:
    """Write every size of `picture` and name them in `image`; the caller saves it, within `replacing_files`.

    A name is drawn at random for each upload: nobody can guess it, and what it leads to never changes.
    """
    token = secrets.token_hex(16)
    image.renditions = []
    for size in picture.sizes:
        stem = f"images/{token}-{size.width}"
        image.renditions.append(rendition := {"width": size.width, "webp": "", "avif": ""})
        rendition["webp"] = default_storage.save(f"{stem}.webp", ContentFile(size.webp))
        rendition["avif"] = default_storage.save(f"{stem}.avif", ContentFile(size.avif))
    image.file.name = image.renditions[-1]["webp"]
    image.width, image.height = picture.largest.width, picture.largest.height


def store_document(document: Document, clean: CleanDocument) -> None:
    """Write `clean` under its own readable name; the caller saves `document`, within `replacing_files`."""
    document.media_type, document.size = clean.media_type, clean.file.size
    document.file.name = default_storage.save(f"documents/{secrets.token_hex(8)}/{clean.name}", clean.file)


def let_go_of_file(document: Document) -> None:
    """The portal knows of the document, but holds it no more; the caller saves, within `replacing_files`."""
    document.file.name = ""
    document.media_type, document.size = "", None


@contextmanager
def replacing_files(record: Image | Document) -> Iterator[None]:
    """Around storing and saving: files that `record` no longer names go once the transaction is through, and those
    just written go at once if it fails."""
    before = file_names(record)
    try:
        with transaction.atomic():
            yield
            transaction.on_commit(partial(_remove, before - file_names(record)), robust=True)
    except BaseException:
        _remove(file_names(record) - before)
        raise


def delete_with_files(record: Image | Document) -> None:
    """Delete the row, and its files once the transaction is through."""
    with transaction.atomic():
        transaction.on_commit(partial(_remove, file_names(record)), robust=True)
        record.delete()


def file_names(record: Image | Document) -> set[str]:
    names = {record.file.name or ""}
    for rendition in getattr(record, "renditions", ()):
        names |= {rendition["webp"], rendition["avif"]}
    return names - {""}


def _remove(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)
        folder = PurePath(name).parent
        if folder.parent.name:  # a document has a folder to itself
            default_storage.delete(str(folder))
