"""Pages whose address is fixed by the portal and whose words staff edit: list pages, about, statements."""

from django.db import models
from django.http import Http404
from django.utils.translation import check_for_language, override, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from portal.languages.addresses import fixed_address
from portal.languages.localized import codes
from portal.publishing.models import Publishable
from portal.publishing.visible import visible


class FixedPage(Publishable):
    class Key(models.TextChoices):
        """The value is the name of the URL pattern that shows the page."""

        HOME = "home", _("front page")
        STRATEGIES = "strategies", _("strategies")
        SPEARHEADS = "spearheads", _("spearheads")
        FOLLOW_UP = "follow-up", _("follow-up")
        FUNDING = "funding", _("funding instruments")
        AGREEMENTS = "agreements", _("ecosystem agreements")
        AGREEMENT_NETWORK = "agreement-network", _("network of agreements")
        LEAD_PROJECTS = "lead-projects", _("lead projects")
        URBAN_AREAS = "urban-areas", _("urban areas")
        SHOWCASE = "showcase", pgettext_lazy("plural", "showcase")
        CONTACTS = "contacts", pgettext_lazy("page", "contacts")
        NEWS = "news", pgettext_lazy("page", "news")
        FROZEN_STRATEGIES = "frozen-strategies", _("strategies as they were decided")
        GLOSSARY = "glossary", _("glossary")
        OPEN_DATA = "open-data", _("open data")
        PARITY = "parity", _("the languages of the portal")
        ABOUT = "about", _("about the portal")
        ACCESSIBILITY = "accessibility", _("accessibility statement")
        DATA_PROTECTION = "data-protection", _("data protection")
        CREDITS = "credits", _("photo credits")

    IF_PUBLISHED = frozenset({Key.PARITY})  # pages that are there only once staff have published their words

    key = models.CharField(_("page"), max_length=20, choices=Key.choices, unique=True)
    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(_("lead"), blank=True)
    body = models.TextField(_("body text"), blank=True)

    class Meta(Publishable.Meta):
        verbose_name = _("fixed page")
        verbose_name_plural = _("fixed pages")
        ordering = ["pk"]

    def get_absolute_url(self) -> str:
        return fixed_address(self.key, self.original_language)

    def address(self, language: str) -> str:
        return fixed_address(self.key, language)


def fixed_page(key: str, *relations: str) -> FixedPage:
    """The public words of a page: one query, and one for each of `relations`.

    Where staff have written none, the page has its plain name in every language; one that is there only if they have
    raises Http404.
    """
    page = FixedPage.objects.public().filter(key=key).prefetch_related(*visible(FixedPage, *relations)).first()
    if page is None and key in FixedPage.IF_PUBLISHED:
        raise Http404
    return page or unwritten(key)


def unwritten(key: str) -> FixedPage:
    """A page of which staff have written nothing yet; a language without a catalogue has no name for it."""
    page = FixedPage(key=key)
    for code in filter(check_for_language, codes()):
        with override(code):
            label = str(FixedPage.Key(key).label)
            setattr(page, f"title_{code}", label[:1].upper() + label[1:])
    return page
