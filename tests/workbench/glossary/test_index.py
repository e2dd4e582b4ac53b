"""The vocabulary as texts are searched for it: kept in memory, and never older than the database."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count

import pytest
from django.utils import timezone

from portal.workbench.glossary import index
from portal.workbench.glossary.index import Vocabulary, term_index, vocabulary, vocabulary_version
from portal.workbench.models import GlossaryTerm
from portal.workbench.terms.index import TermIndex
from portal.workbench.terms.usage import Pair, missing
from tests.builders import a_glossary_term

pytestmark = pytest.mark.django_db


def preferred(language="sv"):
    return sorted(term.preferred(language) for term in term_index().terms)


def test_the_preferred_form_stands_first_then_the_abbreviation_then_the_others():
    a_glossary_term(
        term_fi="Euroopan aluekehitysrahasto",
        abbreviation_fi="EAKR",
        other_forms_fi="aluekehitysrahasto\n\n  aluerahasto ",
        forbidden_forms_fi="ERDF",
        note="Ei lyhenteellä otsikoissa.",
        is_name=True,
    )

    (term,) = term_index().terms

    assert term.forms["fi"] == ("Euroopan aluekehitysrahasto", "EAKR", "aluekehitysrahasto", "aluerahasto")
    assert term.forbidden["fi"] == ("ERDF",)
    assert (term.forms["sv"], term.note, term.is_name) == ((), "Ei lyhenteellä otsikoissa.", True)


def test_texts_are_checked_against_terms_that_readers_do_not_see():
    a_glossary_term(term_fi="kärkihanke", term_sv="spetsprojekt", is_public=False)

    lacking = missing(Pair("Uusi kärkihanke.", "Ett nytt projekt.", "fi", "sv"), term_index())

    assert [match.surface for match in lacking] == ["kärkihanke"]


@pytest.mark.parametrize("terms", [1, 30])
def test_asking_again_costs_one_query_however_many_terms(django_assert_num_queries, terms):
    for _ in range(terms):
        a_glossary_term()
    first = term_index()

    with django_assert_num_queries(1):
        again = term_index()

    assert again is first


def test_an_empty_vocabulary_finds_nothing():
    assert term_index().terms == ()
    assert len(vocabulary_version()) == 16


def saved(term):
    term.term_sv = "spetsprojekt"
    term.save()


def updated(term):
    GlossaryTerm.objects.filter(pk=term.pk).update(term_sv="spetsprojekt")


def updated_in_bulk(term):
    term.term_sv = "spetsprojekt"
    GlossaryTerm.objects.bulk_update([term], ["term_sv"])


@pytest.mark.parametrize("change", [saved, updated, updated_in_bulk])
def test_what_is_changed_is_read_again(change):
    term = a_glossary_term(term_fi="kärkihanke", term_sv="topprojekt")
    before = (preferred(), vocabulary_version())

    change(term)

    assert before[0] == ["topprojekt"]
    assert preferred() == ["spetsprojekt"]
    assert vocabulary_version() != before[1]


def test_what_is_added_or_deleted_is_noticed_though_their_number_stays():
    gone = a_glossary_term(term_fi="a", term_sv="gammal")
    a_glossary_term(term_fi="b", term_sv="kvar")
    before = (preferred(), vocabulary_version())

    gone.delete()
    after_deletion = (preferred(), vocabulary_version())
    a_glossary_term(term_fi="c", term_sv="ny")

    assert before[0] == ["gammal", "kvar"]
    assert after_deletion[0] == ["kvar"]
    assert preferred() == ["kvar", "ny"]
    assert len({before[1], after_deletion[1], vocabulary_version()}) == 3


def test_a_change_that_is_seen_after_a_later_one_is_noticed():
    late, early = a_glossary_term(term_fi="a", term_sv="ett"), a_glossary_term(term_fi="b", term_sv="två")
    an_hour_ago = timezone.now() - timedelta(hours=1)
    assert preferred() == ["ett", "två"]

    GlossaryTerm.objects.filter(pk=late.pk).update(term_sv="tre", changed_at=an_hour_ago)

    assert early.changed_at > an_hour_ago
    assert preferred() == ["tre", "två"]


def test_the_version_stays_the_same_while_nothing_changes():
    a_glossary_term()

    assert vocabulary_version() == vocabulary_version() == vocabulary().version


def test_threads_that_ask_while_it_changes_get_a_whole_vocabulary(monkeypatch):
    versions = count()

    def read(version):
        time.sleep(0.001)
        return Vocabulary(version, TermIndex([]), {version: {}})

    monkeypatch.setattr(index, "vocabulary_version", lambda: str(next(versions) // 5))
    monkeypatch.setattr(index, "_read", read)
    monkeypatch.setattr(index._Kept, "vocabulary", Vocabulary("", TermIndex([]), {"": {}}))

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: vocabulary(), range(200)))

    assert {one.version: [*one.definitions] for one in found} == {one.version: [one.version] for one in found}
    assert len({one.version for one in found}) == 40
