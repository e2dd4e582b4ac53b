"""Addresses without a language: the choice of one, and what robots read."""

from django.urls import path

from portal.pages import feed, sitemap, views

urlpatterns = [
    path("", views.choose_language, name="choose-language"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("changes.atom", feed.whole_site, name="site-feed"),
    path("robots.txt", views.robots, name="robots"),
]
