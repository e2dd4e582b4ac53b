"""Pictures and documents as pages show them: plain rows, made in the page's language."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.languages.lists import listed, sort_key
from portal.languages.localized import LocalizedText, current
from portal.languages.names import written_in
from portal.languages.numbers import NO_BREAK_SPACE, written_number
from portal.media.documents import MEDIA_TYPES
from portal.media.models import Document, Image
from portal.media.used import uses_of


class Picture(NamedTuple):
    """For components/picture.html; `avif` and `webp` are srcset attributes, a decorative one has an empty alt."""

    avif: str
    webp: str
    src: str
    width: int
    height: int
    alt: LocalizedText
    credit: str
    caption: LocalizedText


class DocumentRow(NamedTuple):
    """For components/documents.html.

    One that the portal does not hold has no `type` and no `size`, and no `url` either unless it is elsewhere.
    """

    title: LocalizedText
    url: str
    language: str
    language_name: str
    type: str
    size: str
    is_held: bool

    @property
    def meta(self) -> str:
        """What is known of it, one after the other: "in Swedish, PDF, 1.2 MB"."""
        return ", ".join(part for part in (self.language_name, self.type, self.size) if part)


def picture_shown(image: Image | None) -> Picture | None:
    if image is None:
        return None
    return Picture(
        avif=_srcset(image, "avif"),
        webp=_srcset(image, "webp"),
        src=file_url(image.file.name or ""),
        width=image.width,
        height=image.height,
        alt=LocalizedText("", current(), current()) if image.is_decorative else image.tr.alt,
        credit=image.credit,
        caption=image.tr.caption,
    )


def file_url(name: str) -> str:
    """The address of a stored picture, this site's own wherever it is stored: no page names another host."""
    return f"{settings.MEDIA_URL}{name}"


def _srcset(image: Image, kind: str) -> str:
    return ", ".join(f"{file_url(rendition[kind])} {rendition['width']}w" for rendition in image.renditions)


def documents_shown(documents: Iterable[Document]) -> list[DocumentRow]:
    return [
        DocumentRow(
            title=document.tr.title,
            url=document.download_url(),
            language=document.language,
            language_name=written_in(document.language),
            type=type_in_words(document.media_type) if document.file else "",
            size=written_size(document.size) if document.file and document.size else "",
            is_held=bool(document.file),
        )
        for document in documents
    ]


def type_in_words(media_type: str) -> str:
    """What readers call the type; empty where it is not known."""
    names = {
        "pdf": "PDF",
        "docx": "Word",
        "xlsx": "Excel",
        "pptx": "PowerPoint",
        "odt": _("OpenDocument text"),
        "ods": _("OpenDocument spreadsheet"),
        "odp": _("OpenDocument presentation"),
        "txt": _("text file"),
        "csv": "CSV",
    }
    return next((names[extension] for extension, known in MEDIA_TYPES.items() if known == media_type), "")


def written_size(size: int) -> str:
    """A size in bytes, in the thousands and millions that operating systems show."""
    if size < 999_500:
        text = pgettext("file size", "%s kB") % written_number(max(1, round(size / 1000)))
    else:
        text = pgettext("file size", "%s MB") % written_number(round(Decimal(size) / 1_000_000, 1), decimals=1)
    return text.replace(" ", NO_BREAK_SPACE)


class Place(NamedTuple):
    title: LocalizedText
    url: str


class PictureCredit(NamedTuple):
    credit: str
    title: LocalizedText
    picture: Picture
    places: list[Place]


def credits_of_used_pictures() -> list[PictureCredit]:
    """Every image that a public record uses, in the order of the credits.

    One query for each model that has images, and one for the images.
    """
    used = _pages_by_image()
    credited = [
        PictureCredit(image.credit, image.tr.title, picture, _in_order(used[image.pk]))
        for image in Image.objects.filter(pk__in=used)
        if (picture := picture_shown(image))
    ]
    return sorted(credited, key=lambda row: (sort_key(row.credit), sort_key(row.title)))


def _pages_by_image() -> dict[int, list[Place]]:
    used: dict[int, list[Place]] = {}
    for model, field in uses_of(Image):
        users: Any = model._default_manager.public().exclude(**{field: None})
        for row in listed(users, model.NAMED_BY, also=[field]):
            used.setdefault(row[field], []).append(Place(row[model.NAMED_BY], row.get("url", "")))
    return used


def _in_order(pages: list[Place]) -> list[Place]:
    return sorted(pages, key=lambda page: sort_key(page.title))
