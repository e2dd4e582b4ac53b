"""What only drafts name is for staff: nobody else gets a picture or a document before a page shows it."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from portal.media.forms import DocumentForm, ImageForm
from portal.media.models import Document, Image
from portal.media.passes import GOOD_FOR, with_passes
from portal.media.used import uses_of
from portal.publishing.drafts import discard
from portal.publishing.models import Publishable
from portal.publishing.publication import publish
from portal.publishing.standing import unpublish, withdraw
from tests.builders import a_member, a_news_item, a_strategy
from tests.editorial.previews import a_link, shared
from tests.media.files import PDF, a_photo, uploaded
from tests.publishing.editors import a_draft, an_editor

pytestmark = pytest.mark.django_db

NOTICE = {"fi": "Vanhentunut.", "sv": "Föråldrad."}
KEPT_FOR_EVER = "public, max-age=31536000, immutable"


def a_picture() -> Any:
    words = {"original_language": "fi", "title_fi": "Kalasatama", "alt_fi": "Torni", "credit": "Kuvaaja"}
    return ImageForm(words, {"upload": uploaded(a_photo())}).save()


def a_document() -> Any:
    words = {"original_language": "fi", "title_fi": "Strategia", "language": "fi"}
    return DocumentForm(words, {"upload": uploaded(PDF, "Älä näytä.pdf")}).save()


def address_of(item: Image | Document) -> str:
    return item.download_url() if isinstance(item, Document) else f"/media/{item.renditions[0]['avif']}"


def attached(item: Image | Document, **columns: Any) -> Any:
    """A strategy that names it."""
    strategy = a_strategy(**columns, **({"image": item} if isinstance(item, Image) else {}))
    if isinstance(item, Document):
        strategy.documents.add(item)
    return strategy


def chosen_in_a_draft(item: Image | Document, strategy: Any) -> Any:
    """A waiting draft of a strategy that is out, which names it for the first time."""
    is_image = isinstance(item, Image)
    return a_draft(strategy, (("image",), str(item.pk)) if is_image else (("documents",), [str(item.pk)]))


def answer_at(address: str, visitor: Client | None = None) -> Any:
    """Read to its end, so that the file is closed."""
    answer = (visitor or Client()).get(address)
    b"".join(answer)
    return answer


def status(item: Image | Document, visitor: Client | None = None) -> int:
    return int(answer_at(address_of(item), visitor).status_code)


both = pytest.mark.parametrize("made", [a_picture, a_document])


@both
def test_what_a_record_that_was_never_out_names_is_out_when_the_record_is(made: Any) -> None:
    item = made()
    record = attached(item, state="draft")
    before = status(item)

    type(record).objects.update(state="published", published_at="2026-01-01T00:00:00Z")

    assert (before, status(item)) == (404, 200)


@both
def test_what_only_a_waiting_draft_names_is_out_when_it_is_published(made: Any) -> None:
    item, record = made(), a_strategy()
    draft = chosen_in_a_draft(item, record)
    waiting = status(item)

    publish(draft, an_editor())

    assert (waiting, status(item)) == (404, 200)


@both
def test_what_a_discarded_draft_named_does_not_come_out_by_that(made: Any) -> None:
    item = made()
    discard(chosen_in_a_draft(item, a_strategy()), an_editor())

    assert status(item) == 404


@both
def test_what_a_draft_names_beside_a_page_is_out_all_the_same(made: Any) -> None:
    item = made()
    attached(item)
    chosen_in_a_draft(item, a_strategy())

    assert status(item) == 200


@both
def test_a_withdrawn_page_keeps_it_and_one_that_is_gone_does_not(made: Any, staff: User) -> None:
    item = made()
    record = attached(item)

    withdraw(staff, record, NOTICE)
    under_the_notice = status(item)
    unpublish(staff, record, NOTICE)

    assert (under_the_notice, status(item)) == (200, 404)


@both
def test_what_no_record_has_ever_named_can_be_linked_to(made: Any) -> None:
    item, other = made(), made()
    chosen_in_a_draft(other, a_strategy())

    assert status(item) == 200


@pytest.mark.parametrize("made", [lambda: [a_picture() for _ in range(11)], lambda: [a_document() for _ in range(11)]])
def test_a_key_is_not_taken_for_another_that_begins_like_it(made: Any) -> None:
    items = sorted(made(), key=lambda item: item.pk)
    chosen_in_a_draft(items[-1], a_strategy())

    assert [status(item) for item in items] == [200] * 10 + [404]


@both
@pytest.mark.parametrize("role", ["translator", "editor", "publisher", "administrator"])
def test_staff_see_it_and_nothing_keeps_it(made: Any, role: str) -> None:
    item = made()
    attached(item, state="draft")
    client = Client()
    client.force_login(a_member(role))

    answer = answer_at(address_of(item), client)

    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")


@both
def test_an_account_without_a_role_sees_no_more_than_a_visitor(made: Any) -> None:
    item = made()
    attached(item, state="draft")
    client = Client()
    client.force_login(a_member())

    assert status(item, client) == 404


def test_only_what_is_out_is_kept_for_ever(staff_client: Client) -> None:
    out, hidden = a_picture(), a_picture()
    attached(out)
    attached(hidden, state="draft")

    kept = [answer_at(address_of(item), staff_client)["Cache-Control"] for item in (out, hidden)]

    assert kept == [KEPT_FOR_EVER, "private, no-store"]


@both
def test_a_refusal_is_kept_by_nobody(made: Any) -> None:
    item = made()
    attached(item, state="draft")

    answer = answer_at(address_of(item))

    assert (answer["Cache-Control"], answer.cookies) == ("no-store, private", {})


def test_every_size_and_type_of_a_picture_answers_alike_and_another_name_does_not() -> None:
    item = a_picture()
    names = {rendition[kind] for rendition in item.renditions for kind in ("webp", "avif")}
    made_up = item.file.name.replace("-", "-9")

    answers = [answer_at(f"/media/{name}").status_code for name in (*names, made_up)]

    assert answers == [*[200] * len(names), 404]


@both
def test_a_pass_opens_its_own_address_for_an_hour(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    item, other = made(), made()
    for one in (item, other):
        attached(one, state="draft")
    html = with_passes(f'<img src="{address_of(item)}" alt="">')
    address = html.split('"')[1]

    in_time, for_another = answer_at(address), answer_at(address.replace(address_of(item), address_of(other)))
    monkeypatch.setattr("portal.media.passes.GOOD_FOR", -1)
    too_late = answer_at(address)

    assert GOOD_FOR == 3600
    assert (in_time.status_code, in_time["Cache-Control"]) == (200, "private, no-store")
    assert [answer.status_code for answer in (for_another, too_late)] == [404, 404]


@both
def test_who_has_been_sent_a_link_to_a_draft_sees_what_it_names(made: Any) -> None:
    item, record = made(), a_strategy()
    chosen_in_a_draft(item, record)

    html = shared(a_link(record)).content.decode()

    address = html[html.index(f"{address_of(item)}?pass=") :].split('"')[0].split(" ")[0]
    assert answer_at(address).status_code == 200


def test_passes_are_put_into_addresses_of_media_and_nowhere_else() -> None:
    text = '<p title="/media/images/a-1.webp"> /media/images/a-1.webp src=&quot;/media/images/a-1.webp</p>'

    passed = with_passes(f'{text}<img srcset="/media/images/a-1.webp 1w, /media/images/a-2.webp 2w">')

    assert passed.count("?pass=") == 2
    assert passed.startswith(f'{text}<img srcset="/media/images/a-1.webp?pass=')
    assert passed.endswith(' 2w">')


@both
def test_a_forged_pass_opens_nothing(made: Any) -> None:
    item = made()
    attached(item, state="draft")

    for forged in ("", "x", "1:x", ":", "%00"):
        assert answer_at(f"{address_of(item)}?pass={forged}").status_code in {400, 404}


@both
def test_it_costs_one_query_to_send_what_a_page_shows(made: Any, django_assert_num_queries: Any) -> None:
    item = made()
    attached(item)
    visitor = Client()

    with django_assert_num_queries(1):
        status(item, visitor)


@pytest.mark.parametrize("model", [Image, Document])
def test_all_that_use_pictures_and_documents_are_records_whose_drafts_can_be_asked(model: Any) -> None:
    users = {use.model for use in uses_of(model)}

    assert len(users) > 2
    assert all(issubclass(user, Publishable) for user in users)


def test_a_picture_of_a_news_item_counts_as_well() -> None:
    item = a_picture()
    a_news_item(image=item, state="draft")

    assert status(item) == 404
