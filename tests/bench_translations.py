"""What the translators' desk costs, for `make bench`: its queue, a save beside it, bringing all up, look-ups."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from statistics import median
from typing import Any

from django.db import connection, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.news.models import NewsItem
from portal.publishing import signals, workflow
from portal.publishing.drafts import newest, present
from portal.workbench.desk.offers import candidates_of, remembered
from portal.workbench.glossary.used import terms_in
from portal.workbench.models import Memory, Unit
from portal.workbench.queue import progress
from portal.workbench.reconciling import sync_all
from portal.workbench.similar import Languages
from strategy.models import Strategy
from tests import builders
from tests.bench_drafts import Cost, Work, a_browser, by_turns, looked_at

UNITS = 20_000
UNITS_TO_SYNC = 18_000
MEMORIES = 4_000
TIMES = 15
BODY = "Kärkihankkeet vahvistavat innovaatioekosysteemejä, ja Uudenmaan liitto koordinoi työtä vuoteen 2027. "


def costs() -> Iterator[Cost]:
    yield sync_cost()
    _units_up_to(UNITS)
    browser = a_browser()
    browser.force_login(builders.a_member("translator", languages=["sv", "en"]))
    yield from queue_costs(browser)
    yield progress_cost()
    yield save_cost()
    yield look_up_cost()


def _units_up_to(count: int) -> None:
    """News with five texts in three languages, about half of them translated; then their units."""
    columns = builders.in_all_languages(title="Uutinen", summary=BODY)
    with transaction.atomic():
        while Unit.objects.count() < count:
            for number in range(200):
                texts = {"body_fi": f"{BODY}{number}", "body_en": ""}
                builders.a_news_item(dateline="2021-02", **(columns | texts), **_slugs(number))
            sync_all()


def _slugs(number: int) -> dict[str, str]:
    stamp = time.monotonic_ns()
    return {f"slug_{code}": f"uutinen-{stamp}-{number}-{code}" for code in ("fi", "sv", "en")}


def sync_cost() -> Cost:
    _units_up_to(UNITS_TO_SYNC)
    sync_all()
    started = time.perf_counter()
    outcome = sync_all()
    took = time.perf_counter() - started
    found = f"{took:.2f} s, {outcome.units:,} texts, {outcome.changed} changed"
    return Cost("bring up a clean database", found, "≤ 3 s for 18,000")


def queue_costs(browser: Client) -> Iterator[Cost]:
    address = reverse("workbench:queue", kwargs={"language": "sv"})
    browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        looked_at(browser, address)
    count = len(queries)
    with override_settings(ROOT_URLCONF="tests.plain_admin"):
        plain = reverse("plain:news_newsitem_changelist")
        browser_of_plain = a_browser()
        browser_of_plain.force_login(builders.a_member("administrator"))
        (admin_list,) = by_turns([partial(looked_at, browser_of_plain, plain)], TIMES)
    (queue,) = by_turns([partial(looked_at, browser, address)], TIMES)
    found = f"{queue:.0f} ms, {count} queries (plain admin list of the same rows: {admin_list:.0f} ms)"
    yield Cost(f"queue of {Unit.objects.count():,} texts", found, "≤ 150 ms, ≤ 12 queries")


def progress_cost() -> Cost:
    with CaptureQueriesContext(connection) as queries:
        progress("sv")
    (took,) = by_turns([partial(progress, "sv")], TIMES)
    return Cost("progress of a language", f"{took:.0f} ms, {len(queries)} query", "one grouped query")


def save_cost() -> Cost:
    """The same save of a draft with the desk listening and without."""
    editor = builders.a_member("publisher")
    item = NewsItem.objects.order_by("-pk")[0]
    _saved(editor, item, "0")  # a draft is begun once
    beside = _queries(partial(_saved, editor, item, "1"))
    with _nobody_listens():
        alone = _queries(partial(_saved, editor, item, "2"))
    sync_all()
    return Cost("queries that the desk adds to a save", f"{beside - alone} ({beside} instead of {alone})", "≤ 4")


def _saved(editor: Any, item: Any, words: str) -> None:
    wanted = present(item).with_value(("title_fi",), f"Otsikko {words}").with_value(("summary_fi",), f"{BODY} {words}")
    workflow.save(editor, item, wanted, newest(item))


@contextmanager
def _nobody_listens() -> Iterator[None]:
    kept, signals.revision_made.receivers = signals.revision_made.receivers, []
    signals.revision_made.sender_receivers_cache.clear()
    yield
    signals.revision_made.receivers = kept
    signals.revision_made.sender_receivers_cache.clear()


def _queries(work: Work) -> int:
    with CaptureQueriesContext(connection) as queries:
        work()
    return len(queries)


def look_up_cost() -> Cost:
    """Terms and memory for one paragraph among MEMORIES that are remembered."""
    languages = Languages("fi", "sv")
    Memory.objects.bulk_create(
        Memory(
            source_language="fi",
            language="sv",
            source=f"{BODY}{number}",
            target=f"Spetsprojekten {number}",
            source_digest=f"{number:016}",
            target_digest=f"{number:016}",
            source_length=len(BODY) + len(str(number)),
        )
        for number in range(MEMORIES)
    )
    source = f"{BODY}12, {Strategy.objects.order_by('pk')[0].title_fi}"

    def look_up() -> None:
        terms_in(source, "fi", "sv")
        remembered(source, candidates_of(languages, [len(source)]), languages)

    took = median(by_turns([look_up], TIMES))
    return Cost("terms and memory for a paragraph", f"{took:.0f} ms among {MEMORIES:,}", "≤ 20 ms")
