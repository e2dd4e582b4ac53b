"""Builders of files, honest and hostile."""

import struct
import zlib
from io import BytesIO
from zipfile import ZipFile

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image, ImageCms

RED, GREEN, BLUE = (200, 30, 30), (30, 200, 30), (30, 30, 200)

OFFICE_PARTS = {
    "docx": {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"},
    "xlsx": {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"},
    "pptx": {"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<presentation/>"},
    "odt": {"mimetype": b"application/vnd.oasis.opendocument.text"},
    "ods": {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"},
    "odp": {"mimetype": b"application/vnd.oasis.opendocument.presentation"},
}
PDF = b"%PDF-1.7\n%%EOF\n"


def uploaded(content, name="photo.jpg"):
    return SimpleUploadedFile(name, content)


def encoded(picture, encoder="JPEG", **how):
    file = BytesIO()
    picture.save(file, encoder, **how)
    return file.getvalue()


def content_of(name):
    with default_storage.open(name) as file:
        return file.read()


def a_photo(width=640, height=427, encoder="JPEG", colour=BLUE, **how):
    return encoded(Image.new("RGB", (width, height), colour), encoder, **how)


def exif_with_position(orientation=1):
    """What a telephone notes: its make, which way up it was held, and where it was."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Kamerafabriken"
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.IFD.GPSInfo] = {
        ExifTags.GPS.GPSLatitudeRef: "N",
        ExifTags.GPS.GPSLatitude: (60.0, 10.0, 15.0),
        ExifTags.GPS.GPSLongitudeRef: "E",
        ExifTags.GPS.GPSLongitude: (24.0, 56.0, 15.0),
    }
    return exif


def red_above_blue(width=600, height=400):
    picture = Image.new("RGB", (width, height), BLUE)
    picture.paste(RED, (0, 0, width, height // 2))
    return picture


def a_png_that_claims(width, height):
    """A picture of a few dozen bytes whose header promises any number of pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 64)), (b"IEND", b"")]
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def profile_with_red_and_green_exchanged():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")


def an_archive(parts):
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def colour_of(content, where=(0.5, 0.5)):
    with Image.open(BytesIO(content)) as picture:
        spot = (int(picture.width * where[0]), int(picture.height * where[1]))
        return picture.convert("RGB").getpixel(spot)


def is_near(colour, other, distance=24):
    return max(abs(one - two) for one, two in zip(colour, other, strict=True)) <= distance
