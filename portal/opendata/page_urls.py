"""Pages as data, at the addresses of the pages with the name of the format; what open data there are, for people."""

from django.urls import path, re_path
from django.utils.translation import pgettext_lazy

from portal.opendata import views

urlpatterns = [
    path(pgettext_lazy("address", "open-data/"), views.open_data, name="open-data"),
    re_path(r"^(?P<page>[\w/-]+)\.(?P<extension>json|jsonld)$", views.page_as_data, name="page-as-data"),
]
