"""The `staff` app, and the admin site that it puts in place of Django's own."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class StaffConfig(AppConfig):
    name = "portal.staff"
    label = "staff"


class StaffAdminConfig(AdminConfig):
    default_site = "portal.staff.site.StaffSite"
