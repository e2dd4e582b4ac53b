"""What a reader meets on a page, so that tests speak of words and not of markup."""

import json
import re
import xml.etree.ElementTree as ET
from html import unescape
from typing import Any


def xml_of(content: bytes | str) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314 - the portal's own, never a stranger's


def main_of(html: str) -> str:
    """The page without its head, header and footer."""
    return html[html.index("<main") : html.index("</main>")]


def words_of(html: str) -> str:
    """The words of the page's own part, parted by single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main_of(html))).split())


def json_ld_of(html: str, kind: str) -> list[dict[str, Any]]:
    """The descriptions of one schema.org type."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    graph = json.loads(found.group(1))["@graph"] if found else []
    return [node for node in graph if node["@type"] == kind]
