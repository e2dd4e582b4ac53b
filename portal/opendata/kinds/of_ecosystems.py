"""Agreements, themes, lead projects, urban areas and the showcase as data."""

from portal.opendata.kinds.attached import DOCUMENT, IMAGE, SOURCE
from portal.opendata.kinds.described import genre, point, years
from portal.opendata.kinds.named import named_themes
from portal.opendata.kinds.shape import Kind, Shape, facts

FUNDER = Shape(
    model_name="ecosystems.AgreementFunder",
    texts=("actors",),
    facts=facts("order", "role", "is_reviewed"),
    links=("organisation", "instrument"),
)
AREA_OF_PROJECT = Shape(model_name="ecosystems.Participation", facts=facts("role"), links=("area",))
PROJECT_OF_AREA = Shape(model_name="ecosystems.Participation", facts=facts("role"), links=("project",))
_OF_SHOWCASE = {"project": "Project", "company": "Organization", "idea": "CreativeWork"}

AGREEMENT = Kind(
    name="agreement",
    plural="agreements",
    model_name="ecosystems.EcosystemAgreement",
    texts=("title", "summary", "body", "brand", "aims", "means", "part_of"),
    facts=facts("start_year", "end_year", "target_year", "parties_known", "funders_known"),
    links=("area", "parties", "themes", "lead_projects", "news_items"),
    parts={"funders": FUNDER, "documents": DOCUMENT, "image": IMAGE, "sources": SOURCE},
    types="CreativeWork",
    described={
        "name": "title",
        "abstract": "summary",
        "text": "body",
        "alternateName": "brand",
        "about": "themes",
        "creator": "parties",
        "spatialCoverage": "area",
        "mentions": "lead_projects",
        "temporalCoverage": years,
        "genre": genre("ecosystem agreement"),
    },
)
THEME = Kind(
    name="theme",
    plural="themes",
    model_name="ecosystems.Theme",
    texts=("title", "text"),
    facts=facts("order", "is_leading", "start_year", "end_year"),
    links=("agreement", "parent", "subthemes", "lead_projects", "showcase_items"),
    types="DefinedTerm",
    described={"name": "title", "description": "text", "subjectOf": "agreement"},
    page_names=("lead-projects",),
    named=named_themes,
)
LEAD_PROJECT = Kind(
    name="lead-project",
    plural="lead-projects",
    model_name="ecosystems.LeadProject",
    texts=("title", "summary", "body"),
    facts=facts(
        *("abbreviation", "start_year", "end_year", "duration_years"),
        *("areas_known", "coordinator_known", "url"),
    ),
    links=("theme", "coordinator", "agreements", "spearheads", "news_items"),
    parts={"participations": AREA_OF_PROJECT, "documents": DOCUMENT, "image": IMAGE, "sources": SOURCE},
    types="ResearchProject",
    described={
        "name": "title",
        "alternateName": "abbreviation",
        "description": "summary",
        "sameAs": "url",
        "knowsAbout": "theme",
        "member": "coordinator",
        "subjectOf": "agreements",
    },
)
URBAN_AREA = Kind(
    name="urban-area",
    plural="urban-areas",
    model_name="ecosystems.UrbanArea",
    texts=("name", "abbreviation", "summary"),
    facts=facts("latitude", "longitude", "leads_rdi_operators"),
    links=("cities", "agreements"),
    parts={"participations": PROJECT_OF_AREA, "sources": SOURCE},
    types="Place",
    described={
        "name": "name",
        "alternateName": "abbreviation",
        "description": "summary",
        "geo": point,
        "subjectOf": "agreements",
    },
)
SHOWCASE_ITEM = Kind(
    name="showcase-item",
    plural="showcase",
    model_name="ecosystems.ShowcaseItem",
    texts=("title", "summary", "body"),
    facts=facts("url", type="kind"),
    links=("organisations", "spearheads", "themes"),
    parts={"image": IMAGE, "sources": SOURCE},
    types=lambda record: _OF_SHOWCASE[record.kind],
    described={"name": "title", "description": "summary", "sameAs": "url"},
)
