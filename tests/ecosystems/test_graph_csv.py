"""The network of agreements as CSV: a row for each relation, names in every language, nothing that is a formula."""

import csv
import io
from typing import Any

import pytest

from tests.builders import an_agreement, an_organisation, an_urban_area
from tests.ecosystems.network import a_network

pytestmark = pytest.mark.django_db

TABLE = "/en/agreement-network/agreements.csv"
DRAFT = {"state": "draft", "published_at": None}


def rows(client: Any, query: str = "") -> list[dict[str, str]]:
    answer = client.get(f"{TABLE}{query}")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def told(client: Any, query: str = "") -> list[tuple[str, ...]]:
    columns = ("subject_name_sv", "relation", "object_name_sv", "known")
    return sorted(tuple(row[column] for column in columns) for row in rows(client, query))


def test_every_relation_is_a_row(client: Any) -> None:
    a_network()

    assert told(client) == [
        ("Agreement sv", "area", "Area sv", "recorded"),
        ("Agreement sv", "authority", "Council sv", "recorded"),
        ("Agreement sv", "funder", "Fund sv", "recorded"),
        ("Agreement sv", "funder", "companies sv", "recorded"),
        ("Agreement sv", "lead-project", "Project sv", "recorded"),
        ("Agreement sv", "party", "City sv", "recorded"),
        ("Agreement sv", "party", "State sv", "recorded"),
        ("Agreement sv", "theme", "Theme sv", "recorded"),
        ("Area sv", "city", "City sv", "recorded"),
        ("Project sv", "coordinating-area", "Area sv", "recorded"),
        ("Project sv", "coordinator", "University sv", "recorded"),
        ("Project sv", "theme", "Theme sv", "recorded"),
    ]


def test_a_row_says_who_is_meant_for_which_years_and_where_to_read_on(client: Any) -> None:
    network = a_network(start_year=2021, end_year=2027)

    row = next(row for row in rows(client) if row["relation"] == "authority")

    site = "http://127.0.0.1:8000"
    assert row == {
        "subject_kind": "agreement",
        "subject": f"agreement-{network.agreement.pk}",
        **{f"subject_name_{code}": f"Agreement {code}" for code in ("fi", "sv", "en")},
        **{f"subject_name_{code}_status": "own" for code in ("fi", "sv", "en")},
        "relation": "authority",
        "object_kind": "organisation",
        "object": f"organisation-{network.authority.pk}",
        **{f"object_name_{code}": f"Council {code}" for code in ("fi", "sv", "en")},
        **{f"object_name_{code}_status": "own" for code in ("fi", "sv", "en")},
        "known": "recorded",
        "first_year": "2021",
        "last_year": "2027",
        "checked": "no",
        "subject_url": f"{site}{network.agreement.address('fi')}",
        "object_url": "",
    }


def test_what_is_not_told_is_told_to_be_so(client: Any) -> None:
    an_agreement(title_sv="A", parties_known="none")
    an_urban_area(name_sv="Silent")

    assert told(client) == [
        ("", "area", "Silent", "not_published"),
        *(("A", relation, "", "not_published") for relation in ("area", "funder", "lead-project")),
        ("A", "party", "", "none"),
        ("A", "theme", "", "not_published"),
    ]


def test_a_language_without_a_name_has_none(client: Any) -> None:
    an_agreement(title_fi="Sopimus", slug_fi="sopimus")

    row = rows(client)[0]

    assert [row[f"subject_name_{code}"] for code in ("fi", "sv", "en")] == ["Sopimus", "", ""]
    assert [row[f"subject_name_{code}_status"] for code in ("fi", "sv", "en")] == ["own", "missing", "missing"]
    assert [row[f"object_name_{code}_status"] for code in ("fi", "sv", "en")] == ["", "", ""]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        *((name, f"'{name}") for name in ("=1+1", "+358", "-1", "@SUM(A1)", "'=1")),
        ("\t=1", "'\t'=1"),
        ("A;=1", "A;'=1"),
    ],
)
def test_nothing_in_it_is_a_formula(client: Any, name: str, shown: str) -> None:
    an_agreement().parties.add(an_organisation(name_en=name))

    row = next(row for row in rows(client) if row["relation"] == "party")

    assert row["object_name_en"] == shown


def test_it_holds_what_has_been_chosen(client: Any) -> None:
    network = a_network(start_year=2021, end_year=2027)
    an_agreement(title_sv="Other", start_year=2014, end_year=2020)

    subjects = {row["subject_name_sv"] for row in rows(client, f"?area={network.area.slug_sv}&year=2026")}

    assert subjects == {"Agreement sv", "Area sv"}


def test_a_finnish_excel_opens_it_as_a_table_where_that_is_asked_for(client: Any) -> None:
    a_network()

    plain, for_excel = rows(client), client.get(f"{TABLE}?bom=1").content

    assert for_excel.startswith(b"\xef\xbb\xbfsubject_kind;subject;")
    table = csv.DictReader(io.StringIO(for_excel.decode("utf-8-sig")), delimiter=";")
    assert list(table) == plain


def test_any_program_may_read_it_and_is_told_the_licence(client: Any) -> None:
    answer = client.get(TABLE)

    headers = ("Content-Type", "Access-Control-Allow-Origin", "Content-Language", "Link")
    assert [answer.headers[name] for name in headers] == [
        "text/csv; charset=utf-8",
        "*",
        "fi, sv, en",
        '<https://creativecommons.org/licenses/by/4.0/>; rel="license"',
    ]
    assert client.get(TABLE, headers={"if-none-match": answer.headers["ETag"]}).status_code == 304


def test_what_is_not_public_is_not_in_it(client: Any) -> None:
    hidden = an_agreement(title_en="Secret", **DRAFT)
    hidden.parties.add(an_organisation(name_en="Secret party"))
    network = a_network()
    network.project.agreements.add(hidden)

    assert "Secret" not in client.get(TABLE).content.decode()


@pytest.mark.parametrize("count", [1, 6])
def test_it_costs_the_same_queries_however_large_the_network(
    client: Any, django_assert_num_queries: Any, count: int
) -> None:
    for _ in range(count):
        a_network()

    with django_assert_num_queries(12):
        rows(client)
