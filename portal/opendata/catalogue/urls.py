"""Addresses of the catalogue and of the guide for programs: outside the languages, since they hold all of them."""

from django.conf import settings
from django.urls import path, re_path

from portal.opendata import llms
from portal.opendata.catalogue import views

_LANGUAGES = "|".join(code for code, _name in settings.LANGUAGES)

urlpatterns = [
    path("data/", views.described, name="data"),
    path("data/catalogue", views.described, name="catalogue"),
    path("data/catalogue.jsonld", views.catalogue_jsonld, name="catalogue-jsonld"),
    path("data/catalogue.ttl", views.catalogue_turtle, name="catalogue-turtle"),
    path("llms.txt", llms.guide, name="llms"),
    re_path(rf"^(?P<language>{_LANGUAGES})\.(?P<extension>json|jsonld)$", views.front_page, name="front-page-as-data"),
]
