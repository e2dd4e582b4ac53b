"""Cleans an uploaded picture: decoded, upright, without camera data, encoded anew in the sizes that pages use."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
WIDTHS = (480, 960, 1600)
MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 40_000_000
MAX_SCANS = 100  # a progressive JPEG has about ten
MAX_RATIO = 5  # with MAX_PIXELS this keeps every side within what WebP can hold

# Pillow's own guard, for decoders that take memory before the size can be asked here. Both hold for the process.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)

_ENCODERS: dict[str, dict[str, Any]] = {
    "WEBP": {"quality": 80, "method": 4},
    "AVIF": {"quality": 60, "speed": 7},
}
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


@dataclass(frozen=True)
class Size:
    """The picture at one width, in both formats."""

    width: int
    height: int
    webp: bytes
    avif: bytes


@dataclass(frozen=True)
class CleanPicture:
    sizes: tuple[Size, ...]  # the narrowest first

    @property
    def largest(self) -> Size:
        return self.sizes[-1]


def clean_picture(upload: "File[bytes]") -> CleanPicture:
    """The picture in `upload`; an animation gives its first frame.

    What the file is, its content says and not its name. Raises ValidationError with a sentence for the editor.
    """
    if upload.size > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        raise ValidationError(_("The picture is over %(limit)s MB. Make it smaller and try again.") % {"limit": limit})
    with _faults_told():
        pixels = _decoded(upload)
    widths = sorted({min(width, pixels.width) for width in WIDTHS})
    return CleanPicture(tuple(_at_width(pixels, width) for width in widths))


@contextmanager
def _faults_told() -> Iterator[None]:
    """Whatever a decoder raises, a hostile file can make it raise: it becomes a sentence for the editor."""
    try:
        yield
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except UnidentifiedImageError:
        raise ValidationError(
            _("The portal cannot read this as a picture. Save it as JPEG, PNG, WebP, AVIF or GIF and try again.")
        ) from None
    except Exception as fault:
        raise ValidationError(_("The picture is damaged or incomplete. Save it anew and try again.")) from fault


def _too_many_pixels() -> ValidationError:
    millions = MAX_PIXELS // 1_000_000
    return ValidationError(
        _("The picture has more than %(millions)s million pixels. Make it smaller and try again.")
        % {"millions": millions}
    )


def _decoded(upload: "File[bytes]") -> Image.Image:
    """The pixels, upright, in sRGB, and nothing else that the file holds."""
    _refuse_endless_scans(upload)
    with Image.open(upload, formats=FORMATS) as picture:
        _refuse_bad_size(*picture.size)
        picture.draft(None, (2 * WIDTHS[-1], 2 * WIDTHS[-1]))  # a large JPEG need not be decoded whole
        picture.load()
        pixels = _in_srgb(ImageOps.exif_transpose(picture))
    pixels.info.clear()  # or the encoders write the EXIF and the colour profile back
    return pixels


def _refuse_endless_scans(upload: "File[bytes]") -> None:
    """A JPEG may have all its pixels gone over again for every fifty bytes, which 20 MB can ask for hours of."""
    upload.seek(0)
    content = upload.read()
    if content.startswith(b"\xff\xd8") and content.count(b"\xff\xda") > MAX_SCANS:
        raise ValueError("too many scans")


def _refuse_bad_size(width: int, height: int) -> None:
    """Asked of the header, before any pixel is decoded."""
    if width * height > MAX_PIXELS:
        raise _too_many_pixels()
    if max(width, height) > MAX_RATIO * min(width, height):
        raise ValidationError(
            _("The picture is too long and narrow: one side may be at most %(ratio)s times as long as the other.")
            % {"ratio": MAX_RATIO}
        )


def _in_srgb(picture: Image.Image) -> Image.Image:
    """RGB, or RGBA where something shows through; a colour profile that cannot be used is passed over."""
    profile = picture.info.get("icc_profile")
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    pixels = _with_channels(picture, mode)
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            pixels = _converted(pixels, profile, mode)
    pixels = pixels.convert(mode)
    if mode == "RGBA" and pixels.getchannel("A").getextrema() == (255, 255):
        return pixels.convert("RGB")
    return pixels


def _with_channels(picture: Image.Image, mode: str) -> Image.Image:
    """In a mode that colour profiles speak of; Pillow would cut sixteen bits of grey off at 255."""
    if picture.mode.startswith("I;16"):
        return picture.point(lambda value: value * (1 / 256)).convert("L")
    return picture if picture.mode in {"L", "RGB", "RGBA", "CMYK"} else picture.convert(mode)


def _converted(pixels: Image.Image, profile: bytes, mode: str) -> Image.Image:
    source = ImageCms.ImageCmsProfile(BytesIO(profile))
    converted = ImageCms.profileToProfile(pixels, source, _SRGB, outputMode=mode)
    return converted or pixels


def _at_width(pixels: Image.Image, width: int) -> Size:
    height = max(1, round(pixels.height * width / pixels.width))
    sized = pixels.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return Size(width, height, webp=_encoded(sized, "WEBP"), avif=_encoded(sized, "AVIF"))


def _encoded(pixels: Image.Image, encoder: str) -> bytes:
    encoded = BytesIO()
    pixels.save(encoded, encoder, **_ENCODERS[encoder])
    return encoded.getvalue()
