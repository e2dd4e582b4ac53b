"""Who may sign in, and in which roles."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.editorial.history.noted import NotedRoles
from portal.languages.columns import NOTHING, yes_or_no
from portal.publishing.policy import Action, Role, may
from portal.staff.filters import SeenRelated as SeenRelated
from portal.staff.users import (
    AddForm,
    ChangeForm,
    lacking,
    membership_of,
    refuse_without_other_administrator,
    roles_of,
)

admin.site.unregister([User, Group])

if TYPE_CHECKING:
    _UserAdmin = UserAdmin[User]
else:
    _UserAdmin = UserAdmin

ROLES: Any = (
    gettext_lazy("Roles"),
    {
        "fields": ("roles", "organisation", "languages", "publishes_translations"),
        "classes": ["stacked-choices"],
        "description": gettext_lazy("A role says what somebody may do. Whoever has two may do what either may."),
    },
)
ROLES_TOLD: Any = (gettext_lazy("Roles"), {"fields": ("roles_shown", "organisation_shown")})


class HasRole(admin.SimpleListFilter):
    title = gettext_lazy("role")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return Role.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(groups__name=self.value()) if self.value() in set(Role) else queryset


@admin.register(User)
class StaffUserAdmin(NotedRoles, _UserAdmin):
    """What a user may do follows from roles; check boxes, since not everybody can work Django's two lists."""

    form, add_form = ChangeForm, AddForm
    list_display = (
        *("username", "first_name", "last_name", "roles_shown", "organisation_shown"),
        *(yes_or_no("is_active", gettext_lazy("active")), "last_login"),
    )
    list_filter = ("is_active", HasRole)
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    fieldsets: ClassVar[Any] = (
        (None, {"fields": ("username", "password")}),
        (gettext_lazy("Person"), {"fields": (("first_name", "last_name"), "email")}),
        ROLES,
        (gettext_lazy("Account"), {"fields": ("is_active", "is_superuser", ("last_login", "date_joined"))}),
    )
    add_fieldsets: Any = (
        (None, {"fields": ("username", "usable_password", "password1", "password2")}),
        (gettext_lazy("Person"), {"fields": (("first_name", "last_name"), "email")}),
        ROLES,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("membership__organisation").prefetch_related("groups")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Only who is a superuser makes others; to who may not change a user, the roles are told."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is not None and not self.has_change_permission(request, obj):
            fieldsets = [ROLES_TOLD if part == ROLES else part for part in fieldsets]
        if request.user.is_superuser:
            return fieldsets
        return [
            (title, options | {"fields": [row for row in options["fields"] if row != "is_superuser"]})
            for title, options in fieldsets
        ]

    def get_form(self, request: HttpRequest, obj: Any = None, change: Any = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.editor = request.user
        return form

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, Action.WRITE, obj or User)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, Action.DELETE, obj or User)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        super().save_related(request, form, formsets, change)
        form.keep_roles()
        for sentence in lacking(User.objects.get(pk=form.instance.pk)):
            self.message_user(request, sentence, messages.WARNING)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        try:
            refuse_without_other_administrator(obj)
        except ValidationError as error:
            raise PermissionDenied from error
        super().delete_model(request, obj)

    @admin.display(description=gettext_lazy("roles"))
    def roles_shown(self, user: User) -> str:
        names = [str(Role(role).label) for role in roles_of(user)]
        if user.is_superuser:
            names.append(_("superuser"))
        return ", ".join(names) or NOTHING

    @admin.display(description=gettext_lazy("organisation"))
    def organisation_shown(self, user: User) -> SafeString | str:
        organisation: Any = membership_of(user).organisation
        return conditional_escape(organisation.tr.name) if organisation else NOTHING
