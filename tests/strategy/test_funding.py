"""Funding instruments, and which spearheads each of them funds."""

import pytest

from ecosystems.models import AgreementFunder
from tests.builders import a_funding_instrument, a_spearhead, a_strategy, an_agreement

pytestmark = pytest.mark.django_db


def test_the_matrix_says_in_words_which_instrument_funds_which_spearhead(client):
    strategy = a_strategy()
    funded = a_spearhead(strategy, order=1)
    a_spearhead(strategy, order=2)
    funded.funding_instruments.add(a_funding_instrument(name_en="Regional fund"))

    html = client.get("/en/funding/").content.decode()

    cells = html[html.index("<tbody>") : html.index("</tbody>")]
    assert cells.index(">funds</span>") < cells.index(">not named</span>")


def test_an_instrument_names_spearheads_and_agreements_that_visitors_may_see(client):
    instrument = a_funding_instrument()
    a_spearhead(title_fi="Julkinen kärkiala").funding_instruments.add(instrument)
    a_spearhead(title_fi="Salainen kärkiala", state="draft", published_at=None).funding_instruments.add(instrument)
    for title, state in (("Julkinen sopimus", "published"), ("Salainen sopimus", "draft")):
        AgreementFunder.objects.create(agreement=an_agreement(title_fi=title, state=state), instrument=instrument)

    html = client.get(instrument.address("fi")).content.decode()

    assert "Julkinen kärkiala" in html
    assert "Julkinen sopimus" in html
    assert "Salainen" not in html


def test_an_agreement_does_not_name_an_instrument_that_is_a_draft(client):
    agreement = an_agreement()
    secret = a_funding_instrument(name_fi="Salarahasto", state="draft", published_at=None)
    AgreementFunder.objects.create(agreement=agreement, instrument=secret)
    AgreementFunder.objects.create(agreement=agreement, instrument=a_funding_instrument(name_fi="Aluerahasto"))

    html = client.get(agreement.address("fi")).content.decode()

    assert "Aluerahasto" in html
    assert "Salarahasto" not in html


def test_the_matrix_names_no_draft(client):
    strategy = a_strategy()
    instrument = a_funding_instrument()
    a_spearhead(strategy).funding_instruments.add(instrument)
    secret = a_spearhead(strategy, title_fi="Salainen", state="draft", published_at=None)
    secret.funding_instruments.add(instrument, a_funding_instrument(name_fi="Salarahasto", state="draft"))

    assert "Sala" not in client.get("/fi/rahoitus/").content.decode()


def test_instruments_are_listed_by_level_under_headings(client):
    a_funding_instrument(name_en="Regional fund", level="regional")

    html = client.get("/en/funding/").content.decode()

    assert "<h2>Regional</h2>" in html
    assert '<h3 class="ledger-title"><a href="' in html


@pytest.mark.parametrize("count", [1, 9])
def test_the_funding_page_costs_six_queries_however_much_is_funded(client, django_assert_num_queries, count):
    for _ in range(count):
        spearhead = a_spearhead(a_strategy())
        spearhead.funding_instruments.add(a_funding_instrument())

    with django_assert_num_queries(6):
        client.get("/fi/rahoitus/")
