"""Staff find records by words of any language, in lists and where one is chosen."""

import pytest
from django.test import Client
from django.urls import reverse

from ecosystems.models import LeadProject
from strategy.models import Strategy
from tests.builders import a_contact, a_lead_project, a_spearhead, a_strategy, a_theme, an_agreement, an_organisation
from tests.staff.records import page

pytestmark = pytest.mark.django_db


def found(client: Client, url: str, **query: str) -> list[str]:
    return [str(record) for record in client.get(url, query).context["cl"].result_list]


def offered(client: Client, model: str, field: str, term: str = "") -> list[str]:
    app, name = model.split(".")
    query = {"app_label": app, "model_name": name, "field_name": field, "term": term}
    answer = client.get(reverse("admin:autocomplete"), query)
    return [result["text"] for result in answer.json()["results"]]


@pytest.mark.parametrize("word", ["spetsforskning", "Kärkitutkimus", "research"])
def test_a_word_of_any_language_finds_the_record(staff_client: Client, word: str) -> None:
    texts = {"summary_fi": "kärkitutkimus", "summary_sv": "Spetsforskning", "summary_en": "Leading research"}
    a_strategy(title_fi="Haettu", **texts)
    a_strategy(title_fi="Toinen")

    assert found(staff_client, page(Strategy, "changelist"), q=word) == ["Haettu"]


@pytest.mark.parametrize("word", ["älykäs", "ÄLYKÄS", "Älykäs"])
def test_capital_letters_do_not_matter_in_finnish_and_swedish_words_either(staff_client: Client, word: str) -> None:
    a_strategy(title_fi="Älykäs erikoistuminen")

    assert found(staff_client, page(Strategy, "changelist"), q=word) == ["Älykäs erikoistuminen"]


def test_records_that_lack_a_language_can_be_listed(staff_client: Client) -> None:
    a_strategy(title_fi="Vain suomeksi")
    a_strategy(title_fi="Molemmilla", title_sv="På båda", title_en="In both")

    assert found(staff_client, page(Strategy, "changelist"), lacks="sv") == ["Vain suomeksi"]


def test_a_filter_by_a_language_that_the_site_does_not_have_leaves_the_list_whole(staff_client: Client) -> None:
    a_strategy()

    assert len(found(staff_client, page(Strategy, "changelist"), lacks="xx")) == 1


def test_a_list_is_sorted_by_the_names_of_the_readers_language(staff_client: Client) -> None:
    a_lead_project(title_fi="Aamu", title_sv="Ö-projektet", slug_fi="a")
    a_lead_project(title_fi="Ilta", title_sv="Broar", slug_fi="b")

    answer = staff_client.get(page(LeadProject, "changelist"), {"o": "1"}, headers={"accept-language": "sv"})

    assert [str(project) for project in answer.context["cl"].result_list] == ["Ilta", "Aamu"]


def test_a_choice_is_found_by_a_swedish_word(staff_client: Client) -> None:
    an_organisation(name_fi="Espoo", name_sv="Esbo")

    assert offered(staff_client, "contacts.Contact", "organisation", "esbo") == ["Espoo"]


def test_choices_with_the_same_name_are_told_apart(staff_client: Client) -> None:
    strategy = a_strategy(title_fi="Uusi")
    a_spearhead(strategy, title_fi="Kaupunki")
    above = a_theme(agreement=an_agreement(title_fi="Sopimus"), title_fi="Ylempi")
    a_theme(agreement=above.agreement, parent=above, title_fi="Alempi")

    assert offered(staff_client, "ecosystems.LeadProject", "spearheads") == ["Kaupunki (Uusi)"]
    assert "Ylempi › Alempi (Sopimus)" in offered(staff_client, "ecosystems.LeadProject", "theme")


def test_choices_are_for_staff(client: Client) -> None:
    a_contact()

    answer = client.get(reverse("admin:autocomplete"), {"term": ""})

    assert answer.status_code == 302


def test_themes_are_listed_as_the_tree_that_they_are(staff_client: Client) -> None:
    agreement = an_agreement()
    last = a_theme(agreement=agreement, title_fi="Viimeinen", order=2)
    first = a_theme(agreement=agreement, title_fi="Ensimmäinen", order=1)
    a_theme(agreement=agreement, parent=last, title_fi="Viimeisen osa", order=0)
    a_theme(agreement=agreement, parent=first, title_fi="Ensimmäisen osa", order=3)

    themes = found(staff_client, "/admin/ecosystems/theme/")
    form = staff_client.get(f"/admin/ecosystems/ecosystemagreement/{agreement.pk}/change/").content.decode()
    listed = form[form.index("related-forms") :]

    in_order = ["Ensimmäinen", "Ensimmäisen osa", "Viimeinen", "Viimeisen osa"]
    assert themes == in_order
    assert sorted(in_order, key=listed.index) == in_order
