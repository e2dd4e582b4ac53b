"""Pages of ecosystem agreements, lead projects, urban areas and the showcase."""

from ecosystems.views.agreements import agreement, agreements
from ecosystems.views.areas import urban_area, urban_areas
from ecosystems.views.graph import agreement_network, agreement_network_csv, agreement_network_json_ld
from ecosystems.views.projects import lead_project, lead_projects
from ecosystems.views.showcase import showcase, showcase_item

__all__ = [
    "agreement",
    "agreement_network",
    "agreement_network_csv",
    "agreement_network_json_ld",
    "agreements",
    "lead_project",
    "lead_projects",
    "showcase",
    "showcase_item",
    "urban_area",
    "urban_areas",
]
