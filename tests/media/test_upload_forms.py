"""Uploading, replacing, taking away: the row and its files change together or not at all."""

import re

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils.translation import override

from portal.media.forms import DocumentForm, ImageForm
from portal.media.models import Document, Image
from portal.media.storing import delete_with_files, file_names
from tests.builders import an_image
from tests.media.files import OFFICE_PARTS, PDF, a_photo, an_archive, content_of, uploaded

pytestmark = pytest.mark.django_db

IMAGE = {"original_language": "fi", "title_fi": "Kalasatama", "alt_fi": "Torni", "credit": "Kuvaaja"}
DOCUMENT = {"original_language": "fi", "title_fi": "Strategia", "language": "fi"}


def image_form(upload=None, instance=None, **changes):
    return ImageForm({**IMAGE, **changes}, {"upload": upload} if upload else {}, instance=instance)


def document_form(upload=None, instance=None, **changes):
    return DocumentForm({**DOCUMENT, **changes}, {"upload": upload} if upload else {}, instance=instance)


def a_stored_image():
    return image_form(uploaded(a_photo(1000, 700))).save()


def a_stored_document(name="Strategia.pdf", content=PDF):
    return document_form(uploaded(content, name)).save()


def all_exist(names):
    return [default_storage.exists(name) for name in sorted(names)]


def test_an_uploaded_picture_is_kept_in_every_size_and_format():
    image = Image.objects.get(pk=a_stored_image().pk)

    assert [rendition["width"] for rendition in image.renditions] == [480, 960, 1000]
    assert image.file.name == image.renditions[-1]["webp"]
    assert (image.width, image.height) == (1000, 700)
    assert all_exist(file_names(image)) == [True] * 6


def test_the_names_of_pictures_say_nothing_and_are_never_used_twice():
    first, second = (image_form(uploaded(a_photo(), "salainen.jpg")).save() for _ in range(2))

    for image in (first, second):
        assert re.fullmatch(r"images/[0-9a-f]{32}-640\.webp", image.file.name)
    assert file_names(first).isdisjoint(file_names(second))


def test_a_picture_is_required_once():
    assert image_form().has_error("upload", "required")
    assert image_form(instance=a_stored_image()).errors == {}


def test_a_form_that_is_not_valid_writes_no_file(files_kept):
    form = image_form(uploaded(a_photo()), credit="")

    assert list(form.errors) == ["credit"]
    assert files_kept() == 0


def test_a_hostile_picture_is_an_error_of_its_field(files_kept):
    form = image_form(uploaded(b"<svg/>"))

    with override("en"):
        errors = form.errors

    assert errors == {
        "upload": ["The portal cannot read this as a picture. Save it as JPEG, PNG, WebP, AVIF or GIF and try again."]
    }
    assert files_kept() == 0


def test_nothing_is_written_before_the_row_is_saved(files_kept):
    form = image_form(uploaded(a_photo()))

    form.save(commit=False)

    assert files_kept() == 0


def test_a_row_without_its_file_is_refused_by_the_database():
    unsaved = image_form(uploaded(a_photo())).save(commit=False)

    with pytest.raises(IntegrityError, match="image_has_a_file"):
        unsaved.save()


def test_changing_words_leaves_the_files_alone(files_kept, django_capture_on_commit_callbacks):
    image = a_stored_image()
    before = file_names(image)

    with django_capture_on_commit_callbacks(execute=True):
        image_form(instance=image, title_fi="Pasila").save()

    assert file_names(Image.objects.get()) == before
    assert files_kept() == 6


def test_replaced_files_go_only_when_the_transaction_is_through(django_capture_on_commit_callbacks):
    image = a_stored_image()
    old = file_names(image)

    with django_capture_on_commit_callbacks() as on_commit:
        image_form(uploaded(a_photo()), image).save()
    assert all_exist(old) == [True] * 6

    for callback in on_commit:
        callback()
    assert all_exist(old) == [False] * 6
    assert all_exist(file_names(Image.objects.get())) == [True] * 4


def test_a_transaction_that_is_rolled_back_keeps_the_old_files(django_capture_on_commit_callbacks):
    image = a_stored_image()
    old = file_names(image)

    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        image_form(uploaded(a_photo()), image).save()
        transaction.set_rollback(True)

    assert file_names(Image.objects.get()) == old
    assert all_exist(old) == [True] * 6


def test_a_row_that_cannot_be_saved_leaves_no_new_file_behind(files_kept, monkeypatch):
    image = a_stored_image()
    old = file_names(image)
    monkeypatch.setattr(Image, "save", lambda self: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        image_form(uploaded(a_photo()), image).save()

    assert files_kept() == 6
    assert all_exist(old) == [True] * 6


def test_a_storage_that_fails_half_way_leaves_no_new_file_behind(files_kept, monkeypatch):
    save = default_storage.save

    def failing(name, content):
        if name.endswith("-960.avif"):
            raise OSError("disk full")
        return save(name, content)

    monkeypatch.setattr(default_storage, "save", failing)

    with pytest.raises(OSError, match="disk full"):
        a_stored_image()

    assert files_kept() == 0


def test_a_deleted_picture_takes_its_files_with_it(files_kept, django_capture_on_commit_callbacks):
    image = a_stored_image()

    with django_capture_on_commit_callbacks() as on_commit:
        delete_with_files(image)
    assert (Image.objects.count(), files_kept()) == (0, 6)

    for callback in on_commit:
        callback()
    assert files_kept() == 0


def test_a_picture_whose_file_is_long_gone_can_be_deleted(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        delete_with_files(an_image())

    assert Image.objects.count() == 0


def test_an_uploaded_document_keeps_its_readable_name_its_type_and_its_size():
    document = Document.objects.get(pk=a_stored_document("Älykäs erikoistuminen.pdf").pk)

    assert document.file_name == "Älykäs-erikoistuminen.pdf"
    assert (document.media_type, document.size) == ("application/pdf", len(PDF))
    assert content_of(document.file.name) == PDF


def test_two_documents_may_have_one_name():
    first, second = a_stored_document(), a_stored_document()

    assert first.file_name == second.file_name == "Strategia.pdf"
    assert first.file.name != second.file.name


def test_a_document_may_be_known_without_being_held():
    document = document_form().save()

    assert (document.download_url(), document.media_type, document.size) == ("", "", None)


def test_a_replaced_document_gives_way_with_its_folder(media_folder, django_capture_on_commit_callbacks):
    document = a_stored_document()
    upload = uploaded(an_archive(OFFICE_PARTS["docx"]), "Strategia.docx")

    with django_capture_on_commit_callbacks(execute=True):
        document_form(upload, document).save()

    kept = [path.name for path in media_folder.glob("documents/*/*")]
    assert kept == ["Strategia.docx"]
    assert len(list(media_folder.glob("documents/*"))) == 1


def test_a_document_that_is_taken_away_leaves_only_what_is_known_of_it(files_kept, django_capture_on_commit_callbacks):
    document = a_stored_document()

    with django_capture_on_commit_callbacks(execute=True):
        document_form(instance=document, **{"upload-clear": "on"}).save()

    kept = Document.objects.get()
    assert (kept.file.name, kept.media_type, kept.size) == ("", "", None)
    assert files_kept() == 0


def test_the_form_of_a_document_links_to_the_file_it_has():
    document = a_stored_document()

    html = document_form(instance=document).as_div()

    assert f'<a href="/media/documents/{document.pk}/Strategia.pdf">Strategia.pdf</a>' in html
