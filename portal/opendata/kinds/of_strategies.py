"""Strategies, spearheads, funding instruments and indicators as data."""

from portal.opendata.kinds.attached import DOCUMENT, IMAGE, SOURCE
from portal.opendata.kinds.described import genre, years
from portal.opendata.kinds.shape import Kind, Shape, facts

SECTION = Shape(model_name="strategy.StrategySection", texts=("heading", "text"), facts=facts("order"))
APPROVAL = Shape(model_name="strategy.Approval", texts=("body",), facts=facts("approved_on", "is_reviewed"))
ACTOR = Shape(
    model_name="strategy.SpearheadActor", texts=("actors",), facts=facts("order", "role"), links=("organisation",)
)


def _lineage(end: str) -> Shape:
    return Shape(
        model_name="strategy.SpearheadLineage",
        texts=("reason", "decision"),
        facts=facts("decided_on", type="kind"),
        links=(end,),
    )


VALUE = Shape(
    model_name="strategy.IndicatorValue", texts=("words",), facts=facts("year", "number"), links=("spearhead",)
)
FUNDED = Shape(
    model_name="ecosystems.AgreementFunder", texts=("actors",), facts=facts("role", "is_reviewed"), links=("agreement",)
)

STRATEGY = Kind(
    name="strategy",
    plural="strategies",
    model_name="strategy.Strategy",
    texts=(
        *("title", "summary", "slogan", "umbrella_theme", "body"),
        *("strengths", "what_changed", "spearhead_definition"),
    ),
    facts=facts("start_year", "end_year", "website_url", "social_account", "publication_credits"),
    links=("updates", "updated_by", "spearheads", "indicators", "news_items"),
    parts={"sections": SECTION, "approvals": APPROVAL, "documents": DOCUMENT, "image": IMAGE, "sources": SOURCE},
    # A strategy binds no citizen, so that it is no Legislation, and it reports on nothing: a work with parts.
    types="CreativeWork",
    described={
        "name": "title",
        "alternativeHeadline": "slogan",
        "abstract": "summary",
        "text": "body",
        "about": "umbrella_theme",
        "isBasedOn": "updates",
        "hasPart": "spearheads",
        "sameAs": "website_url",
        "temporalCoverage": years,
        "genre": genre("strategy"),
    },
)
SPEARHEAD = Kind(
    name="spearhead",
    plural="spearheads",
    model_name="strategy.Spearhead",
    texts=("title", "summary", "body", "aim", "focus_areas", "other_funding"),
    facts=facts("order", "actors_known", "funding_known", "lineage_known"),
    links=("strategy", "funding_instruments", "lead_projects", "showcase_items", "news_items"),
    parts={
        "actors": ACTOR,
        "origins": _lineage("predecessor"),
        "successions": _lineage("successor"),
        "sources": SOURCE,
    },
    # A chapter of the strategy with an aim, people who carry it out and money: more than a term of a vocabulary.
    types="CreativeWork",
    described={
        "name": "title",
        "abstract": "summary",
        "text": "body",
        "description": "aim",
        "keywords": "focus_areas",
        "isPartOf": "strategy",
        "funder": "funding_instruments",
        "genre": genre("spearhead"),
    },
)
FUNDING_INSTRUMENT = Kind(
    name="funding-instrument",
    plural="funding-instruments",
    model_name="strategy.FundingInstrument",
    texts=("name", "abbreviation", "summary"),
    facts=facts("level", "url"),
    links=("spearheads",),
    parts={"funded_agreements": FUNDED, "sources": SOURCE},
    types="FundingScheme",
    described={"name": "name", "alternateName": "abbreviation", "description": "summary", "sameAs": "url"},
)
INDICATOR = Kind(
    name="indicator",
    plural="indicators",
    model_name="strategy.Indicator",
    texts=("title", "definition", "unit", "method", "source_note"),
    facts=facts("order", "frequency", "is_numeric", "values_known", "is_reviewed"),
    links=("strategy",),
    parts={"values": VALUE},
    types="StatisticalVariable",
    described={"name": "title", "description": "definition", "measurementMethod": "method", "subjectOf": "strategy"},
    page_names=("follow-up",),
)
INDICATOR_VALUE = Kind(
    name="indicator-value",
    plural="indicator-values",
    model_name="strategy.IndicatorValue",
    texts=("words",),
    facts=facts("year", "number"),
    links=("indicator", "spearhead"),
    types="Observation",
    described={
        "variableMeasured": "indicator",
        "observationAbout": "spearhead",
        "value": "number",
        "observationDate": "year",
        "description": "words",
    },
    page_names=("follow-up",),
)
