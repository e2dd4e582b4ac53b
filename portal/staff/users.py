"""What is decided of a member of staff: roles, organisation, languages. Nobody locks herself or everybody out."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.languages.choosing import ChooseOne
from portal.publishing.models import Membership
from portal.publishing.policy import Role

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[User]
    _ChangeForm = UserChangeForm[User]
    _AddForm = AdminUserCreationForm[User]
else:
    _ModelForm, _ChangeForm, _AddForm = forms.ModelForm, UserChangeForm, AdminUserCreationForm

WHAT_ROLES_ARE_FOR = {
    Role.TRANSLATOR: gettext_lazy(
        "writes the texts of the chosen languages in every record; translations of what visitors read go out at once"
    ),
    Role.EDITOR: gettext_lazy("writes the records of the chosen organisation, and submits them"),
    Role.PUBLISHER: gettext_lazy("writes, publishes, schedules and takes off the site, for every organisation"),
    Role.ADMINISTRATOR: gettext_lazy("does all of that, gives roles, and removes personal data from revisions"),
}


KEPT = ("organisation", "languages", "publishes_translations")  # of what the form says, on the membership


def membership_of(user: User) -> Membership:
    return getattr(user, "membership", None) or Membership(user=user)


def roles_of(user: User) -> list[str]:
    """In the order in which they stand in the policy."""
    names = {group.name for group in user.groups.all()}
    return [role for role in Role if role in names]


def administrators() -> QuerySet[User]:
    """Those who may give roles."""
    has_role = Group.objects.filter(name=Role.ADMINISTRATOR, user=OuterRef("pk"))
    return User.objects.filter(Q(is_superuser=True) | Q(Exists(has_role)), is_active=True)


def refuse_without_other_administrator(user: User) -> None:
    """Raises ValidationError where nobody but `user` could give roles. To be called in a transaction: of two who take
    the role from each other at the same moment, the later is refused."""
    Group.objects.select_for_update().get(name=Role.ADMINISTRATOR)
    if not administrators().exclude(pk=user.pk).exists():
        raise ValidationError(_("There has to be an administrator: give somebody else the role first."))


def lacking(user: User) -> list[str]:
    """What a role of `user` needs to be of use, in sentences."""
    roles, membership = roles_of(user), membership_of(user)
    sentences = []
    if Role.EDITOR in roles and membership.organisation_id is None:
        sentences.append(_("An editor without an organisation has no records to write: choose the organisation."))
    if Role.TRANSLATOR in roles and not membership.languages:
        sentences.append(_("A translator without languages has no texts to write: choose the languages."))
    return sentences


def _role_choices() -> list[tuple[str, Any]]:
    labels = {role: capfirst(str(role.label)) for role in Role}
    return [(role, format_lazy("{role}: {what}", role=labels[role], what=WHAT_ROLES_ARE_FOR[role])) for role in Role]


class WithRoles(_ModelForm):
    """`editor` is who has the form open."""

    editor: Any = None

    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Roles"),
        choices=_role_choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("Whoever has no role sees nothing here."),
    )
    organisation: Any = Membership._meta.get_field("organisation").formfield(
        widget=ChooseOne(Membership._meta.get_field("organisation"), admin.site)
    )
    languages = forms.MultipleChoiceField(
        label=capfirst(Membership._meta.get_field("languages").verbose_name),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=Membership._meta.get_field("languages").help_text,
    )
    publishes_translations: Any = Membership._meta.get_field("publishes_translations").formfield()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            membership = membership_of(self.instance)
            self.initial = {
                "roles": roles_of(self.instance),
                "organisation": membership.organisation_id,
                "languages": membership.languages,
                "publishes_translations": membership.publishes_translations,
                **self.initial,
            }

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.instance.pk and self._was_administrator() and not self._stays_administrator():
            if self.instance.pk == self.editor.pk:
                sentence = _("You cannot take this from yourself. Ask another administrator to do it.")
                self.add_error("is_active" if not self.cleaned_data.get("is_active") else "roles", sentence)
            else:
                refuse_without_other_administrator(self.instance)
        return cleaned

    def _was_administrator(self) -> bool:
        return administrators().filter(pk=self.instance.pk).exists()

    def _stays_administrator(self) -> bool:
        is_one = self._is_superuser() or Role.ADMINISTRATOR in self.cleaned_data.get("roles", [])
        return is_one and bool(self.cleaned_data.get("is_active"))

    def _is_superuser(self) -> bool:
        return bool(self.cleaned_data.get("is_superuser", self.instance.is_superuser))

    def save(self, commit: Any = True) -> Any:
        self.instance.is_staff = self._is_superuser() or bool(self.cleaned_data["roles"])
        return super().save(commit=commit)

    def keep_roles(self) -> None:
        """To be called when the user is saved."""
        user = self.instance
        user.groups.set(Group.objects.filter(name__in=self.cleaned_data["roles"]))
        Membership.objects.update_or_create(user=user, defaults={name: self.cleaned_data[name] for name in KEPT})


class ChangeForm(WithRoles, _ChangeForm):
    pass


class AddForm(WithRoles, _AddForm):
    pass
