"""Addresses of the pages on which somebody decides, below `admin/records/<kind>/<key>/`."""

from django.urls import path

from portal.editorial.decisions.keeping import delete, hand_over
from portal.editorial.decisions.moving import discard, submit, take_back, unschedule
from portal.editorial.decisions.publishing import publish
from portal.editorial.decisions.taking_off import put_back, take_off

urlpatterns = [
    path("publish/", publish, name="publish"),
    path("submit/", submit, name="submit"),
    path("take-back/", take_back, name="take-back"),
    path("unschedule/", unschedule, name="unschedule"),
    path("discard/", discard, name="discard"),
    path("take-off/", take_off, name="take-off"),
    path("put-back/", put_back, name="put-back"),
    path("hand-over/", hand_over, name="hand-over"),
    path("delete/", delete, name="delete"),
]
