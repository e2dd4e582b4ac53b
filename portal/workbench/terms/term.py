"""A term: what one thing is called in each language, and what it is not to be called."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Forms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """`forms` and `forbidden` by language; the first form is the preferred one.

    A name keeps its capital letter in text, so that “Lahti” is not the bay.
    """

    key: str
    forms: Mapping[str, Forms]
    forbidden: Mapping[str, Forms] = field(default_factory=dict)
    note: str = ""
    is_name: bool = False

    def preferred(self, language: str) -> str:
        return next(iter(self.forms.get(language, ())), "")


def written_forms(text: str) -> Forms:
    """As staff write them: parted by “|”."""
    return tuple(form.strip() for form in text.split("|") if form.strip())
