"""What every public page says of itself: its names, its addresses in each language, how far it can be trusted."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.translation import gettext as _

from portal.languages.addresses import fixed_address
from portal.languages.dates import written
from portal.languages.localized import LocalizedText, codes, current
from portal.languages.names import og_locale, self_name, shown_in, text_in, written_in
from portal.languages.telling import ChangeNote, Withdrawal

TOLD_CHANGES = 5  # on the page itself; the feed tells more


class Crumb(NamedTuple):
    title: str
    url: str


class LanguageLink(NamedTuple):
    code: str
    short: str
    name: str
    url: str
    is_current: bool


class Alternate(NamedTuple):
    hreflang: str
    url: str


class Notice(NamedTuple):
    """The page is shown in another language, wholly or in part; `language_name` ends "It is shown in …"."""

    is_partial: bool
    language_name: str

    @property
    def page_language_name(self) -> str:
        return shown_in(current())


class Behind(NamedTuple):
    """The original has changed since the page's language was made of it; it is what the original was from `day` on."""

    day: str
    original_name: str  # “the … text of”
    url: str  # of the page in its original language
    link_text: str


class SharePicture(NamedTuple):
    """The picture that a shared link shows: absolute address, words, size in pixels (0 when not known)."""

    url: str
    alt: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, kw_only=True)
class Page:
    title: LocalizedText
    description: LocalizedText
    path: str
    canonical: str
    links: Sequence[LanguageLink]
    share_picture: SharePicture
    kind: str = "website"
    section: str = ""
    alternates: Sequence[Alternate] = ()
    crumbs: Sequence[Crumb] = ()
    notice: Notice | None = None
    behind: Behind | None = None
    withdrawal: Withdrawal | None = None
    updated: datetime | None = None
    changes: Sequence[ChangeNote] = ()
    number: int = 1
    json_ld: Sequence[dict[str, Any]] = field(default_factory=list)

    @property
    def locale(self) -> str:
        return og_locale(current())

    @property
    def other_locales(self) -> list[str]:
        others = (alternate.hreflang for alternate in self.alternates)
        return [og_locale(code) for code in others if code in codes() and code != current()]


def absolute(path: str) -> str:
    """The public address of a path of this site."""
    return f"{settings.SITE_URL}{path}"


def page_for(
    request: HttpRequest,
    item: Any,
    *,
    section: str = "",
    crumbs: Sequence[Crumb] = (),
    kind: str = "website",
    description: LocalizedText | None = None,
    share_picture: SharePicture | None = None,
    json_ld: Sequence[dict[str, Any]] = (),
) -> Page:
    """The page of a publishable record in the current language.

    Its owned children must have been asked for with `visible()`: they count when it is judged which languages the
    page truly has. `crumbs` are the pages above it, the front page first; the front page itself has none.
    """
    language, withdrawal = current(), item.withdrawal()
    own = item.own_languages()
    addresses = {code: item.address(code) for code in codes()}
    query = request.META.get("QUERY_STRING", "")
    number = _page_number(request)
    title: LocalizedText = getattr(item.tr, item.NAMED_BY) if item.NAMED_BY in item.translated_fields() else item.name
    return Page(
        title=title,
        description=item.tr.summary if description is None else description,
        path=addresses[language],
        canonical=absolute(addresses[_canonical_language(item, language, own)])
        + (f"?page={number}" if number > 1 else ""),
        number=number,
        links=language_links(
            {code: f"{path}?{query}" if query else path for code, path in addresses.items()}, language
        ),
        share_picture=share_picture or site_picture(),
        kind=kind,
        section=section,
        alternates=() if withdrawal else alternates(addresses, own),
        crumbs=crumbs,
        notice=None if language in own else Notice(item.has_any_text(language), shown_in(item.original_language)),
        behind=_behind(item, language, addresses),
        withdrawal=withdrawal,
        updated=item.changed_in(language) or item.changed_in(item.original_language),
        changes=item.told_changes()[:TOLD_CHANGES],
        json_ld=[*_breadcrumb(crumbs, title, addresses[language]), *json_ld],
    )


def _behind(item: Any, language: str, addresses: dict[str, str]) -> Behind | None:
    day, original = item.follows(language), item.original_language
    if day is None or language == original:
        return None
    link_text = _("See the present text %(in_language)s") % {"in_language": written_in(original)}
    return Behind(written(day), text_in(original), addresses[original], link_text)


def _page_number(request: HttpRequest) -> int:
    """Which page of a long list is asked for; whether there is such a page is the list's question."""
    asked = request.GET.get("page", "")
    return int(asked) if asked.isascii() and asked.isdigit() else 1


def _canonical_language(item: Any, language: str, own: Sequence[str]) -> str:
    if language in own:
        return language
    return str(item.original_language if item.original_language in own or not own else own[0])


def language_links(addresses: dict[str, str], here: str) -> list[LanguageLink]:
    """Plain links to the same thing in each language, which calls itself by its own name."""
    return [LanguageLink(code, code.upper(), self_name(code), addresses[code], code == here) for code in codes()]


def alternates(addresses: dict[str, str], own: Sequence[str]) -> list[Alternate]:
    """Reciprocal hreflang links among the languages that the page has, the first of them as x-default too."""
    if len(own) < 2:
        return []
    links = [Alternate(code, absolute(addresses[code])) for code in own]
    return [*links, Alternate("x-default", links[0].url)]


def site_picture() -> SharePicture:
    return SharePicture(absolute(static("img/share.png")), _("Helsinki-Uusimaa innovation portal"), 1200, 630)


def _breadcrumb(crumbs: Sequence[Crumb], title: str, path: str) -> list[dict[str, Any]]:
    """The page's place as schema.org's BreadcrumbList; the front page has none."""
    if not crumbs:
        return []
    places = [*((str(crumb.title), crumb.url) for crumb in crumbs), (str(title), path)]
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": absolute(url)}
        for position, (name, url) in enumerate(places, start=1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": items}]


def home_crumb() -> Crumb:
    return Crumb(_("Home"), fixed_address("home", current()))


def crumb_to(name: str, title: str) -> Crumb:
    """A list page above this one, by the name of its URL pattern."""
    return Crumb(title, fixed_address(name, current()))
