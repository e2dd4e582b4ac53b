"""Web and e-mail addresses. Addresses of the same site that each name their language may differ in their path."""

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from portal.workbench.checks.facts.fact import Fact
from portal.workbench.checks.finding import Code, Span
from portal.workbench.checks.wordings.wording import Wording

_URL = re.compile(
    r"https?://[^\s<>\"”“»)\ufffc]+"
    r"|(?<![\w@./-])(?:[\w-]+\.)+(?:fi|eu|com|org|net|se|ax|info|city|europa|io|gov|int)\b(?:/[^\s<>\"”“»)\ufffc]*)?",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LANGUAGE = r"(?:fi|sv|se|en|fi-fi|sv-fi|sv-se|en-gb|en-us|suomi|svenska|english|swe|eng|fin)"
_IN_PATH = re.compile(rf"/{_LANGUAGE}(?=/|$)", re.IGNORECASE)
_IN_NAME = re.compile(rf"[-_]{_LANGUAGE}(?=\.\w+$|$)", re.IGNORECASE)
_IN_QUERY = re.compile(rf"(?:^|&)(?:lang|language|locale|kieli)={_LANGUAGE}", re.IGNORECASE)
_IN_HOST = re.compile(r"^(?:fi|sv|en)\.")
_EXAMPLE = re.compile(
    r"^(?:etunimi\.sukunimi|f[öo]rnamn\.(?:efternamn|tillnamn)|first-?name\.(?:last|sur|family)-?name)@"
)


def emails(text: str, _wording: Wording) -> Iterator[Fact]:
    for match in _EMAIL.finditer(text):
        yield Fact(Code.EMAIL, (same_email(match[0]),), Span(*match.span()))


def same_email(address: str) -> str:
    """An address that shows how a site makes them ("etunimi.sukunimi@") is the same in every language."""
    return _EXAMPLE.sub("name@", address.lower().rstrip("."))


def urls(text: str, _wording: Wording) -> Iterator[Fact]:
    for match in _URL.finditer(text):
        written = match[0].rstrip(".,;:!?’'*_")
        yield Fact(Code.URL, same_url(written), Span(match.start(), match.start() + len(written)))


def same_url(address: str) -> tuple[str, ...]:
    """The address without what says its language, then its site, where it says one."""
    parts = urlsplit(address if "//" in address else f"//{address}")
    host = parts.netloc.lower().removeprefix("www.")
    plain_host = _IN_HOST.sub("", host)
    path = _IN_NAME.sub("", _IN_PATH.sub("", parts.path)).rstrip("/")
    query = _IN_QUERY.sub("", parts.query)
    main = "".join([plain_host, path, f"?{query}" if query else "", f"#{parts.fragment}" if parts.fragment else ""])
    return (main, _in_a_language(plain_host)) if _names_language(parts, host, plain_host) else (main,)


def _in_a_language(host: str) -> str:
    return f"{host} in a language"


def _names_language(parts: SplitResult, host: str, plain_host: str) -> bool:
    in_path = _IN_PATH.search(parts.path) or _IN_NAME.search(parts.path)
    return bool(in_path or _IN_QUERY.search(parts.query) or host != plain_host)


def may_be_same(values: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Also where only one of two addresses names its language: a site need not name its first one."""
    sites = [_in_a_language(address[0].partition("/")[0]) for address in (values, others)]
    return not set(values).isdisjoint(others) or sites[0] in others or sites[1] in values
