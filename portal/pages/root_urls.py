"""Addresses without a language: the choice of one, and what robots read."""

from django.urls import path

from portal.pages import sitemap, views

urlpatterns = [
    path("", views.choose_language, name="choose-language"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
]
