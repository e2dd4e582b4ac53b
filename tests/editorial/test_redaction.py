"""Personal data goes out of everything that is kept of a record, and what is kept stays readable and restorable."""

from typing import Any

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError

from contacts.models import Contact
from portal.editorial.history.personal import REMOVED, pattern_of
from portal.editorial.history.redaction import StillThereError, places, redact, subject_of
from portal.editorial.models import KeptEdit, PreviewComment, PreviewLink
from portal.news.models import NewsItem, Quote
from portal.publishing.about import about
from portal.publishing.audit import AuditEntry, Deed, note
from portal.publishing.drafts import newest
from portal.publishing.gate_exception import GateException
from portal.publishing.revision import RenamedColumn, Revision
from portal.publishing.signals import redacted
from portal.publishing.snapshots import snapshot_of
from portal.publishing.staging import staged
from tests.builders import a_contact, a_member, a_news_item
from tests.publishing.editors import a_draft
from tests.staff.forms import go_out

pytestmark = pytest.mark.django_db

NAME = "Aino Aalto"


def taken_out(record: Any, text: str = NAME, user: Any = None) -> dict[str, int]:
    return {str(title): count for title, count in redact(user, subject_of(record), pattern_of(text))}


def a_story_that_named_her() -> Any:
    """Its first revision names her; the page and its newest revision do not."""
    news = a_news_item(
        title_fi=f"{NAME} nimitettiin", body_fi=f"**{NAME}** ja AINO  AALTO\njatkavat.", slug_fi="nimitys"
    )
    a_draft(news, title_fi="Nimitys", body_fi="Jatkaa.")
    return go_out(news)


def test_every_revision_loses_the_name_and_keeps_the_rest() -> None:
    news = a_story_that_named_her()

    counts = taken_out(news)

    old = snapshot_of(Revision.objects.of(news).get(number=1))
    assert old.columns["title_fi"] == f"{REMOVED} nimitettiin"
    assert old.columns["body_fi"] == f"**{REMOVED}** ja {REMOVED}\njatkavat."
    assert counts["revision"] == 1
    assert NAME not in str(Revision.objects.of(news).values_list("data", flat=True))


def test_a_redacted_revision_can_be_shown_and_restored() -> None:
    news = a_story_that_named_her()
    taken_out(news)

    with staged(news, snapshot_of(Revision.objects.of(news).get(number=1))) as draft:
        shown = (draft.record.title_fi, draft.left_out)

    assert shown == (f"{REMOVED} nimitettiin", [])


def test_parts_notes_reasons_comments_and_kept_edits_lose_it_too() -> None:
    news, user = a_news_item(), a_member("publisher")
    quote = Quote.objects.create(news_item=news, speaker=NAME, text_fi="Hyvä.")
    first = a_draft(news, (("quotes", str(quote.pk)), None))
    news = go_out(news)
    Revision.objects.filter(pk=first.pk).update(
        note=f"Soita: {NAME}", alone_reason=NAME, gate_reason=NAME, failure=NAME, change_notes={"fi": f"{NAME} lähti."}
    )
    link = PreviewLink.objects.create(**about(news), revision=first, whom=NAME, made_by=user)
    PreviewComment.objects.create(**about(news), revision=first, link=link, name=NAME, text=f"T. {NAME}", language="fi")
    KeptEdit.objects.create(**about(news), user=user, data=first.follows.data, note=NAME)
    GateException.objects.create(**about(news), reason=NAME)
    NewsItem.objects.filter(pk=news.pk).update(change_notes=[{"at": "2026-01-01", "fi": f"{NAME} lähti."}])

    counts = taken_out(news)

    assert counts == {
        "revision": 2,
        "what was typed beside a colleague’s save": 1,
        "comment on a shared preview": 1,
        "shared preview": 1,
        "exception to the gate": 1,
        "what readers are told of changes": 1,
    }
    assert NewsItem.objects.get().change_notes == [{"at": "2026-01-01", "fi": f"{REMOVED} lähti."}]
    assert places(subject_of(news), pattern_of(NAME)) == []


def test_the_audit_and_the_older_log_lose_it_and_say_that_it_was_removed() -> None:
    contact, user = a_contact(name=NAME), a_member("administrator", name="hallinto")
    note(user, Deed.CHANGED, contact, fields=[f"Sitaatti “{NAME}”: teksti"], reason=f"{NAME} lähti")
    message = '[{"changed": {"name": "x", "object": "Aino Aalto", "fields": ["Nimi"]}}]'
    log = LogEntry.objects.create(**about(contact), user=user, object_repr=NAME, action_flag=CHANGE)
    LogEntry.objects.filter(pk=log.pk).update(change_message=message)
    Contact.objects.filter(pk=contact.pk).update(name="Vaihde")

    taken_out(contact, user=user)

    redaction, entry = AuditEntry.objects.of(contact).order_by("-pk")
    assert (entry.name, entry.fields, entry.reason) == (REMOVED, [f"Sitaatti “{REMOVED}”: teksti"], f"{REMOVED} lähti")
    assert (redaction.deed, redaction.user_name, redaction.name) == ("redacted", "hallinto", "Vaihde")
    assert "Aino" not in str([redaction.reason, redaction.fields])
    log.refresh_from_db()
    assert (log.object_repr, REMOVED in log.change_message, NAME in log.change_message) == (REMOVED, True, False)


def test_other_records_are_not_touched() -> None:
    news, other = a_story_that_named_her(), a_story_of_another()

    taken_out(news)

    assert NAME in str(Revision.objects.of(other).get(number=1).data)


def a_story_of_another() -> Any:
    news = a_news_item(title_fi=f"{NAME} palkittiin")
    a_draft(news, title_fi="Palkinto")
    return go_out(news)


def test_it_is_refused_while_the_page_or_a_draft_says_it() -> None:
    on_site = a_news_item(title_fi=NAME)
    a_draft(on_site, title_fi="Nimitys")
    in_draft = a_news_item(title_fi="Nimitys")
    a_draft(in_draft, title_fi=NAME)

    for news, where in ((on_site, "On the record’s row"), (in_draft, "In the draft, revision 2")):
        with pytest.raises(StillThereError) as refused:
            taken_out(news)
        assert [(one.where, one.label) for one in refused.value.standing] == [(where, "Title (Finnish)")]
    assert REMOVED not in str(list(Revision.objects.values_list("data", flat=True)))
    assert AuditEntry.objects.filter(deed=Deed.REDACTED).exists() is False


def test_a_number_is_found_in_any_spelling_and_nothing_stands_in_its_place() -> None:
    contact = a_contact(name="Vaihde", phone="+358401699392", email="vaihde@example.fi")
    a_draft(contact, phone="", matters_fi="Puh. 040-169 9392, ei 0401699392345.")
    contact = go_out(contact)
    a_draft(contact, matters_fi="Vaihde")
    contact = go_out(contact)

    taken_out(contact, "040 169 9392")

    first, second = (snapshot_of(Revision.objects.of(contact).get(number=number)) for number in (1, 2))
    assert first.columns["phone"] == ""
    assert second.columns["matters_fi"] == f"Puh. {REMOVED}, ei 0401699392345."
    with staged(contact, first) as draft:
        assert draft.record.phone == ""


def test_an_address_that_could_not_hold_the_mark_is_emptied_and_an_email_address_marked() -> None:
    news = a_news_item(slug_fi="nimitys", slug_sv="aino-aalto")
    a_draft(news, slug_sv="utnamning")
    contact = a_contact(name="Vaihde", phone="", email="aino.aalto@example.fi")
    a_draft(contact, email="vaihde@example.fi")
    news, contact = go_out(news), go_out(contact)

    taken_out(news, "aino-aalto")
    taken_out(contact, "aino.aalto@example.fi")

    of_news, of_contact = (snapshot_of(Revision.objects.of(one).get(number=1)) for one in (news, contact))
    assert (of_news.columns["slug_sv"], of_contact.columns["email"]) == (None, REMOVED)
    for record, old in ((news, of_news), (contact, of_contact)):
        with staged(record, old) as draft:
            assert draft.left_out == []


@pytest.mark.parametrize("text", ["news", "2024", "2024-05"])
def test_choices_and_dates_are_no_texts(text: str) -> None:
    news = a_news_item(title_fi="Otsikko", slug_fi="otsikko", kind="news", dateline="2024-05")
    a_draft(news, title_fi="Toinen")

    counts = taken_out(news, text)

    assert counts == {}


def test_what_an_old_revision_calls_otherwise_or_what_is_gone_loses_it_too() -> None:
    RenamedColumn.objects.create(model="news.newsitem", old="headline_fi", new="title_fi")
    news = a_news_item()
    old = a_draft(news, title_fi="Toinen")
    data = old.data
    data["columns"]["headline_fi"] = f"{NAME} nimitettiin"
    del data["columns"]["title_fi"]
    data["columns"]["gone"] = {"who": [NAME]}
    data["parts"]["gone_parts"] = [{"key": "1", "columns": {"text": NAME}, "relations": {}, "parts": {}}]
    Revision.objects.filter(pk=old.pk).update(data=data, state=Revision.State.SUPERSEDED)

    taken_out(news)

    kept = Revision.objects.get(pk=old.pk)
    assert NAME not in str(kept.data)
    assert snapshot_of(kept).columns["title_fi"] == f"{REMOVED} nimitettiin"


def test_whoever_keeps_texts_elsewhere_is_told_once() -> None:
    told: list[Any] = []

    def listener(**said: Any) -> None:
        told.append((said["sender"], said["record"], said["pattern"].sub(said["mark"], NAME)))

    news = a_story_that_named_her()
    redacted.connect(listener)
    try:
        taken_out(news)
        taken_out(news)
    finally:
        redacted.disconnect(listener)

    assert told == [(NewsItem, news, REMOVED)]


@pytest.mark.parametrize("text", ["", "  ", "ab", " a b ", "rem", "REMOVED", "[removed]"])
def test_what_is_short_or_the_mark_itself_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        pattern_of(text)


@pytest.mark.parametrize(
    ("text", "in_text", "left"),
    [
        ("Åke Öhman", "ÅKE\u00a0ÖHMAN", "-"),
        ("Åke", "A\u030ake", "-"),
        ("a.b@x.fi", "aXb@x.fi", "aXb@x.fi"),
        ("+358 40 169 9392", "0401699392 / +358 (0)40 169 9392 / 00358401699392", "- / - / -"),
        ("Aalto", "Aallon Aaltoa", "Aallon -a"),
        ("2024-2025", "2024-2025", "-"),
    ],
)
def test_a_text_is_found_however_it_is_written(text: str, in_text: str, left: str) -> None:
    assert pattern_of(text).sub("-", in_text) == left


def test_what_waits_and_does_not_say_it_still_goes_out() -> None:
    news = a_story_that_named_her()
    waiting = a_draft(news, title_sv="Utnämning")

    taken_out(news)

    assert newest(news).pk == waiting.pk
    assert go_out(news).title_sv == "Utnämning"
