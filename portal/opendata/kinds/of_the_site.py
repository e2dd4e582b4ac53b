"""News, organisations, the glossary and the pages of the site as data."""

from typing import Any

from contacts.models import Organisation
from portal.opendata.kinds.attached import DOCUMENT, IMAGE, SOURCE
from portal.opendata.kinds.named import named_organisations
from portal.opendata.kinds.of_strategies import FUNDED
from portal.opendata.kinds.shape import Kind, Shape, facts

QUOTE = Shape(model_name="news.Quote", texts=("text", "speaker_title"), facts=facts("order", "speaker"))
_OF_ORGANISATIONS = {
    Organisation.Kind.CITY: "GovernmentOrganization",
    Organisation.Kind.STATE: "GovernmentOrganization",
    Organisation.Kind.REGION: "GovernmentOrganization",
    Organisation.Kind.UNIVERSITY: "CollegeOrUniversity",
}


def _published_on(record: Any) -> str | None:
    """Undated news count from when the portal published them."""
    return record.dateline or (record.published_at.date().isoformat() if record.published_at else None)


NEWS_ITEM = Kind(
    name="news-item",
    plural="news",
    model_name="news.NewsItem",
    texts=("title", "summary", "body"),
    facts=facts("dateline", type="kind"),
    links=("strategies", "spearheads", "agreements", "lead_projects"),
    parts={"quotes": QUOTE, "attachments": DOCUMENT, "image": IMAGE, "sources": SOURCE},
    types="NewsArticle",
    described={
        "headline": "title",
        "abstract": "summary",
        "articleBody": "body",
        "datePublished": _published_on,
        "about": "lead_projects",
        "mentions": "agreements",
    },
)
ORGANISATION = Kind(
    name="organisation",
    plural="organisations",
    model_name="contacts.Organisation",
    texts=("name", "abbreviation", "description"),
    facts=facts("municipality_code", "url", type="kind"),
    links=("urban_areas", "agreements", "coordinated_projects", "showcase_items"),
    parts={"funded_agreements": FUNDED},
    types=lambda record: _OF_ORGANISATIONS.get(record.kind, "Organization"),
    described={"name": "name", "alternateName": "abbreviation", "description": "description", "sameAs": "url"},
    named=named_organisations,
)
GLOSSARY_TERM = Kind(
    name="glossary-term",
    plural="glossary",
    model_name="workbench.GlossaryTerm",
    texts=("term", "abbreviation", "definition"),
    facts=facts("is_name", "changed_at"),
    left_out=("other_forms", "forbidden_forms"),  # what translators need
    types="DefinedTerm",
    described={"name": "term", "alternateName": "abbreviation", "description": "definition"},
    page_names=("glossary",),
)
PAGE = Kind(
    name="page",
    plural="pages",
    key="key",
    model_name="fixedpages.FixedPage",
    texts=("title", "summary", "body"),
    parts={"sources": SOURCE},
    types="WebPage",
    described={"name": "title", "abstract": "summary", "text": "body"},
)
