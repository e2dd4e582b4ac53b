"""What staff do with a record beside its form: `admin/records/<kind>/<key>/…`, a kind being "strategy.spearhead"."""

from django.urls import include, path

from portal.editorial.conflicts import conflict
from portal.editorial.decisions.coming import coming
from portal.editorial.presence import presence

app_name = "editorial"
urlpatterns = [
    path("coming/", coming, name="coming"),
    path("<str:kind>/<str:pk>/presence/", presence, name="presence"),
    path("<str:kind>/<str:pk>/conflict/<int:kept>/", conflict, name="conflict"),
    path("<str:kind>/<str:pk>/", include("portal.editorial.decisions.urls")),
    path("<str:kind>/<str:pk>/", include("portal.editorial.history.urls")),
    path("<str:kind>/<str:pk>/", include("portal.editorial.preview.urls")),
]
