"""An agreement and a lead project with all that they can be related to."""

from dataclasses import dataclass
from typing import Any

from ecosystems.models import AgreementFunder, Participation
from tests.builders import (
    a_funding_instrument,
    a_lead_project,
    a_theme,
    an_agreement,
    an_organisation,
    an_urban_area,
    in_all_languages,
)


@dataclass
class Network:
    area: Any
    city: Any
    state: Any
    fund: Any
    authority: Any
    agreement: Any
    theme: Any
    project: Any
    coordinator: Any


def named(field: str, text: str) -> dict[str, str]:
    """The same name in every language, with its language behind it."""
    return in_all_languages(**{field: text})


def a_network(**columns: Any) -> Network:
    """`columns` are the agreement's."""
    area = an_urban_area(**named("name", "Area"))
    city = an_organisation(**named("name", "City"))
    state = an_organisation(kind="state", **named("name", "State"))
    authority = an_organisation(kind="region", **named("name", "Council"))
    coordinator = an_organisation(kind="university", **named("name", "University"))
    fund = a_funding_instrument(**named("name", "Fund"))
    area.cities.add(city)
    agreement = an_agreement(area=area, **named("title", "Agreement"), **columns)
    agreement.parties.set([city, state])
    AgreementFunder.objects.create(agreement=agreement, order=1, instrument=fund)
    AgreementFunder.objects.create(
        agreement=agreement, order=2, organisation=authority, role="authority", is_reviewed=False
    )
    AgreementFunder.objects.create(agreement=agreement, order=3, **named("actors", "companies"))
    theme = a_theme(agreement=agreement, **named("title", "Theme"))
    project = a_lead_project(
        coordinator=coordinator, theme=theme, start_year=2022, end_year=2023, **named("title", "Project")
    )
    Participation.objects.create(project=project, area=area, role="coordinator")
    project.agreements.add(agreement)
    return Network(area, city, state, fund, authority, agreement, theme, project, coordinator)
