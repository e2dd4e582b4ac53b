"""The same content makes the same archive, which is kept once and never changes."""

import hashlib
from datetime import UTC, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db.models import ProtectedError
from django.utils import translation

from portal.opendata.archive.freezing import archive_of, keep
from portal.opendata.archive.packing import packed
from portal.opendata.models import FrozenStrategy
from portal.publishing.models import Revision
from tests.opendata.archiving import a_decided_strategy, manifest_in, pages_among, unpacked, with_everything
from tests.publishing.editors import a_draft

pytestmark = pytest.mark.django_db

A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def media_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def kept_bytes(row):
    with default_storage.open(row.file.name) as file:
        return file.read()


def test_the_same_content_makes_the_same_bytes_whoever_asks():
    strategy = with_everything(a_decided_strategy())

    with translation.override("sv"):
        first = archive_of(str(strategy.pk))
    second = archive_of(strategy.slug_en)

    assert first.content == second.content
    assert first.name == second.name


@pytest.mark.django_db(transaction=True)
def test_everything_is_read_at_one_moment_which_lasts_until_the_archive_is_made():
    strategy = with_everything(a_decided_strategy())

    row, is_new = keep(archive_of(str(strategy.pk)))

    assert is_new
    assert hashlib.sha256(kept_bytes(row)).hexdigest() == row.sha256


def test_the_name_holds_the_day_of_the_last_approval_and_the_hash():
    strategy = a_decided_strategy(title_fi="Resurssiviisas", slug_fi="resurssiviisas")

    archive = archive_of("resurssiviisas")

    assert archive.strategy == strategy
    assert archive.name == f"strategia-resurssiviisas-2021-06-15-{hashlib.sha256(archive.content).hexdigest()[:12]}.zip"


def test_the_manifest_names_every_file_with_its_hash():
    files = unpacked(archive_of(str(with_everything(a_decided_strategy()).pk)).content)

    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items() if name != "manifest.json"}
    assert manifest_in(files)["sha256"] == hashes


def test_the_manifest_says_who_approved_it_and_which_revision_it_is():
    strategy = a_decided_strategy()
    a_draft(strategy, title_fi="Vasta luonnos")

    said = manifest_in(unpacked(archive_of(str(strategy.pk)).content))

    assert [(one["approved_on"], one["body"]["sv"]) for one in said["approvals"]] == [
        ("2020-04", "Maakuntavaltuusto sv"),
        ("2021-06-15", "Maakuntahallitus sv"),
    ]
    assert said["records"][0]["revision"] == Revision.objects.of(strategy).held().get().number == 1
    assert said["languages"] == {"fi": "own", "sv": "own", "en": "own"}


def test_files_are_packed_in_order_and_without_the_moment():
    content = packed({"b.txt": b"b", "a.txt": b"a"})

    with ZipFile(BytesIO(content)) as archive:
        entries = [(entry.filename, entry.date_time) for entry in archive.infolist()]
    assert entries == [("a.txt", (1980, 1, 1, 0, 0, 0)), ("b.txt", (1980, 1, 1, 0, 0, 0))]
    assert content == packed({"a.txt": b"a", "b.txt": b"b"})


def test_freezing_the_same_content_twice_keeps_one_archive():
    strategy = a_decided_strategy()

    first, is_new = keep(archive_of(str(strategy.pk)))
    second, is_second_new = keep(archive_of(str(strategy.pk)))

    assert (is_new, is_second_new) == (True, False)
    assert first == second
    assert default_storage.listdir("frozen")[1] == [first.file_name]


def test_a_later_change_of_the_strategy_leaves_the_archive_as_it_was():
    strategy = a_decided_strategy()
    row, _is_new = keep(archive_of(str(strategy.pk)))
    before = kept_bytes(row)

    strategy.title_fi = "Muuttunut"
    strategy.save()
    later, is_new = keep(archive_of(str(strategy.pk)))

    assert is_new
    assert later.sha256 != row.sha256
    assert kept_bytes(row) == before
    assert hashlib.sha256(before).hexdigest() == row.sha256


def test_what_has_not_changed_is_the_same_archive_in_another_year():
    strategy = with_everything(a_decided_strategy(start_year=2018, end_year=2020))
    first, _is_new = keep(archive_of(str(strategy.pk), datetime(2020, 12, 31, 12, tzinfo=UTC)))

    second, is_new = keep(archive_of(str(strategy.pk), datetime(2021, 1, 1, 12, tzinfo=UTC)))

    assert (second, is_new) == (first, False)
    pages = "".join(pages_among(unpacked(kept_bytes(first))).values())
    assert "2018–2020" in pages
    assert "2018–2020, ended" not in pages


def test_it_tells_of_the_day_on_which_it_was_frozen_whatever_changed_last():
    strategy = with_everything(a_decided_strategy(start_year=2018, end_year=2020))
    keep(archive_of(str(strategy.pk), datetime(2020, 12, 31, 12, tzinfo=UTC)))
    source = strategy.sources.get()
    source.title_fi = "Toinen nimi"
    source.save()

    files = unpacked(archive_of(str(strategy.pk), datetime(2026, 3, 1, 23, tzinfo=UTC)).content)

    assert manifest_in(files)["as_of"] == "2026-03-02"
    assert "2 March 2026" in files["README.en.txt"].decode()
    page = pages_among(files)[f"{strategy.address('en').strip('/')}/index.html"]
    assert "as it was on 2 March 2026" in page
    assert "2018–2020, ended" in page


def test_it_is_known_which_records_an_archive_tells_or_names():
    strategy = with_everything(a_decided_strategy())
    spearhead = strategy.spearheads.get()

    row, _is_new = keep(archive_of(str(strategy.pk)))

    named = {f"strategy/{strategy.pk}", f"spearhead/{spearhead.pk}"}
    assert named | {f"funding-instrument/{spearhead.funding_instruments.get().pk}"} < set(row.named)


def test_a_file_that_has_been_lost_is_put_back():
    archive = archive_of(str(a_decided_strategy().pk))
    row, _is_new = keep(archive)
    default_storage.delete(row.file.name)

    keep(archive)

    assert kept_bytes(row) == archive.content


def test_a_strategy_that_has_been_frozen_cannot_be_deleted():
    strategy = a_decided_strategy()
    keep(archive_of(str(strategy.pk)))

    with pytest.raises(ProtectedError):
        strategy.delete()

    assert FrozenStrategy.objects.count() == 1


def test_archives_are_no_files_that_nothing_names(capsys, monkeypatch):
    keep(archive_of(str(a_decided_strategy().pk)))
    monkeypatch.setattr("portal.media.management.commands.clean_media.LEFT_IN_PEACE", -A_DAY)

    call_command("clean_media")

    assert capsys.readouterr().out.startswith("Files that nothing names: 0.")
