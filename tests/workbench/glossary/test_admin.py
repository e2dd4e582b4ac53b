"""The vocabulary as staff keep it: who may write what, what is refused with a sentence, how a term is found."""

import pytest
from django.test import Client

from portal.publishing.audit import AuditEntry
from portal.workbench.models import GlossaryTerm
from tests.builders import a_glossary_term, a_member, an_organisation
from tests.staff.forms import sent_back
from tests.staff.records import form_of, page

pytestmark = pytest.mark.django_db

LIST = "/admin/workbench/glossaryterm/"


def signed_in(user):
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


@pytest.fixture
def editor():
    return signed_in(a_member("editor", organisation=an_organisation()))


@pytest.fixture
def translator():
    return signed_in(a_member("translator", languages=["sv"]))


def saved(client, term, **changes):
    """What the form says to `changes`: its messages, and its errors by column."""
    url = form_of(term)
    answer = client.post(url, sent_back(client, url, **changes), follow=True)
    context = answer.context
    errors = context["adminform"].form.errors if "adminform" in context else {}
    return [str(message) for message in context["messages"]], dict(errors)


def listed(client, **query):
    return [str(term) for term in client.get(LIST, query).context["cl"].result_list]


def test_an_editor_adds_a_term(editor):
    data = sent_back(editor, page(GlossaryTerm, "add"), term_fi="kärkihanke", term_sv="spetsprojekt")

    editor.post(page(GlossaryTerm, "add"), data)

    assert list(GlossaryTerm.objects.values_list("term_fi", "term_sv")) == [("kärkihanke", "spetsprojekt")]


def test_a_form_that_is_allowed_and_forbidden_is_refused_beside_the_field(editor):
    term = a_glossary_term(term_sv="spetsprojekt", term_fi="kärkihanke")

    _messages, errors = saved(editor, term, forbidden_forms_sv="topprojekt\r\nspetsprojekt")

    assert errors == {"forbidden_forms_sv": ["“spetsprojekt” cannot be both allowed and forbidden."]}


def test_a_term_that_another_one_forbids_is_refused_with_the_name_of_the_other(editor):
    a_glossary_term(term_fi="kärkihanke", term_en="lead project", forbidden_forms_en="spearhead project")
    term = a_glossary_term(term_fi="kärkiala", term_en="spearhead")

    _messages, errors = saved(editor, term, term_en="Spearhead project")

    assert errors == {"term_en": ["The term “lead project” says that “Spearhead project” is not to be used."]}


def test_two_terms_of_one_name_are_saved_with_a_warning(editor):
    a_glossary_term(term_fi="kunta", term_sv="kommun")
    term = a_glossary_term(term_fi="kaupunki", term_sv="stad")

    messages, errors = saved(editor, term, term_sv="kommun")

    assert errors == {}
    assert "Another term is called “kommun” too (in Swedish). Texts are checked against both." in messages
    assert GlossaryTerm.objects.get(pk=term.pk).term_sv == "kommun"


def test_a_translator_writes_the_columns_of_her_language_alone(translator):
    term = a_glossary_term(term_fi="kärkihanke", term_sv="topprojekt", note="Vanha.")
    url = form_of(term)
    forged = {"term_fi": "x", "term_en": "x", "note": "x", "is_public": "", "forbidden_forms_fi": "x"}

    form = translator.get(url).context["adminform"].form
    translator.post(url, sent_back(translator, url, term_sv="spetsprojekt", forbidden_forms_sv="topprojekt") | forged)

    fields = ["term_sv", "abbreviation_sv", "other_forms_sv", "forbidden_forms_sv", "definition_sv"]
    assert sorted(form.fields) == sorted(fields)
    term = GlossaryTerm.objects.get(pk=term.pk)
    assert (term.term_sv, term.forbidden_forms_sv) == ("spetsprojekt", "topprojekt")
    assert (term.term_fi, term.term_en, term.forbidden_forms_fi) == ("kärkihanke", None, None)
    assert (term.note, term.is_public) == ("Vanha.", True)


def test_a_translator_is_not_kept_from_saving_by_what_is_wrong_in_another_language(translator):
    term = a_glossary_term(term_fi="kärkihanke", forbidden_forms_fi="kärkihanke", term_sv="projekt")

    _messages, errors = saved(translator, term, term_sv="spetsprojekt")

    assert errors == {}
    assert GlossaryTerm.objects.get(pk=term.pk).term_sv == "spetsprojekt"


def test_a_translator_is_told_what_is_wrong_in_her_own_language(translator):
    a_glossary_term(term_fi="kärkiala", term_sv="spetsområde")
    term = a_glossary_term(term_fi="kärkihanke", term_sv="spetsprojekt")

    _messages, errors = saved(translator, term, forbidden_forms_sv="spetsområde")

    assert errors == {"forbidden_forms_sv": ["“spetsområde” cannot be forbidden: it is a form of the term “kärkiala”."]}


def test_a_translator_neither_adds_nor_deletes_a_term(translator):
    term = a_glossary_term()

    assert translator.get(page(GlossaryTerm, "add")).status_code == 403
    assert translator.post(page(GlossaryTerm, "delete", term.pk), {"post": "yes"}).status_code == 403


def test_a_change_is_noted_in_the_audit(editor):
    saved(editor, a_glossary_term(term_fi="kärkihanke"), note="Yhteen.")

    (entry,) = AuditEntry.objects.all()
    assert (entry.deed, len(entry.fields)) == ("changed", 1)


@pytest.mark.parametrize("word", ["spetsprojekt", "EAKR", "topprojekt", "sammanhang"])
def test_a_word_of_any_language_finds_the_term(editor, word):
    a_glossary_term(
        term_fi="kärkihanke",
        term_sv="spetsprojekt",
        abbreviation_fi="EAKR",
        forbidden_forms_sv="topprojekt",
        definition_sv="Ett sammanhang.",
    )
    a_glossary_term(term_fi="muu")

    assert listed(editor, q=word) == ["kärkihanke"]


def test_the_list_can_be_narrowed_and_stands_in_alphabetical_order(editor):
    a_glossary_term(term_en="Zone", term_fi="Alue", is_name=True)
    a_glossary_term(term_en="agreement", term_fi="sopimus", term_sv="avtal", is_public=False)
    a_glossary_term(term_en="Municipality", term_fi="kunta", term_sv="kommun")

    assert listed(editor) == ["agreement", "Municipality", "Zone"]
    assert listed(editor, is_public__exact="0") == ["agreement"]
    assert listed(editor, is_name__exact="1") == ["Zone"]
    assert listed(editor, lacks="sv") == ["Zone"]


def test_a_language_that_lacks_only_an_abbreviation_or_other_forms_lacks_nothing(editor):
    a_glossary_term(term_fi="virasto", term_sv="verk", term_en="agency", abbreviation_fi="V", forbidden_forms_en="x")

    assert listed(editor, lacks="sv") == []


def test_the_list_shows_what_the_term_is_called_in_the_other_languages(editor):
    a_glossary_term(term_fi="kärkihanke", term_sv="spetsprojekt", term_en="lead project")

    html = editor.get(LIST).content.decode()

    assert '<span lang="fi">kärkihanke</span>, <span lang="sv">spetsprojekt</span>' in html


def test_the_form_has_the_languages_side_by_side(editor):
    fieldsets = editor.get(form_of(a_glossary_term())).context["adminform"].fieldsets
    rows = [row for _title, options in fieldsets for row in options["fields"]]

    assert ("forbidden_forms_fi", "forbidden_forms_sv", "forbidden_forms_en") in rows
    assert [str(title) for title, _options in fieldsets] == [
        "What it is called",
        "How texts may call it, and how not",
        "For readers",
        "For translators",
    ]
