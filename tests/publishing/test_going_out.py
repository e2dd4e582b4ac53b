"""What goes out passes the gate and a second pair of eyes, tells readers what has changed, and is told to the audit."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from portal.publishing import workflow
from portal.publishing.drafts import newest, present
from portal.publishing.gate import GateClosedError
from portal.publishing.merging import Conflict, Side
from portal.publishing.models import AuditEntry, GateException, State
from portal.publishing.policy import Action, may
from portal.publishing.revision import Revision, RevisionState
from portal.publishing.signals import published
from portal.publishing.workflow import Terms
from tests.builders import a_member, a_news_item, an_organisation
from tests.publishing.editors import a_draft, an_editor, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher() -> Any:
    return a_member("publisher")


def tomorrow():
    return timezone.now() + timedelta(days=1)


def change_the_row(record: Any, **columns: Any) -> None:
    """By other means than a draft."""
    type(record).objects.filter(pk=record.pk).update(**columns)


def own_draft(user: Any, record: Any, **columns: Any) -> Revision:
    draft = a_draft(record, **columns)
    Revision.objects.filter(pk=draft.pk).update(user=user)
    return Revision.objects.get(pk=draft.pk)


def test_a_colleagues_draft_goes_out_and_the_audit_says_what_changed(publisher: Any) -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")

    gone_out = workflow.publish(publisher, a_draft(news, title_fi="Uusi"), Terms())

    [entry] = AuditEntry.objects.of(news)
    assert (fresh(news).title_fi, gone_out.revision.state) == ("Uusi", RevisionState.PUBLISHED)
    assert (entry.deed, entry.user, entry.name, entry.fields) == ("published", publisher, "Uusi", ["Otsikko (suomi)"])


def test_who_listens_hears_of_the_record_as_it_is_now(publisher: Any) -> None:
    heard = []
    news = a_news_item(title_fi="Vanha", state=State.DRAFT)
    published.connect(lambda record, **_more: heard.append((record.title_fi, record.state)), weak=False, dispatch_uid=1)

    workflow.publish(publisher, a_draft(news, title_fi="Uusi", title_sv="Ny"), Terms())

    published.disconnect(dispatch_uid=1)
    assert heard == [("Uusi", State.PUBLISHED)]


@pytest.mark.parametrize("role", ["editor", "translator"])
def test_who_is_no_publisher_publishes_and_schedules_nothing(role: str) -> None:
    organisation = an_organisation()
    member = a_member(role, organisation=organisation, languages=["fi"])
    news = a_news_item(owner=organisation)
    draft = a_draft(news, title_fi="Uusi")

    for decide in (workflow.publish, workflow.schedule):
        with pytest.raises(PermissionDenied):
            decide(member, draft, Terms(at=tomorrow()))
    with pytest.raises(PermissionDenied):
        workflow.settle(member, draft, {})
    assert newest(news) == draft


def test_ones_own_last_change_needs_a_reason_which_is_kept(publisher: Any) -> None:
    news = a_news_item()
    draft = own_draft(publisher, news, title_fi="Uusi")

    with pytest.raises(ValidationError) as refused:
        workflow.publish(publisher, draft, Terms(alone_reason="  "))
    gone_out = workflow.publish(publisher, draft, Terms(alone_reason=" Kirjoitusvirhe. "))

    assert list(refused.value.message_dict) == ["alone_reason"]
    assert gone_out.revision.alone_reason == "Kirjoitusvirhe."
    assert AuditEntry.objects.of(news).get().reason == "Kirjoitusvirhe."


def test_a_reason_that_nobody_needed_is_not_kept(publisher: Any) -> None:
    draft = a_draft(a_news_item(), title_fi="Uusi")

    assert workflow.publish(publisher, draft, Terms(alone_reason="Turha.")).revision.alone_reason == ""


def test_the_gate_refuses_and_nothing_is_done_or_kept(publisher: Any) -> None:
    news = a_news_item()
    draft = a_draft(news, summary_fi="Lyhyesti.")

    with pytest.raises(GateClosedError):
        workflow.publish(publisher, draft, Terms(change_notes={"fi": "Uusi.", "sv": "Ny."}))

    assert (fresh(news).summary_fi, newest(news).change_notes) == (None, {})
    assert not AuditEntry.objects.of(news).exists()


def test_an_exception_to_the_gate_is_kept_when_it_goes_out(publisher: Any) -> None:
    news = a_news_item()
    draft = a_draft(news, summary_fi="Lyhyesti.")

    workflow.publish(publisher, draft, Terms(gate_reason="Käännös on tilattu."))

    exception = GateException.objects.of(news).get()
    assert (exception.missing, exception.reason, exception.made_by) == (
        ["summary_sv"],
        "Käännös on tilattu.",
        publisher,
    )


def test_a_pending_finnish_draft_does_not_hold_back_a_swedish_correction(publisher: Any) -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    draft = a_draft(news, title_sv="Rättad", summary_fi="Kesken")

    workflow.publish(publisher, draft, Terms(languages=["sv"]))

    assert (fresh(news).title_sv, fresh(news).summary_fi) == ("Rättad", None)
    assert (present(news).columns["summary_fi"], newest(news).state) == ("Kesken", RevisionState.DRAFT)
    assert AuditEntry.objects.of(news).get().languages == ["sv"]


def test_a_language_of_which_nothing_changes_does_not_go_out(publisher: Any) -> None:
    news = a_news_item()
    draft = a_draft(news, title_fi="Uusi")

    for decide in (workflow.publish, workflow.schedule):
        with pytest.raises(ValidationError, match="changes no text of what you have chosen"):
            decide(publisher, draft, Terms(languages=["sv"], at=tomorrow()))

    assert newest(news) == draft


def test_no_language_at_all_is_refused(publisher: Any) -> None:
    draft = a_draft(a_news_item(), title_fi="Uusi")

    with pytest.raises(ValidationError) as refused:
        workflow.publish(publisher, draft, Terms(languages=[]))

    assert list(refused.value.message_dict) == ["languages"]


def test_what_readers_are_told_stands_on_the_row_without_what_is_empty(publisher: Any) -> None:
    news = a_news_item()
    draft = a_draft(news, title_fi="Uusi")

    workflow.publish(publisher, draft, Terms(change_notes={"fi": "Otsikko.", "sv": "Rubrik.", "en": " "}))

    [told] = fresh(news).change_notes
    assert {code: told[code] for code in told if code != "at"} == {"fi": "Otsikko.", "sv": "Rubrik."}


@pytest.mark.parametrize("notes", [{"fi": "Otsikko."}, {"en": "Title."}])
def test_readers_are_told_in_finnish_and_swedish_or_not_at_all(publisher: Any, notes: dict[str, str]) -> None:
    draft = a_draft(a_news_item(), title_fi="Uusi", title_sv="Ny")

    with pytest.raises(ValidationError) as refused:
        workflow.publish(publisher, draft, Terms(change_notes=notes))

    assert set(refused.value.message_dict) == {"change_note_fi", "change_note_sv"} - {
        f"change_note_{next(iter(notes))}"
    }


def test_of_one_language_that_goes_out_alone_only_its_readers_are_told(publisher: Any) -> None:
    news = a_news_item()
    draft = a_draft(news, title_fi="Uusi", title_sv="Ny")

    workflow.publish(publisher, draft, Terms(languages=["sv"], change_notes={"fi": "Otsikko.", "sv": "Rubrik."}))

    [told] = fresh(news).change_notes
    assert (told["sv"], "fi" in told, newest(news).change_notes) == ("Rubrik.", False, {"fi": "Otsikko."})


def test_a_clash_with_the_row_is_settled_by_who_publishes_and_is_then_her_own_change(publisher: Any) -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    draft = a_draft(news, title_fi="Luonnos", title_sv="Utkast")
    change_the_row(news, title_fi="Toinen", title_sv="Annan")

    with pytest.raises(Conflict):
        workflow.publish(publisher, draft, Terms())
    settled = workflow.settle(publisher, draft, {"title_fi": Side.MINE, "title_sv": Side.THEIRS})
    with pytest.raises(ValidationError):
        workflow.publish(publisher, settled, Terms())
    workflow.publish(publisher, settled, Terms(alone_reason="Valittu yhdessä."))

    assert (fresh(news).title_fi, fresh(news).title_sv) == ("Luonnos", "Annan")
    assert [entry.deed for entry in AuditEntry.objects.of(news).order_by("pk")] == ["saved", "published"]


def test_where_nothing_is_left_of_the_draft_nothing_is_told(publisher: Any) -> None:
    news = a_news_item(title_fi="Vanha")
    draft = a_draft(news, title_fi="Luonnos")
    change_the_row(news, title_fi="Toinen")

    left = workflow.settle(publisher, draft, {"title_fi": Side.THEIRS})

    assert (left.state, AuditEntry.objects.of(news).exists()) == (RevisionState.PUBLISHED, False)


def test_a_rehearsal_tells_what_would_be_left_out_and_changes_nothing(publisher: Any) -> None:
    news = a_news_item(title_fi="Vanha")
    draft = a_draft(news, title_fi="Uusi", image="4711")

    left_out = workflow.rehearse(news, present(news))

    assert (left_out, fresh(news).title_fi) == (["Image: what was chosen has been deleted since."], "Vanha")
    assert newest(news) == draft
    assert draft.user == an_editor()


def test_publishing_with_rights_gate_audit_desk_and_index_stays_within_eighty_queries(
    publisher: Any, django_assert_max_num_queries: Any
) -> None:
    news = a_news_item()
    quotes = [news.quotes.create(speaker="Aino", text_fi=f"{number}.", text_sv="Ett.") for number in range(10)]
    draft = a_draft(news, *[(("quotes", str(quote.pk), "text_sv"), "Ny.") for quote in quotes], title_fi="Uusi")
    assert may(publisher, Action.PUBLISH, news)  # a request has asked before

    with django_assert_max_num_queries(80):  # 50 of its own, the others of the desk and of the index in three languages
        workflow.publish(publisher, draft, Terms())

    assert news.quotes.filter(text_sv="Ny.").count() == 10
