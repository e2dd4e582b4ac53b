"""What the audit is told when the account of a member of staff changes: beside the fields, which roles come and go."""

from typing import Any

from django.utils.translation import gettext as _

from portal.languages.edited import Told
from portal.publishing.policy import Role


class NotedRoles(Told):
    """For the admin of users, whose form has the field `roles`."""

    def reason_of(self, form: Any) -> str:
        if "roles" not in form.fields:
            return ""
        before, after = set(form.initial.get("roles") or ()), set(form.cleaned_data.get("roles") or ())
        given, taken = _in_words(after - before), _in_words(before - after)
        sentences = [_("Roles given: %(roles)s.") % {"roles": given}] if given else []
        sentences += [_("Roles taken: %(roles)s.") % {"roles": taken}] if taken else []
        return " ".join(sentences)


def _in_words(roles: set[str]) -> str:
    return ", ".join(str(role.label) for role in Role if role in roles)
