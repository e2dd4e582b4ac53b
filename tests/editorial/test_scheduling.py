"""A time is chosen by Finnish clocks; what is coming, and what did not go out, stands in one list."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.editorial.decisions.moments import FinnishMoment, said, strikes_twice
from portal.editorial.records import form_of, page_of
from portal.publishing.drafts import newest
from portal.publishing.due import publish_due
from portal.publishing.models import State
from portal.publishing.revision import Revision, RevisionState
from tests.builders import a_lead_project, a_member, a_news_item, an_organisation
from tests.editorial.deciding import decide, words
from tests.editorial.deciding import said as messages
from tests.publishing.editors import a_draft, fresh

pytestmark = pytest.mark.django_db

NEXT_YEAR = timezone.now().year + 1


@pytest.fixture
def publisher() -> Any:
    return a_member("publisher")


@pytest.fixture
def desk(publisher: Any, signed_in: Callable[[Any], Client]) -> Client:
    return signed_in(publisher)


def moment(text: str) -> Any:
    return FinnishMoment(required=False).clean(text)


def on_schedule(record: Any, at: str, failure: str = "", **columns: Any) -> Revision:
    draft = a_draft(record, **columns)
    Revision.objects.filter(pk=draft.pk).update(state=RevisionState.SCHEDULED, publish_at=at, failure=failure)
    return Revision.objects.get(pk=draft.pk)


def test_a_time_is_read_by_finnish_clocks_in_winter_and_in_summer() -> None:
    assert moment("2027-02-05T08:00") == datetime(2027, 2, 5, 6, 0, tzinfo=UTC)
    assert moment("2027-07-05T08:00") == datetime(2027, 7, 5, 5, 0, tzinfo=UTC)
    assert moment("") is None


@pytest.mark.parametrize("text", ["2027-03-28T03:00", "2027-03-28T03:59"])
def test_a_time_that_the_clocks_skip_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValidationError, match=r"There is no 3.* on that day: the clocks are put forward\."):
        moment(text)


def test_of_a_time_that_the_clocks_show_twice_it_is_the_first() -> None:
    twice = moment("2027-10-31T03:30")

    assert twice == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert [strikes_twice(twice), strikes_twice(twice + timedelta(hours=2))] == [True, False]


@pytest.mark.parametrize(
    "text", ["tomorrow", "2027-02-30T08:00", "2027-02-05T08:00Z", "2027-02-05T08:00+02:00", "0001-01-01T00:00", "08:00"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="Give a day and a time"):
        moment(text)


def test_a_moment_is_said_and_shown_by_finnish_clocks() -> None:
    summer = datetime(2027, 7, 5, 5, 0, tzinfo=UTC)

    assert (said(summer), FinnishMoment().prepare_value(summer)) == ("5 Jul 2027 08:00", "2027-07-05T08:00")


def test_a_draft_is_scheduled_and_goes_out_at_its_time(desk: Client, publisher: Any) -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    a_draft(news, title_fi="Uusi")

    page = desk.get(page_of(news, "publish"))
    answer = decide(desk, news, "publish", _schedule="1", publish_at=f"{NEXT_YEAR}-02-05T08:00")
    scheduled = newest(news)
    publish_due(datetime(NEXT_YEAR, 2, 5, 6, 0, tzinfo=UTC))

    assert "Finnish time (Europe/Helsinki)" in words(page)
    assert messages(answer) == [f"“Vanha” goes out on 5 Feb {NEXT_YEAR} 08:00, Finnish time (Europe/Helsinki)."]
    assert (scheduled.state, scheduled.decided_by) == (RevisionState.SCHEDULED, publisher)
    assert fresh(news).title_fi == "Uusi"


def test_a_time_that_strikes_twice_is_explained(desk: Client) -> None:
    news = a_news_item(title_fi="Yksi", title_sv="Ett")
    a_draft(news, title_fi="Uusi")

    answer = decide(desk, news, "publish", _schedule="1", publish_at="2032-10-31T03:30")

    assert messages(answer)[0].endswith("it goes out at the first, in summer time.")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"_schedule": "1"}, "Say when it shall go out."),
        ({"_schedule": "1", "publish_at": "2020-01-01T08:00"}, "This time has passed."),
        ({"_schedule": "1", "publish_at": "2027-03-28T03:30"}, "There is no 3:30 a.m. on that day"),
        ({"_publish": "1", "publish_at": "2090-01-01T08:00"}, "You have chosen a time. Schedule it, or empty"),
    ],
)
def test_a_time_that_cannot_be_meant_is_refused_beside_the_field_and_kept(
    desk: Client, given: dict[str, str], sentence: str
) -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    draft = a_draft(news, title_fi="Uusi")

    answer = decide(desk, news, "publish", **given)

    [error] = answer.context["form"].errors["publish_at"]
    assert error.startswith(sentence)
    assert answer.context["form"]["publish_at"].value() == given.get("publish_at")
    assert (fresh(news).title_fi, newest(news), newest(news).state) == ("Vanha", draft, RevisionState.DRAFT)


def test_what_is_scheduled_can_be_given_another_time_or_go_out_now(desk: Client) -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    on_schedule(news, "2090-01-01T06:00Z", title_fi="Uusi")

    page = desk.get(page_of(news, "publish"))
    decide(desk, news, "publish", _schedule="1", publish_at="2091-01-01T08:00")
    moved = newest(news).publish_at
    decide(desk, news, "publish", _publish="1", publish_at="")

    assert page.context["form"]["publish_at"].value() == "2090-01-01T08:00"
    assert "Scheduled for 1 Jan 2090 08:00, Finnish time." in words(page)
    assert (moved, fresh(news).title_fi) == (datetime(2091, 1, 1, 6, 0, tzinfo=UTC), "Uusi")


def test_a_schedule_is_stopped_and_the_draft_waits(desk: Client) -> None:
    news = a_news_item()
    scheduled = on_schedule(news, "2090-01-01T06:00Z", title_fi="Uusi")

    page = desk.get(page_of(news, "unschedule"))
    answer = decide(desk, news, "unschedule")

    assert "Scheduled for 1 Jan 2090 08:00, Finnish time." in words(page)
    assert (answer["Location"], newest(news), newest(news).state) == (form_of(news), scheduled, RevisionState.SUBMITTED)


def test_of_two_that_are_scheduled_the_one_that_the_address_names_is_decided_about(desk: Client) -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    first = on_schedule(news, "2090-01-01T06:00Z", title_fi="Uusi")
    second = on_schedule(news, "2091-01-01T06:00Z", title_fi="Uudempi")

    page = desk.get(f"{page_of(news, 'publish')}?revision={first.number}")
    desk.post(f"{page_of(news, 'unschedule')}?revision={first.number}")

    assert page.context["revision"] == first
    assert list(Revision.objects.scheduled()) == [second]


def coming(client: Client) -> Any:
    return client.get(reverse("editorial:coming"))


def test_what_is_coming_stands_by_time_and_what_failed_stands_first(desk: Client) -> None:
    later, sooner, failed = a_news_item(), a_lead_project(), a_news_item()
    on_schedule(later, "2091-01-01T06:00Z", title_en="Later")
    on_schedule(sooner, "2090-07-01T06:00Z", title_en="Sooner")
    tried = on_schedule(failed, "2020-01-01T06:00Z", failure="The address is taken.", title_fi="Epäonnistunut")

    page = coming(desk)

    assert [one.revision for one in page.context["failed"]] == [tried]
    assert [(one.kind, one.time) for one in page.context["coming"]] == [
        ("Lead project", "1 Jul 2090 09:00"),
        ("News item", "1 Jan 2091 08:00"),
    ]
    assert "Did not go out: The address is taken." in words(page)
    assert f'href="{page_of(failed, "publish")}?revision={tried.number}"' in page.content.decode()
    assert "All times are Finnish time (Europe/Helsinki)." in words(page)


def test_a_record_that_nobody_has_seen_is_called_what_its_draft_calls_it(desk: Client) -> None:
    on_schedule(a_news_item(state=State.DRAFT, title_fi="Nimetön"), "2090-01-01T06:00Z", title_fi="Nimi")

    assert [one.name for one in coming(desk).context["coming"]] == ["Nimi"]


def test_an_editor_finds_what_her_organisation_keeps_and_can_stop_nothing(signed_in: Any) -> None:
    organisation = an_organisation()
    own, other = a_news_item(owner=organisation), a_news_item(owner=an_organisation())
    on_schedule(own, "2090-01-01T06:00Z", title_fi="Uusi")
    on_schedule(other, "2090-01-01T06:00Z", title_fi="Salainen")

    page = coming(signed_in(a_member("editor", organisation=organisation)))

    assert [(one.name, one.publish_url, one.stop_url) for one in page.context["coming"]] == [("Uusi", "", "")]
    assert "Salainen" not in page.content.decode()


def test_a_record_that_has_been_deleted_is_not_listed_and_who_has_no_role_sees_nothing(
    desk: Client, signed_in: Any
) -> None:
    gone, there = a_news_item(), a_news_item()
    on_schedule(gone, "2090-01-01T06:00Z", title_fi="Poissa")
    on_schedule(there, "2090-01-01T06:00Z", title_fi="Tallella")
    gone.delete()

    assert [one.name for one in coming(desk).context["coming"]] == ["Tallella"]
    assert coming(signed_in(a_member())).context["coming"] == []
    assert coming(Client()).status_code == 302


@pytest.mark.parametrize("count", [1, 6])
def test_the_list_costs_the_same_queries_however_much_is_coming(
    desk: Client, django_assert_max_num_queries: Any, count: int
) -> None:
    for _number in range(count):
        on_schedule(a_news_item(), "2090-01-01T06:00Z", title_fi="Uusi")
    coming(desk)

    with django_assert_max_num_queries(8):
        page = coming(desk)

    assert len(page.context["coming"]) == count
