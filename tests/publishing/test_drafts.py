"""Drafts stand beside the row: saved, merged, superseded, discarded and restored, and never lost."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from portal.news.models import NewsItem, Quote
from portal.publishing.drafts import discard, present, save_draft, submit
from portal.publishing.merging import Conflict
from portal.publishing.restoring import restore, restore_field
from portal.publishing.revision import Revision, RevisionState
from portal.publishing.snapshots import snapshot, snapshot_of
from tests.builders import a_contact, a_news_item, a_strategy
from tests.publishing.editors import a_draft, an_editor, changed, fresh

pytestmark = pytest.mark.django_db


def states(record: Any) -> list[tuple[int, str]]:
    return list(Revision.objects.of(record).order_by("number").values_list("number", "state"))


def test_a_draft_leaves_the_row_alone_and_history_begins_with_the_row() -> None:
    news = a_news_item(title_fi="Vanha")

    draft = a_draft(news, title_fi="Uusi")

    assert fresh(news).title_fi == "Vanha"
    assert states(news) == [(1, "published"), (2, "draft")]
    assert (draft.user, draft.follows, draft.base) == (an_editor(), draft.base, Revision.objects.get(number=1))
    assert present(news).columns["title_fi"] == "Uusi"


def test_the_next_save_supersedes_the_draft_and_keeps_it() -> None:
    news = a_news_item()
    first = a_draft(news, title_fi="Yksi")

    a_draft(news, title_fi="Kaksi")

    assert states(news) == [(1, "published"), (2, "superseded"), (3, "draft")]
    first.refresh_from_db()
    assert snapshot_of(first).columns["title_fi"] == "Yksi"


def test_a_save_that_changes_nothing_makes_no_revision() -> None:
    news = a_news_item()
    draft = a_draft(news, title_fi="Uusi")

    assert a_draft(news) == draft
    assert len(states(news)) == 2


def test_the_database_allows_one_open_draft_of_a_record() -> None:
    draft = a_draft(a_news_item(), title_fi="Uusi")
    draft.pk, draft.number, draft.state = None, 9, RevisionState.SUBMITTED

    with pytest.raises(IntegrityError), transaction.atomic():
        draft.save(force_insert=True)


def test_saves_in_two_languages_from_one_form_both_hold() -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    opened = snapshot(news)
    save_draft(news, changed(opened, title_fi="Uusi"), an_editor("aino"), None)

    save_draft(news, changed(opened, title_sv="Ny"), an_editor("eero"), None)

    assert present(news) == changed(opened, title_fi="Uusi", title_sv="Ny")


def test_a_stale_save_of_the_same_column_is_refused_and_says_what_is_newest() -> None:
    news = a_news_item(title_fi="Vanha")
    opened = snapshot(news)
    theirs = save_draft(news, changed(opened, title_fi="Sinun"), an_editor("aino"), None)

    with pytest.raises(Conflict) as refused:
        save_draft(news, changed(opened, title_fi="Minun"), an_editor("eero"), None)

    assert refused.value.newest == theirs
    assert [(clash.mine, clash.theirs) for clash in refused.value.clashes] == [("Minun", "Sinun")]
    assert present(news).columns["title_fi"] == "Sinun"


def test_two_saves_that_are_right_apart_and_wrong_together_are_refused() -> None:
    contact = a_contact(phone="+358401699392", email="a@example.fi")
    opened = snapshot(contact)
    save_draft(contact, changed(opened, phone=""), an_editor("aino"), None)

    with pytest.raises(ValidationError, match="Give a phone number or an e-mail address"):
        save_draft(contact, changed(opened, email=""), an_editor("eero"), None)


def test_a_change_of_the_row_by_other_means_becomes_a_revision_and_is_not_undone() -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    a_draft(news, title_fi="Uusi")
    NewsItem.objects.update(title_sv="Ändrad")

    a_draft(news, summary_fi="Tiivis")

    assert [state for _number, state in states(news)] == [
        "superseded",
        "superseded",
        "published",
        "superseded",
        "draft",
    ]
    assert present(news).columns["title_sv"] == "Ändrad"


def test_a_submitted_draft_stays_submitted_when_it_is_saved_again() -> None:
    news = a_news_item()
    submit(a_draft(news, title_fi="Uusi"))

    assert a_draft(news, title_fi="Uudempi").state == RevisionState.SUBMITTED


def test_a_discarded_draft_is_kept_and_the_next_begins_at_the_row() -> None:
    news = a_news_item(title_fi="Vanha")
    draft = a_draft(news, title_fi="Uusi")

    discard(draft, an_editor())

    assert states(news) == [(1, "published"), (2, "discarded")]
    assert present(news).columns["title_fi"] == "Vanha"
    assert draft.decided_by == an_editor()


def test_what_was_typed_while_a_draft_was_discarded_is_saved_and_what_was_discarded_is_not() -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    draft = a_draft(news, title_fi="Uusi")
    typed = changed(present(news), title_sv="Ny")
    discard(draft, an_editor())

    save_draft(news, typed, an_editor(), draft)

    assert (present(news).columns["title_fi"], present(news).columns["title_sv"]) == ("Vanha", "Ny")


def test_a_draft_that_somebody_has_saved_anew_cannot_be_discarded() -> None:
    news = a_news_item()
    seen = a_draft(news, title_fi="Uusi")
    a_draft(news, title_fi="Uudempi")

    with pytest.raises(ValidationError, match="by somebody else"):
        discard(seen, an_editor())


def test_a_revision_of_another_record_is_no_base() -> None:
    other, news = a_draft(a_strategy(), title_fi="Muu"), a_news_item()

    with pytest.raises(ValueError, match="not a revision of"):
        save_draft(news, snapshot(news), an_editor(), other)


def test_an_old_revision_is_restored_as_a_draft_with_parts_that_have_gone_since() -> None:
    news = a_news_item(title_fi="Vanha")
    quote = Quote.objects.create(news_item=news, speaker="Aino", text_fi="Hyvä.")
    old = snapshot(news)
    a_draft(news, (("quotes", str(quote.pk)), None), title_fi="Uusi")

    draft = restore(news, Revision.objects.get(number=1), an_editor(), "Back to what was decided.")

    assert (present(news), draft.number, draft.note) == (old, 3, "Back to what was decided.")


def test_one_field_in_one_language_is_restored_alone() -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    quote = Quote.objects.create(news_item=news, speaker="Aino", text_fi="Hyvä.")
    text = ("quotes", str(quote.pk), "text_fi")
    a_draft(news, (text, "Huono."), title_fi="Uusi", title_sv="Ny")
    first = Revision.objects.get(number=1)

    restore_field(news, first, ("title_sv",), an_editor())
    restore_field(news, first, text, an_editor())

    now = present(news)
    assert (now.columns["title_fi"], now.columns["title_sv"], now.at(text)) == ("Uusi", "Gammal", "Hyvä.")


def test_a_field_of_a_part_that_has_gone_is_restored_with_the_part() -> None:
    news = a_news_item()
    quote = Quote.objects.create(news_item=news, speaker="Aino", text_fi="Hyvä.")
    a_draft(news, (("quotes", str(quote.pk)), None))
    first = Revision.objects.get(number=1)

    with pytest.raises(ValidationError, match="restore the whole part"):
        restore_field(news, first, ("quotes", str(quote.pk), "text_fi"), an_editor())
    restore_field(news, first, ("quotes", str(quote.pk)), an_editor())

    assert present(news) == snapshot(news)
