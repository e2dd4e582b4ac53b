"""The admin site of the portal's staff."""

from typing import Any

from django import VERSION
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from portal.staff.groups import GROUPS
from portal.staff.preview import body_text_preview


class Choices(AutocompleteJsonView):
    """What a combobox offers: each record by the name that tells it from others."""

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        label = getattr(self.model_admin, "choice_label", str)
        return {"id": str(getattr(obj, to_field_name)), "text": label(obj)}


class StaffSite(admin.AdminSite):
    site_header = _("Innovation portal, for staff")
    site_title = _("Innovation portal")
    index_title = _("What would you like to edit?")

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.disable_action("delete_selected")  # nothing is deleted at one stroke: records go back to draft

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """From Django 6.1 on, the tools of a page stand above its content and no longer within."""
        return super().each_context(request) | {"has_tools_above_content": VERSION >= (6, 1)}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """In place of apps, the groups of `groups.py`; what somebody may not see is left out."""
        kinds = {
            kind["model"]._meta.label: kind
            for app in self._build_app_dict(request, app_label).values()
            for kind in app["models"]
        }
        groups = []
        for group in GROUPS:
            models = [kinds[kind.model] | {"purpose": kind.purpose} for kind in group.kinds if kind.model in kinds]
            if models:
                groups.append(
                    {
                        "name": group.title,
                        "app_label": group.name,
                        "app_url": f"{reverse('admin:index')}#{group.name}",
                        "has_module_perms": True,
                        "models": models,
                    }
                )
        return groups

    def app_index(self, request: HttpRequest, app_label: str, extra_context: Any = None) -> Any:
        """There are no pages of apps: staff know groups, and these stand on the front page."""
        return HttpResponseRedirect(reverse("admin:index"))

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return Choices.as_view(admin_site=self)(request)

    def get_urls(self) -> list[Any]:
        return [path("preview/", body_text_preview, name="body_text_preview"), *super().get_urls()]
