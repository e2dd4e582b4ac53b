"""Each text is a map of languages that says how far each can be trusted; no language stands in for another."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils.dateparse import parse_datetime

from portal.opendata.kinds import KINDS
from portal.workbench.models import Unit
from strategy.models import IndicatorValue, SpearheadActor
from tests.builders import a_funding_instrument, a_spearhead, a_strategy, an_indicator
from tests.opendata.answers import record, table
from tests.opendata.known import a_known_organisation

pytestmark = pytest.mark.django_db


def a_unit_of(item, path, language, **columns):
    """The desk may know a text already; it is made to know this of it."""
    content_type = ContentType.objects.get_for_model(item)
    defaults = {"source_language": "fi", **columns}
    return Unit.objects.update_or_create(
        content_type=content_type, object_id=str(item.pk), path=path, language=language, defaults=defaults
    )


def told(client, item):
    return record(client, item.address("fi"), accept="application/json")


def test_a_text_is_own_behind_or_missing(client):
    item = a_strategy(title_fi="Uusi", title_sv="Gammal", slug_fi="uusi", behind={"sv": "2024-04-23"})

    assert told(client, item)["title"] == {
        "fi": {"text": "Uusi", "status": "own"},
        "sv": {"text": "Gammal", "status": "behind", "follows": "2024-04-23"},
        "en": {"status": "missing"},
    }


def test_a_text_that_stands_in_no_language_is_nothing(client):
    assert told(client, a_strategy())["slogan"] is None


def test_white_space_is_no_text(client):
    item = a_strategy(title_fi="Nimi", title_sv="  ", slug_fi="nimi")

    assert told(client, item)["title"]["sv"] == {"status": "missing"}


def test_the_desk_says_which_texts_of_a_record_are_behind(client):
    item = a_strategy(behind={"sv": "2024-04-23"}, summary_fi="Ingressi", summary_sv="Ingress")
    since = parse_datetime("2025-02-01T12:00:00+02:00")
    a_unit_of(item, "title", "sv", follows_since=None)
    a_unit_of(item, "summary", "sv", follows_since=since)

    found = told(client, item)

    assert found["title"]["sv"]["status"] == "own"
    assert found["summary"]["sv"] == {"text": "Ingress", "status": "behind", "follows": "2025-02-01"}


def test_what_need_not_be_translated_is_not_behind(client):
    item = a_strategy(behind={"sv": "2024-04-23"})
    a_unit_of(item, "title", "sv", follows_since=parse_datetime("2025-02-01T12:00:00Z"), exempt_reason="Namn")

    assert told(client, item)["title"]["sv"]["status"] == "own"


def test_parts_are_followed_with_the_record_that_they_belong_to(client):
    spearhead = a_spearhead(behind={"sv": "2024-04-23"})
    actor = SpearheadActor.objects.create(spearhead=spearhead, actors_fi="yritykset", actors_sv="företag")

    assert told(client, spearhead)["actors"][0]["actors"]["sv"]["status"] == "behind"

    a_unit_of(spearhead, f"actors/{actor.pk}/actors", "sv", follows_since=None)

    assert told(client, spearhead)["actors"][0]["actors"]["sv"]["status"] == "own"


def test_a_figure_in_words_is_followed_with_its_strategy(client):
    strategy = a_strategy(behind={"sv": "2024-04-23"})
    indicator = an_indicator(strategy)
    value = IndicatorValue.objects.create(indicator=indicator, year=2024, words_fi="kasvoi", words_sv="växte")

    found = record(client, f"/id/indicator-value/{value.pk}.json")

    assert found["words"]["sv"] == {"text": "växte", "status": "behind", "follows": "2024-04-23"}
    assert found["indicator"]["name"]["sv"]["status"] == "behind"


def test_an_organisation_that_has_no_drafts_is_followed_too(client):
    item = a_known_organisation(name_fi="Kaupunki", name_sv="Stad")
    a_unit_of(item, "name", "sv", follows_since=parse_datetime("2025-02-01T12:00:00Z"))

    found = record(client, f"/id/organisation/{item.pk}.json")

    assert found["name"]["sv"] == {"text": "Stad", "status": "behind", "follows": "2025-02-01"}


def test_names_in_links_say_their_standing_too(client):
    instrument = a_funding_instrument(behind={"en": "2023-01-01"})
    spearhead = a_spearhead()
    spearhead.funding_instruments.add(instrument)

    name = told(client, spearhead)["funding_instruments"][0]["name"]

    assert [name[code]["status"] for code in ("fi", "sv", "en")] == ["own", "own", "behind"]


def test_a_table_has_a_column_for_each_language_and_for_its_standing(client):
    a_strategy(title_fi="Uusi", title_sv="Gammal", slug_fi="uusi", behind={"sv": "2024-04-23"})

    row = table(client, "/data/strategies.csv")[0]

    assert [row[f"title_{code}"] for code in ("fi", "sv", "en")] == ["Uusi", "Gammal", ""]
    assert [row[f"title_{code}_status"] for code in ("fi", "sv", "en")] == ["own", "behind", "missing"]


def test_every_text_of_every_kind_is_told_or_left_out_by_name():
    undecided = {
        f"{shape.model_name}.{name}"
        for kind in KINDS
        for shape in (kind, *kind.parts.values())
        if hasattr(shape.model, "translated_fields")
        for name in shape.model.translated_fields()
        if name not in {*shape.texts, *shape.left_out, "slug"}
    }

    assert undecided == set()
