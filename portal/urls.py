"""Every address of the portal: the language first, then the words of that language."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/records/", include("portal.editorial.urls")),
    path("admin/translations/", include("portal.workbench.desk.urls")),
    path("admin/", admin.site.urls),
    path("preview/", include("portal.editorial.preview.shared_urls")),
    path("", include("portal.media.urls")),
    path("", include("portal.ops.urls")),
    path("", include("portal.pages.root_urls")),
    path("", include("portal.opendata.archive.file_urls")),
    path("", include("portal.opendata.catalogue.urls")),
    path("", include("portal.opendata.urls")),
    *i18n_patterns(
        path("", include("portal.pages.urls")),
        path("", include("strategy.urls")),
        path("", include("ecosystems.urls")),
        path("", include("contacts.urls")),
        path("", include("portal.news.urls")),
        path("", include("portal.search.urls")),
        path("", include("portal.opendata.archive.urls")),
        path("", include("portal.workbench.parity.urls")),
        path("", include("portal.workbench.glossary.urls")),
        path("", include("portal.opendata.page_urls")),  # the last: whatever ends in .json and is not found above
        prefix_default_language=True,
    ),
]

handler400 = "portal.pages.errors.bad_request"
handler403 = "portal.pages.errors.permission_denied"
handler404 = "portal.pages.errors.page_not_found"
handler500 = "portal.pages.errors.server_error"
