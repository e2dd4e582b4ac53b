"""What leaves the site says why, comes back as it was, and changes hands; what nobody has seen can be deleted."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from ecosystems.models import LeadProject
from portal.news.models import NewsItem
from portal.publishing import standing, workflow
from portal.publishing.drafts import newest
from portal.publishing.due import publish_due
from portal.publishing.gate import GateClosedError
from portal.publishing.models import AuditEntry, GateException, State
from portal.publishing.revision import Revision, RevisionState
from portal.publishing.workflow import Terms
from tests.builders import (
    a_contact,
    a_lead_project,
    a_member,
    a_news_item,
    a_theme,
    an_agreement,
    an_organisation,
    an_urban_area,
)
from tests.publishing.editors import a_draft, fresh

pytestmark = pytest.mark.django_db

NOTICE = {"fi": "Vanhentunut.", "sv": "Föråldrad.", "en": " "}


@pytest.fixture
def publisher() -> Any:
    return a_member("publisher")


def deeds(record: Any) -> list[str]:
    return list(AuditEntry.objects.of(record).order_by("pk").values_list("deed", flat=True))


def test_a_withdrawn_page_stays_at_its_address_with_its_notice(publisher: Any) -> None:
    news = a_news_item()

    standing.withdraw(publisher, news, NOTICE)

    assert (fresh(news).state, fresh(news).ending["notice"]) == (
        State.WITHDRAWN,
        {"fi": "Vanhentunut.", "sv": "Föråldrad."},
    )
    assert not NewsItem.objects.public().exists()
    assert list(NewsItem.objects.reachable()) == [news]
    assert AuditEntry.objects.of(news).get().reason == "Vanhentunut."


def test_a_page_that_is_taken_off_is_nowhere(publisher: Any) -> None:
    news = a_news_item()

    standing.unpublish(publisher, news, NOTICE)

    assert (fresh(news).state, list(NewsItem.objects.reachable())) == (State.UNPUBLISHED, [])


def test_what_was_withdrawn_can_be_taken_off_later(publisher: Any) -> None:
    news = a_news_item()
    standing.withdraw(publisher, news, NOTICE)

    standing.unpublish(publisher, news, NOTICE)

    assert deeds(news) == ["withdrawn", "unpublished"]


@pytest.mark.parametrize("leave", [standing.withdraw, standing.unpublish])
@pytest.mark.parametrize("notice", [{}, {"fi": "Vanhentunut.", "sv": " "}])
def test_visitors_are_told_why_in_finnish_and_swedish(publisher: Any, leave: Any, notice: dict[str, str]) -> None:
    news = a_news_item()

    with pytest.raises(ValidationError) as refused:
        leave(publisher, news, notice)

    assert set(refused.value.message_dict) == {"notice_fi", "notice_sv"} - {
        f"notice_{code}" for code in notice if code == "fi"
    }
    assert fresh(news).state == State.PUBLISHED


def test_what_has_no_page_needs_no_notice(publisher: Any) -> None:
    contact = a_contact()

    standing.unpublish(publisher, contact, {})

    assert fresh(contact).state == State.UNPUBLISHED


def test_an_address_to_go_to_takes_the_place_of_a_notice(publisher: Any) -> None:
    news, successor = a_news_item(), a_news_item()

    standing.unpublish(publisher, news, {}, successor.address("fi"))

    assert fresh(news).ending["address"] == successor.address("fi")


@pytest.mark.parametrize(
    "address",
    ["https://example.fi/", "//example.fi/fi/", "/\\example.fi", "fi/", "/admin/", "/de/", "/fi/ei-ole/", "/fi/\n/"],
)
def test_an_address_that_is_no_page_of_this_site_is_refused(publisher: Any, address: str) -> None:
    news = a_news_item()

    with pytest.raises(ValidationError) as refused:
        standing.unpublish(publisher, news, NOTICE, address)

    assert (list(refused.value.message_dict), fresh(news).state) == (["address"], State.PUBLISHED)


def test_an_address_leads_neither_to_itself_nor_to_what_visitors_do_not_see(publisher: Any) -> None:
    news, draft, gone = a_news_item(), a_news_item(state=State.DRAFT), a_news_item()
    standing.unpublish(publisher, gone, {}, news.address("fi"))

    for other in (news, draft, gone):
        with pytest.raises(ValidationError, match="address"):
            standing.unpublish(publisher, news, NOTICE, other.address("sv"))


@pytest.mark.parametrize("address", ["/fi/", "/sv/aktuellt/", "/en/?q=1"])
def test_an_address_may_be_any_page_that_visitors_see(publisher: Any, address: str) -> None:
    news = a_news_item()

    standing.unpublish(publisher, news, {}, address)

    assert fresh(news).ending["address"] == address


def test_what_is_scheduled_does_not_bring_back_what_was_taken_off(publisher: Any) -> None:
    news = a_news_item()
    tomorrow = timezone.now() + timedelta(days=1)
    workflow.schedule(publisher, a_draft(news, title_fi="Uusi", title_sv="Ny"), Terms(at=tomorrow))
    workflow.schedule(publisher, a_draft(news, title_fi="Uudempi"), Terms(at=tomorrow + timedelta(hours=1)))

    standing.withdraw(publisher, news, NOTICE)
    outcome = publish_due(tomorrow + timedelta(days=1))

    assert (outcome, fresh(news).state) == (([], []), State.WITHDRAWN)
    assert (newest(news).state, newest(news).data["columns"]["title_fi"]) == (RevisionState.SUBMITTED, "Uudempi")
    assert not Revision.objects.scheduled().exists()


def test_what_is_put_back_is_as_it_was(publisher: Any) -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    a_draft(news, title_fi="Luonnos")
    standing.withdraw(publisher, news, NOTICE)

    standing.put_back(publisher, news)

    assert (fresh(news).state, fresh(news).ending, fresh(news).title_fi) == (State.PUBLISHED, {}, "Vanha")
    assert newest(news).state == RevisionState.DRAFT


def test_the_gate_stands_before_what_is_put_back_too(publisher: Any) -> None:
    news = a_news_item(summary_fi="Lyhyesti.")
    standing.unpublish(publisher, news, NOTICE)

    with pytest.raises(GateClosedError):
        standing.put_back(publisher, news)
    standing.put_back(publisher, news, " Tilattu. ")

    assert (fresh(news).state, GateException.objects.get().reason) == (State.PUBLISHED, "Tilattu.")


def test_what_somebody_else_has_decided_meanwhile_is_refused_in_words(publisher: Any) -> None:
    news = a_news_item()
    stale = fresh(news)
    standing.withdraw(publisher, news, NOTICE)

    with pytest.raises(ValidationError, match="Somebody else has decided"):
        standing.withdraw(publisher, stale, NOTICE)
    standing.put_back(publisher, news)
    with pytest.raises(ValidationError, match="Somebody else has decided"):
        standing.put_back(publisher, stale)


@pytest.mark.parametrize("role", ["editor", "translator"])
def test_who_is_no_publisher_takes_nothing_off_and_hands_nothing_over(role: str) -> None:
    organisation = an_organisation()
    member, news = a_member(role, organisation=organisation, languages=["fi"]), a_news_item(owner=organisation)

    for decide in (
        lambda: standing.withdraw(member, news, {}),
        lambda: standing.unpublish(member, news, {}),
        lambda: standing.put_back(member, news),
        lambda: standing.hand_over(member, news, None),
        lambda: standing.delete(member, news),
    ):
        with pytest.raises(PermissionDenied):
            decide()
    assert (fresh(news).state, fresh(news).owner) == (State.PUBLISHED, organisation)


def test_another_organisation_keeps_a_record_from_now_on(publisher: Any) -> None:
    espoo, vantaa = an_organisation(name_fi="Espoo"), an_organisation(name_fi="Vantaa")
    news = a_news_item(owner=espoo)

    standing.hand_over(publisher, news, vantaa)

    assert (fresh(news).owner, AuditEntry.objects.of(news).get().reason) == (vantaa, "Espoo → Vantaa")


def test_who_keeps_it_already_is_refused(publisher: Any) -> None:
    news = a_news_item()

    with pytest.raises(ValidationError) as refused:
        standing.hand_over(publisher, news, None)

    assert list(refused.value.message_dict) == ["organisation"]


def test_an_editor_deletes_what_nobody_has_seen_with_its_revisions_and_the_audit_keeps_its_name() -> None:
    organisation = an_organisation()
    editor = a_member("editor", organisation=organisation)
    news = a_news_item(state=State.DRAFT, owner=organisation, title_fi="Turha")
    a_draft(news, title_sv="Onödig")
    pk = news.pk

    standing.delete(editor, news)

    assert not NewsItem.objects.exists()
    assert not Revision.objects.exists()
    [entry] = AuditEntry.objects.all()
    assert (entry.deed, entry.name, entry.object_id) == ("deleted", "Turha", str(pk))


@pytest.mark.parametrize("state", [State.PUBLISHED, State.WITHDRAWN, State.UNPUBLISHED])
def test_what_visitors_have_seen_is_deleted_by_nobody(state: str) -> None:
    news = a_news_item(state=state, published_at="2026-01-01T00:00Z")

    with pytest.raises(PermissionDenied):
        standing.delete(a_member("administrator"), news)

    assert NewsItem.objects.count() == 1


def test_what_something_else_uses_stays_with_all_that_belongs_to_it(publisher: Any) -> None:
    agreement = an_agreement(state=State.DRAFT)
    a_lead_project(an_urban_area(), theme=a_theme(agreement=agreement))
    a_draft(agreement, title_fi="Uusi")

    with pytest.raises(ValidationError, match="something else still uses it"):
        standing.delete(publisher, agreement)

    assert Revision.objects.of(agreement).count() == 2
    assert (LeadProject.objects.count(), AuditEntry.objects.count()) == (1, 0)
