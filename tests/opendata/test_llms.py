"""`llms.txt`: the site for programs that read it in somebody's stead."""

import re
from urllib.parse import urlsplit

import pytest

from portal.languages.localized import codes
from portal.opendata.naming import as_format
from tests.builders import a_fixed_page, a_funding_instrument, a_spearhead, an_agreement

pytestmark = pytest.mark.django_db


def guide(client) -> str:
    return client.get("/llms.txt").content.decode()


def sections(text: str) -> dict[str, list[str]]:
    """Heading of the second rank -> the lines of its list."""
    _before, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    return {part.splitlines()[0]: [line for line in part.splitlines()[1:] if line] for part in parts}


def test_it_is_shaped_as_the_convention_asks(client):
    lines = guide(client).splitlines()

    assert lines[0] == "# Helsinki-Uusimaa innovation portal"
    assert lines[2].startswith("> ")
    assert list(sections(guide(client))) == ["Suomeksi", "På svenska", "In English", "Data", "Feeds", "Optional"]
    links = [line for part in sections(guide(client)).values() for line in part]
    assert [line for line in links if not re.match(r"- \[[^\]]+\]\(http[^)]+\)(?:: .+)?$", line)] == []


def test_every_link_of_it_leads_somewhere(client):
    addresses = set(re.findall(r"\]\((http://127\.0\.0\.1:8000[^)]*)\)", guide(client)))

    assert len(addresses) > 60
    assert {address for address in addresses if client.get(urlsplit(address).path).status_code != 200} == set()


@pytest.mark.parametrize("extension", ["json", "jsonld"])
def test_every_page_that_it_names_is_data_where_it_says_so(client, extension):
    told = [line for name in ("Suomeksi", "På svenska", "In English") for line in sections(guide(client))[name]]
    pages = [urlsplit(re.search(r"\]\(([^)]+)\)", line)[1]).path for line in told]

    as_data = [f"{path.removesuffix('/')}.{extension}" for path in pages]

    assert len(pages) > 40
    assert {path for path in as_data if client.get(path, follow=True).status_code != 200} == set()
    assert {f"/{code}/" for code in codes()} < set(pages)


def test_every_page_of_the_sitemap_is_data_where_the_rule_puts_it(client):
    an_agreement()
    a_spearhead().funding_instruments.add(a_funding_instrument())

    found = re.findall(r"<loc>http://127\.0\.0\.1:8000([^<]+)</loc>", client.get("/sitemap.xml").content.decode())

    assert len(found) > 40
    as_data = {f"{path.removesuffix('/')}.json" for path in found}
    assert {path for path in as_data if client.get(path, follow=True).status_code != 200} == set()


@pytest.mark.parametrize("extension", ["json", "jsonld"])
def test_the_front_page_as_data_is_found_where_the_rule_puts_it(client, extension):
    answer = client.get(f"/sv.{extension}")

    assert (answer.status_code, answer.headers["Location"]) == (301, as_format("/sv/", extension))
    assert client.get("/de.json").status_code == 404
    assert client.get("/data").status_code in {301, 404}


def test_a_page_stands_under_each_language_that_has_a_name_for_it(client):
    a_fixed_page("strategies", title_fi="Strategiat tässä", summary_fi="Mitä\npäätettiin", title_sv="Strategierna")

    told = sections(guide(client))

    assert "- [Strategiat tässä](http://127.0.0.1:8000/fi/strategiat/): Mitä päätettiin" in told["Suomeksi"]
    assert "- [Strategierna](http://127.0.0.1:8000/sv/strategier/)" in told["På svenska"]
    assert [line for line in told["In English"] if "/en/strategies/)" in line] == []


def test_a_lead_that_is_behind_says_so(client):
    a_fixed_page("strategies", title_fi="Nyt", title_sv="Förr", summary_sv="Ledet", behind={"sv": "2024-04-23"})

    line = next(line for line in sections(guide(client))["På svenska"] if "Förr" in line)

    assert line.endswith(": Ledet (behind; follows the original of 2024-04-23)")


def test_nothing_in_a_text_is_taken_for_a_mark(client):
    a_fixed_page("about", title_fi="[x](http://elsewhere.example)", summary_fi="<b>*`_`\n# Otsikko")

    line = next(line for line in sections(guide(client))["Suomeksi"] if "elsewhere" in line)

    assert line.startswith(r"- [\[x\](http://elsewhere.example)](http://127.0.0.1:8000/fi/")
    assert line.endswith(r": \<b\>\*\`\_\` # Otsikko")


def test_drafts_are_not_in_it(client):
    a_fixed_page("about", title_fi="Salainen", state="draft", published_at=None)

    assert "Salainen" not in guide(client)


def test_it_says_what_not_to_infer_and_under_which_licence(client):
    text = guide(client)

    assert "What not to infer" in text
    assert "`missing`" in text
    assert "CC BY 4.0" in text


def test_it_costs_one_query_and_is_kept_as_robots_txt_is(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = client.get("/llms.txt")

    assert answer.headers["Cache-Control"] == client.get("/robots.txt").headers["Cache-Control"]
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert not answer.cookies
