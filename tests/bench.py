"""`make bench`: requests a second and processor time a request of the portal's pages, beside a bare Django view.

Everything runs on this machine's loopback, for a few seconds a page, against a database of its own that holds the
shipped content and some hundred made-up records. The figures are printed, never asserted.
"""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

SECONDS = 4.0
CLIENTS = 4
RECORDS = 300
TICKS = os.sysconf("SC_CLK_TCK")


class Measured(NamedTuple):
    per_second: float
    milliseconds: float  # processor time of the server, a request
    kilobytes: float


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        with served("tests.bare:application") as bare:
            yardstick = measured(bare, "/")
        with served("portal.wsgi:application") as portal:
            rows = [("bare Django view", yardstick), *((name, measured(portal, path)) for name, path in pages())]
        print(f"{'page':<24}{'requests/s':>12}{'CPU ms':>10}{'x bare':>8}{'kB':>8}")
        for name, row in rows:
            times = row.milliseconds / yardstick.milliseconds
            print(f"{name:<24}{row.per_second:>12.0f}{row.milliseconds:>10.2f}{times:>8.1f}{row.kilobytes:>8.1f}")
        print_rows_against_cards()
        print_costs_of_drafts(Path(folder))


def prepare(folder: Path) -> None:
    """A database of the bench's own, with the shipped content and RECORDS lead projects and news items more."""
    os.environ |= {
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "LOG_LEVEL": "ERROR",
    }
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("load_content", stdout=sys.stderr)
    call_command("collectstatic", interactive=False, verbosity=0)
    from tests import builders

    areas = [builders.an_urban_area() for _ in range(5)]
    for _ in range(RECORDS):
        builders.a_lead_project(*areas[:3], **builders.in_all_languages(summary="Lyhyesti " * 20))
        builders.a_news_item(dateline="2021-02", **builders.in_all_languages(summary="Lyhyesti " * 20))


def pages() -> Iterator[tuple[str, str]]:
    """A front page, lists and a page of each kind: name and path."""
    from portal.pages.sitemap import models_with_pages

    yield "front page", "/fi/"
    yield "lead projects, list", "/fi/karkihankkeet/"
    yield "news, list", "/fi/ajankohtaista/"
    for model in models_with_pages():
        if item := model.objects.public().order_by("pk").first():
            yield model._meta.model_name or "", item.address("fi")


def print_costs_of_drafts(folder: Path) -> None:
    from tests import bench_drafts, bench_search, bench_translations

    without, beside = folder / "without.sqlite3", folder / "beside.sqlite3"
    bench_drafts.more_records()
    bench_drafts.copy_to(str(without))
    path = bench_drafts.page_measured()
    before = bench_drafts.queries_of(path)
    bench_drafts.make_drafts()
    bench_drafts.copy_to(str(beside))
    print(f"\nqueries of a public page without drafts: {before}, with: {bench_drafts.queries_of(path)}")
    with on_database(without) as bare, on_database(beside) as portal:
        costs = [bench_drafts.visits(bare, portal, path)]
    for cost in [*costs, *bench_drafts.staff_costs(), *bench_translations.costs(), *bench_search.costs()]:
        print(f"{cost.what:<40}{cost.found:<56}{cost.target}")


@contextmanager
def on_database(path: Path) -> Iterator[int]:
    kept = os.environ["DATABASE_URL"]
    os.environ["DATABASE_URL"] = f"sqlite:///{path}"
    with served("portal.wsgi:application") as port:
        os.environ["DATABASE_URL"] = kept
        yield port


@contextmanager
def served(application: str) -> Iterator[int]:
    """`application` on granian as `make run` serves it; yields the port."""
    port = free_port()
    workers = str(os.cpu_count() or 1)
    options = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", workers]
    command = [sys.executable, "-m", "granian", *options, "--blocking-threads", "1", "--no-log", application]
    process = subprocess.Popen(command)
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("The server did not start.")


def measured(port: int, path: str) -> Measured:
    """SECONDS of requests by CLIENTS connections that are kept open, after half a second to warm up."""
    load(port, path, 0.5)
    before = server_seconds(port)
    started = time.perf_counter()
    count, size = load(port, path, SECONDS)
    elapsed = time.perf_counter() - started
    return Measured(count / elapsed, (server_seconds(port) - before) * 1000 / count, size / 1000)


def load(port: int, path: str, seconds: float) -> tuple[int, int]:
    """How many answers came, and how many bytes one has."""
    counts: list[int] = []
    sizes: list[int] = []

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        end, count = time.perf_counter() + seconds, 0
        while time.perf_counter() < end:
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            response = connection.getresponse()
            size = len(response.read())
            if response.status != 200:
                raise SystemExit(f"{path} answered {response.status}")
            count += 1
        counts.append(count)
        sizes.append(size)
        connection.close()

    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts), max(sizes)


def server_seconds(port: int) -> float:
    """Processor time so far of the server on `port`: of every process that has the port in its command line, and of
    their children."""
    total = 0
    parents = {pid for pid in processes() if f"--port\0{port}\0" in command_line(pid)}
    for pid in processes():
        stat = read(f"/proc/{pid}/stat").rpartition(")")[2].split()
        if stat and (pid in parents or int(stat[1]) in parents):
            total += int(stat[11]) + int(stat[12])
    return total / TICKS


def processes() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def command_line(pid: int) -> str:
    return read(f"/proc/{pid}/cmdline")


def read(path: str) -> str:
    try:
        return Path(path).read_text()
    except OSError:
        return ""


NAIVE_CARD = """{% load i18n %}<li><h3><a href="{% url 'lead-project' item.slug_fi %}">{{ item.tr.title }}</a></h3>
<p>{{ item.tr.summary }}</p><p>{% translate "Lead project" %}</p></li>"""
PREPARED = """{% for row in rows %}<li><h3><a href="{{ row.url }}">{{ row.title }}</a></h3>
<p>{{ row.summary }}</p><p>{{ row.meta }}</p></li>{% endfor %}"""


def print_rows_against_cards() -> None:
    """A list of 100 as rows prepared in Python, and as model instances with an include, a url and a translate each."""
    from django.template import Context, Engine
    from django.template.engine import Engine as TemplateEngine
    from django.utils.translation import gettext, override

    from ecosystems.models import LeadProject
    from portal.languages.lists import listed

    engine: TemplateEngine = Engine.get_default()
    card = engine.from_string(NAIVE_CARD)
    naive_list = engine.from_string("{% for item in items %}{% include card %}{% endfor %}")
    prepared_list = engine.from_string(PREPARED)
    projects = LeadProject.objects.public().order_by("pk")[:100]

    def naive() -> None:
        naive_list.render(Context({"items": projects.all(), "card": card}))

    def prepared() -> None:
        label = gettext("Lead project")
        prepared_list.render(Context({"rows": [row | {"meta": label} for row in listed(projects, "title", "summary")]}))

    with override("fi"):
        slow, fast = milliseconds(naive), milliseconds(prepared)
    print(f"\na list of 100: prepared rows {fast:.1f} ms, cards {slow:.1f} ms ({fast / slow:.0%})")


def milliseconds(work: Callable[[], None], times: int = 20) -> float:
    work()
    started = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - started) * 1000 / times


if __name__ == "__main__":
    main()
