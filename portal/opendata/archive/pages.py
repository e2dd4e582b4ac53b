"""The pages of a frozen strategy in every language, made by the portal's own views and templates."""

import re
from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.fixedpages.models import FixedPage, fixed_page
from portal.languages.addresses import address_with, fixed_address, slug_in
from portal.languages.dates import written
from portal.languages.localized import codes
from portal.languages.page import home_crumb, page_for
from portal.opendata.archive.approved import records_of
from portal.opendata.archive.asking import answer, language_of, request_for
from portal.opendata.archive.looks import ICONS, static_file
from portal.opendata.archive.places import Places
from portal.opendata.archive.rewriting import rewritten
from portal.publishing.visible import shown
from strategy.follow_up import FollowedStrategy, followed
from strategy.models import Strategy

_MAIN = re.compile(r"<main\b[^>]*>\n?")


def addresses_of(strategy: Strategy) -> dict[str, str]:
    """Every page of the archive: its address on the site, and its name in the archive."""
    addresses = [record.address(code) for record in records_of(strategy) for code in codes()]
    if shown(strategy, "indicators"):
        addresses += [address for code in codes() for address in (_follow_up(code), _figures(strategy, code))]
    return {address: _name_of(address) for address in addresses}


def pages_of(strategy: Strategy, places: Places, as_of: date) -> Iterator[tuple[str, bytes]]:
    """Each page by its name in the archive; what they need besides is then known to `places`."""
    sprite = static_file(ICONS).decode()
    for address, name in places.pages.items():
        page = _page(strategy, address)
        if name.endswith(".html"):
            html = _with_note(page.decode(), address, as_of)
            page = rewritten(html, places.seen_from(name), sprite).encode()
        yield name, page
    yield "index.html", _entrance(strategy, places, as_of, sprite)


def _page(strategy: Strategy, address: str) -> bytes:
    if address == _follow_up(language_of(address)):
        return _follow_up_of(strategy, address)
    return answer(address)


def _follow_up_of(strategy: Strategy, address: str) -> bytes:
    """The page of all strategies' follow-up with this strategy's alone."""
    request = request_for(address)
    with override(language_of(address)):
        words = fixed_page(FixedPage.Key.FOLLOW_UP)
        row = FollowedStrategy(
            title=strategy.tr.title,
            url=strategy.get_absolute_url(),
            csv_slug=slug_in(strategy, language_of(address)),
            indicators=[followed(indicator, strategy) for indicator in shown(strategy, "indicators")],
            has_figures=any(shown(indicator, "values") for indicator in shown(strategy, "indicators")),
        )
        page = page_for(request, words, section="follow-up", crumbs=[home_crumb()])
        return render(request, "strategy/follow_up.html", {"page": page, "words": words, "strategies": [row]}).content


def _with_note(html: str, address: str, as_of: date) -> str:
    """The page with a note that says that it is a copy, of when, and where the present page is."""
    with override(language_of(address)):
        words = {
            "text": _("This is a frozen copy of the page as it was on %(date)s.") % {"date": written(as_of)},
            "url": f"{settings.SITE_URL}{address}",
            "link_text": _("See the present page"),
        }
        note = render_to_string("opendata/archive_note.html", words)
    return _MAIN.sub(lambda main: f"{main[0]}{note}", html, count=1)


def _entrance(strategy: Strategy, places: Places, as_of: date, sprite: str) -> bytes:
    """The page to begin at, in every language at once."""
    doors = []
    for code in codes():
        with override(code):
            words = _("As it was on %(date)s") % {"date": written(as_of)}
        doors.append({"code": code, "title": strategy.tr_in(code).title, "url": strategy.address(code), "words": words})
    with override(settings.LANGUAGE_CODE):
        html = render_to_string("opendata/archive_entrance.html", {"doors": doors, "title": doors[0]["title"]})
    return rewritten(html, places.seen_from("index.html"), sprite).encode()


def _follow_up(code: str) -> str:
    return fixed_address("follow-up", code)


def _figures(strategy: Strategy, code: str) -> str:
    return address_with("follow-up-csv", slug_in(strategy, code), code)


def _name_of(address: str) -> str:
    name = address.strip("/")
    return f"{name}/index.html" if address.endswith("/") else name
