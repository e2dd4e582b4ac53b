"""Whoever removes personal data is told in which archives it stands for good."""

from io import StringIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command

from portal.opendata.archive.models import FOLDER, FrozenStrategy
from portal.opendata.archive.packing import packed
from tests.builders import a_strategy
from tests.publishing.editors import an_editor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept_apart(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def an_archive(name: str, **files: str) -> Any:
    content = packed({name.replace("_", "."): text.encode() for name, text in files.items()})
    kept = default_storage.save(f"{FOLDER}{name}", ContentFile(content))
    return FrozenStrategy.objects.create(
        strategy=a_strategy(), approved_on="2021", file=kept, sha256=name[:1] * 64, size=len(content)
    )


def told(*arguments: str) -> list[str]:
    said = StringIO()
    call_command("redact", "Åsa D'Ör", *arguments, stdout=StringIO(), stderr=said)
    return said.getvalue().splitlines()


@pytest.mark.parametrize("arguments", [(), ("--yes", "--by", "aino")])
def test_it_is_told_of_each_archive_where_the_text_stands(arguments: tuple[str, ...]) -> None:
    an_editor("aino")
    an_archive("a.zip", index_html="<p>Åsa D&#x27;Ör</p>", data_json='{"a": "åsa d\'ör"}', README_txt="–")
    an_archive("b.zip", index_html="<p>Eero</p>")

    assert told(*arguments) == ["Not removed, since it is never written again: archive a.zip: data.json, index.html"]


def test_an_archive_that_is_lost_is_named() -> None:
    default_storage.delete(an_archive("c.zip", index_html="").file.name)

    assert told() == ["Not removed, since it is never written again: archive c.zip: cannot be read (FileNotFoundError)"]
