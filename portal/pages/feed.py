"""Atom feeds: of each language, of each kind of record in it, and of the whole site with each entry in its own."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext_lazy
from django.views.decorators.http import require_safe

from ecosystems.models import EcosystemAgreement, LeadProject, ShowcaseItem, UrbanArea
from ecosystems.urls import AGREEMENTS, LEAD_PROJECTS, SHOWCASE, URBAN_AREAS
from portal.fixedpages.models import FixedPage
from portal.languages.addresses import fixed_address
from portal.languages.localized import codes, current
from portal.languages.page import Alternate, absolute
from portal.news.models import NewsItem
from portal.news.urls import NEWS
from portal.pages.feed_entries import (
    LONGEST,
    Entry,
    Reader,
    appearances,
    in_its_own_language,
    in_this_language,
    last_departure,
    tag,
    told_changes,
    written_moment,
)
from portal.pages.sitemap import models_with_pages
from strategy.models import FundingInstrument, Spearhead, Strategy
from strategy.urls import FUNDING, SPEARHEADS, STRATEGIES

CHANGES = pgettext_lazy("address", "changes.atom")
_BEFORE_ANYTHING = datetime(2014, 1, 1, tzinfo=UTC)  # the year of the first strategy; an empty feed needs a date too


class Kind(NamedTuple):
    """Records that have a feed of their own; `name` is the URL pattern of their list, `word` its address."""

    name: str
    model: type[Any]
    title: Any
    word: Any

    @property
    def feed_name(self) -> str:
        return f"{self.name}-feed"


KINDS = (
    Kind("news", NewsItem, gettext_lazy("News"), NEWS),
    Kind("strategies", Strategy, gettext_lazy("Strategies"), STRATEGIES),
    Kind("spearheads", Spearhead, gettext_lazy("Spearheads"), SPEARHEADS),
    Kind("funding", FundingInstrument, gettext_lazy("Funding"), FUNDING),
    Kind("agreements", EcosystemAgreement, gettext_lazy("Ecosystem agreements"), AGREEMENTS),
    Kind("lead-projects", LeadProject, gettext_lazy("Lead projects"), LEAD_PROJECTS),
    Kind("urban-areas", UrbanArea, gettext_lazy("Urban areas"), URBAN_AREAS),
    Kind("showcase", ShowcaseItem, gettext_lazy("Showcase"), SHOWCASE),
)


class Feed(NamedTuple):
    id: str
    language: str
    title: str
    url: str
    home_url: str
    links: Sequence[Alternate]
    icon_url: str
    updated: str
    entries: list[Entry]


class FeedLink(NamedTuple):
    title: str
    url: str


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """A query for each kind of record."""
    return _answer(
        request,
        _news_and_changes(in_this_language),
        _models(),
        own_id=f"{current()}/changes",
        title=_("News and changes"),
        url=fixed_address("changes-feed", current()),
        links=[_link("home", current())],
    )


@require_safe
def of_kind(request: HttpRequest, kind: Kind) -> HttpResponse:
    """Three queries: what has come out, what has changed, and when something last left the site."""
    came_out = appearances(kind.model, in_this_language, kind.name, str(kind.title))
    return _answer(
        request,
        (*came_out, *told_changes(kind.model, in_this_language)),
        [kind.model],
        own_id=f"{current()}/changes/{kind.name}",
        title=str(kind.title),
        url=fixed_address(kind.feed_name, current()),
        links=[_link(kind.name, current())],
    )


@require_safe
def whole_site(request: HttpRequest) -> HttpResponse:
    """In no language: what the feed says of itself is in the site's first, whatever the reader's program asks for."""
    with override(settings.LANGUAGE_CODE):
        return _answer(
            request,
            _news_and_changes(in_its_own_language),
            _models(),
            own_id="changes",
            title=_("News and changes in all languages"),
            url=reverse("site-feed"),
            links=[_link("home", code) for code in codes()],
        )


def _news_and_changes(read: Reader) -> list[Entry]:
    news = appearances(NewsItem, read, "news", _("News"))
    return [*news, *(entry for model in _models() for entry in told_changes(model, read))]


def _models() -> list[Any]:
    return [FixedPage, *models_with_pages()]


def _answer(
    request: HttpRequest,
    told: Iterable[Entry],
    models: Iterable[Any],
    *,
    own_id: str,
    title: str,
    url: str,
    links: Sequence[Alternate],
) -> HttpResponse:
    """A feed of entries of these models, whose moment of change never goes back."""
    entries = sorted(told, key=lambda entry: (entry.at, entry.id), reverse=True)[:LONGEST]
    feed = Feed(
        id=tag(own_id),
        language=current(),
        title=title,
        url=absolute(url),
        home_url=absolute(fixed_address("home", current())),
        links=links,
        icon_url=absolute(static("img/apple-touch-icon.png")),
        updated=written_moment(max([last_departure(models) or _BEFORE_ANYTHING, *_moments(entries)])),
        entries=entries,
    )
    return render(request, "pages/changes.atom", {"feed": feed}, content_type="application/atom+xml; charset=utf-8")


def _moments(entries: Iterable[Entry]) -> Iterator[datetime]:
    for entry in entries:
        yield from (entry.changed_at, entry.record_changed_at)


def _link(name: str, language: str) -> Alternate:
    return Alternate(language, absolute(fixed_address(name, language)))


def _of_kind(word: object) -> str:
    """ "muutokset.atom" and "karkihankkeet/" are "muutokset/karkihankkeet.atom"."""
    return f"{str(CHANGES).removesuffix('.atom')}/{str(word).strip('/')}.atom"


kind_address: Callable[[object], Any] = lazy(_of_kind, str)


def feeds(language: str) -> list[FeedLink]:
    """Every feed for readers of `language`, with its title and address; that of the whole site last."""
    with override(language):
        return [
            FeedLink(_("News and changes"), fixed_address("changes-feed", language)),
            *(FeedLink(str(kind.title), fixed_address(kind.feed_name, language)) for kind in KINDS),
            FeedLink(_("News and changes in all languages"), reverse("site-feed")),
        ]


def feed_of_list(name: str, language: str) -> FeedLink | None:
    """The feed of what the list page `name` (of a URL pattern) lists."""
    with override(language):
        links = (FeedLink(str(k.title), fixed_address(k.feed_name, language)) for k in KINDS if k.name == name)
        return next(links, None)
