"""Addresses of previews for staff, below `admin/records/`."""

from django.urls import path

from portal.editorial.preview import sharing, views

urlpatterns = [
    path("preview/", views.preview, name="preview"),
    path("preview/<str:language>/", views.preview, name="preview"),
    path("side-by-side/", views.side_by_side, name="side-by-side"),
    path("share/", sharing.share, name="share"),
    path("share/<int:link>/revoke/", sharing.revoke, name="revoke"),
    path("share/comments/<int:comment>/handled/", sharing.handled, name="comment-handled"),
]
