"""What holds for the pages of every kind of record."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from contacts.models import Enquiry
from portal.fixedpages.models import FixedPage
from portal.opendata.models import FrozenStrategy
from portal.publishing.audit import AuditEntry
from portal.staff.groups import GROUPS
from tests.builders import a_fixed_page, in_all_languages
from tests.staff.records import BUILDERS, KINDS, page, registered

pytestmark = pytest.mark.django_db

Kind = type[Model]
NEVER_CHANGED = {AuditEntry, FrozenStrategy}
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind._meta.label)


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(url)
    assert answer.status_code == 200
    return len(asked)


def test_every_kind_is_tried_here_and_stands_in_a_group_of_the_front_page() -> None:
    grouped = {kind.model for group in GROUPS for kind in group.kinds}

    assert registered() == set(KINDS)
    assert {kind._meta.label for kind in KINDS} == grouped


@each_kind
def test_its_pages_open(staff_client: Client, kind: Kind) -> None:
    record = BUILDERS[kind]()
    names = ["change", "history", "delete"]

    opened = [staff_client.get(page(kind, name, record.pk), follow=True).status_code for name in names]
    opened.append(staff_client.get(page(kind, "changelist")).status_code)
    may_add = kind not in {Enquiry, *NEVER_CHANGED}
    adding = staff_client.get(page(kind, "add")).status_code

    assert opened == [200, 200, 403 if kind in NEVER_CHANGED else 200, 200]
    assert adding == (200 if may_add else 403)


@each_kind
def test_its_list_costs_the_same_queries_however_long(staff_client: Client, kind: Kind) -> None:
    BUILDERS[kind]()
    staff_client.get(page(kind, "changelist"))  # the first visit fills Django's own caches
    one = queries(staff_client, page(kind, "changelist"))
    for number in range(4):
        if kind is FixedPage:
            a_fixed_page(FixedPage.Key.values[number])
        else:
            BUILDERS[kind]()

    assert queries(staff_client, page(kind, "changelist")) == one
    assert one <= 16


ROWS: dict[str, Any] = {
    "strategy.Strategy": ("sections", in_all_languages(heading="Luku")),
    "strategy.Spearhead": ("actors", in_all_languages(actors="yritykset")),
    "strategy.Indicator": ("values", {"number": 1}),
    "ecosystems.EcosystemAgreement": ("funders", in_all_languages(actors="yritykset")),
    "ecosystems.LeadProject": ("participations", {}),
    "news.NewsItem": ("quotes", {"speaker": "Aino", **in_all_languages(text="Hyvä")}),
}


@pytest.mark.parametrize("label", ROWS)
def test_its_form_costs_the_same_queries_however_many_rows(staff_client: Client, label: str) -> None:
    kind = next(kind for kind in KINDS if kind._meta.label == label)
    relation, values = ROWS[label]
    record = BUILDERS[kind]()
    add_rows(record, relation, values, 1)
    staff_client.get(page(kind, "change", record.pk))  # the first visit fills Django's own caches
    few = queries(staff_client, page(kind, "change", record.pk))
    add_rows(record, relation, values, 4)
    staff_client.get(page(kind, "change", record.pk))  # what was changed beside the form is kept as a revision

    assert queries(staff_client, page(kind, "change", record.pk)) == few


def add_rows(record: Any, relation: str, values: dict[str, Any], count: int) -> None:
    """Rows that name an organisation or an area, where rows of the kind can."""
    rows = getattr(record, relation)
    columns = {field.name for field in rows.model._meta.get_fields()}
    for number in range(count):
        own = dict(values)
        if "organisation" in columns:
            own["organisation"] = BUILDERS[model_named("contacts.Organisation")]()
        if "area" in columns:
            own["area"] = BUILDERS[model_named("ecosystems.UrbanArea")]()
        if "year" in columns:
            own["year"] = 2000 + rows.count() + number
        rows.create(**own)


def model_named(label: str) -> Any:
    return next(kind for kind in KINDS if kind._meta.label == label)
