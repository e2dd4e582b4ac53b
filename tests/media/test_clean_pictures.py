"""What comes out of an upload is pixels, in the right colours and the right way up, and nothing else."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from PIL import Image

from portal.media import pictures
from portal.media.pictures import clean_picture
from tests.media.files import (
    BLUE,
    GREEN,
    PDF,
    RED,
    a_photo,
    a_png_that_claims,
    an_archive,
    colour_of,
    encoded,
    exif_with_position,
    is_near,
    profile_with_red_and_green_exchanged,
    red_above_blue,
    uploaded,
)

ENCODERS = ["JPEG", "PNG", "WEBP", "AVIF"]
DAMAGED = "The picture is damaged or incomplete. Save it anew and try again."
UNREADABLE = "The portal cannot read this as a picture. Save it as JPEG, PNG, WebP, AVIF or GIF and try again."


def files_of(picture):
    return [file for size in picture.sizes for file in (size.webp, size.avif)]


def refusal_of(content, name="photo.jpg"):
    with override("en"), pytest.raises(ValidationError) as refused:
        clean_picture(uploaded(content, name))
    return refused.value.messages


@pytest.mark.parametrize("encoder", [*ENCODERS, "GIF"])
def test_every_format_that_editors_have_comes_out_as_webp_and_avif(encoder):
    clean = clean_picture(uploaded(a_photo(encoder=encoder)))

    formats = [Image.open(BytesIO(file)).format for file in (clean.largest.webp, clean.largest.avif)]
    assert formats == ["WEBP", "AVIF"]
    assert is_near(colour_of(clean.largest.webp), BLUE)
    assert is_near(colour_of(clean.largest.avif), BLUE)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (2000, [(480, 320), (960, 640), (1600, 1067)]),
        (1200, [(480, 320), (960, 640), (1200, 800)]),
        (480, [(480, 320)]),
        (300, [(300, 200)]),
    ],
)
def test_a_picture_is_kept_in_three_widths_and_never_enlarged(width, expected):
    clean = clean_picture(uploaded(a_photo(width, width * 2 // 3)))

    said = [(size.width, size.height) for size in clean.sizes]
    in_webp = [Image.open(BytesIO(size.webp)).size for size in clean.sizes]
    in_avif = [Image.open(BytesIO(size.avif)).size for size in clean.sizes]
    assert said == in_webp == in_avif
    assert said == [(wide, pytest.approx(high, abs=1)) for wide, high in expected]


@pytest.mark.parametrize("encoder", ENCODERS)
def test_where_and_with_what_a_picture_was_taken_is_gone(encoder):
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Kamerafabriken</x:xmpmeta>"
    more = {} if encoder == "PNG" else {"xmp": xmp}
    upload = a_photo(1000, 700, encoder, exif=exif_with_position(), **more)
    assert b"Kamerafabriken" in upload

    clean = clean_picture(uploaded(upload))

    assert len(files_of(clean)) == 6
    for file in files_of(clean):
        with Image.open(BytesIO(file)) as picture:
            assert not picture.getexif()
            assert {"exif", "xmp", "icc_profile"}.isdisjoint(picture.info)
        assert b"Kamerafabriken" not in file


def test_a_comment_in_a_jpeg_is_gone():
    clean = clean_picture(uploaded(a_photo(comment=b"Kamerafabriken")))

    assert not any(b"Kamerafabriken" in file for file in files_of(clean))


@pytest.mark.parametrize("encoder", ENCODERS)
@pytest.mark.parametrize(
    ("orientation", "red_is_at", "size"),
    [(1, (0.5, 0.1), (600, 400)), (3, (0.5, 0.9), (600, 400)), (6, (0.9, 0.5), (400, 600))],
)
def test_a_picture_taken_sideways_stands_upright(encoder, orientation, red_is_at, size):
    upload = encoded(red_above_blue(), encoder, exif=exif_with_position(orientation))

    largest = clean_picture(uploaded(upload)).largest

    assert (largest.width, largest.height) == size
    for file in (largest.webp, largest.avif):
        assert is_near(colour_of(file, red_is_at), RED)


def test_colours_are_those_that_the_profile_means():
    upload = a_photo(colour=RED, encoder="PNG", icc_profile=profile_with_red_and_green_exchanged())

    largest = clean_picture(uploaded(upload)).largest

    assert is_near(colour_of(largest.webp), GREEN)
    assert is_near(colour_of(largest.avif), GREEN)


def test_a_profile_that_is_none_is_passed_over():
    clean = clean_picture(uploaded(a_photo(colour=RED, icc_profile=b"not a profile")))

    assert is_near(colour_of(clean.largest.webp), RED)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "I;16"])
def test_pictures_in_unusual_modes_keep_their_shade(mode):
    grey = Image.new("L", (300, 200), 255 if mode == "1" else 120)
    picture = Image.new("I;16", (300, 200), 120 * 256) if mode == "I;16" else grey.convert(mode)
    upload = encoded(picture, "JPEG" if mode == "CMYK" else "PNG")

    clean = clean_picture(uploaded(upload))

    shade = 255 if mode == "1" else 120
    assert is_near(colour_of(clean.largest.webp), (shade, shade, shade), distance=6)


def test_what_is_transparent_stays_transparent():
    picture = Image.new("RGBA", (600, 400), (*RED, 255))
    picture.paste((0, 0, 0, 0), (0, 0, 300, 400))

    largest = clean_picture(uploaded(encoded(picture, "PNG"))).largest

    for file in (largest.webp, largest.avif):
        with Image.open(BytesIO(file)) as kept:
            assert (kept.getpixel((50, 200))[3], kept.getpixel((550, 200))[3]) == (0, 255)


def test_a_transparent_palette_stays_transparent():
    picture = Image.new("P", (300, 200), 1)
    picture.putpalette([0, 0, 0, *RED])
    picture.paste(0, (0, 0, 150, 200))

    largest = clean_picture(uploaded(encoded(picture, "GIF", transparency=0))).largest

    with Image.open(BytesIO(largest.webp)) as kept:
        assert (kept.getpixel((50, 100))[3], kept.getpixel((250, 100))[3]) == (0, 255)


@pytest.mark.parametrize("encoder", ["GIF", "WEBP", "PNG", "AVIF"])
def test_of_an_animation_the_first_frame_is_kept(encoder):
    frames = [Image.new("RGB", (300, 200), colour) for colour in (RED, BLUE)]
    upload = encoded(frames[0], encoder, save_all=True, append_images=frames[1:], duration=100)

    largest = clean_picture(uploaded(upload)).largest

    for file in (largest.webp, largest.avif):
        with Image.open(BytesIO(file)) as kept:
            assert getattr(kept, "n_frames", 1) == 1
        assert is_near(colour_of(file), RED)


def test_what_a_file_is_its_content_says_and_not_its_name():
    clean = clean_picture(uploaded(a_photo(encoder="PNG"), name="notes.txt"))

    assert clean.largest.width == 640


@pytest.mark.parametrize("hidden", [b"<script>alert(1)</script>", an_archive({"evil.class": b"\xca\xfe\xba\xbe"}), PDF])
def test_a_file_that_is_a_picture_and_something_else_comes_out_as_a_picture_alone(hidden):
    clean = clean_picture(uploaded(a_photo() + hidden))

    assert not any(hidden[:9] in file for file in files_of(clean))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("drawing.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        ("drawing.png", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("photo.jpg", b"Only words."),
        ("photo.jpg", b"<!doctype html><title>x</title>"),
        ("photo.tiff", a_photo(encoder="TIFF")),
        ("photo.bmp", a_photo(encoder="BMP")),
        ("photo.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"),
        ("photo.jpg", PDF),
    ],
)
def test_what_is_no_photograph_is_refused_whatever_its_name(name, content):
    assert refusal_of(content, name) == [UNREADABLE]


@pytest.mark.parametrize(
    ("encoder", "sentence"), [("JPEG", DAMAGED), ("PNG", DAMAGED), ("WEBP", DAMAGED), ("AVIF", UNREADABLE)]
)
def test_a_picture_that_breaks_off_is_refused(encoder, sentence):
    whole = encoded(Image.effect_noise((600, 400), 80).convert("RGB"), encoder)

    assert refusal_of(whole[: len(whole) // 2]) == [sentence]


def test_a_jpeg_that_would_be_gone_over_for_ever_is_refused():
    whole = a_photo(progressive=True)
    *_, last_scan = whole.removesuffix(b"\xff\xd9").split(b"\xff\xda")
    endless = whole.removesuffix(b"\xff\xd9") + 200 * (b"\xff\xda" + last_scan) + b"\xff\xd9"

    assert refusal_of(endless) == [DAMAGED]
    assert clean_picture(uploaded(whole)).largest.width == 640


@pytest.mark.parametrize("size", [(12_000, 12_000), (7_000, 7_000), (2**31 - 1, 2**31 - 1)])
def test_a_small_file_that_promises_too_many_pixels_is_refused_before_they_are_decoded(size):
    bomb = a_png_that_claims(*size)

    assert len(bomb) < 100
    assert refusal_of(bomb) == ["The picture has more than 40 million pixels. Make it smaller and try again."]


def test_the_limit_of_pixels_holds_for_honest_pictures_too(monkeypatch):
    monkeypatch.setattr(pictures, "MAX_PIXELS", 640 * 427 - 1)

    assert refusal_of(a_photo()) == ["The picture has more than 0 million pixels. Make it smaller and try again."]


def test_a_file_that_is_too_heavy_is_refused_unopened(monkeypatch):
    monkeypatch.setattr(pictures, "MAX_BYTES", 3 * 1024 * 1024)

    too_heavy = refusal_of(b"\0" * (3 * 1024 * 1024 + 1))

    assert too_heavy == ["The picture is over 3 MB. Make it smaller and try again."]


def test_a_ribbon_is_refused():
    assert refusal_of(a_photo(1001, 200)) == [
        "The picture is too long and narrow: one side may be at most 5 times as long as the other."
    ]
    assert clean_picture(uploaded(a_photo(200, 1000))).largest.height == 1000


def test_the_smallest_picture_there_is_can_be_kept():
    assert clean_picture(uploaded(a_photo(1, 1, "PNG"))).largest.width == 1
