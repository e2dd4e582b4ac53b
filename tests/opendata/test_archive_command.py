"""`manage.py freeze_strategy` says what it did, or in a sentence why it did nothing."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portal.opendata.models import FrozenStrategy
from tests.builders import a_member, a_strategy
from tests.opendata.archiving import a_decided_strategy

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("freeze_strategy", *arguments, stdout=out)
    return out.getvalue()


def test_it_freezes_by_number_or_by_the_address_in_any_language(media_folder):
    strategy = a_decided_strategy(title_fi="Uusi strategia", slug_fi="uusi", slug_sv="ny")

    first, again = said(str(strategy.pk)), said("ny")

    row = FrozenStrategy.objects.get()
    assert first == f"The strategy “Uusi strategia” is frozen as {row.file_name}, {row.size} bytes.\n"
    assert f"has not changed since it was frozen as {row.file_name}" in again
    assert [path.name for path in (media_folder / "frozen").iterdir()] == [row.file_name]


def test_a_copy_is_written_where_it_is_wanted(tmp_path):
    said(str(a_decided_strategy().pk), "--output", str(tmp_path / "out"))

    row = FrozenStrategy.objects.get()
    with row.file.open() as file:
        assert (tmp_path / "out" / row.file_name).read_bytes() == file.read()


def test_it_notes_who_froze_it():
    member = a_member("publisher", name="aino")

    said(str(a_decided_strategy().pk), "--by", "aino")

    assert FrozenStrategy.objects.get().frozen_by == member


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"state": "draft", "published_at": None}, "is not public"),
        ({"state": "withdrawn"}, "is not public"),
        ({"state": "unpublished"}, "is not public"),
    ],
)
def test_what_is_not_public_is_not_frozen(columns, reason):
    strategy = a_decided_strategy(**columns)

    with pytest.raises(CommandError, match=reason) as refusal:
        said(str(strategy.pk))

    assert refusal.value.returncode == 1
    assert FrozenStrategy.objects.count() == 0


def test_what_nobody_has_approved_on_a_date_is_not_frozen():
    strategy = a_strategy()
    strategy.approvals.create(body_fi="Maakuntahallitus")

    with pytest.raises(CommandError, match="has no approval with a date"):
        said(str(strategy.pk))


@pytest.mark.parametrize("named", ["0", "99999999999999999999", "ei-ole", "", "’; DROP TABLE", "x" * 5000])
def test_what_there_is_not_is_not_frozen(named):
    a_decided_strategy()

    with pytest.raises(CommandError, match="There is no strategy"):
        said(named)


def test_an_unknown_user_and_a_folder_that_cannot_be_written_to_are_named(tmp_path):
    strategy = a_decided_strategy()
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(CommandError, match="There is no user “nobody”"):
        said(str(strategy.pk), "--by", "nobody")
    with pytest.raises(CommandError, match="no copy could be written"):
        said(str(strategy.pk), "--output", str(tmp_path / "file"))


def test_static_files_that_have_not_been_collected_are_asked_for(settings):
    strategy = a_decided_strategy()
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "portal.delivery.stylesheet.OneStylesheetStorage"},
    }

    with pytest.raises(CommandError, match="collectstatic"):
        said(str(strategy.pk))
