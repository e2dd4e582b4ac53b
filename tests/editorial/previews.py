"""Previews in short: of a draft by staff, and by somebody who has been sent a link."""

from typing import Any

from django.test import Client

from portal.editorial.models import PreviewLink
from portal.editorial.preview.links import address_of
from portal.editorial.records import page_of
from portal.publishing.about import about
from portal.publishing.drafts import newest
from tests.reading import words_of


def html_of(client: Client, record: Any, language: str = "fi", **query: str) -> str:
    """The preview as it is sent to staff."""
    answer = client.get(page_of(record, "preview", language=language), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def words(client: Client, record: Any, language: str = "fi", **query: str) -> str:
    return words_of(html_of(client, record, language, **query))


def bar_of(html: str) -> str:
    """What stands above the previewed page."""
    start = html.index('<section class="preview-bar"')
    return html[start : html.index("</section>", start)]


def a_link(record: Any, **columns: Any) -> PreviewLink:
    """To the newest draft of a record."""
    return PreviewLink.objects.create(**about(record), **({"revision": newest(record)} | columns))


def shared(link: PreviewLink, rest: str = "fi/", **query: str) -> Any:
    """What somebody without an account gets, whose browser asks for English."""
    return Client(headers={"accept-language": "en"}).get(address_of(link) + rest, query)
