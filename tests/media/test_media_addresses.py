"""Pictures can be kept for ever, documents are taken along, and nothing else can be had."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from portal.media.forms import DocumentForm, ImageForm
from tests.builders import a_document, a_news_item, a_strategy
from tests.media.files import OFFICE_PARTS, PDF, a_photo, an_archive, content_of, uploaded

pytestmark = pytest.mark.django_db


@pytest.fixture
def image():
    words = {"original_language": "fi", "title_fi": "Kalasatama", "alt_fi": "Torni", "credit": "Kuvaaja"}
    return ImageForm(words, {"upload": uploaded(a_photo())}).save()


def a_stored_document(name="Älykäs strategia.pdf", content=PDF):
    words = {"original_language": "fi", "title_fi": "Strategia", "language": "fi"}
    return DocumentForm(words, {"upload": uploaded(content, name)}).save()


@pytest.fixture
def fetched(client):
    """A function that asks for an address and reads the answer to its end."""

    def fetch(url, visitor=client):
        answer = visitor.get(url)
        answer.body = b"".join(answer)
        return answer

    return fetch


@pytest.mark.parametrize("kind", ["webp", "avif"])
def test_a_picture_is_sent_as_what_it_is_and_may_be_kept_for_ever(fetched, image, kind):
    name = image.renditions[0][kind]

    answer = fetched(default_storage.url(name))

    assert answer["Content-Type"] == f"image/{kind}"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer.body == content_of(name)


def test_the_address_of_the_file_is_that_of_the_view(image):
    assert image.file.url == reverse("image", args=[image.file.name.removeprefix("images/")])


def test_asking_for_the_head_of_a_picture_gives_its_length(client, image):
    answer = client.head(image.file.url)

    assert b"".join(answer) == b""
    assert answer["Content-Length"] == str(default_storage.size(image.file.name))


@pytest.mark.parametrize("path", ["images/x.webp", "documents/1/x.pdf"])
def test_nothing_can_be_sent_to_these_addresses(client, path):
    assert client.post(f"/media/{path}").status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "images/",
        "images/none.webp",
        "images/secret.txt",
        "images/../secret.webp",
        "images/%2e%2e/secret.webp",
        "images/%2e%2e%2fsecret.webp",
        "images/..%5csecret.webp",
        "images//etc/passwd",
        "images/secret.webp%00.webp",
        "images/secret.webp%0a",
        "images/a/secret.webp",
        "secret.webp",
        "documents/1/../../secret.webp",
        "documents/1/..%2f..%2fsecret.webp",
        "documents/0/secret.webp",
        "documents/x/secret.webp",
        f"documents/{10**40}/secret.webp",
    ],
)
def test_no_address_leads_out_of_the_folder_or_to_another_kind_of_file(fetched, path):
    for name in ("secret.webp", "images/secret.txt", "images/a/secret.webp"):
        default_storage.save(name, ContentFile(b"secret"))

    assert fetched(f"/media/{path}").status_code in {400, 404}


def test_a_document_is_a_download_with_its_readable_name(fetched):
    document = a_stored_document()

    answer = fetched(document.download_url())

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''%C3%84lyk%C3%A4s-strategia.pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "public, max-age=600"
    assert not answer.cookies
    assert answer.body == PDF


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", b"words", "text/plain; charset=utf-8"),
        ("a.csv", b"a;b", "text/csv; charset=utf-8"),
        ("a.ods", an_archive(OFFICE_PARTS["ods"]), "application/vnd.oasis.opendocument.spreadsheet"),
    ],
)
def test_a_document_says_its_type(fetched, name, content, expected):
    assert fetched(a_stored_document(name, content).download_url())["Content-Type"] == expected


def test_a_type_that_nobody_checked_is_not_repeated(fetched):
    default_storage.save("documents/x.html", ContentFile(b"<script>"))
    document = a_document(file="documents/x.html", media_type="text/html")

    answer = fetched(document.download_url())

    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == 'attachment; filename="x.html"'


def test_a_document_answers_to_its_own_name_alone(fetched):
    document = a_stored_document()

    assert fetched(f"/media/documents/{document.pk}/other.pdf").status_code == 404


@pytest.mark.parametrize("columns", [{}, {"url": "https://example.fi/x.pdf"}, {"file": "documents/lost.pdf"}])
def test_a_document_that_is_not_here_is_not_found(fetched, columns):
    document = a_document(**columns)

    assert fetched(f"/media/documents/{document.pk}/lost.pdf").status_code == 404


def test_the_attachment_of_a_draft_is_not_out_before_the_draft_is(fetched, admin_client):
    document = a_stored_document()
    draft = a_news_item(state="draft", published_at=None)
    draft.attachments.add(document)

    for_staff = fetched(document.download_url(), admin_client)

    assert fetched(document.download_url()).status_code == 404
    assert for_staff.body == PDF
    assert for_staff["Cache-Control"] == "private, no-store"


def test_a_document_is_out_when_anything_that_visitors_see_uses_it(fetched):
    document = a_stored_document()
    a_news_item(state="draft", published_at=None).attachments.add(document)
    a_strategy().documents.add(document)

    assert fetched(document.download_url()).status_code == 200


def test_sending_a_document_costs_one_query(fetched, django_assert_num_queries):
    document = a_stored_document()
    a_strategy().documents.add(document)

    with django_assert_num_queries(1):
        fetched(document.download_url())
