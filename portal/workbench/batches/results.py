"""What has become of each text of a returned file."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from portal.languages.localized import has_text
from portal.workbench.batches.judging import Judged
from portal.workbench.batches.standing import TextNow


class Fate(TextChoices):
    LIVE = "live", _("on the site")
    WAITING = "waiting", _("waits with the draft")
    UNCHANGED = "unchanged", _("unchanged")
    REFUSED = "refused", _("not written")


@dataclass(slots=True)
class Result:
    judged: Judged
    fate: Fate
    reason: str = ""
    is_kept: bool = False  # as a suggestion, or because the same words are one already

    @property
    def text(self) -> str:
        return self.judged.row.text

    @property
    def here(self) -> TextNow:
        """To be asked of texts that the portal knows."""
        if self.judged.here is None:
            raise ValueError(self.judged.row.key)
        return self.judged.here

    @property
    def is_lost(self) -> bool:
        """Whether its words stand nowhere but in the file."""
        return self.fate == Fate.REFUSED and not self.is_kept and has_text(self.text)
