"""Urban areas, the ecosystem agreements that they made with the State, and the lead projects between them."""

from ecosystems.models.agreements import AgreementFunder, EcosystemAgreement, Theme, UrbanArea
from ecosystems.models.projects import LeadProject, Participation, ShowcaseItem

__all__ = [
    "AgreementFunder",
    "EcosystemAgreement",
    "LeadProject",
    "Participation",
    "ShowcaseItem",
    "Theme",
    "UrbanArea",
]
