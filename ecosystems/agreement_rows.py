"""Agreements as their pages show them: groups by period, and who pays in which role."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.html import format_html
from django.utils.translation import gettext as _

from ecosystems.models import AgreementFunder, EcosystemAgreement, UrbanArea
from ecosystems.periods import PeriodGroup, by_period
from portal.languages.lists import in_order, listed
from portal.languages.localized import LocalizedText
from strategy.shown import LedgerRow, period_in_words


class Funder(NamedTuple):
    """`url` is empty where the portal has no page about the funder."""

    name: LocalizedText
    url: str
    is_reviewed: bool


class FunderGroup(NamedTuple):
    label: str
    funders: list[Funder]


def agreement_groups() -> list[PeriodGroup]:
    """All public agreements by period, each with its urban area; two queries."""
    areas = {row["pk"]: row["name"] for row in listed(UrbanArea.objects.public(), "name")}

    def shown(row: dict[str, Any]) -> LedgerRow:
        period = period_in_words(row["start_year"], row["end_year"])
        area = areas.get(row["area_id"])
        meta = format_html("{}, {}", area, period) if area else period
        return LedgerRow(row["title"], row["url"], row["summary"], meta)

    columns = ("start_year", "end_year", "area_id")
    return by_period(in_order(listed(EcosystemAgreement.objects.public(), "title", "summary", also=columns)), shown)


def funders_by_role(funders: Iterable[AgreementFunder]) -> list[FunderGroup]:
    """Funders, then funding authorities: an organisation, an instrument, or a class of actors in words."""
    groups: dict[str, list[Funder]] = {}
    for funder in funders:
        groups.setdefault(funder.role, []).append(_funder(funder))
    labels = {AgreementFunder.Role.FUNDER: _("Funders"), AgreementFunder.Role.AUTHORITY: _("Funding authority")}
    return [FunderGroup(label, groups[role]) for role, label in labels.items() if role in groups]


def _funder(funder: AgreementFunder) -> Funder:
    if funder.instrument:
        return Funder(funder.instrument.tr.name, funder.instrument.get_absolute_url(), funder.is_reviewed)
    name = funder.organisation.tr.name if funder.organisation else funder.tr.actors
    return Funder(name, "", funder.is_reviewed)
