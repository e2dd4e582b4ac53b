"""A feed as a strict reader takes it: its schema, and the rules of RFC 4287 that no schema can say."""

from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
NOT_PUBLIC: list[dict[str, Any]] = [  # columns of a record that tells visitors nothing
    {"state": "draft", "published_at": None},
    {"state": "withdrawn", "published_at": timezone.now()},
    {"state": "unpublished", "published_at": timezone.now()},
    {"published_at": timezone.now() + timedelta(days=1)},
]


def faults_of(content: bytes) -> list[str]:
    """What is wrong with a feed; nothing when it is valid."""
    feed = etree.fromstring(content)
    SCHEMA.validate(feed)
    return [
        *(str(fault) for fault in SCHEMA.error_log),
        *([] if len(feed.findall(f"{ATOM}link[@rel='self']")) == 1 else ["not one link to itself"]),
        *repeated("id", [one.text for one in feed.iter(f"{ATOM}id")]),
        *(fault for holder in (feed, *feed.iter(f"{ATOM}entry")) for fault in faults_of_links(holder)),
        *(fault for entry in feed.iter(f"{ATOM}entry") for fault in faults_of_time(feed, entry)),
    ]


def faults_of_links(holder: Any) -> list[str]:
    """No two alternates may be of one type and language (RFC 4287, 4.1.1 and 4.1.2)."""
    links = holder.findall(f"{ATOM}link[@rel='alternate']")
    return repeated("alternate", [(link.get("type"), link.get("hreflang")) for link in links])


def faults_of_time(feed: Any, entry: Any) -> list[str]:
    """Nothing changes before it comes out, nor after the feed that holds it."""
    published, updated = (entry.findtext(f"{ATOM}{name}") for name in ("published", "updated"))
    is_sound = published <= updated <= feed.findtext(f"{ATOM}updated")
    return [] if is_sound else [f"{entry.findtext(f'{ATOM}id')}: {published}, {updated}"]


def repeated(what: str, values: list[Any]) -> list[str]:
    return [f"{what} twice: {value}" for value, count in Counter(values).items() if count > 1]
