"""What stands around all data: whose they are, under which licence, and where it is described what they mean."""

from functools import cache
from typing import Any

from django.conf import settings
from django.utils.translation import check_for_language, override
from django.utils.translation import gettext as _

from portal.languages.addresses import fixed_address
from portal.languages.localized import codes
from portal.languages.page import absolute
from portal.opendata.answers import LICENCE


@cache
def attribution() -> dict[str, str]:
    """How who uses the data is asked to name their source, in each language that has words for it."""
    named = {}
    for code in filter(check_for_language, codes()):
        with override(code):
            words = _("Helsinki-Uusimaa innovation portal, Helsinki-Uusimaa Regional Council, %(address)s, CC BY 4.0")
            named[code] = words % {"address": settings.SITE_URL}
    return named


def enveloped(address: str, **data: Any) -> dict[str, Any]:
    about = {
        "self": address,
        "licence": LICENCE,
        "attribution": attribution(),
        "documentation": {code: absolute(fixed_address("open-data", code)) for code in codes()},
    }
    return about | data
