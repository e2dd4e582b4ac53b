"""The kinds of record in the order and the groups in which staff think of them, each with a sentence that says what it
is for."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _


class Kind(NamedTuple):
    model: str
    purpose: Any


class Group(NamedTuple):
    name: str  # in the page's markup
    title: Any
    kinds: tuple[Kind, ...]


GROUPS = (
    Group(
        "strategy",
        _("Strategy"),
        (
            Kind("strategy.Strategy", _("What the region has decided, section by section, and who approved it.")),
            Kind("strategy.Spearhead", _("The spearheads of each strategy, who carries them out, what they follow.")),
            Kind("strategy.FundingInstrument", _("What pays: instruments of the EU, the State and the region.")),
            Kind("strategy.Indicator", _("What is followed up, and its figures year by year.")),
            Kind("opendata.FrozenStrategy", _("Archives of strategies as they were decided, offered for download.")),
        ),
    ),
    Group(
        "ecosystems",
        _("Ecosystems"),
        (
            Kind("ecosystems.EcosystemAgreement", _("Agreements of urban areas with the State, and their funders.")),
            Kind("ecosystems.Theme", _("The themes of each agreement, as a tree.")),
            Kind("ecosystems.LeadProject", _("Projects between urban areas: who takes part, and in which theme.")),
            Kind("ecosystems.UrbanArea", _("City regions, their cities and their point on the map.")),
            Kind("ecosystems.ShowcaseItem", _("Projects, companies and ideas worth showing.")),
        ),
    ),
    Group(
        "pages",
        _("News and pages"),
        (
            Kind("news.NewsItem", _("News and press releases.")),
            Kind("fixedpages.FixedPage", _("The words of the front page, the list pages, and the statements.")),
        ),
    ),
    Group(
        "people",
        _("People and organisations"),
        (
            Kind("contacts.Contact", _("Whom visitors may call, in which matter, and until when.")),
            Kind("contacts.Organisation", _("Cities, universities, companies and others that the pages name.")),
            Kind("contacts.Enquiry", _("What visitors have written.")),
        ),
    ),
    Group(
        "files",
        _("Images, documents and sources"),
        (
            Kind("media.Image", _("Pictures, with their credits and what they say to people who do not see them.")),
            Kind("media.Document", _("Files to download, each in its own language.")),
            Kind("facts.Source", _("Where a fact stands, so that every page can say so.")),
        ),
    ),
    Group(
        "vocabulary",
        _("Vocabulary"),
        (
            Kind(
                "workbench.GlossaryTerm",
                _("What things are called in each language, and what texts may not call them."),
            ),
            Kind("search.SynonymGroup", _("Words that find each other in the search: TKI, RDI, FUI.")),
        ),
    ),
    Group(
        "users",
        _("Users"),
        (
            Kind("auth.User", _("Who may sign in here, and in which roles.")),
            Kind("publishing.AuditEntry", _("Who did what to which record, and when.")),
        ),
    ),
)
