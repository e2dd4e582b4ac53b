"""The vocabulary that comes with the portal: whole in three languages, and true to the portal's own first content."""

import sys

import pytest
import yaml

from portal.seed.files import CONTENT
from portal.seed.loader import load_content
from portal.workbench.checks.checking import check
from portal.workbench.checks.finding import Code
from portal.workbench.glossary.index import term_index
from portal.workbench.glossary.used import terms_in
from portal.workbench.models import GlossaryTerm
from tests.workbench.checks.test_seed_content import translations

pytestmark = pytest.mark.django_db

LANGUAGES = ("fi", "sv", "en")


@pytest.fixture
def loaded():
    load_content(CONTENT)


def records():
    return yaml.safe_load((CONTENT / "terms.yaml").read_text())


def test_every_term_has_its_name_in_every_language_and_a_definition_in_all_or_none():
    incomplete = [record["key"] for record in records() if set(record["term"]) != set(LANGUAGES)]
    half_defined = [record["key"] for record in records() if set(record.get("definition", LANGUAGES)) != set(LANGUAGES)]

    assert incomplete == half_defined == []
    assert len(records()) > 80


def test_no_two_terms_have_the_same_name(loaded):
    assert [term for term in GlossaryTerm.objects.all() if term.shared_names()] == []


def test_every_name_that_is_the_same_everywhere_and_is_not_explained_is_for_translators_alone():
    shown = [
        record["key"]
        for record in records()
        if len(set(record["term"].values())) == 1 and "definition" not in record and record.get("is_public", True)
    ]

    assert shown == []


def test_it_finds_next_to_nothing_in_translations_that_are_right(loaded):
    terms = term_index()

    found = [
        (finding.code, translation.target_language)
        for translation in translations()
        for finding in check(translation, terms)
        if finding.code in {Code.TERM, Code.FORBIDDEN_TERM, Code.SAME}
    ]

    sys.stdout.write(f"{len(terms.terms)} terms: {len(found)} findings\n")
    assert found == []


@pytest.mark.parametrize(
    ("text", "languages", "preferred"),
    [
        ("Uudenmaan liiton maakuntahallitus", ("fi", "sv"), ["Nylands förbund", "landskapsstyrelse"]),
        ("Espoossa ja Vantaalla", ("fi", "sv"), ["Esbo", "Vanda"]),
        ("EAKR-rahoitus", ("fi", "en"), ["European Regional Development Fund"]),
        ("FUI-verksamheten i Nyland", ("sv", "en"), ["research, development and innovation", "Helsinki-Uusimaa"]),
        ("The lead projects", ("en", "sv"), ["spetsprojekt"]),
    ],
)
def test_the_words_of_the_field_are_offered(loaded, text, languages, preferred):
    assert [term.preferred for term in terms_in(text, *languages)] == preferred
