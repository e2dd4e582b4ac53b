"""Drafts are saved, submitted, taken back and discarded by who may, and the audit says so."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from portal.publishing import workflow
from portal.publishing.drafts import newest, present
from portal.publishing.models import AuditEntry, State
from portal.publishing.revision import Revision, RevisionState
from portal.publishing.signals import revision_made
from portal.publishing.snapshots import snapshot
from tests.builders import a_member, a_news_item, an_organisation
from tests.publishing.editors import a_draft, an_editor, changed

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher() -> Any:
    return a_member("publisher")


def told(record: Any) -> list[tuple[str, str]]:
    """What the audit says of a record, the oldest first."""
    return list(AuditEntry.objects.of(record).order_by("pk").values_list("deed", "user_name"))


def states(record: Any) -> list[str]:
    return list(Revision.objects.of(record).order_by("number").values_list("state", flat=True))


def save(user: Any, record: Any, **columns: Any) -> Revision:
    return workflow.save(user, record, changed(present(record), **columns), newest(record))


def test_a_save_is_told_with_the_fields_that_it_changed(publisher: Any) -> None:
    news = a_news_item()

    save(publisher, news, title_fi="Uusi", summary_sv="Kort.")

    [entry] = AuditEntry.objects.of(news)
    assert (entry.deed, entry.user, entry.revision) == ("saved", publisher, 2)
    assert entry.fields == ["Otsikko (suomi)", "Ingressi (ruotsi)"]


def test_a_save_that_changes_nothing_is_not_told(publisher: Any) -> None:
    news = a_news_item()
    draft = save(publisher, news, title_fi="Uusi")

    again = save(publisher, news)

    assert (again, len(told(news))) == (draft, 1)


def test_who_listens_hears_of_a_draft(publisher: Any) -> None:
    heard = []
    news = a_news_item()
    revision_made.connect(
        lambda record, revision, **_more: heard.append((record, revision)), weak=False, dispatch_uid=1
    )

    draft = save(publisher, news, title_fi="Uusi")

    revision_made.disconnect(dispatch_uid=1)
    assert heard == [(news, draft)]


def test_a_translator_saves_texts_of_her_languages_alone() -> None:
    translator, news = a_member("translator", languages=["sv"]), a_news_item()

    save(translator, news, title_sv="Ny")

    for forbidden in ({"title_fi": "Uusi"}, {"kind": "press_release"}, {"slug_sv": "ny"}):
        with pytest.raises(PermissionDenied):
            save(translator, news, **forbidden)
    assert (present(news).columns["title_sv"], present(news).columns["kind"]) == ("Ny", "news")


def test_what_was_changed_beside_the_draft_is_not_held_against_a_translator() -> None:
    translator, news = a_member("translator", languages=["sv"]), a_news_item()
    a_draft(news, title_fi="Uusi")
    type(news).objects.filter(pk=news.pk).update(kind="press_release")

    save(translator, news, title_sv="Ny")

    assert (present(news).columns["title_sv"], present(news).columns["kind"]) == ("Ny", "press_release")


def test_an_editor_of_another_organisation_saves_and_begins_nothing() -> None:
    editor, news = a_member("editor", organisation=an_organisation()), a_news_item(owner=an_organisation())

    with pytest.raises(PermissionDenied):
        save(editor, news, title_fi="Kaapattu")
    with pytest.raises(PermissionDenied):
        save(editor, news)
    with pytest.raises(PermissionDenied):
        workflow.begin(editor, news)
    assert states(news) == []


def test_a_record_that_has_just_been_made_waits_as_a_draft(publisher: Any) -> None:
    news = a_news_item(state=State.DRAFT)

    draft = workflow.begin(publisher, news)

    assert (newest(news), states(news), told(news)) == (draft, ["published", "draft"], [("added", publisher.username)])


def test_what_waits_already_is_begun_no_second_time(publisher: Any) -> None:
    news = a_news_item(state=State.DRAFT)
    waiting = a_draft(news, title_fi="Uusi")

    assert workflow.begin(publisher, news) == waiting
    assert told(news) == []


def test_a_draft_is_submitted_and_taken_back() -> None:
    organisation = an_organisation()
    editor, news = a_member("editor", organisation=organisation), a_news_item(owner=organisation)
    draft = save(editor, news, title_fi="Uusi")

    workflow.submit(editor, draft)
    submitted = states(news)
    workflow.take_back(editor, draft)

    assert (submitted, states(news)) == (["published", "submitted"], ["published", "draft"])
    assert [deed for deed, _name in told(news)] == ["saved", "submitted", "taken_back"]
    assert Revision.objects.get(pk=draft.pk).decided_by is None


def test_what_was_submitted_stays_so_when_a_publisher_mends_it(publisher: Any) -> None:
    news = a_news_item()
    draft = save(publisher, news, title_fi="Uusi")
    workflow.submit(publisher, draft)

    save(publisher, news, title_fi="Uudempi")

    assert newest(news).state == RevisionState.SUBMITTED


def test_a_discarded_draft_stays_in_the_history_and_says_who_discarded_it(publisher: Any) -> None:
    news = a_news_item(title_fi="Vanha")
    draft = a_draft(news, title_fi="Uusi")

    workflow.discard(publisher, draft)

    assert (states(news), present(news).columns["title_fi"]) == (["published", "discarded"], "Vanha")
    assert (draft.decided_by, told(news)) == (publisher, [("discarded", publisher.username)])


@pytest.mark.parametrize("decide", [workflow.submit, workflow.discard, workflow.take_back, workflow.unschedule])
def test_what_somebody_else_has_decided_meanwhile_is_refused_in_words(publisher: Any, decide: Any) -> None:
    news = a_news_item()
    draft = a_draft(news, title_fi="Uusi")
    a_draft(news, title_fi="Uudempi")

    with pytest.raises(ValidationError, match="by somebody else"):
        decide(publisher, draft)

    assert (states(news), told(news)) == (["published", "superseded", "draft"], [])


@pytest.mark.parametrize("decide", [workflow.discard, workflow.unschedule])
def test_a_translator_discards_and_unschedules_nothing(decide: Any) -> None:
    news = a_news_item()
    draft = a_draft(news, title_fi="Uusi")

    with pytest.raises(PermissionDenied):
        decide(a_member("translator", languages=["sv"]), draft)

    assert states(news) == ["published", "draft"]


def test_a_draft_of_a_record_that_is_gone_is_refused_in_words(publisher: Any) -> None:
    news = a_news_item()
    draft = a_draft(news, title_fi="Uusi")
    news.delete()

    with pytest.raises(ValidationError, match="has been deleted"):
        workflow.submit(publisher, draft)


def test_an_old_revision_comes_back_as_a_draft_and_once_only(publisher: Any) -> None:
    news = a_news_item(title_fi="Vanha")
    first = a_draft(news, title_fi="Uusi")
    a_draft(news, title_fi="Uudempi")

    restored = workflow.restore(publisher, news, first)
    again = workflow.restore(publisher, news, first)

    assert (present(news).columns["title_fi"], restored.user, again) == ("Uusi", publisher, restored)
    assert told(news) == [("restored", publisher.username)]


def test_one_field_in_one_language_comes_back_alone(publisher: Any) -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    a_draft(news, title_fi="Uusi", title_sv="Ny")
    first = Revision.objects.of(news).get(number=1)

    workflow.restore(publisher, news, first, ("title_sv",))

    columns = present(news).columns
    assert (columns["title_fi"], columns["title_sv"]) == ("Uusi", "Gammal")


def test_a_translator_restores_nothing() -> None:
    news = a_news_item()
    draft = a_draft(news, title_fi="Uusi")

    with pytest.raises(PermissionDenied):
        workflow.restore(a_member("translator", languages=["fi"]), news, draft)


def test_a_form_that_was_opened_at_an_older_draft_showed_that_draft() -> None:
    news = a_news_item(title_fi="Vanha")
    first = a_draft(news, title_fi="Uusi")
    a_draft(news, title_fi="Uudempi")

    assert workflow.opened_at(news, first).columns["title_fi"] == "Uusi"
    assert workflow.opened_at(news, newest(news)) == present(news)
    assert workflow.opened_at(a_news_item(), None).columns["title_fi"] != "Uusi"
    assert snapshot(news).columns["title_fi"] == "Vanha"
    assert an_editor() == newest(news).user
