"""Who has been sent a link may write to the editors, who find it and mark it as handled."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from portal.editorial.models import PreviewComment, PreviewLink
from portal.editorial.preview import comments
from portal.editorial.preview.comments import open_comments_for
from portal.editorial.preview.links import address_of
from portal.editorial.records import page_of
from portal.publishing import drafts
from portal.publishing.audit import AuditEntry
from tests.builders import a_member, a_news_item, a_strategy, an_organisation
from tests.editorial.previews import a_link, shared
from tests.publishing.editors import a_draft, an_editor

pytestmark = pytest.mark.django_db

Browser = Callable[[Any], Client]


def a_shared_draft(record: Any = None) -> PreviewLink:
    record = record or a_strategy()
    a_draft(record, title_fi="Luonnos")
    return a_link(record)


def comment(link: PreviewLink, language: str = "fi", **given: str) -> Any:
    """What a browser that keeps to the rules sends: CSRF checks are on, and it has no token."""
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    return client.post(f"{address_of(link)}{language}/", {"name": "Matti", "text": "Hyvä!"} | given)


def a_comment(link: PreviewLink, **columns: Any) -> PreviewComment:
    own = {"link": link, "revision": link.revision, "name": "Matti", "text": "Hyvä!", "language": "fi"}
    about = {"content_type": link.content_type, "object_id": link.object_id}
    return PreviewComment.objects.create(**(own | about | columns))


def test_a_comment_is_kept_noted_and_thanked_for() -> None:
    link = a_shared_draft()

    answer = comment(link, "sv", text=" Bra,\nmen … ")

    kept = PreviewComment.objects.get()
    assert (kept.name, kept.text, kept.language, kept.link, kept.revision) == (
        *("Matti", "Bra,\nmen …", "sv"),
        *(link, link.revision),
    )
    assert kept.record == link.record
    assert answer["Location"] == f"{address_of(link)}sv/?sent=1#preview-comment"
    assert "Thank you." in shared(link, "sv/", sent="1").content.decode()
    entry = AuditEntry.objects.get()
    assert (entry.deed, entry.user, entry.revision) == ("commented", None, link.revision.number)


def test_the_redirect_after_a_comment_is_private_too() -> None:
    answer = comment(a_shared_draft())

    assert (answer.status_code, answer["Cache-Control"], answer["Referrer-Policy"]) == (
        *(302, "no-store, private"),
        "no-referrer",
    )
    assert answer.cookies == {}


def test_a_comment_is_about_the_revision_that_its_writer_saw() -> None:
    link = a_shared_draft()
    later = a_draft(link.record, title_fi="Toinen")

    for number in (link.revision.number, later.number, 1, 99, "x"):
        comment(link, revision=str(number))

    seen = PreviewComment.objects.order_by("pk").values_list("revision__number", flat=True)
    assert list(seen) == [link.revision.number, later.number, later.number, later.number, later.number]


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"name": ""}, "name", "This field is required."),
        ({"text": "  "}, "text", "This field is required."),
        ({"text": "x" * 5001}, "text", "Ensure this value has at most 5000 characters (it has 5001)."),
        ({"name": "x" * 121}, "name", "Ensure this value has at most 120 characters (it has 121)."),
        ({"text": "a\0b"}, "text", "Null characters are not allowed."),
    ],
)
def test_what_is_wrong_is_said_of_its_field_and_nothing_typed_is_lost(
    given: dict[str, str], field: str, sentence: str
) -> None:
    answer = comment(a_shared_draft(), **({"name": "Maija", "text": "Pitkä teksti"} | given))

    html = answer.content.decode()
    assert f'<a href="#preview-{field}">' in html
    assert sentence in html
    assert ("Maija" in html) == ("name" not in given)
    assert ("Pitkä teksti" in html) == ("text" not in given)
    assert PreviewComment.objects.exists() is False


def test_a_comment_of_the_longest_length_is_kept() -> None:
    comment(a_shared_draft(), text="ä" * 5000)

    assert len(PreviewComment.objects.get().text) == 5000


def test_what_a_machine_writes_is_thanked_for_and_dropped() -> None:
    answer = comment(a_shared_draft(), website="https://127.0.0.1/")

    assert answer.status_code == 302
    assert PreviewComment.objects.exists() is False
    assert AuditEntry.objects.exists() is False


def test_a_link_takes_so_many_comments_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    assert comments.MOST == 50
    monkeypatch.setattr(comments, "MOST", 2)
    link = a_shared_draft()

    answers = [comment(link).status_code for _number in range(3)]

    assert (answers, PreviewComment.objects.count()) == ([302, 302, 200], 2)
    assert "There are many comments on this link already." in comment(link).content.decode()


def test_no_comment_is_taken_once_the_link_shows_nothing() -> None:
    discarded, revoked = a_shared_draft(), a_shared_draft()
    drafts.discard(discarded.revision, an_editor())
    PreviewLink.objects.filter(pk=revoked.pk).update(revoked_at=timezone.now())

    assert [comment(link).status_code for link in (discarded, revoked)] == [410, 404]
    assert PreviewComment.objects.exists() is False


def test_markup_in_a_comment_is_text(staff_client: Client) -> None:
    link = a_shared_draft()
    a_comment(link, text="<script>alert(1)</script>")

    html = staff_client.get(page_of(link.record, "share")).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_a_comment_is_handled_once(staff_client: Client) -> None:
    link = a_shared_draft()
    written = a_comment(link)
    address = page_of(link.record, "comment-handled", comment=written.pk)

    answers = [staff_client.post(address).status_code for _twice in range(2)]

    written.refresh_from_db()
    assert (answers, written.handled_by.username, written.handled_at is None) == ([302, 404], "aino", False)
    assert staff_client.get(address).status_code == 405


def test_a_comment_on_another_record_is_not_handled_here(staff_client: Client) -> None:
    written = a_comment(a_shared_draft())

    answer = staff_client.post(page_of(a_strategy(), "comment-handled", comment=written.pk))

    assert answer.status_code == 404
    assert PreviewComment.objects.get().handled_at is None


def test_comments_reach_who_may_write_the_record_and_nobody_else() -> None:
    own, other = an_organisation(), an_organisation()
    mine, theirs = a_shared_draft(a_strategy(owner=own)), a_shared_draft(a_news_item(owner=other))
    first, second = a_comment(mine), a_comment(theirs)
    a_comment(mine, handled_at=timezone.now())
    members = {
        "editor": a_member("editor", organisation=own),
        "publisher": a_member("publisher"),
        "translator": a_member("translator", languages=["sv"]),
        "nobody": a_member(organisation=own),
    }

    found = {name: [open_one.comment for open_one in open_comments_for(member)] for name, member in members.items()}

    assert found == {"editor": [first], "publisher": [second, first], "translator": [], "nobody": []}
    assert open_comments_for(members["editor"])[0].url == page_of(mine.record, "share")


@pytest.mark.parametrize("count", [1, 4])
def test_open_comments_cost_a_query_for_each_kind_of_record(django_assert_num_queries: Any, count: int) -> None:
    for _number in range(count):
        a_comment(a_shared_draft())
        a_comment(a_shared_draft(a_news_item()))
    publisher = a_member("publisher")
    open_comments_for(publisher)

    with django_assert_num_queries(3):
        found = open_comments_for(publisher)

    assert len(found) == 2 * count


def test_a_comment_on_a_record_that_has_been_deleted_troubles_nobody(staff: Any) -> None:
    link = a_shared_draft(a_news_item())
    a_comment(link)
    type(link.record)._base_manager.all().delete()

    assert open_comments_for(staff) == []
