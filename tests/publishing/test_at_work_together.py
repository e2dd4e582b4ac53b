"""Editors, previewers and readers at the same page of the same server: no errors, and nobody sees what never was."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

import psycopg

from tests.publishing.at_work import LANGUAGES, ROW, TEXTS, Browser, Controls, version, versions_on
from tests.serving import ROOT, Served, served

SECONDS = 10
EDITORS = PREVIEWERS = READERS = 2
EVERY = 2  # saves, the draft is published


class Day:
    """What everybody does for as long as it lasts; each act returns the versions that were seen or saved, in order."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.told = told
        self.numbers = count(1)
        self.ends_at = time.monotonic() + SECONDS
        self.mixtures: list[str] = []

    def lasts(self) -> bool:
        return time.monotonic() < self.ends_at

    def one_version(self, where: str, text: str) -> int:
        found = versions_on(text)
        if len(found) != 1:
            self.mixtures.append(f"{where}: {sorted(found)}")
        return max(found, default=-1)

    def read(self, browser: Browser) -> list[int]:
        seen = []
        while self.lasts():
            for code in LANGUAGES:
                seen.append(self.one_version(f"page {code}", browser.get("page", self.told["page"][code]).html))
        return seen

    def preview(self, browser: Browser) -> list[int]:
        seen = []
        while self.lasts():
            self.open_form(browser)
            for code in LANGUAGES:
                page = browser.get("preview", self.told["preview"][code])
                seen.append(self.one_version(f"preview {code}", page.html))
        return seen

    def open_form(self, browser: Browser) -> list[tuple[str, str]]:
        controls = Controls(browser.get("form", self.told["form"]).html, "title_fi").sent
        self.one_version("form", " ".join(value for _name, value in controls))
        return controls

    def edit(self, browser: Browser) -> list[int]:
        """What meets a colleague's save is dropped, and written anew."""
        saved: list[int] = []
        written = {*TEXTS, *(f"quotes-0-{name}" for name in ROW)}
        while self.lasts():
            number, controls = next(self.numbers), self.open_form(browser)
            sent = [(name, version(number) if name in written else value) for name, value in controls]
            answer = browser.post("save", self.told["form"], [*sent, ("_save", "1")])
            if "/conflict/" in answer.location:
                self.press(browser, "conflict", answer.location, "_drop")
            elif answer.status == 302:
                saved.append(number)
                if len(saved) % EVERY == 0:
                    self.press(browser, "publish", self.told["publish"], "_publish")
            else:
                browser.faults.append(f"not saved: {answer.html}")
        return saved

    def press(self, browser: Browser, kind: str, path: str, button: str) -> None:
        """Where a colleague was faster the page says so, and nothing is done."""
        page = browser.get(kind, path)
        if controls := Controls(page.html, "alone_reason" if kind == "publish" else "csrfmiddlewaretoken").sent:
            sent = [(name, "Nobody else is here." if name == "alone_reason" else value) for name, value in controls]
            browser.post(button, path, [*sent, (button, "1")])


@contextmanager
def a_database(folder: Path) -> Iterator[str]:
    """Of the kind that is tested, and of the server alone."""
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        yield f"sqlite:///{folder}/portal.sqlite3"
        return
    name = f"together_{os.getpid()}"
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        yield urlsplit(given)._replace(path=f"/{name}").geturl()
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def told_by(portal: Served, url: str, call: str) -> dict[str, Any]:
    """What a function of at_work.py writes, called on the database that is served."""
    command = [sys.executable, "manage.py", "shell", "-c", f"from tests.publishing import at_work; at_work.{call}"]
    environment = {**os.environ, "VAR_DIR": str(portal.var), "DATABASE_URL": url}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    told: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return told


def at_it(act: Callable[[Browser], list[int]], browser: Browser) -> list[int]:
    with browser:
        return act(browser)


def figures(browsers: list[Browser]) -> Iterator[str]:
    yield f"{'request':<12}{'count':>8}{'median ms':>12}{'longest ms':>12}"
    for kind in sorted({kind for browser in browsers for kind in browser.took}):
        took = [seconds * 1000 for browser in browsers for seconds in browser.took.get(kind, ())]
        yield f"{kind:<12}{len(took):>8}{median(took):>12.0f}{max(took):>12.0f}"


def test_nobody_sees_a_mixture_or_what_was_never_published(tmp_path: Path) -> None:
    with a_database(tmp_path) as url, served(tmp_path, DATABASE_URL=url) as portal:
        told = told_by(portal, url, f"prepare({EDITORS + PREVIEWERS})")
        sessions = iter(told["sessions"])
        day = Day(told)
        acts = [(day.edit, Browser(portal.port, next(sessions))) for _number in range(EDITORS)]
        acts += [(day.preview, Browser(portal.port, next(sessions))) for _number in range(PREVIEWERS)]
        acts += [(day.read, Browser(portal.port)) for _number in range(READERS)]
        with ThreadPoolExecutor(len(acts)) as pool:
            seen = list(pool.map(lambda act: at_it(*act), acts))
        told = told_by(portal, url, "report()")
        log = portal.said()
    browsers = [browser for _act, browser in acts]
    sys.stdout.write("\n".join(["", *figures(browsers), f"published: {len(told['published'])}", ""]))
    published = [0, *(number for versions in told["published"] for number in versions)]
    kept = [number for versions in told["saved"] for number in versions]
    read = seen[-READERS:]

    assert [fault for browser in browsers for fault in browser.faults] == []
    assert [line for line in log.splitlines() if " ERROR " in line or "Traceback" in line] == []
    assert day.mixtures == []
    assert [versions for versions in (*told["saved"], *told["published"]) if len(versions) != 1] == []
    assert {number for saved in seen[:EDITORS] for number in saved} <= set(kept)
    assert {number for one in read for number in one} <= set(published)
    assert [one for one in read if one != sorted(one, key=published.index)] == []
    assert len(published) > 1
