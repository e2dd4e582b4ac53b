"""Who may sign in, and what they may do."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from portal.languages.columns import yes_or_no
from portal.staff.groups import GROUPS

admin.site.unregister([User, Group])

if TYPE_CHECKING:
    _Choices = forms.ModelMultipleChoiceField[Permission]
    _UserAdmin = UserAdmin[User]
else:
    _Choices = forms.ModelMultipleChoiceField
    _UserAdmin = UserAdmin

_MAY = {"add": _("add"), "change": _("change"), "delete": _("delete"), "view": _("see")}


class Rights(_Choices):
    """What a group may do, in the words of the page; Django's are stored in English."""

    def label_from_instance(self, obj: Permission) -> str:
        model = obj.content_type.model_class()
        action = obj.codename.split("_")[0]
        what = capfirst(model._meta.verbose_name_plural) if model else obj.content_type.name
        return f"{what}: {_MAY.get(action, obj.name)}"


def _rights_over_records() -> Any:
    apps = {kind.model.split(".")[0] for group in GROUPS for kind in group.kinds}
    permissions = Permission.objects.filter(content_type__app_label__in=apps).select_related("content_type")
    return permissions.order_by("content_type__app_label", "content_type_id", "pk")


@admin.register(User)
class StaffUserAdmin(_UserAdmin):
    """What a user may do follows from groups; check boxes, since not everybody can work Django's two lists."""

    list_display = (
        *("username", "first_name", "last_name", "email"),
        *(yes_or_no("is_active", _("active")), yes_or_no("is_superuser", _("administrator")), "last_login"),
    )
    list_filter = ("is_active", "is_superuser", "groups")
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": (("first_name", "last_name"), "email")}),
        (_("Rights"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        (_("Dates"), {"fields": (("last_login", "date_joined"),)}),
    )

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_manytomany(db_field, request, widget=forms.CheckboxSelectMultiple, **kwargs)


@admin.register(Group)
class StaffGroupAdmin(GroupAdmin):
    filter_horizontal = ()

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest | None = None, **kwargs: Any) -> Any:
        kwargs |= {
            "widget": forms.CheckboxSelectMultiple,
            "form_class": Rights,
            "queryset": _rights_over_records(),
        }
        return super().formfield_for_manytomany(db_field, request, **kwargs)
