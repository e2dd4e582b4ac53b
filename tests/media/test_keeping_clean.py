"""`clean_media` lists what nothing names or uses, and deletes files alone."""

import os
import time
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import translation

from portal.media.models import Document, Image
from portal.publishing.drafts import newest, present, save_draft
from tests.builders import a_document, a_strategy, an_image

pytestmark = pytest.mark.django_db

A_DAY_AGO = 25 * 60 * 60


@pytest.fixture(autouse=True)
def in_english() -> Any:
    with translation.override("en"):
        yield


def a_file(name: str, age: int = A_DAY_AGO) -> str:
    kept = default_storage.save(name, ContentFile(b"content"))
    moment = time.time() - age
    os.utime(default_storage.path(kept), (moment, moment))
    return kept


def said(*options: str) -> list[str]:
    out = StringIO()
    call_command("clean_media", *options, stdout=out)
    return out.getvalue().splitlines()


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def a_used_image() -> Any:
    sizes = [{"width": 480, "webp": a_file("images/a-480.webp"), "avif": a_file("images/a-480.avif")}]
    image = an_image(file=a_file("images/a-960.webp"), renditions=sizes)
    a_strategy(image=image)
    return image


def test_an_empty_folder_and_no_folder_are_clean(media_folder: Path) -> None:
    sentence = "Files that nothing names: 0. Pictures and documents that nothing uses: 0."

    assert said() == [sentence]
    media_folder.mkdir()
    assert said() == [sentence]


def test_what_no_row_names_is_listed_and_stays(media_folder: Path) -> None:
    a_used_image()
    a_file("images/orphan-480.webp")
    a_file("documents/abc/report.pdf")
    before = files(media_folder)

    *listed, sentence = said()
    assert listed == [
        f"Nothing names the file {name}." for name in ("documents/abc/report.pdf", "images/orphan-480.webp")
    ]
    assert sentence.startswith("Files that nothing names: 2, left as they are; --delete removes them. ")
    assert files(media_folder) == before


def test_they_go_when_told_to_and_nothing_else_does(media_folder: Path) -> None:
    a_used_image()
    strategy = a_strategy()
    strategy.documents.add(a_document(file=a_file("documents/kept/plan.pdf")))
    kept = files(media_folder)
    for name in ("images/orphan.webp", "documents/abc/one.pdf", "documents/abc/two.pdf", "stray/deep/x.txt", "y.txt"):
        a_file(name)

    first, second = said("--delete"), said("--delete")

    assert first[-1] == "Files that nothing names: 5, deleted. Pictures and documents that nothing uses: 0."
    assert second == ["Files that nothing names: 0. Pictures and documents that nothing uses: 0."]
    assert files(media_folder) == kept
    assert (media_folder / "documents/abc").exists() is False


def test_a_file_of_today_is_left_in_peace(media_folder: Path) -> None:
    a_file("documents/abc/old.pdf")
    a_file("documents/abc/new.pdf", age=60)

    said("--delete")

    assert files(media_folder) == ["documents/abc/new.pdf"]


def test_rows_that_nothing_uses_are_listed_and_stay(media_folder: Path) -> None:
    image, document = an_image(title_en="Harbour"), a_document(title_en="Plan")
    drafted, strategy = an_image(), a_strategy()
    save_draft(strategy, present(strategy).with_value(("image",), str(drafted.pk)), None, newest(strategy))

    assert said("--delete") == [
        f"Nothing uses the image {image.pk}, “Harbour”.",
        f"Nothing uses the document {document.pk}, “Plan”.",
        "Files that nothing names: 0. Pictures and documents that nothing uses: 2.",
    ]
    assert (Image.objects.count(), Document.objects.count()) == (2, 1)
