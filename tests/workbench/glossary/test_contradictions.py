"""A vocabulary that contradicts itself is refused: no text could be right by it."""

import pytest
from django.core.exceptions import ValidationError

from portal.workbench.models import GlossaryTerm
from tests.builders import a_glossary_term

pytestmark = pytest.mark.django_db


def refused(**columns):
    with pytest.raises(ValidationError) as refusal:
        GlossaryTerm(**columns).full_clean(exclude=["term", "abbreviation"])
    return refusal.value.message_dict


def accepted(**columns):
    GlossaryTerm(**columns).full_clean(exclude=["term", "abbreviation"])


@pytest.mark.parametrize("form", ["spetsprojekt", "Spetsprojekt", "spets\u00adprojekt", "SP", "topprojekt"])
def test_a_form_is_not_allowed_and_forbidden_in_one_language(form):
    columns = {"term_fi": "kärkihanke", "term_sv": "spetsprojekt", "abbreviation_sv": "SP"}

    said = refused(**columns, other_forms_sv="topprojekt\nspets\u00adprojekt", forbidden_forms_sv=f"annat\n{form}")

    assert said == {"forbidden_forms_sv": [f"“{form}” cannot be both allowed and forbidden."]}


def test_a_form_may_be_right_in_one_language_and_wrong_in_another():
    accepted(term_fi="Espoo", term_sv="Esbo", term_en="Espoo", forbidden_forms_sv="Espoo", forbidden_forms_en="Esbo")


def test_a_term_that_another_one_forbids_is_refused_and_the_other_named():
    a_glossary_term(term_fi="kärkihanke", term_en="lead project", forbidden_forms_en="spearhead project")

    said = refused(term_fi="keihäänkärki", term_en="spearhead project")

    assert said == {"term_en": ["The term “lead project” says that “spearhead project” is not to be used."]}


def test_what_another_term_allows_cannot_be_forbidden():
    a_glossary_term(term_fi="kärkihanke", term_en="lead project", other_forms_en="flagship project")

    said = refused(term_fi="lippulaiva", forbidden_forms_en="lead project\nflagship project")

    assert said == {
        "forbidden_forms_en": [
            "“lead project” cannot be forbidden: it is a form of the term “lead project”.",
            "“flagship project” cannot be forbidden: it is a form of the term “lead project”.",
        ]
    }


def test_abbreviations_that_differ_in_capital_letters_are_two_forms():
    accepted(term_fi="rahasto", term_sv="fonden", abbreviation_sv="Eruf", forbidden_forms_sv="ERUF")


def test_all_that_is_wrong_is_said_at_once():
    said = refused(term_sv="avtal", forbidden_forms_sv="avtal")

    assert set(said) == {"term_fi", "forbidden_forms_sv"}


def test_a_term_does_not_contradict_itself_as_it_was():
    term = a_glossary_term(term_fi="kärkihanke", forbidden_forms_fi="huippuhanke")
    term.term_fi, term.forbidden_forms_fi = "huippuhanke", "kärkihanke"

    term.full_clean()


def test_terms_that_share_a_name_are_known_by_language():
    a_glossary_term(term_fi="kunta", term_sv="kommun", term_en="Municipality")
    term = a_glossary_term(term_fi="kaupunki", term_sv="stad", term_en="municipality")

    assert term.shared_names() == ["en"]
    assert a_glossary_term(term_fi="maakunta").shared_names() == []
