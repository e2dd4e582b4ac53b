"""What drafts cost, for `make bench`: public pages beside them, saving one, previewing one, publishing one."""

import http.client
import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext, setup_test_environment, teardown_test_environment
from django.urls import reverse

from ecosystems.models import LeadProject
from portal.editorial.records import form_of, page_of
from portal.news.models import NewsItem, Quote
from portal.publishing import workflow
from portal.publishing.drafts import newest, present, save_draft
from portal.publishing.revision import Revision
from portal.publishing.workflow import Terms
from tests import builders
from tests.staff.forms import sent_back

DRAFTS = 1_000
VISITS = 1_000  # of the public page, with drafts and without
TIMES = 60  # of everything else
CHILDREN = 10
Work = Callable[[], Any]


class Cost(NamedTuple):
    what: str
    found: str
    target: str


def more_records() -> None:
    """As many published records as there shall be drafts."""
    for _number in range(DRAFTS - LeadProject.objects.count() - NewsItem.objects.count()):
        builders.a_news_item(**builders.in_all_languages(summary="Lyhyesti " * 20))


def copy_to(path: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [path])


def page_measured() -> str:
    return str(LeadProject.objects.public().order_by("-pk")[0].address("fi"))


def queries_of(path: str) -> int:
    browser = a_browser()
    browser.get(path)  # what is asked once alone has been asked
    with CaptureQueriesContext(connection) as queries:
        looked_at(browser, path)
    return len(queries)


def a_browser() -> Client:
    return Client(headers={"host": "127.0.0.1"})


def looked_at(browser: Client, path: str) -> None:
    assert browser.get(path).status_code == 200, path


def make_drafts() -> None:
    writer = builders.a_member("publisher")
    with transaction.atomic():
        for record in [*LeadProject.objects.order_by("-pk"), *NewsItem.objects.order_by("-pk")][:DRAFTS]:
            wanted = present(record).with_value(("title_fi",), "Luonnos")
            save_draft(record, wanted, writer, newest(record))


def visits(without: int, with_drafts: int, path: str) -> Cost:
    """Of two servers, each on a port of its own, one after the other."""
    connections = [http.client.HTTPConnection("127.0.0.1", port, timeout=10) for port in (without, with_drafts)]

    def visit(server: http.client.HTTPConnection) -> None:
        server.request("GET", path)
        answer = server.getresponse()
        answer.read()
        assert answer.status == 200, path

    one, other = by_turns([partial(visit, server) for server in connections], VISITS)
    for server in connections:
        server.close()
    found = f"{other / one:.3f} times ({other:.2f} ms, without {one:.2f} ms)"
    return Cost(f"public page beside {Revision.objects.open().count():,} drafts", found, "≤ 1.05 times")


def staff_costs() -> Iterator[Cost]:
    """Saving, previewing, publishing."""
    browser = a_browser()
    browser.force_login(builders.a_member("administrator"))
    item = builders.a_news_item(**builders.in_all_languages(summary="Lyhyesti", body="Pitkästi"))
    for number in range(3):
        Quote.objects.create(news_item=item, speaker="Aino", **builders.in_all_languages(text=f"{number}."))
    with override_settings(ROOT_URLCONF="tests.plain_admin"):
        plain, draft = by_turns([*_saves(browser, item)], TIMES)
        found = f"{draft / plain:.2f} times a row ({draft:.0f} ms, a row {plain:.0f} ms)"
        yield Cost("save a draft", found, "≤ 2 times")
    pages = [item.address("fi"), page_of(item, "preview", language="fi")]
    public, preview = by_turns([partial(looked_at, browser, path) for path in pages], TIMES)
    found = f"{preview / public:.2f} times the page ({preview:.0f} ms, the page {public:.0f} ms)"
    yield Cost("preview with marks", found, "≤ 10 times")
    found = f"{_queries_of_publishing()} queries, 25 of them of the desk and the index"
    yield Cost(f"publish a record with {CHILDREN} children", found, "≤ 60 without them")


def _saves(browser: Client, item: Any) -> Iterator[Work]:
    """The same form, sent to the bare ModelAdmin and to the portal's own."""
    for url in (reverse("plain:news_newsitem_change", args=[item.pk]), form_of(item)):
        setup_test_environment(debug=False)  # in which an answer tells what its form held
        sent = sent_back(browser, url)
        teardown_test_environment()
        yield partial(_save, browser, url, sent, item)


def _save(browser: Client, url: str, sent: dict[str, Any], item: Any) -> None:
    base = newest(item)
    sent["_base"] = str(base.pk) if base else ""
    sent["title_fi"] = f"Otsikko {time.monotonic()}"
    answer = browser.post(url, sent)
    assert answer.status_code == 302, answer.content


def _queries_of_publishing() -> int:
    item, publisher = builders.a_news_item(), builders.a_member("publisher")
    columns = {"news_item": item, "speaker": "Aino", "text_fi": "Vanha.", "text_sv": "Ny."}
    quotes = [Quote.objects.create(**columns) for _number in range(CHILDREN)]
    wanted = present(item).with_value(("title_fi",), "Uusi")
    for quote in quotes:
        wanted = wanted.with_value(("quotes", str(quote.pk), "text_fi"), "Uusi.")
    draft = workflow.save(builders.a_member("publisher"), item, wanted, newest(item))
    with CaptureQueriesContext(connection) as queries:
        workflow.publish(publisher, draft, Terms())
    return len(queries)


def by_turns(works: list[Work], times: int) -> list[float]:
    """Milliseconds that each takes, the median of many, in turns: what else the machine does meets all alike."""
    took: list[list[float]] = [[] for _work in works]
    for work in works:
        work()
    for _time in range(times):
        for work, own in zip(works, took, strict=True):
            began = time.perf_counter()
            work()
            own.append((time.perf_counter() - began) * 1000)
    return [median(own) for own in took]
