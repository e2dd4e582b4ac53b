"""Two people may work on one record: what they change apart is joined, what they change alike is a choice."""

from typing import Any

import pytest

from portal.news.models import Quote
from portal.publishing.merging import Clash, Conflict, Side, merge, resolve
from portal.publishing.snapshots import Snapshot, snapshot
from tests.builders import a_contact, a_news_item
from tests.publishing.editors import changed

pytestmark = pytest.mark.django_db


@pytest.fixture
def base() -> Snapshot:
    news = a_news_item(title_fi="Uutinen", title_sv="Nyhet", summary_fi="Lyhyesti")
    Quote.objects.create(news_item=news, speaker="Aino", text_fi="Hyvä.", text_sv="Bra.")
    return snapshot(news)


def quote_path(base: Snapshot, *column: str) -> tuple[str, ...]:
    return "quotes", base.parts["quotes"][0].key, *column


def a_quote(key: str, **columns: Any) -> Snapshot:
    return Snapshot(Quote, key, {"speaker": "Eero", **columns})


def test_a_finnish_and_a_swedish_edit_of_one_text_are_both_kept(base: Snapshot) -> None:
    merged = merge(base, changed(base, title_fi="Uusi"), changed(base, title_sv="Ny"))

    assert merged == changed(base, title_fi="Uusi", title_sv="Ny")


def test_the_languages_of_one_part_are_apart_too(base: Snapshot) -> None:
    mine = changed(base, (quote_path(base, "text_fi"), "Erinomaista."))
    theirs = changed(base, (quote_path(base, "text_sv"), "Utmärkt."))

    merged = merge(base, mine, theirs)

    assert merged.at(quote_path(base, "text_fi")) == "Erinomaista."
    assert merged.at(quote_path(base, "text_sv")) == "Utmärkt."


def test_the_same_change_by_both_is_no_clash(base: Snapshot) -> None:
    both = changed(base, title_fi="Uusi")

    assert merge(base, both, both) == both


def test_one_column_changed_by_both_is_refused_with_both_texts(base: Snapshot) -> None:
    with pytest.raises(Conflict) as refused:
        merge(base, changed(base, title_fi="Minun"), changed(base, title_fi="Sinun", title_sv="Din"))

    assert refused.value.clashes == [Clash("title_fi", "Title (Finnish)", "Uutinen", "Minun", "Sinun")]
    assert str(refused.value) == "Somebody else has changed the same: Title (Finnish)."


def test_choices_decide_what_clashes_and_keep_what_does_not(base: Snapshot) -> None:
    mine = changed(base, title_fi="Minun", summary_fi="Minun tiivistelmäni", body_fi="Minun")
    theirs = changed(base, title_fi="Sinun", summary_fi="Sinun tiivistelmäsi", title_sv="Din")
    with pytest.raises(Conflict) as refused:
        merge(base, mine, theirs)

    merged = resolve(refused.value, {"title_fi": Side.MINE, "summary_fi": Side.THEIRS})

    wanted = changed(base, title_fi="Minun", summary_fi="Sinun tiivistelmäsi", title_sv="Din", body_fi="Minun")
    assert merged == wanted


def test_a_clash_that_nobody_has_decided_is_refused_again(base: Snapshot) -> None:
    mine, theirs = (changed(base, title_fi=text, summary_fi=text) for text in ("Minun", "Sinun"))
    with pytest.raises(Conflict) as refused:
        merge(base, mine, theirs)

    with pytest.raises(Conflict) as again:
        resolve(refused.value, {"title_fi": Side.MINE})

    assert [clash.path for clash in again.value.clashes] == ["summary_fi"]


def test_choices_of_a_relation_are_added_and_taken_away_one_by_one(base: Snapshot) -> None:
    one, two, three = (str(a_contact().pk) for _number in range(3))
    base = changed(base, (("contacts",), [one, two]))
    mine, theirs = changed(base, (("contacts",), [two, three])), changed(base, (("contacts",), [one]))

    assert merge(base, mine, theirs).relations["contacts"] == [three]


def test_parts_that_both_add_are_both_there(base: Snapshot) -> None:
    mine = changed(base, (("quotes", "a"), a_quote("a")))
    theirs = changed(base, (("quotes", "b"), a_quote("b")))

    keys = {quote.key for quote in merge(base, mine, theirs).parts["quotes"]}

    assert keys == {"a", "b", base.parts["quotes"][0].key}


def test_a_part_that_one_takes_away_is_gone_if_the_other_left_it_alone(base: Snapshot) -> None:
    without = changed(base, (quote_path(base), None))

    assert merge(base, without, base).parts["quotes"] == []
    assert merge(base, base, without).parts["quotes"] == []
    assert merge(base, without, without).parts["quotes"] == []


@pytest.mark.parametrize("side", list(Side))
def test_a_part_that_one_takes_away_and_the_other_changes_is_a_choice(base: Snapshot, side: Side) -> None:
    mine = changed(base, (quote_path(base), None))
    theirs = changed(base, (quote_path(base, "text_sv"), "Utmärkt."))
    with pytest.raises(Conflict) as refused:
        merge(base, mine, theirs)
    (clash,) = refused.value.clashes

    merged = resolve(refused.value, {clash.path: side})

    assert (clash.label, clash.mine) == ("Quote “Hyvä.”", "")
    assert "Utmärkt." in clash.theirs
    assert merged == (mine if side == Side.MINE else theirs)


def test_a_clash_in_a_part_names_the_part_and_the_column(base: Snapshot) -> None:
    mine, theirs = (changed(base, (quote_path(base, "text_fi"), text)) for text in ("Minun.", "Sinun."))

    with pytest.raises(Conflict) as refused:
        merge(base, mine, theirs)

    assert [clash.label for clash in refused.value.clashes] == ["Quote “Hyvä.”: Text (Finnish)"]


def test_a_column_that_one_side_is_too_old_to_know_is_taken_from_the_other(base: Snapshot) -> None:
    old = Snapshot(base.model, base.key, {k: v for k, v in base.columns.items() if k != "summary_fi"})

    merged = merge(old, changed(old, title_sv="Ny"), changed(base, title_fi="Uusi"))

    assert merged == changed(base, title_fi="Uusi", title_sv="Ny")
