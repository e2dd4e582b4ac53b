"""Agreements, lead projects, urban areas, showcase; the path words are messages with the context "address"."""

from django.urls import path
from django.utils.text import format_lazy
from django.utils.translation import pgettext_lazy

from ecosystems import views

AGREEMENTS = pgettext_lazy("address", "ecosystem-agreements/")
LEAD_PROJECTS = pgettext_lazy("address", "lead-projects/")
URBAN_AREAS = pgettext_lazy("address", "urban-areas/")
SHOWCASE = pgettext_lazy("address", "showcase/")
AGREEMENT_NETWORK = pgettext_lazy("address", "agreement-network")

urlpatterns = [
    path(AGREEMENTS, views.agreements, name="agreements"),
    path(format_lazy("{}<slug:slug>/", AGREEMENTS), views.agreement, name="agreement"),
    path(format_lazy("{}/", AGREEMENT_NETWORK), views.agreement_network, name="agreement-network"),
    path(
        format_lazy("{}/agreements.csv", AGREEMENT_NETWORK), views.agreement_network_csv, name="agreement-network-csv"
    ),
    path(
        format_lazy("{}/agreements.jsonld", AGREEMENT_NETWORK),
        views.agreement_network_json_ld,
        name="agreement-network-json-ld",
    ),
    path(LEAD_PROJECTS, views.lead_projects, name="lead-projects"),
    path(format_lazy("{}<slug:slug>/", LEAD_PROJECTS), views.lead_project, name="lead-project"),
    path(URBAN_AREAS, views.urban_areas, name="urban-areas"),
    path(format_lazy("{}<slug:slug>/", URBAN_AREAS), views.urban_area, name="urban-area"),
    path(SHOWCASE, views.showcase, name="showcase"),
    path(format_lazy("{}<slug:slug>/", SHOWCASE), views.showcase_item, name="showcase-item"),
]
