"""A withdrawn page stays at its own address under a notice, with all that is its own, and stands nowhere else."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ecosystems.models import AgreementFunder, Participation
from portal.languages.addresses import address_with
from portal.pages.sitemap import models_with_pages
from portal.publishing.standing import put_back, withdraw
from strategy.models import Approval, SpearheadLineage, StrategySection
from tests.builders import (
    a_funding_instrument,
    a_lead_project,
    a_spearhead,
    a_strategy,
    a_theme,
    an_agreement,
    an_urban_area,
    in_all_languages,
)
from tests.reading import words_of
from tests.staff.records import BUILDERS
from tests.walking import Reading

pytestmark = pytest.mark.django_db

NOTICE = {"fi": "Strategia on vanhentunut.", "sv": "Strategin är föråldrad.", "en": "The strategy is out of date."}


def withdrawn(record: Any, staff: User, **notice: str) -> Any:
    withdraw(staff, record, notice or NOTICE)
    return record


def read(client: Client, record: Any, language: str = "en") -> Reading:
    answer = client.get(record.address(language))
    assert answer.status_code == 200
    return Reading(answer.content.decode())


@pytest.mark.parametrize("model", models_with_pages())
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_page_of_every_kind_stays_under_the_notice_in_the_readers_language(
    client: Client, staff: User, model: Any, language: str
) -> None:
    record = withdrawn(BUILDERS[model](), staff)

    page = read(client, record, language)

    assert (NOTICE[language], language) in page.texts
    assert page.alternates == {}
    assert '<meta name="robots" content="noindex">' in page.html


def test_the_day_is_told_and_the_notice_stands_above_everything(client: Client, staff: User) -> None:
    record = a_strategy(**in_all_languages(title="Strategia"))
    withdrawn(record, staff)
    type(record).objects.update(ending={"at": "2026-05-02T22:30:00+00:00", "notice": NOTICE})

    words = words_of(read(client, record).html)

    assert words.startswith("This page was withdrawn on 3 May 2026. The strategy is out of date. What it says is kept")


def test_a_notice_in_another_language_is_marked(client: Client, staff: User) -> None:
    record = withdrawn(a_strategy(), staff, fi="Vanhentunut.", sv="Föråldrad.")

    assert ("Vanhentunut.", "fi") in read(client, record).texts


def test_it_leaves_lists_and_the_sitemap_and_comes_back(client: Client, staff: User) -> None:
    record = a_strategy(title_fi="Muuan", slug_fi="muuan", title_sv="Nån", slug_sv="nan")
    places = ["/fi/", "/fi/strategiat/", "/sitemap.xml"]

    def shown() -> list[bool]:
        return ["/fi/strategiat/muuan/" in client.get(place).content.decode() for place in places]

    before = shown()
    withdrawn(record, staff)
    meanwhile = shown()
    put_back(staff, record)

    assert (before, meanwhile, shown()) == ([True] * 3, [False] * 3, [True] * 3)
    assert "noindex" not in read(client, record).html


def test_its_own_parts_stay_with_it(client: Client, staff: User) -> None:
    record = a_strategy()
    StrategySection.objects.create(strategy=record, **in_all_languages(heading="Osaaminen"))
    Approval.objects.create(strategy=record, **in_all_languages(body="Maakuntahallitus"))
    withdrawn(record, staff)

    words = words_of(read(client, record).html)

    assert ("Osaaminen en" in words, "Maakuntahallitus en" in words, "In force" in words) == (True, True, False)


def test_the_themes_of_an_agreement_stay_with_it_and_with_it_alone(client: Client, staff: User) -> None:
    record = an_agreement()
    theme = a_theme(agreement=record, **in_all_languages(title="Oppiminen"))
    project = a_lead_project(theme=theme)
    withdrawn(record, staff)

    assert "Oppiminen en" in words_of(read(client, record).html)
    assert "Oppiminen" not in words_of(read(client, project).html)


def test_what_its_parts_lead_to_must_be_public_itself(client: Client, staff: User) -> None:
    record, hidden = a_lead_project(), an_urban_area(**in_all_languages(name="Salattu"), state="draft")
    shown = an_urban_area(**in_all_languages(name="Julkinen"))
    for area in (hidden, shown):
        Participation.objects.create(project=record, area=area)
    withdrawn(record, staff)

    words = words_of(read(client, record).html)

    assert ("Julkinen en" in words, "Salattu" in words) == (True, False)


def test_it_leaves_the_pages_of_other_records(client: Client, staff: User) -> None:
    fund = a_funding_instrument(**in_all_languages(name="Rahasto"))
    agreement = an_agreement()
    AgreementFunder.objects.create(agreement=agreement, instrument=fund)
    before = words_of(read(client, agreement).html)
    withdrawn(fund, staff)

    assert ("Rahasto en" in before, "Rahasto" in words_of(read(client, agreement).html)) == (True, False)


def test_what_belongs_to_it_stands_under_the_same_notice(client: Client, staff: User) -> None:
    strategy = a_strategy()
    spearhead = a_spearhead(strategy)
    withdrawn(strategy, staff)

    page = read(client, spearhead)

    assert (NOTICE["en"], "en") in page.texts
    assert spearhead.address("en") not in client.get("/sitemap.xml").content.decode()
    assert spearhead.address("en") not in read(client, strategy).links


def test_a_withdrawn_spearhead_says_what_it_continued_and_the_other_no_longer_names_it(
    client: Client, staff: User
) -> None:
    earlier, later = (a_spearhead(None, **in_all_languages(title=title)) for title in ("Aiempi", "Myöhempi"))
    SpearheadLineage.objects.create(predecessor=earlier, successor=later, kind="continues")
    withdrawn(earlier, staff)

    assert "Myöhempi en" in words_of(read(client, earlier).html)
    assert "Aiempi" not in words_of(read(client, later).html)


def test_its_figures_which_carry_no_notice_are_no_longer_to_be_had(client: Client, staff: User) -> None:
    record = a_strategy()
    before = client.get(address_with("follow-up-csv", record.slug_en, "en")).status_code
    withdrawn(record, staff)

    after = client.get(address_with("follow-up-csv", record.slug_en, "en")).status_code

    assert (before, after) == (200, 404)


def test_an_old_address_of_it_leads_to_it(client: Client, staff: User) -> None:
    record = withdrawn(a_strategy(), staff)

    answer = client.get(f"/en/strategies/{record.slug_fi}/")

    assert (answer.status_code, answer["Location"]) == (301, record.address("en"))


def test_a_part_is_not_asked_once_more_whether_its_record_is_public(client: Client) -> None:
    record = a_strategy()

    with CaptureQueriesContext(connection) as queries:
        client.get(record.address("en"))

    asked = [query["sql"] for query in queries if 'FROM "strategy_strategysection"' in query["sql"]]
    assert [("JOIN" in sql, "WHERE" in sql) for sql in asked] == [(False, True)]
