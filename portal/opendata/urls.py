"""Addresses of data that belong to no language: lists, records by their ids, the description of it all."""

from django.urls import path, re_path

from portal.opendata import views

urlpatterns = [
    path("data/openapi.json", views.openapi, name="openapi"),
    re_path(r"^data/(?P<plural>[a-z-]+)\.(?P<extension>json|jsonld|csv)$", views.data_list, name="data-list"),
    re_path(
        r"^id/(?P<name>[a-z-]+)/(?P<key>[0-9a-z-]+)\.(?P<extension>json|jsonld)$",
        views.record_by_id,
        name="data-record",
    ),
    re_path(r"^id/(?P<name>[a-z-]+)/(?P<key>[0-9a-z-]+)$", views.what_has_id, name="data-id"),
]
