"""Translators who have asked for the daily mail."""

from typing import Any

from portal.publishing.models import Membership
from tests.builders import a_member


def a_translator(*languages: str, email: str = "kaisa@city.example", has_digest: bool = True) -> Any:
    user = a_member("translator", languages=languages or ["sv"])
    user.email = email
    user.save()
    Membership.objects.filter(user=user).update(has_digest=has_digest)
    return user
