"""What staff do with a record beside its form: `admin/records/<kind>/<key>/…`, a kind being "strategy.spearhead"."""

from django.urls import include, path

app_name = "editorial"
urlpatterns = [
    path("<str:kind>/<str:pk>/", include("portal.editorial.decisions.urls")),
    path("<str:kind>/<str:pk>/", include("portal.editorial.history.urls")),
    path("<str:kind>/<str:pk>/", include("portal.editorial.preview.urls")),
]
