"""Frozen strategies as visitors find them: a page, a link on the strategy's page, and the files."""

import hashlib
from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from portal.languages.addresses import fixed_address
from portal.opendata.models import FrozenStrategy
from tests.builders import a_strategy
from tests.walking import Reading

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def an_archive(strategy=None, content=b"PK archive", **columns):
    strategy = strategy or a_strategy()
    digest = hashlib.sha256(content + str(strategy.pk).encode()).hexdigest()
    name = default_storage.save(f"frozen/strategia-x-2021-{digest[:12]}.zip", ContentFile(content))
    own = {"approved_on": "2021-06", "sha256": digest, "size": 1_300_000, "file": name}
    return FrozenStrategy.objects.create(strategy=strategy, **own | columns)


def the_page(client):
    return client.get("/en/frozen-strategies/").content.decode()


def test_the_page_says_what_was_frozen_when_and_how_it_is_verified(client):
    archive = an_archive(a_strategy(title_en="Decided", slug_en="decided"), revision_number=7)

    html = the_page(client)

    assert f'href="{archive.download_url}" download' in html
    assert f">{archive.sha256}</code>" in html
    assert "approved June 2021" in html
    assert "revision 7</p>" in html
    assert "ZIP, 1.3\xa0MB" in html
    assert 'href="/en/strategies/decided/"' in html
    assert "sha256sum" in html


def test_the_page_says_when_nothing_has_been_frozen(client):
    assert "No strategy has been frozen yet." in the_page(client)


def test_the_page_leads_to_itself_in_every_language_and_sets_no_cookie(client):
    for code in ("fi", "sv", "en"):
        answer = client.get(fixed_address("frozen-strategies", code))
        offered = Reading(answer.content.decode()).languages_offered
        assert sorted(offered) == ["en", "fi", "sv"]
        assert [client.get(path).status_code for path in offered.values()] == [200, 200, 200]
        assert not answer.cookies


@pytest.mark.parametrize("count", [1, 4])
def test_the_page_costs_the_same_queries_however_many_there_are(client, django_assert_num_queries, count):
    for _ in range(count):
        an_archive()
    the_page(client)

    with django_assert_num_queries(2):
        the_page(client)


def test_the_strategys_page_offers_its_archives(client):
    archive = an_archive()

    html = client.get(archive.strategy.address("en")).content.decode()

    assert f'href="{archive.download_url}"' in html
    assert "As it was decided" in html
    assert "As it was decided" not in client.get(a_strategy().address("en")).content.decode()


def test_an_archive_is_a_download_that_is_kept_for_a_while(client):
    archive = an_archive(content=b"PK archive")

    answer = client.get(archive.download_url)

    assert b"".join(answer) == b"PK archive"
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{archive.file_name}"'
    assert answer.headers["Cache-Control"] == "public, max-age=600"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_who_has_the_archive_is_told_so(client):
    archive = an_archive()
    etag = f'"{archive.sha256}"'

    answer = client.get(archive.download_url, headers={"If-None-Match": f'"other", {etag}'})

    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["ETag"] == etag


@pytest.mark.parametrize("state", ["draft", "withdrawn", "unpublished"])
def test_the_archive_goes_off_the_site_with_its_strategy(client, state):
    archive = an_archive(a_strategy(title_en="Zqleak", slug_en="zqleak"))
    archive.strategy.state = state
    archive.strategy.save()

    assert client.get(archive.download_url).status_code == 404
    assert "Zqleak" not in the_page(client)


def test_an_archive_that_has_been_taken_down_is_gone_and_says_since_when(client):
    at = datetime(2026, 3, 5, 12, tzinfo=UTC)
    archive = an_archive(taken_down_at=at, taken_down_reason="Zqreason")

    page = client.get(archive.download_url, headers={"accept-language": "en"})
    problem = client.get(archive.download_url, headers={"accept": "application/json", "accept-language": "en"})

    assert (page.status_code, problem.status_code) == (410, 410)
    assert "This archive was taken off the site on 5 March 2026." in page.content.decode()
    assert "Zqreason" not in page.content.decode()
    assert problem.headers["Content-Type"] == "application/problem+json"
    for path in ("/en/frozen-strategies/", archive.strategy.address("en"), "/data/catalogue.ttl"):
        assert archive.file_name not in client.get(path).content.decode()


@pytest.mark.parametrize("name", ["none.zip", "..%2Fsecret_key", "strategia.zip.exe", "a%00.zip"])
def test_what_was_never_frozen_is_not_there(client, name):
    an_archive()

    assert client.get(f"/media/frozen/{name}").status_code in {400, 404}


def test_a_file_that_is_lost_is_not_found(client):
    archive = an_archive()
    default_storage.delete(archive.file.name)

    assert client.get(archive.download_url).status_code == 404
