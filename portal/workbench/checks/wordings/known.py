"""The languages that have been described."""

from collections.abc import Mapping
from typing import Final

from portal.workbench.checks.wordings.english import ENGLISH
from portal.workbench.checks.wordings.finnish import FINNISH
from portal.workbench.checks.wordings.swedish import SWEDISH
from portal.workbench.checks.wordings.wording import Wording

WORDINGS: Final[Mapping[str, Wording]] = {"fi": FINNISH, "sv": SWEDISH, "en": ENGLISH}
_PLAIN: Final = Wording()


def wording_of(language: str) -> Wording:
    return WORDINGS.get(language, _PLAIN)
