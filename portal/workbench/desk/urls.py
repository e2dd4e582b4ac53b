"""The translators' desk: `admin/translations/…`; a language is "sv", a kind is "strategy.spearhead"."""

from django.urls import include, path

from portal.workbench.desk.editor import editor
from portal.workbench.desk.listing import listing
from portal.workbench.desk.overview import overview

app_name = "workbench"
urlpatterns = [
    path("", overview, name="desk"),
    path("", include("portal.workbench.parity.staff_urls")),
    path("", include("portal.workbench.batches.urls")),
    path("<str:language>/", listing, name="queue"),
    path("<str:language>/<str:kind>/<str:pk>/", editor, name="editor"),
]
