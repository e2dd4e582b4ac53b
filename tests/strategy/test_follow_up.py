"""Follow-up: the table first, then bars and a sentence, and everything as CSV; a missing year is missing."""

import csv
import io
from decimal import Decimal

import pytest

from strategy.models import IndicatorValue
from tests.builders import a_spearhead, a_strategy, an_indicator, in_all_languages

pytestmark = pytest.mark.django_db


def a_value(indicator, year, number=None, **more):
    return IndicatorValue.objects.create(indicator=indicator, year=year, number=number, **more)


def follow_up(client, language="fi"):
    path = {"fi": "/fi/seuranta/", "en": "/en/follow-up/"}[language]
    return client.get(path).content.decode()


def test_an_indicator_without_figures_says_that_they_are_not_published(client):
    an_indicator(values_known="not_published", title_en="Networking")

    html = follow_up(client, "en")

    assert "Networking" in html
    assert "Not published" in html
    assert '<table class="data"' not in html


def test_figures_stand_in_a_table_and_then_as_bars_with_a_sentence(client):
    strategy = a_strategy()
    health = a_spearhead(strategy, title_en="Health", hue="health", order=1)
    industry = a_spearhead(strategy, title_en="Industry", hue="digital", order=2)
    indicator = an_indicator(strategy, **in_all_languages(unit="EUR"))
    a_value(indicator, 2018, Decimal("1200000"), spearhead=health)
    a_value(indicator, 2019, Decimal("1500000.50"), spearhead=health)
    a_value(indicator, 2018, Decimal("900000"), spearhead=industry)
    a_value(indicator, 2019, Decimal("2000000"), spearhead=industry)

    html = follow_up(client, "en")

    assert html.index("<table") < html.index('class="multiples"')
    assert "1,500,000.5</td>" in html
    assert "In 2019 the largest figure was that of Industry: 2,000,000.0 EUR en." in html


def test_a_missing_year_is_shown_as_missing_and_never_as_nought(client):
    strategy = a_strategy()
    indicator = an_indicator(strategy)
    a_value(indicator, 2018, Decimal(5))
    a_value(indicator, 2020, Decimal(0))

    html = follow_up(client, "en")

    assert '<th scope="col" class="num">2019</th>' in html
    assert html.count('<td class="num missing">missing</td>') == 1
    assert '<td class="num">0</td>' in html
    assert 'class="gap"' in html


def test_what_is_followed_in_words_has_a_table_and_no_bars(client):
    indicator = an_indicator(is_numeric=False)
    a_value(indicator, 2019, **in_all_languages(words="Verkosto kasvoi"))

    html = follow_up(client)

    assert "Verkosto kasvoi fi" in html
    assert "multiples" not in html


def test_the_figures_of_a_draft_spearhead_are_not_shown_anywhere(client):
    strategy = a_strategy()
    secret = a_spearhead(strategy, title_fi="Salainen", state="draft", published_at=None)
    indicator = an_indicator(strategy)
    a_value(indicator, 2019, Decimal(777), spearhead=secret)
    a_value(indicator, 2019, Decimal(5))

    assert "777" not in follow_up(client)
    assert "777" not in client.get(f"/fi/seuranta/{strategy.slug_fi}.csv").content.decode()


def test_the_csv_holds_every_figure_and_nothing_that_a_spreadsheet_would_run(client):
    strategy = a_strategy()
    indicator = an_indicator(strategy, title_fi="=HYPERLINK(1)")
    a_value(indicator, 2018, Decimal("1200.50"))

    response = client.get(f"/fi/seuranta/{strategy.slug_fi}.csv")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))

    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert rows[1] == ["'=HYPERLINK(1)", "", "", "2018", "1200.5", ""]


def test_the_csv_of_another_languages_slug_leads_to_the_right_csv(client):
    strategy = a_strategy()

    response = client.get(f"/fi/seuranta/{strategy.slug_sv}.csv")

    assert (response.status_code, response.headers["Location"]) == (301, f"/fi/seuranta/{strategy.slug_fi}.csv")


@pytest.mark.parametrize("count", [1, 9])
def test_follow_up_costs_five_queries_however_much_is_followed(client, django_assert_num_queries, count):
    for _ in range(count):
        strategy = a_strategy()
        spearhead = a_spearhead(strategy)
        for _ in range(count):
            indicator = an_indicator(strategy)
            a_value(indicator, 2018, Decimal(1), spearhead=spearhead)
            a_value(indicator, 2019, Decimal(2))

    with django_assert_num_queries(5):
        follow_up(client)
