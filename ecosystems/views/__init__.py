"""Pages of ecosystem agreements, lead projects, urban areas and the showcase."""

from ecosystems.views.agreements import agreement, agreements
from ecosystems.views.areas import urban_area, urban_areas
from ecosystems.views.projects import lead_project, lead_projects
from ecosystems.views.showcase import showcase, showcase_item

__all__ = [
    "agreement",
    "agreements",
    "lead_project",
    "lead_projects",
    "showcase",
    "showcase_item",
    "urban_area",
    "urban_areas",
]
