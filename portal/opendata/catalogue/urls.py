"""Addresses of the catalogue and of the guide for programs: outside the languages, since they hold all of them."""

from django.urls import path

from portal.opendata import llms
from portal.opendata.catalogue import views

urlpatterns = [
    path("data/catalogue.jsonld", views.catalogue_jsonld, name="catalogue-jsonld"),
    path("data/catalogue.ttl", views.catalogue_turtle, name="catalogue-turtle"),
    path("llms.txt", llms.guide, name="llms"),
]
