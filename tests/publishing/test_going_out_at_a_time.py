"""What goes out at a time is refused when it is scheduled, needs its reasons, and can be stopped."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.publishing import workflow
from portal.publishing.drafts import newest
from portal.publishing.due import publish_due
from portal.publishing.gate import GateClosedError
from portal.publishing.models import AuditEntry, GateException
from portal.publishing.revision import Revision, RevisionState
from portal.publishing.workflow import Terms
from tests.builders import a_member, a_news_item
from tests.publishing.editors import a_draft, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher() -> Any:
    return a_member("publisher")


def tomorrow():
    return timezone.now() + timedelta(days=1)


def after_tomorrow():
    return timezone.now() + timedelta(days=2)


def test_an_invalid_record_is_refused_when_it_is_scheduled_and_not_when_nobody_looks(publisher: Any) -> None:
    a_news_item(slug_fi="varattu")
    news = a_news_item()
    draft = a_draft(news, slug_fi="varattu")

    with pytest.raises(ValidationError) as refused:
        workflow.schedule(publisher, draft, Terms(at=tomorrow()))

    assert list(refused.value.message_dict) == ["slug_fi"]
    assert (newest(news).state, fresh(news).slug_fi == "varattu") == (RevisionState.DRAFT, False)


def test_a_time_is_needed_and_has_to_come(publisher: Any) -> None:
    draft = a_draft(a_news_item(), title_fi="Uusi")

    for moment in (None, timezone.now() - timedelta(minutes=1)):
        with pytest.raises(ValidationError) as refused:
            workflow.schedule(publisher, draft, Terms(at=moment))
        assert list(refused.value.message_dict) == ["publish_at"]


def test_an_excuse_counts_when_it_goes_out_and_not_while_it_is_scheduled(publisher: Any) -> None:
    news = a_news_item()
    draft = a_draft(news, summary_fi="Lyhyesti.")

    workflow.schedule(publisher, draft, Terms(at=tomorrow(), gate_reason="Tilattu."))
    early = GateException.objects.exists()
    outcome = publish_due(after_tomorrow())

    assert (early, len(outcome.published), GateException.objects.get().reason) == (False, 1, "Tilattu.")
    assert [entry.deed for entry in AuditEntry.objects.of(news).order_by("pk")] == ["scheduled", "published"]


def test_what_was_excused_for_a_schedule_that_was_stopped_needs_a_reason_anew(publisher: Any) -> None:
    news = a_news_item()
    scheduled = workflow.schedule(
        publisher, a_draft(news, summary_fi="Lyhyesti."), Terms(at=tomorrow(), gate_reason="Tilattu.")
    )
    workflow.unschedule(publisher, scheduled)

    with pytest.raises(GateClosedError):
        workflow.publish(a_member("publisher"), scheduled, Terms())


def test_a_stopped_schedule_waits_to_be_published(publisher: Any) -> None:
    news = a_news_item()
    scheduled = workflow.schedule(publisher, a_draft(news, title_fi="Uusi"), Terms(at=tomorrow()))

    workflow.unschedule(publisher, scheduled)

    assert (newest(news).state, newest(news).publish_at) == (RevisionState.SUBMITTED, None)
    assert publish_due(after_tomorrow()) == ([], [])


@pytest.mark.parametrize("is_later_scheduled", [True, False])
def test_a_stopped_schedule_with_a_later_draft_is_held_by_that_one(publisher: Any, is_later_scheduled: bool) -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    first = workflow.schedule(publisher, a_draft(news, title_fi="Uusi"), Terms(at=tomorrow()))
    later = a_draft(news, title_sv="Ny")
    if is_later_scheduled:
        workflow.schedule(publisher, later, Terms(at=tomorrow() + timedelta(hours=1)))

    workflow.unschedule(publisher, first)
    workflow.publish(publisher, Revision.objects.of(news).waiting().get(), Terms())

    assert (fresh(news).title_fi, fresh(news).title_sv) == ("Uusi", "Ny")
    assert not Revision.objects.waiting().exists()
