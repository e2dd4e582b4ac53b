"""What is scheduled goes out at its time, each on its own, and nothing fails without saying so."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.news.models import NewsItem
from portal.publishing.drafts import discard, newest, present
from portal.publishing.due import publish_due
from portal.publishing.publication import publish, schedule
from portal.publishing.revision import Revision, RevisionState
from tests.builders import a_news_item
from tests.publishing.editors import a_draft, an_editor, fresh

pytestmark = pytest.mark.django_db


def tomorrow():
    return timezone.now() + timedelta(days=1)


def after_tomorrow():
    return timezone.now() + timedelta(days=2)


def test_it_goes_out_when_its_time_has_come_and_not_before() -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    schedule(a_draft(news, title_fi="Uusi"), an_editor("julkaisija"), tomorrow())

    early = publish_due()
    before = fresh(news).title_fi
    late = publish_due(after_tomorrow())

    assert (early, before) == (([], []), "Vanha")
    assert fresh(news).title_fi == "Uusi"
    assert [revision.decided_by for revision in late.published] == [an_editor("julkaisija")]


def test_a_time_that_has_passed_is_refused() -> None:
    draft = a_draft(a_news_item(), title_fi="Uusi")

    with pytest.raises(ValidationError, match="This time has passed"):
        schedule(draft, an_editor(), timezone.now())


def test_of_some_languages_only_those_go_out_and_the_rest_is_a_draft_again() -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    schedule(a_draft(news, title_fi="Uusi", title_sv="Ny"), an_editor(), tomorrow(), ["sv"])

    publish_due(after_tomorrow())

    assert (fresh(news).title_fi, fresh(news).title_sv) == ("Vanha", "Ny")
    assert (present(news).columns["title_fi"], newest(news).state) == ("Uusi", RevisionState.DRAFT)


def test_three_failures_of_twelve_hold_nobody_back_and_are_kept_on_their_revisions() -> None:
    taken = a_news_item(slug_fi="varattu")
    items = [a_news_item() for _number in range(12)]
    for number, item in enumerate(items):
        slug = "varattu" if number < 3 else f"uusi-{number}"
        schedule(a_draft(item, slug_fi=slug), an_editor(), tomorrow())

    outcome = publish_due(after_tomorrow())
    again = publish_due(after_tomorrow())

    sentence = "Another page of this kind already has this address."
    assert (len(outcome.published), [failure.sentence for failure in outcome.failed]) == (9, [sentence] * 3)
    assert set(Revision.objects.exclude(failure="").values_list("state", "failure")) == {("scheduled", sentence)}
    assert again == ([], [])
    assert NewsItem.objects.filter(slug_fi="varattu").get() == taken


def test_scheduled_anew_it_is_tried_again() -> None:
    taken, news = a_news_item(slug_fi="varattu"), a_news_item()
    draft = schedule(a_draft(news, slug_fi="varattu"), an_editor(), tomorrow())
    publish_due(after_tomorrow())
    NewsItem.objects.filter(pk=taken.pk).update(slug_fi="muu")

    schedule(draft, an_editor(), tomorrow())

    assert len(publish_due(after_tomorrow()).published) == 1


def test_a_record_that_has_been_deleted_fails_in_words() -> None:
    news = a_news_item()
    schedule(a_draft(news, title_fi="Uusi"), an_editor(), tomorrow())
    news.delete()

    outcome = publish_due(after_tomorrow())

    assert [failure.sentence for failure in outcome.failed] == ["The record has been deleted."]


def test_a_draft_begun_after_scheduling_goes_on_when_the_scheduled_one_is_out() -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    schedule(a_draft(news, title_fi="Uusi"), an_editor(), tomorrow())
    a_draft(news, title_fi="Uudempi", title_sv="Ny")

    publish_due(after_tomorrow())
    went_out = fresh(news).title_fi
    publish(Revision.objects.open().get(), an_editor())

    assert (went_out, fresh(news).title_fi, fresh(news).title_sv) == ("Uusi", "Uudempi", "Ny")


def test_a_later_draft_that_is_published_whole_takes_the_scheduled_one_along() -> None:
    news = a_news_item()
    schedule(a_draft(news, title_fi="Uusi"), an_editor(), tomorrow())
    publish(a_draft(news, title_fi="Uudempi"), an_editor())

    outcome = publish_due(after_tomorrow())

    assert (outcome, fresh(news).title_fi) == (([], []), "Uudempi")


def test_a_later_draft_that_is_published_in_one_language_leaves_the_others_scheduled() -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    schedule(a_draft(news, title_fi="Uusi", title_sv="Ny"), an_editor(), tomorrow())
    publish(a_draft(news, title_sv="Nyare"), an_editor(), ["sv"])

    outcome = publish_due(after_tomorrow())

    assert len(outcome.published) == 1
    assert (fresh(news).title_fi, fresh(news).title_sv) == ("Uusi", "Nyare")
    assert not Revision.objects.waiting().exists()


def test_two_that_are_scheduled_one_after_the_other_go_out_in_turn() -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    schedule(a_draft(news, title_fi="Uusi"), an_editor(), tomorrow(), ["fi"])
    schedule(a_draft(news, title_fi="Uudempi"), an_editor(), tomorrow() + timedelta(hours=1))

    outcome = publish_due(after_tomorrow())

    assert (len(outcome.published), outcome.failed, fresh(news).title_fi) == (2, [], "Uudempi")


def test_what_is_discarded_does_not_go_out() -> None:
    news = a_news_item(title_fi="Vanha")
    discard(schedule(a_draft(news, title_fi="Uusi"), an_editor(), tomorrow()), an_editor())

    assert (publish_due(after_tomorrow()), fresh(news).title_fi) == (([], []), "Vanha")
