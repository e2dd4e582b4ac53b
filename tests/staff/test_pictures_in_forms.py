"""Pictures and documents come in through the admin cleaned, and are seen where they are chosen."""

from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from portal.media.models import Document, Image
from portal.media.storing import file_names
from tests.builders import a_strategy, an_image
from tests.media.files import PDF, a_photo, uploaded
from tests.staff.forms import sent_back
from tests.staff.records import form_of, page

pytestmark = pytest.mark.django_db

TEXTS = {"original_language": "fi", "title_fi": "Kalasatama", "alt_fi": "Torni", "credit": "A. Kuvaaja"}


def a_picture_from_the_form(client: Client) -> Image:
    answer = client.post(page(Image, "add"), {**TEXTS, "upload": uploaded(a_photo(1000, 700))})
    assert answer.status_code == 302, answer.context["errors"]
    image: Image = Image.objects.get()
    return image


def test_a_picture_is_cleaned_and_kept_in_every_size(staff_client: Client) -> None:
    image = a_picture_from_the_form(staff_client)

    assert [rendition["width"] for rendition in image.renditions] == [480, 960, 1000]
    assert (image.width, image.height) == (1000, 700)


def test_a_picture_is_seen_small_in_the_list_and_where_it_is_used(staff_client: Client) -> None:
    image = a_picture_from_the_form(staff_client)
    small = f'src="/media/{image.renditions[0]["webp"]}" width="240" height="168" alt=""'

    assert small in staff_client.get(page(Image, "changelist")).content.decode()
    assert small in staff_client.get(form_of(image)).content.decode()
    assert small in staff_client.get(form_of(a_strategy(image=image))).content.decode()


def test_changing_the_words_of_a_picture_keeps_its_files(staff_client: Client) -> None:
    image = a_picture_from_the_form(staff_client)
    url = form_of(image)

    answer = staff_client.post(url, sent_back(staff_client, url, alt_sv="Ett torn"))

    assert answer.status_code == 302
    assert Image.objects.get().alt_sv == "Ett torn"
    assert file_names(Image.objects.get()) == file_names(image)


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ({"alt_fi": ""}, "Describe the picture, or mark it as decorative."),
        ({"upload": ""}, "This field is required."),
        ({"credit": ""}, "This field is required."),
    ],
)
def test_what_a_picture_lacks_is_said(staff_client: Client, missing: dict[str, str], said: str) -> None:
    sent = {**TEXTS, "upload": uploaded(a_photo()), **missing}

    html = staff_client.post(page(Image, "add"), sent).content.decode()

    assert said in html
    assert Image.objects.exists() is False


def test_a_decorative_picture_needs_no_words(staff_client: Client) -> None:
    sent = {**TEXTS, "alt_fi": "", "is_decorative": "on", "upload": uploaded(a_photo())}

    assert staff_client.post(page(Image, "add"), sent).status_code == 302


def test_a_picture_that_a_page_uses_stays(staff_client: Client) -> None:
    image = an_image()
    a_strategy(image=image)

    html = staff_client.get(page(Image, "delete", image.pk)).content.decode()

    assert "cannot be deleted while these still use it" in html


def test_a_picture_that_goes_takes_its_files_along(
    staff_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    image = a_picture_from_the_form(staff_client)

    with django_capture_on_commit_callbacks(execute=True):
        staff_client.post(page(Image, "delete", image.pk), {"post": "yes"})

    assert Image.objects.exists() is False
    assert [name for name in file_names(image) if default_storage.exists(name)] == []


def test_a_document_is_kept_as_what_it_is(staff_client: Client) -> None:
    sent = {"original_language": "fi", "title_fi": "Strategia", "language": "fi"}

    staff_client.post(page(Document, "add"), {**sent, "upload": uploaded(PDF, "Strategia.pdf")})

    assert Document.objects.get().media_type == "application/pdf"
    assert "PDF" in staff_client.get(page(Document, "changelist")).content.decode()
