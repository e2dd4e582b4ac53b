"""What the page on open data lists: the data sets in each format, and addresses to be tried."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.languages.lists import sort_key
from portal.languages.page import absolute
from portal.opendata.kinds import KINDS, Kind
from portal.opendata.naming import as_format


class Row(NamedTuple):
    """One data set and its formats."""

    title: str
    json_url: str
    json_ld_url: str
    csv_url: str
    excel_url: str


def rows() -> list[Row]:
    """In alphabetical order of the page's language."""
    return sorted(map(_row, KINDS), key=lambda row: sort_key(row.title))


def _row(kind: Kind) -> Row:
    name = _names().get(kind.name) or str(kind.model._meta.verbose_name_plural)
    urls = {extension: reverse("data-list", args=[kind.plural, extension]) for extension in ("json", "jsonld", "csv")}
    return Row(name[:1].upper() + name[1:], urls["json"], urls["jsonld"], urls["csv"], f"{urls['csv']}?bom=1")


def _names() -> dict[str, str]:
    """Where what staff call the records would tell readers too little."""
    return {
        "indicator-value": _("Values of indicators"),
        "page": _("Pages of the site"),
        "glossary-term": _("Glossary"),
    }


def example() -> dict[str, str]:
    """Addresses of this site, to be tried."""
    page = reverse("strategies")
    return {
        "page": absolute(page),
        "page_as_json": absolute(as_format(page, "json")),
        "changes": absolute(reverse("data-list", args=["news", "json"])) + "?changed_since=2026-01-31T08:00:00Z",
    }
