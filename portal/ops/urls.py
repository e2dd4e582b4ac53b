"""Addresses for load balancers and monitoring."""

from django.urls import path

from portal.ops import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readiness", views.readiness, name="readiness"),
]
