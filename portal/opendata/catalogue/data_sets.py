"""Which data sets there are, and what they hold, in words."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, kw_only=True)
class DataSet:
    """`plural` is that of its kind (portal/opendata/kinds); `dated_by` leads to what has moments of change."""

    plural: str
    title: Any
    description: Any
    keywords: tuple[Any, ...]
    themes: tuple[str, ...]
    page: str  # the name of the URL pattern at which a person reads the same
    dated_by: str | None = ""
    years: tuple[str, str] | None = None


_SPECIALISATION = (_("smart specialisation"), _("innovation policy"), _("regional development"))
_COOPERATION = (_("innovation"), _("cooperation"), _("regional development"))
_PERIOD = ("start_year", "end_year")

DATA_SETS = (
    DataSet(
        plural="strategies",
        title=_("Strategies"),
        description=_("The region’s strategies for smart specialisation: what was decided, by whom, for which years."),
        keywords=(*_SPECIALISATION, _("strategies")),
        themes=("REGI", "GOVE"),
        page="strategies",
        years=_PERIOD,
    ),
    DataSet(
        plural="spearheads",
        title=_("Spearheads"),
        description=_("The spearheads of each strategy: aims, who carries them out, and what became of them."),
        keywords=(*_SPECIALISATION, _("spearheads")),
        themes=("REGI", "TECH"),
        page="spearheads",
    ),
    DataSet(
        plural="funding-instruments",
        title=_("Funding instruments"),
        description=_("The instruments of the EU, the State and the region that fund spearheads and agreements."),
        keywords=(*_SPECIALISATION, _("funding")),
        themes=("REGI", "ECON"),
        page="funding",
    ),
    DataSet(
        plural="indicators",
        title=_("Indicators"),
        description=_("What is monitored of each strategy: definition, unit, method and source, with all figures."),
        keywords=(*_SPECIALISATION, _("indicators"), _("follow-up")),
        themes=("REGI", "GOVE"),
        page="follow-up",
        dated_by="strategy",
    ),
    DataSet(
        plural="indicator-values",
        title=_("Values of indicators"),
        description=_("The figures of each indicator by year and spearhead. A year that is not there is not zero."),
        keywords=(*_SPECIALISATION, _("indicators"), _("follow-up")),
        themes=("REGI", "GOVE"),
        page="follow-up",
        dated_by="indicator__strategy",
        years=("year", "year"),
    ),
    DataSet(
        plural="agreements",
        title=_("Ecosystem agreements"),
        description=_("Agreements between the State and urban areas: parties, years, aims, means and funders."),
        keywords=(*_COOPERATION, _("ecosystem agreements")),
        themes=("REGI", "GOVE"),
        page="agreements",
        years=_PERIOD,
    ),
    DataSet(
        plural="themes",
        title=_("Themes of agreements"),
        description=_("The themes of each ecosystem agreement as a tree, with the years for which they hold."),
        keywords=(*_COOPERATION, _("themes")),
        themes=("REGI", "TECH"),
        page="agreements",
        dated_by="agreement",
        years=_PERIOD,
    ),
    DataSet(
        plural="lead-projects",
        title=_("Lead projects"),
        description=_("National lead projects: theme, urban areas that take part, years and coordinator."),
        keywords=(*_COOPERATION, _("lead projects")),
        themes=("REGI", "TECH"),
        page="lead-projects",
        years=_PERIOD,
    ),
    DataSet(
        plural="urban-areas",
        title=_("Urban areas"),
        description=_("The urban areas of the InnoCities network, with their cities and places on the map."),
        keywords=(*_COOPERATION, _("urban areas")),
        themes=("REGI",),
        page="urban-areas",
    ),
    DataSet(
        plural="showcase",
        title=_("Showcase"),
        description=_("Projects, companies and ideas that show what the spearheads and themes mean in practice."),
        keywords=(*_COOPERATION, _("examples")),
        themes=("REGI", "TECH"),
        page="showcase",
    ),
    DataSet(
        plural="news",
        title=_("News"),
        description=_("News and press releases, and what they are about."),
        keywords=(*_COOPERATION, _("news")),
        themes=("REGI",),
        page="news",
    ),
    DataSet(
        plural="organisations",
        title=_("Organisations"),
        description=_("Organisations that strategies, agreements and projects name, without people’s contact details."),
        keywords=(*_COOPERATION, _("organisations")),
        themes=("REGI", "GOVE"),
        page="urban-areas",
        dated_by=None,
    ),
    DataSet(
        plural="glossary",
        title=_("Glossary"),
        description=_(
            "Official names and terms of innovation policy in Finnish, Swedish and English, and definitions."
        ),
        keywords=(_("terms"), _("innovation policy")),
        themes=("REGI",),
        page="glossary",
        dated_by=None,
    ),
    DataSet(
        plural="pages",
        title=_("Pages of the site"),
        description=_("The words of the pages that are no record of their own: front page, lists, statements."),
        keywords=(_("innovation policy"), _("websites")),
        themes=("REGI",),
        page="about",
    ),
)
