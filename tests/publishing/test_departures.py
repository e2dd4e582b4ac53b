"""A draft departs from the row as it was: what the row has got since is kept, and nothing goes out twice."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from portal.news.models import NewsItem, Quote
from portal.publishing.drafts import newest, present
from portal.publishing.merging import Conflict, Side
from portal.publishing.publication import publish
from portal.publishing.rebasing import settle
from portal.publishing.revision import Revision, RevisionState
from portal.publishing.snapshots import snapshot, snapshot_of
from tests.builders import a_news_item
from tests.publishing.editors import a_draft, an_editor, fresh

pytestmark = pytest.mark.django_db


def states(record: Any) -> list[str]:
    return list(Revision.objects.of(record).order_by("number").values_list("state", flat=True))


def test_what_other_means_have_changed_in_the_row_since_is_kept() -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    draft = a_draft(news, title_fi="Uusi")
    NewsItem.objects.update(title_sv="Ändrad")

    publish(draft, an_editor())

    assert (fresh(news).title_fi, fresh(news).title_sv) == ("Uusi", "Ändrad")


def test_what_other_means_have_changed_in_the_same_column_is_a_choice() -> None:
    news = a_news_item(title_fi="Vanha")
    draft = a_draft(news, title_fi="Uusi")
    NewsItem.objects.update(title_fi="Muu")

    with pytest.raises(Conflict) as refused:
        publish(draft, an_editor())

    assert [(clash.mine, clash.theirs) for clash in refused.value.clashes] == [("Uusi", "Muu")]
    assert fresh(news).title_fi == "Muu"


@pytest.mark.parametrize(("side", "title"), [(Side.MINE, "Uusi"), (Side.THEIRS, "Muu")])
def test_a_clash_with_the_row_can_be_settled_either_way_and_then_goes_out(side: Side, title: str) -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    draft = a_draft(news, title_fi="Uusi", title_sv="Ny")
    NewsItem.objects.update(title_fi="Muu")

    settled = settle(draft, {"title_fi": side}, an_editor())
    publish(settled, an_editor())

    assert (fresh(news).title_fi, fresh(news).title_sv) == (title, "Ny")


def test_a_draft_of_which_nothing_is_left_is_settled_by_being_superseded() -> None:
    news = a_news_item(title_fi="Vanha")
    draft = a_draft(news, title_fi="Uusi")
    NewsItem.objects.update(title_fi="Muu")

    settle(draft, {"title_fi": Side.THEIRS}, an_editor())

    assert states(news) == ["superseded", "superseded", "published"]


def test_the_row_may_change_again_after_a_draft_has_taken_its_change_along() -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    a_draft(news, title_fi="Uusi")
    NewsItem.objects.update(title_sv="Ändrad")
    draft = a_draft(news, summary_fi="Tiivis")
    NewsItem.objects.update(title_sv="Ändrad igen")

    publish(draft, an_editor())

    assert (fresh(news).title_fi, fresh(news).title_sv) == ("Uusi", "Ändrad igen")


def test_a_draft_that_has_been_saved_anew_is_not_published_unseen() -> None:
    news = a_news_item()
    seen = a_draft(news, title_fi="Uusi")
    a_draft(news, title_fi="Uudempi")

    with pytest.raises(ValidationError, match="Look at it again"):
        publish(seen, an_editor())


def test_of_some_languages_only_their_texts_go_out_and_the_rest_stays_a_draft() -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal", dateline="2025")
    quote = Quote.objects.create(news_item=news, speaker="Aino", text_fi="Hyvä.", text_sv="Bra.")
    place = ("quotes", str(quote.pk))
    draft = a_draft(
        news,
        ((*place, "text_fi"), "Uusi."),
        ((*place, "text_sv"), "Ny."),
        *((("title_fi",), "Uusi"), (("title_sv",), "Ny"), (("dateline",), "2026")),
    )
    wanted = snapshot_of(draft)

    published = publish(draft, an_editor(), ["sv"])

    row = snapshot(news)
    assert [row.columns[name] for name in ("title_fi", "title_sv", "dateline")] == ["Vanha", "Ny", "2025"]
    assert [row.at((*place, f"text_{code}")) for code in ("fi", "sv")] == ["Hyvä.", "Ny."]
    assert set(fresh(news).changed) == {"sv"}
    assert present(news) == wanted
    assert (newest(news).state, newest(news).base, published.revision.languages) == (
        RevisionState.DRAFT,
        published.revision,
        ["sv"],
    )


def test_the_rest_can_be_changed_in_the_same_language_again_and_goes_out_without_a_clash() -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    publish(a_draft(news, title_fi="Uusi", title_sv="Ny"), an_editor(), ["sv"])

    publish(a_draft(news, title_sv="Nyare"), an_editor())

    assert (fresh(news).title_fi, fresh(news).title_sv) == ("Uusi", "Nyare")
    assert not newest(news).is_waiting


def test_when_all_languages_with_changes_go_out_no_draft_is_left() -> None:
    news = a_news_item()

    publish(a_draft(news, title_sv="Ny"), an_editor(), ["fi", "sv"])

    assert states(news) == ["superseded", "published"]


def test_a_second_publication_begins_from_the_first() -> None:
    news = a_news_item(title_fi="Vanha")
    publish(a_draft(news, title_fi="Uusi"), an_editor())

    publish(a_draft(news, title_fi="Uudempi"), an_editor())

    assert fresh(news).title_fi == "Uudempi"
    assert states(news) == ["superseded", "superseded", "published"]
