"""What stands in the archive of a strategy, and what never does."""

import json
import re
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings

from ecosystems.models import AgreementFunder
from portal.languages.localized import codes
from portal.opendata.archive.approved import CannotFreezeError
from tests.builders import (
    a_lead_project,
    a_news_item,
    a_showcase_item,
    a_spearhead,
    a_strategy,
    an_agreement,
    an_image,
    an_indicator,
    an_urban_area,
    in_all_languages,
)
from tests.opendata.archiving import a_decided_strategy, files_of, pages_among, with_everything
from tests.publishing.editors import a_draft
from tests.walking import Reading

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True, scope="module")
def media_folder(tmp_path_factory):
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(scope="module")
def files(media_folder, django_db_setup, django_db_blocker):
    """Of an archive made once; the database is as before when these tests have ended."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield files_of(with_everything(a_decided_strategy()))
        transaction.set_rollback(True)


def place_of(address: str, here: str) -> str:
    """The name in the archive of what a page names beside itself."""
    return normpath(join(dirname(here), unquote(address)))


def test_every_page_stands_in_every_language(files):
    pages = pages_among(files)

    names = {code: sorted(name.count("/") for name in pages if name.startswith(f"{code}/")) for code in codes()}
    assert names == {code: [2, 3, 3, 3] for code in codes()}
    assert all(f'<html lang="{name[:2]}">' in html for name, html in pages.items() if name != "index.html")
    assert all(f"Lyhyesti {code}" in "".join(pages.values()) for code in codes())


def test_every_link_leads_into_the_archive_or_to_the_live_site(files, client: Client):
    elsewhere, lost, live = set(), set(), set()
    read = {name: Reading(html) for name, html in pages_among(files).items()}
    for name, page in read.items():
        for link in page.links:
            address, fragment = urldefrag(link)
            if link.startswith(settings.SITE_URL):
                live.add(address.removeprefix(settings.SITE_URL))
            elif urlsplit(link).scheme:
                elsewhere.add(link)
            else:
                place = place_of(address, name) if address else name
                if place not in files or (fragment and fragment not in read[place].ids):
                    lost.add((name, link))

    assert lost == set()
    assert elsewhere == {"https://elsewhere.example/report.pdf"}
    assert len(live) > 30
    assert {path for path in live if client.get(path).status_code != 200} == set()


def test_everything_that_a_page_loads_is_beside_it(files):
    parts = {
        (name, part) for name, html in pages_among(files).items() for part in Reading(html).parts if part.strip("#")
    }
    named = re.findall(r'url\("?([^")]+)', files["static/css/portal.css"].decode())

    assert {part for name, part in parts if place_of(part, name) not in files} == set()
    assert [url for url in named if place_of(url, "static/css/portal.css") not in files] == []
    assert len(named) == 2
    assert {"media/images/a-640.webp", "media/images/a-640.avif", "static/css/portal.css"} <= set(files)


def test_a_document_is_taken_along_under_its_own_name(files):
    held = [name for name in files if name.endswith("päätös.pdf")]

    assert [files[name] for name in held] == [b"%PDF-1.7"]


def test_a_page_says_that_it_is_a_copy_and_where_the_present_page_is(files):
    strategy_page = next(html for name, html in pages_among(files).items() if "/strategies/" in name)

    assert "This is a frozen copy" in strategy_page
    assert f'href="{settings.SITE_URL}/en/strategies/' in strategy_page


def test_icons_show_without_a_server(files):
    html = "".join(pages_among(files).values())

    assert 'href="#icon-download"' in html
    assert '<symbol id="icon-download"' in html
    assert "icons.svg" not in html


def test_nothing_of_a_visitor_a_form_or_a_script_is_in_it(files):
    html = "".join(pages_among(files).values())

    assert re.findall(r"<script[^>]*\bsrc|<form|csrfmiddlewaretoken|sessionid|preview=|\?pass=", html) == []
    assert re.findall(r'rel="(?:preload|modulepreload|preconnect)', html) == []


def test_contact_details_of_people_are_left_out(files):
    everything = b"".join(files.values())

    assert b"Maija Meri" not in everything
    assert b"maija.meri" not in everything


def test_nothing_of_a_draft_is_in_it():
    strategy = with_everything(a_decided_strategy())
    a_spearhead(strategy, state="draft", published_at=None, **in_all_languages(title="Zqleak"))
    a_draft(strategy, title_fi="Zqleak", summary_sv="Zqleak")

    assert b"zqleak" not in b"".join(files_of(strategy).values()).lower()


def test_follow_up_is_that_of_the_strategy_alone():
    strategy = with_everything(a_decided_strategy())
    an_indicator(a_strategy(), **in_all_languages(title="Toisen mittari"))

    pages = pages_among(files_of(strategy))

    follow_up = pages["fi/seuranta/index.html"]
    assert "Toisen mittari" not in follow_up
    assert "Strategy" in follow_up
    assert 'href="strategy-' in follow_up


def test_a_strategy_without_indicators_has_no_page_of_follow_up():
    files = files_of(a_decided_strategy())

    assert [name for name in files if name.startswith(("fi/seuranta", "sv/uppfoljning", "en/follow-up"))] == []


def test_data_say_how_far_each_language_can_be_trusted():
    strategy = a_decided_strategy(
        title_fi="Kesken", slug_fi="kesken", title_sv="Halv", slug_sv="halv", behind={"sv": "2024-04-23"}
    )

    told = json.loads(files_of(strategy)["data/strategy.json"])["strategy"]["title"]

    assert told["fi"] == {"text": "Kesken", "status": "own"}
    assert told["sv"] == {"text": "Halv", "status": "behind", "follows": "2024-04-23"}
    assert told["en"] == {"status": "missing"}


def test_figures_stand_in_every_language_and_no_spreadsheet_reckons_with_them(files):
    heads, whole, of_spearhead = files["data/indicator-values.csv"].decode("utf-8-sig").splitlines()

    assert heads.startswith("year;figure;indicator_fi;indicator_sv;indicator_en;indicator_status_fi;")
    assert whole.startswith("2020;3;Indicator")
    assert "'=SUM(A1) fi;'=SUM(A1) sv" in whole
    assert of_spearhead.startswith("2021;5;Indicator")
    assert "Spearhead" in of_spearhead


@pytest.mark.parametrize("code", codes())
def test_a_readme_stands_in_every_language(files, code):
    said = files[f"README.{code}.txt"].decode()

    assert f"Maakuntahallitus {code}" in said
    assert "index.html" in said
    assert said.rstrip().endswith(f"-{code}/")


def test_what_is_no_part_of_the_decision_is_left_out():
    strategy = with_everything(a_decided_strategy())
    spearhead = strategy.spearheads.get()
    project = a_lead_project(an_urban_area(), **in_all_languages(title="Zqlater"))
    project.spearheads.add(spearhead)
    a_news_item(**in_all_languages(title="Zqlater")).strategies.add(strategy)
    a_showcase_item(**in_all_languages(title="Zqlater")).spearheads.add(spearhead)
    AgreementFunder.objects.create(
        agreement=an_agreement(**in_all_languages(title="Zqlater")), instrument=spearhead.funding_instruments.get()
    )

    files = files_of(strategy)

    assert [name for name, content in files.items() if b"zqlater" in content.lower()] == []
    assert {"news_items", "spearheads"} & set(json.loads(files["data/strategy.json"])["strategy"]) == {"spearheads"}


def test_a_link_is_read_against_the_address_of_its_page_and_older_archives_stay_on_the_site():
    links = (
        "[a](../) [b](kuvat/x.pdf) [c](#s1) [d](?vuosi=2020) [e](/media/frozen/strategia-x.zip) [f](//muu.example/x)"
    )
    strategy = a_decided_strategy(body_fi=links)

    files = files_of(strategy)

    own = f"{settings.SITE_URL}{strategy.address('fi')}"
    page = Reading(pages_among(files)[f"{strategy.address('fi').strip('/')}/index.html"]).links
    assert {
        f"{settings.SITE_URL}/fi/strategiat/",
        f"{own}kuvat/x.pdf",
        "#s1",
        f"{own}?vuosi=2020",
        f"{settings.SITE_URL}/media/frozen/strategia-x.zip",
        "//muu.example/x",
    } - set(page) == set()
    assert [name for name in files if name.startswith("media/frozen")] == []


def test_a_picture_that_is_lost_is_named_and_nothing_is_frozen():
    strategy = a_decided_strategy(image=an_image(file="images/lost-640.webp"))

    with pytest.raises(
        CannotFreezeError, match=r"“/media/images/lost-640\.webp”, which the strategy’s pages need, is not"
    ):
        files_of(strategy)
