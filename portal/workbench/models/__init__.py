"""The translators' desk: what stands in which language, how far it can be trusted, and what people say about it."""

from portal.workbench.models.following import Following
from portal.workbench.models.glossary import GlossaryTerm
from portal.workbench.models.memory import Memory
from portal.workbench.models.returned import ReturnedUpload
from portal.workbench.models.units import DONE, TO_DO, TO_TRANSLATE, Question, Suggestion, Unit, UnitState, counted

__all__ = [
    "DONE",
    "TO_DO",
    "TO_TRANSLATE",
    "Following",
    "GlossaryTerm",
    "Memory",
    "Question",
    "ReturnedUpload",
    "Suggestion",
    "Unit",
    "UnitState",
    "counted",
]
