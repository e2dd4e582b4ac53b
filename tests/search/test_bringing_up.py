"""The index is brought up as a whole: by a command, by a server once it has its word lists, and when a moment comes."""

import sys
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from portal.publishing.punctuality import bring_out_what_is_due
from portal.search import bringing_up, keeping_up
from portal.search.analysis.terms import VERSION
from portal.search.asking import search, suggestions
from portal.search.bringing_up import bring_up_all
from portal.search.models import Entry, Posting, Word
from portal.search.results import Asked
from tests.builders import a_lead_project, a_news_item, a_showcase_item, a_theme, an_agreement, an_urban_area
from tests.search.following import publish, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def started_by_manage_py(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/srv/portal/manage.py", "publish_due"])


def analysers() -> set[str]:
    return set(Entry.objects.values_list("analyser", flat=True))


def told(*arguments: str) -> str:
    out = StringIO()
    call_command("search_index", *arguments, stdout=out)
    return out.getvalue().splitlines()[-1]


def test_the_command_brings_the_index_up_and_does_nothing_twice() -> None:
    a_news_item(title_fi="Vety", slug_fi="a")
    bring_up_all()
    a_news_item(title_fi="Metanoli", slug_fi="b")

    with pytest.raises(CommandError, match="1 entries would be brought up to date"):
        told("--check")

    first, second = told(), told("--check")
    assert "1 entries brought up to date." in first
    assert "0 entries would be brought up to date." in second


def test_entries_without_a_word_list_are_made_anew_once_there_is_one(no_word_lists) -> None:
    item = a_news_item(title_fi="Vedet", slug_fi="a")
    publish(item)
    before = analysers()

    told()

    assert before == {f"{VERSION}-stems"}
    assert analysers() == {str(VERSION)}


def test_entries_of_another_version_of_the_analyser_are_told_of(word_lists) -> None:
    publish(a_news_item(title_fi="Vety", slug_fi="a"))
    Entry.objects.update(analyser="0")

    (warning,) = [one for one in run_checks(databases=["default"]) if one.id == "search.W001"]

    assert warning.msg == "1 entries of the search were made by another version of the analyser."


def test_what_a_server_indexed_before_it_had_its_word_lists_is_indexed_anew(no_word_lists, monkeypatch) -> None:
    monkeypatch.setattr(keeping_up.connection, "close", lambda: None)  # it is this test's own
    publish(a_news_item(title_fi="Vedet", slug_fi="a"))
    before = analysers()
    keeping_up.read_lists_in_background(lambda: None).join()

    keeping_up.bring_up_what_lacked_lists()
    keeping_up.bring_up_what_lacked_lists()

    assert (before, analysers()) == ({f"{VERSION}-stems"}, {str(VERSION)})


def test_what_fails_beside_the_requests_is_logged_and_the_server_goes_on(monkeypatch, caplog) -> None:
    def fail() -> None:
        raise RuntimeError("The database is away.")

    monkeypatch.setattr(keeping_up, "bring_up_outdated", fail)
    monkeypatch.setattr(keeping_up.connection, "close", lambda: None)

    keeping_up.bring_up_what_lacked_lists()

    assert "The database is away." in caplog.text


def test_a_command_reads_the_word_lists_before_it_brings_something_out(no_word_lists, started_by_manage_py) -> None:
    publish(a_news_item(title_fi="Vedet", slug_fi="a"))

    assert analysers() == {str(VERSION)}


def test_terms_and_words_that_were_lost_are_brought_back() -> None:
    a_news_item(title_fi="Vety ja metanoli", slug_fi="a")
    bring_up_all()
    before = [list(Word.objects.order_by("shown").values_list("shown", "term", "is_written")), Posting.objects.count()]
    Posting.objects.all().delete()
    Word.objects.filter(shown="vety").delete()

    with pytest.raises(CommandError):
        told("--check")
    told()

    after = [list(Word.objects.order_by("shown").values_list("shown", "term", "is_written")), Posting.objects.count()]
    assert after == before
    assert "0 entries would be brought up to date." in told("--check")


def test_words_alone_that_were_lost_are_brought_back() -> None:
    a_news_item(title_fi="Vety", slug_fi="a")
    bring_up_all()
    Word.objects.all().delete()

    assert "things can be found: 1 entries brought up to date." in told()[-60:] or Word.objects.exists()
    assert list(Word.objects.filter(is_written=True, shown="vety").values_list("term", flat=True)) == ["fi:vety"]
    assert "0 entries would be brought up to date." in told("--check")


def test_words_that_nothing_says_are_told_of_and_swept_out() -> None:
    bring_up_all()
    Word.objects.create(language="fi", folded="haamu", reversed="umaah", shown="haamu", term="fi:haamu")

    with pytest.raises(CommandError, match="0 entries and 1 words that nothing says any more would be"):
        told("--check")

    assert "1 words that nothing says any more brought up to date." in told()
    assert not Word.objects.filter(shown="haamu").exists()


def test_every_step_is_a_transaction_of_its_own(monkeypatch) -> None:
    monkeypatch.setattr(bringing_up, "CHUNK", 1)
    for number in range(3):
        a_news_item(title_fi=f"Vety {number}", slug_fi=f"a{number}")
    depths: list[int] = []

    bring_up_all(lambda _step: depths.append(len(connection.savepoint_ids)))

    assert set(depths) == {len(connection.savepoint_ids)}
    assert Entry.objects.filter(kind="news.newsitem").count() == 3


def test_whoever_looks_on_is_told_how_far_the_command_is(monkeypatch) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    a_news_item()
    terminal = Terminal()

    call_command("search_index", stdout=StringIO(), stderr=terminal, no_color=True)

    lines = terminal.getvalue().rstrip("\n").split("\r")
    last = lines[-1].removesuffix(" records").split(" of ")
    assert (lines[0], last[0]) == ("", last[1])


def tomorrow() -> Any:
    return timezone.now() + timedelta(days=1)


def test_what_appears_at_its_moment_is_found_by_its_beginning_and_in_spite_of_an_error() -> None:
    item = a_news_item(title_fi="Vetylaakso avataan", slug_fi="a", published_at=tomorrow())
    publish(item)
    before = [suggestions("vetyl", "fi"), search(Asked("vetylakso", "fi")).meant]

    type(item).objects.update(published_at=timezone.now())

    assert before == [[], ""]
    assert [one.text for one in suggestions("vetyl", "fi")] == ["Vetylaakso avataan", "vetylaakso"]
    assert search(Asked("vetylakso", "fi")).total == 1


def test_what_is_published_for_a_later_moment_is_named_nowhere_before_it_and_everywhere_after() -> None:
    agreement = an_agreement(title_fi="Sopimus", slug_fi="s", published_at=tomorrow())
    theme = a_theme(agreement=agreement, title_fi="Salateema", slug_fi="t")
    project = a_lead_project(title_fi="Hanke", slug_fi="h", theme=theme)
    item = a_showcase_item(title_fi="Esimerkki", slug_fi="e")
    item.themes.add(theme)
    for record in (project, item, agreement):
        publish(record)
    before = [
        text_of(project),
        text_of(item),
        Entry.objects.exclude(themes="").exclude(kind=agreement._meta.label_lower).count(),
    ]

    type(agreement).objects.update(published_at=timezone.now())
    Entry.objects.filter(comes_out_at__isnull=False).update(comes_out_at=timezone.now())
    bring_out_what_is_due()

    assert before == ["", "", 0]
    assert (text_of(project), text_of(item)) == ("Salateema", "Salateema")
    assert set(Entry.objects.filter(language="fi").values_list("themes", flat=True)) == {f",{theme.pk},"}
    assert not Entry.objects.filter(comes_out_at__isnull=False).exists()


def test_what_is_put_off_is_named_no_more() -> None:
    area = an_urban_area(name_fi="Salaseutu", slug_fi="a")
    agreement = an_agreement(title_fi="Sopimus", slug_fi="s", area=area)
    publish(agreement)
    area.published_at = tomorrow()
    area.save()

    publish(area)

    assert "Salaseutu" not in text_of(agreement)
    assert Entry.objects.filter(kind=area._meta.label_lower, comes_out_at__isnull=False).exists()
