"""Finnish and Swedish go out together; a text that is missing needs a reason, which stands until it is there."""

import pytest

from portal.publishing.gate import GateClosedError, missing, only_warned_of, pass_gate, unexcused
from portal.publishing.models import GateException
from portal.publishing.snapshots import snapshot
from tests.builders import a_contact, a_news_item, a_spearhead, a_strategy
from tests.publishing.editors import an_editor, changed

pytestmark = pytest.mark.django_db


def paths(found):
    return ["/".join(one.path) for one in found]


def exceptions(record):
    return list(GateException.objects.of(record).open().values_list("missing", "reason"))


def test_a_text_that_stands_in_one_language_is_missed_in_the_other() -> None:
    news = a_news_item(summary_fi="Lyhyesti.", body_sv="Brödtext.")

    assert paths(missing(snapshot(news))) == ["summary_sv", "body_fi"]
    assert [one.label for one in missing(snapshot(news))] == ["Lead (Swedish)", "Body text (Finnish)"]


def test_a_text_that_stands_in_no_language_is_not_missed_but_a_name_is() -> None:
    news = a_news_item(title_fi="", title_sv=" ", title_en="")

    assert paths(missing(snapshot(news))) == ["title_fi", "title_sv"]


def test_an_address_and_an_abbreviation_may_be_left_out() -> None:
    project = a_news_item(title_fi="Yksi", title_sv="Ett", slug_fi="yksi")

    assert missing(snapshot(project)) == []


def test_what_has_no_translated_name_needs_none() -> None:
    assert missing(snapshot(a_contact(title_fi="Johtaja", title_sv="Direktör"))) == []


def test_parts_are_looked_into_and_named() -> None:
    strategy = a_strategy()
    section = strategy.sections.create(heading_fi="Kiertotalous")

    [found] = missing(snapshot(strategy))

    assert (found.path, found.language) == (("sections", str(section.pk), "heading_sv"), "sv")
    assert found.label == "Section “Kiertotalous”: Key words (Swedish)"


def test_english_is_only_warned_of() -> None:
    news = a_news_item(title_fi="Yksi", title_sv="Ett", summary_fi="Lyhyesti.", summary_sv="Kort.")

    assert missing(snapshot(news)) == []
    assert paths(only_warned_of(snapshot(news))) == ["title_en", "summary_en"]


def test_the_gate_says_what_is_missing_and_keeps_nothing() -> None:
    news = a_news_item(summary_fi="Lyhyesti.")

    with pytest.raises(GateClosedError, match=r"Empty as yet: Lead \(Swedish\)\.") as closed:
        pass_gate(news, snapshot(news), an_editor(), "")

    assert (paths(closed.value.missing), exceptions(news)) == (["summary_sv"], [])


def test_a_reason_opens_it_and_is_kept_with_what_was_missing_and_by_whom() -> None:
    news = a_news_item(summary_fi="Lyhyesti.")

    pass_gate(news, snapshot(news), an_editor(), "Käännös on tilattu.")

    assert exceptions(news) == [(["summary_sv"], "Käännös on tilattu.")]
    assert GateException.objects.get().made_by == an_editor()


def test_what_is_excused_needs_no_second_reason() -> None:
    news = a_news_item(summary_fi="Lyhyesti.")
    pass_gate(news, snapshot(news), an_editor(), "Tilattu.")

    pass_gate(news, snapshot(news), an_editor("eero"), "")

    assert (unexcused(news, snapshot(news)), len(exceptions(news))) == ([], 1)


def test_what_is_missing_besides_needs_a_reason_of_its_own() -> None:
    news = a_news_item(summary_fi="Lyhyesti.")
    pass_gate(news, snapshot(news), an_editor(), "Tilattu.")
    wanted = changed(snapshot(news), body_fi="Teksti.")

    with pytest.raises(GateClosedError) as closed:
        pass_gate(news, wanted, an_editor(), "")
    pass_gate(news, wanted, an_editor(), "Tulee pian.")

    assert paths(closed.value.missing) == ["body_sv"]
    assert exceptions(news) == [(["body_sv"], "Tulee pian."), (["summary_sv"], "Tilattu.")]


def test_what_has_been_filled_in_is_settled_and_needs_a_reason_when_it_is_emptied_again() -> None:
    news = a_news_item(summary_fi="Lyhyesti.", body_fi="Teksti.")
    empty = snapshot(news)
    pass_gate(news, empty, an_editor(), "Tilattu.")

    pass_gate(news, changed(empty, summary_sv="Kort."), an_editor(), "")
    still = exceptions(news)
    with pytest.raises(GateClosedError) as closed:
        pass_gate(news, empty, an_editor(), "")

    assert (still, paths(closed.value.missing)) == ([(["body_sv"], "Tilattu.")], ["summary_sv"])


def test_when_nothing_is_missing_any_more_the_exception_is_settled() -> None:
    news = a_news_item(summary_fi="Lyhyesti.")
    pass_gate(news, snapshot(news), an_editor(), "Tilattu.")

    pass_gate(news, changed(snapshot(news), summary_sv="Kort."), an_editor(), "")

    assert exceptions(news) == []
    assert GateException.objects.get().settled_at is not None


def test_exceptions_of_one_record_excuse_no_other() -> None:
    one, other = a_spearhead(summary_fi="Lyhyesti."), a_spearhead(summary_fi="Lyhyesti.")
    pass_gate(one, snapshot(one), an_editor(), "Tilattu.")

    with pytest.raises(GateClosedError):
        pass_gate(other, snapshot(other), an_editor(), "")
