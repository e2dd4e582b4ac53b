"""The front page and the pages about the site; the path words are messages with the context "address"."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from portal.fixedpages.models import FixedPage
from portal.pages import feed, views

urlpatterns = [
    path("", views.home, name="home"),
    path(pgettext_lazy("address", "about/"), views.words, {"key": FixedPage.Key.ABOUT}, name="about"),
    path(
        pgettext_lazy("address", "accessibility/"),
        views.words,
        {"key": FixedPage.Key.ACCESSIBILITY},
        name="accessibility",
    ),
    path(
        pgettext_lazy("address", "data-protection/"),
        views.words,
        {"key": FixedPage.Key.DATA_PROTECTION},
        name="data-protection",
    ),
    path(pgettext_lazy("address", "photo-credits/"), views.photo_credits, name="credits"),
    path(feed.CHANGES, feed.changes, name="changes-feed"),
    *(path(feed.kind_address(kind.word), feed.of_kind, {"kind": kind}, kind.feed_name) for kind in feed.KINDS),
]
