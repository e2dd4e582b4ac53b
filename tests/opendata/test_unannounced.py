"""What only drafts name is in no list, table or answer, however it could be asked for."""

from typing import Any

import pytest
from django.db import models

from contacts.models import Organisation
from ecosystems.models import AgreementFunder
from portal.publishing.models import Part, Publishable, State
from strategy.models import SpearheadActor
from tests.builders import (
    a_contact,
    a_lead_project,
    a_member,
    a_news_item,
    a_showcase_item,
    a_spearhead,
    a_theme,
    an_agreement,
    an_organisation,
    an_urban_area,
)
from tests.opendata.answers import body, records

pytestmark = pytest.mark.django_db

ENDS = ("json", "jsonld", "csv")
DRAFT = {"state": State.DRAFT, "published_at": None}
NAMING = {
    "urban_areas": lambda one, **columns: an_urban_area(**columns).cities.add(one),
    "agreements": lambda one, **columns: an_agreement(**columns).parties.add(one),
    "funded_agreements": lambda one, **columns: AgreementFunder.objects.create(
        agreement=an_agreement(**columns), organisation=one
    ),
    "coordinated_projects": lambda one, **columns: a_lead_project(coordinator=one, **columns),
    "showcase_items": lambda one, **columns: a_showcase_item(**columns).organisations.add(one),
    "spearhead_roles": lambda one, **columns: SpearheadActor.objects.create(
        spearhead=a_spearhead(**columns), organisation=one
    ),
    "contacts": lambda one, **columns: a_contact(organisation=one, **columns),
}


def where_it_stands(client: Any, word: str, plural: str, path: str) -> list[str]:
    lists = [*(f"/data/{plural}.{end}" for end in ENDS), f"/data/{plural}.json?changed_since=2020-01-01T00:00:00Z"]
    ones = [f"{path}.json", f"{path}.jsonld"]
    return [address for address in (*lists, *ones) if word in body(client.get(address)).decode()]


@pytest.mark.parametrize("relation", NAMING)
def test_an_organisation_is_told_once_something_public_names_it(client: Any, relation: str) -> None:
    organisation = an_organisation(name_fi="Salainen")
    path = f"/id/organisation/{organisation.pk}"

    NAMING[relation](organisation, **DRAFT)
    before = where_it_stands(client, "Salainen", "organisations", path), client.get(f"{path}.json").status_code
    NAMING[relation](organisation)

    assert before == ([], 404)
    assert len(where_it_stands(client, "Salainen", "organisations", path)) == 6


def test_every_relation_by_which_visitors_meet_an_organisation_is_tried_here() -> None:
    relations: Any = Organisation._meta.related_objects
    by_records = [one for one in relations if issubclass(one.related_model, Publishable | Part)]

    assert {one.name for one in by_records if one.field.name != "owner"} == set(NAMING)
    assert {one.name for one in relations if isinstance(one, models.ManyToManyRel)} <= set(NAMING)


def test_whose_editors_keep_a_record_names_nobody(client: Any) -> None:
    organisation = an_organisation()
    a_news_item(owner=organisation)
    a_member("editor", organisation=organisation)

    assert records(client, "/data/organisations.json") == []


def test_a_contact_who_answers_no_more_names_nobody(client: Any) -> None:
    a_contact(organisation=an_organisation(), valid_until="2020-01-01")

    assert records(client, "/data/organisations.json") == []


def test_what_is_withdrawn_names_nobody(client: Any) -> None:
    a_lead_project(coordinator=an_organisation(), state=State.WITHDRAWN)

    assert records(client, "/data/organisations.json") == []


@pytest.mark.parametrize("name", [
    lambda theme, **columns: a_lead_project(theme=theme, **columns),
    lambda theme, **columns: a_showcase_item(**columns).themes.add(theme),
])  # fmt: skip
def test_a_national_theme_is_told_once_something_public_belongs_to_it(client: Any, name: Any) -> None:
    above = a_theme(title_fi="Yläteema")
    theme = a_theme(title_fi="Salainen teema", parent=above)
    a_lead_project(theme=above)
    path = f"/id/theme/{theme.pk}"

    name(theme, **DRAFT)
    before = where_it_stands(client, "Salainen", "themes", path), client.get(f"{path}.json").status_code
    name(theme)

    assert before == ([], 404)
    assert len(where_it_stands(client, "Salainen", "themes", path)) == 6


def test_a_theme_above_one_that_is_told_is_told_too(client: Any) -> None:
    top = a_theme()
    below = a_theme(parent=a_theme(parent=top))
    a_lead_project(theme=below)
    a_theme()

    assert len(records(client, "/data/themes.json")) == 3


def test_a_theme_of_an_agreement_is_told_with_it(client: Any) -> None:
    a_theme(agreement=an_agreement())
    a_theme(agreement=an_agreement(**DRAFT))

    assert len(records(client, "/data/themes.json")) == 1
