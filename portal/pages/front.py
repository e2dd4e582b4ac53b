"""What the front page shows: small questions, each a query or two, none of them hidden in a template."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import Count, Window
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contacts.models import Contact, Organisation
from contacts.rows import ContactRow, contact_rows
from ecosystems.models import EcosystemAgreement, LeadProject, Theme, UrbanArea
from portal.drawings.municipalities import MUNICIPALITIES
from portal.drawings.tiles import TileName, tile_list, tile_map
from portal.facts.periods import this_year
from portal.languages.dates import written
from portal.languages.lists import in_order, listed
from portal.languages.localized import LocalizedText, current
from portal.languages.page import absolute
from portal.news.models import NewsItem
from portal.publishing.visible import shown, visible
from strategy.models import Approval, Spearhead, Strategy
from strategy.shown import Card, cards_of

NEWS_COUNT = 3
PROJECT_COUNT = 8


class Figure(NamedTuple):
    value: int
    label: str


class Event(NamedTuple):
    """A row of the timeline; see components/timeline.html."""

    when: str
    datetime: str
    text: LocalizedText | str
    note: str
    url: str
    is_current: bool


class Tiles(NamedTuple):
    picture: SafeString
    names: list[TileName]


def current_strategy() -> Strategy | None:
    """The latest public strategy that none has replaced, with its spearheads."""
    asked = visible(Strategy, spearheads=Spearhead.objects.order_by("order", "pk"))
    strategies = Strategy.objects.public().in_force().prefetch_related(*asked)
    found: Strategy | None = strategies.newest_first().first()
    return found


def spearhead_cards(strategy: Strategy | None) -> list[Card]:
    return cards_of(shown(strategy, "spearheads")) if strategy else []


def current_agreement() -> EcosystemAgreement | None:
    """The agreement that is under way, with its leading themes and the people to call."""
    asked = visible(
        EcosystemAgreement,
        themes=Theme.objects.filter(parent__isnull=True).order_by("order", "pk"),
        contacts=Contact.objects.current().select_related("organisation").order_by("name"),
    )
    agreements = EcosystemAgreement.objects.public().current().order_by("-start_year", "-pk")
    found: EcosystemAgreement | None = agreements.prefetch_related(*asked).first()
    return found


def contacts_of(agreement: EcosystemAgreement | None) -> list[ContactRow]:
    return contact_rows(shown(agreement, "contacts")) if agreement else []


def lead_projects() -> list[dict[str, Any]]:
    """The newest lead projects that have not ended, by name; `total` in each row is how many there are in all."""
    projects = LeadProject.objects.public().exclude(end_year__lt=this_year())
    counted = projects.annotate(total=Window(Count("pk"))).latest_first()
    return in_order(listed(counted[:PROJECT_COUNT], "title", also=("abbreviation", "total")))


def latest_news() -> list[dict[str, Any]]:
    rows = listed(NewsItem.objects.public().newest_first()[:NEWS_COUNT], "title", "summary", also=("dateline",))
    for row in rows:
        row["meta"] = written(row["dateline"])
    return rows


def timeline(agreement: EcosystemAgreement | None) -> list[Event]:
    """Approvals of the strategies, and the agreement's first and last year, in order of time."""
    approvals = Approval.objects.public().exclude(approved_on=None).select_related("strategy")
    events = [_event(a.approved_on, a.strategy, _("approved")) for a in approvals]
    if agreement and agreement.start_year:
        events.append(_event(str(agreement.start_year), agreement, _("begins"), is_current=True))
    if agreement and agreement.end_year:
        events.append(_event(str(agreement.end_year), agreement, _("ends")))
    return sorted(events, key=lambda event: event.datetime)


def _event(day: str, item: Strategy | EcosystemAgreement, note: str, *, is_current: bool = False) -> Event:
    return Event(written(day), day, item.tr.title, note, item.get_absolute_url(), is_current)


def figures(cards: Sequence[Card], projects: Sequence[dict[str, Any]]) -> list[Figure]:
    """What the portal holds, counted: nothing here is written by hand but the number of municipalities."""
    areas = UrbanArea.objects.public().count()
    in_all = projects[0]["total"] if projects else 0
    return [
        Figure(len(MUNICIPALITIES), _("municipalities in Uusimaa")),
        Figure(len(cards), ngettext("spearhead in the strategy", "spearheads in the strategy", len(cards))),
        Figure(in_all, ngettext("national lead project", "national lead projects", in_all)),
        Figure(
            areas,
            ngettext("urban area in the InnoCities network", "urban areas in the InnoCities network", areas),
        ),
    ]


def tiles() -> Tiles:
    """The region in tiles: the cities of a public urban area lead to its page; two queries."""
    language = current()
    keys = {municipality.code: municipality.key for municipality in MUNICIPALITIES}
    cities = Organisation.objects.filter(municipality_code__in=keys)
    areas = UrbanArea.objects.public().filter(cities__municipality_code__in=keys).distinct().order_by("pk")
    links = {
        keys[city.municipality_code]: area.get_absolute_url()
        for area in areas.prefetch_related(*visible(UrbanArea, cities=cities))
        for city in shown(area, "cities")
    }
    label = _("The 26 municipalities of Uusimaa as tiles. Helsinki, Espoo and Vantaa lead to their urban area.")
    return Tiles(tile_map(language, links, label), tile_list(language, links))


def site_in_json_ld(title: LocalizedText) -> list[dict[str, Any]]:
    return [{"@type": "WebSite", "name": title.plain, "url": absolute(f"/{current()}/"), "inLanguage": current()}]
