"""Pictures and documents say where they are used, and none is deleted while a record or a draft uses it."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from portal.media.models import Document, Image
from portal.media.used import uses_of
from portal.media.uses import users_of
from portal.publishing.drafts import discard, newest, present, save_draft, submit
from portal.publishing.publication import publish
from tests.builders import a_document, a_lead_project, a_member, a_news_item, a_strategy, an_image, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english() -> Any:
    with translation.override("en"):
        yield


def browser(member: Any) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(member)
    return client


def a_draft_with(record: Any, item: Any) -> Any:
    wanted = present(record)
    if isinstance(item, Image):
        wanted = wanted.with_value(("image",), str(item.pk))
    else:
        field = next(use.field for use in uses_of(Document) if use.model is type(record))
        wanted = wanted.with_value((field,), [str(item.pk)])
    return save_draft(record, wanted, None, newest(record))


def address(item: Any, page: str) -> str:
    return f"/admin/media/{item._meta.model_name}/{item.pk}/{page}/"


def form_of(record: Any) -> str:
    return f"/admin/{record._meta.app_label}/{record._meta.model_name}/{record.pk}/change/"


def used(item: Any) -> list[tuple[Any, bool]]:
    return [(one.record, one.is_draft) for one in users_of(item)]


def exists(item: Any) -> bool:
    return bool(type(item).objects.filter(pk=item.pk).exists())


@pytest.mark.parametrize("build", [an_image, a_document])
@pytest.mark.parametrize("a_record", [a_strategy, a_lead_project, a_news_item])
def test_every_use_is_found_in_rows_and_in_what_waits(build: Any, a_record: Any) -> None:
    item, other = build(), build()
    first, second, third = a_record(), a_record(), a_record()
    publish(a_draft_with(first, item), None)
    a_draft_with(second, item)
    submit(a_draft_with(third, item))
    a_draft_with(a_record(), other)

    assert used(item) == [(first, False), (second, True), (third, True)]


@pytest.mark.parametrize("build", [an_image, a_document])
def test_what_a_draft_no_longer_wants_is_still_used_by_the_row(build: Any) -> None:
    item, strategy = build(), a_strategy()
    publish(a_draft_with(strategy, item), None)
    empty = present(strategy).with_value(("image",), None).with_value(("documents",), [])
    save_draft(strategy, empty, None, newest(strategy))

    assert used(item) == [(strategy, False)]


def test_a_discarded_draft_uses_nothing() -> None:
    image, strategy = an_image(), a_strategy()
    discard(a_draft_with(strategy, image), None)

    assert used(image) == []


def test_a_number_that_only_looks_alike_is_no_use() -> None:
    image, strategy = an_image(), a_strategy()
    save_draft(strategy, present(strategy).with_value(("title_fi",), f'"{image.pk}"'), None, newest(strategy))

    assert used(image) == []


@pytest.mark.parametrize("build", [an_image, a_document])
@pytest.mark.parametrize("is_draft", [False, True])
def test_what_is_used_is_not_deleted_and_its_users_are_linked(build: Any, is_draft: bool) -> None:
    item, strategy = build(), a_strategy()
    draft = a_draft_with(strategy, item)
    if not is_draft:
        publish(draft, None)
    client = browser(a_member("publisher"))

    html = client.get(address(item, "delete")).content.decode()
    client.post(address(item, "delete"), {"post": "yes"})

    assert "cannot be deleted while these still use it:" in html
    assert html.count(f'href="{form_of(strategy)}"') == 1
    assert ("(in a draft)" in html) is is_draft
    assert exists(item) is True


@pytest.mark.parametrize("build", [an_image, a_document])
def test_what_nothing_uses_says_so_and_is_deleted(build: Any) -> None:
    item = build()
    client = browser(a_member("publisher"))

    html = client.get(address(item, "change")).content.decode()
    client.post(address(item, "delete"), {"post": "yes"})

    assert "nothing yet" in html
    assert exists(item) is False


@pytest.mark.parametrize("build", [an_image, a_document])
def test_the_form_lists_where_it_is_used(build: Any) -> None:
    item = build()
    published, waiting = (a_strategy(title_en=name, original_language="en") for name in ("Published", "Waiting"))
    publish(a_draft_with(published, item), None)
    a_draft_with(waiting, item)

    html = browser(a_member("publisher")).get(address(item, "change")).content.decode()

    assert f'Strategy: <a href="{form_of(published)}">Published</a></li>' in html
    assert f'Strategy: <a href="{form_of(waiting)}">Waiting</a> (in a draft)</li>' in html


def test_the_list_does_not_tell_what_others_prepare() -> None:
    image, owner = an_image(), an_organisation()
    secret = a_lead_project(title_en="Secret", state="draft", published_at=None, image=image, owner=owner)
    a_draft_with(a_strategy(title_en="Waiting"), image)
    a_lead_project(title_en="Seen by all", image=image, owner=owner)

    stranger = browser(a_member("editor", organisation=an_organisation())).get(address(image, "change"))
    colleague = browser(a_member("editor", organisation=owner)).get(address(image, "change"))

    html = stranger.content.decode()
    assert ("Secret" in html, "Waiting" in html, "Seen by all" in html) == (False, False, True)
    assert "2 records of other organisations" in html
    assert form_of(secret) in colleague.content.decode()


def test_a_new_picture_is_used_by_nothing() -> None:
    html = browser(a_member("publisher")).get("/admin/media/image/add/").content.decode()

    assert "nothing yet" in html
