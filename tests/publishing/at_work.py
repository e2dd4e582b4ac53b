"""Browsers of staff and readers, each in a thread of its own, at the portal as it is served."""

import http.client
import json
import re
import sys
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Self
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client

from portal.editorial.records import form_of, page_of
from portal.news.models import NewsItem, Quote
from portal.publishing.audit import AuditEntry, Deed
from portal.publishing.revision import Revision
from tests.builders import a_member, a_news_item

TEXTS = ("title_fi", "title_sv", "summary_fi", "summary_sv", "body_fi", "body_sv")
SLUG = "yhdessa"
ROW = ("text_fi", "text_sv")
LANGUAGES = ("fi", "sv")
_VERSION = re.compile(r"versio-(\d+)-")


def version(number: int) -> str:
    return f"versio-{number}-"


def versions_on(text: str) -> set[int]:
    return {int(number) for number in _VERSION.findall(text)}


def prepare(staff: int) -> None:
    """Called by `manage.py shell` on the database that is going to be served; prints what the browsers need."""
    item = a_news_item(**dict.fromkeys(TEXTS, version(0)), slug_fi=SLUG, slug_sv="tillsammans")
    Quote.objects.create(news_item=item, speaker="Aino", **dict.fromkeys(ROW, version(0)))
    browsers = [Client() for _number in range(staff)]
    for browser in browsers:
        browser.force_login(a_member("publisher"))
    told = {
        "sessions": [browser.cookies[settings.SESSION_COOKIE_NAME].value for browser in browsers],
        "page": {code: item.address(code) for code in LANGUAGES},
        "form": form_of(item),
        "publish": page_of(item, "publish"),
        "preview": {code: page_of(item, "preview", language=code) + "?marks=off" for code in LANGUAGES},
    }
    sys.stdout.write(json.dumps(told))


def report() -> None:
    """The versions that were published, in their order, and those of everything that was ever saved."""
    item = NewsItem.objects.get(slug_fi=SLUG)
    saved = {one.number: _versions(one) for one in Revision.objects.of(item).order_by("number")}
    entries = AuditEntry.objects.of(item).filter(deed=Deed.PUBLISHED).order_by("pk")
    told = {"published": [saved[entry.revision] for entry in entries], "saved": list(saved.values())}
    sys.stdout.write(json.dumps(told))


def _versions(revision: Revision) -> list[int]:
    """One, unless two have been mixed."""
    return sorted(versions_on(json.dumps(revision.data)))


@dataclass
class Controls(HTMLParser):
    """What a browser would send of the form that has a control named `holding`, if nothing is pressed."""

    html: str
    holding: str
    sent: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._form: list[tuple[str, str]] = []
        self._open = ""
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        given = {name: value or "" for name, value in attrs}
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag == "form":
            self._form = []
        elif tag == "input" and kind in {"checkbox", "radio"}:
            if "checked" in given:
                self._form.append((name, given.get("value", "on")))
        elif tag == "input" and kind not in {"submit", "file"}:
            self._form.append((name, given.get("value", "")))
        elif tag in {"textarea", "select"}:
            self._open = name
            if tag == "textarea":
                self._form.append((name, ""))
        elif tag == "option" and "selected" in given:
            self._form.append((self._open, given.get("value", "")))

    def handle_data(self, data: str) -> None:
        if self._open and self.lasttag == "textarea":
            self._form[-1] = (self._open, self._form[-1][1] + data)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"textarea", "select"}:
            self._open = ""
        if tag == "form" and self.holding in dict(self._form):
            self.sent = [(name, value) for name, value in self._form if name and "__prefix__" not in name]


@dataclass
class Answer:
    status: int
    location: str
    html: str


@dataclass
class Browser:
    """Keeps its connection, its cookies, and how long each kind of request took."""

    port: int
    session: str = ""
    took: dict[str, list[float]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.cookies = {settings.SESSION_COOKIE_NAME: self.session} if self.session else {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_how: object) -> None:
        self.connection.close()

    def get(self, kind: str, path: str) -> Answer:
        return self._asked(kind, "GET", path, None)

    def post(self, kind: str, path: str, sent: list[tuple[str, str]]) -> Answer:
        return self._asked(kind, "POST", path, urlencode(sent))

    def _asked(self, kind: str, method: str, path: str, body: str | None) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{self.port}"}
        began = time.monotonic()
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        html = response.read().decode()
        self.took.setdefault(kind, []).append(time.monotonic() - began)
        for cookie in response.headers.get_all("Set-Cookie") or ():
            name, _equals, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        if response.status not in {200, 302}:
            self.faults.append(f"{method} {path}: {response.status} {html[:300]}")
        return Answer(response.status, response.headers.get("Location", ""), html)
