"""Builders make a valid record, public unless told otherwise, so that a test states only what matters.

They return Any, because the columns of each language exist at run time alone.
"""

from collections.abc import Sequence
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User
from django.utils import timezone

from contacts.models import Contact, Organisation
from ecosystems.models import EcosystemAgreement, LeadProject, Participation, ShowcaseItem, Theme, UrbanArea
from portal.facts.models import Source
from portal.fixedpages.models import FixedPage
from portal.languages.localized import codes
from portal.media.models import Document, Image
from portal.news.models import NewsItem
from portal.publishing.models import Membership, State
from portal.search.models import SynonymGroup
from portal.workbench.models import GlossaryTerm
from strategy.models import FundingInstrument, Indicator, Spearhead, Strategy

_numbers = count(1)


def in_all_languages(**texts: str) -> dict[str, str]:
    """`title="Avaus"` as the columns of every language: "Avaus fi", "Avaus sv", "Avaus en"."""
    return {f"{field}_{code}": f"{text} {code}" for field, text in texts.items() for code in codes()}


def _named(field: str, what: str, texts: dict[str, Any], has_page: bool) -> dict[str, Any]:
    """Name and slug in every language, unless `texts` gives columns of its own."""
    number = next(_numbers)
    columns: dict[str, Any] = {}
    if not any(key.startswith(f"{field}_") for key in texts):
        columns |= in_all_languages(**{field: f"{what} {number}"})
    if has_page and not any(key.startswith("slug_") for key in texts):
        languages = [code for code in codes() if columns.get(f"{field}_{code}") or texts.get(f"{field}_{code}")]
        columns |= {f"slug_{code}": f"{what.lower().replace(' ', '-')}-{number}-{code}" for code in languages}
    return columns | texts


def _public(columns: dict[str, Any]) -> dict[str, Any]:
    if columns.get("state", State.PUBLISHED) == State.PUBLISHED:
        return {"state": State.PUBLISHED, "published_at": timezone.now()} | columns
    return columns


def _published(model: Any, field: str, what: str, texts: dict[str, Any]) -> Any:
    return model.objects.create(**_public(_named(field, what, texts, has_page=True)))


def a_strategy(**columns: Any) -> Any:
    return _published(Strategy, "title", "Strategy", columns)


def a_spearhead(strategy: Strategy | None = None, **columns: Any) -> Any:
    columns["strategy"] = strategy or a_strategy()
    return _published(Spearhead, "title", "Spearhead", columns)


def a_funding_instrument(**columns: Any) -> Any:
    return _published(FundingInstrument, "name", "Fund", {"level": "eu"} | columns)


def an_indicator(strategy: Strategy | None = None, **columns: Any) -> Any:
    columns["strategy"] = strategy or a_strategy()
    return Indicator.objects.create(**_named("title", "Indicator", columns, has_page=False))


def an_organisation(**columns: Any) -> Any:
    return Organisation.objects.create(**_named("name", "Organisation", {"kind": "city"} | columns, has_page=False))


def a_contact(**columns: Any) -> Any:
    number = next(_numbers)
    return Contact.objects.create(**_public({"name": f"Person {number}", "phone": "+358401699392"} | columns))


def an_urban_area(**columns: Any) -> Any:
    return _published(UrbanArea, "name", "Area", columns)


def an_agreement(**columns: Any) -> Any:
    return _published(EcosystemAgreement, "title", "Agreement", {"start_year": 2021, "end_year": 2090} | columns)


def a_theme(**columns: Any) -> Any:
    return Theme.objects.create(**_named("title", "Theme", columns, has_page=True))


def a_lead_project(*areas: UrbanArea, **columns: Any) -> Any:
    project = _published(LeadProject, "title", "Lead project", columns)
    for area in areas:
        Participation.objects.create(project=project, area=area)
    return project


def a_showcase_item(**columns: Any) -> Any:
    return _published(ShowcaseItem, "title", "Showcase", {"kind": "idea"} | columns)


def a_news_item(**columns: Any) -> Any:
    return _published(NewsItem, "title", "News", columns)


def a_source(**columns: Any) -> Any:
    return Source.objects.create(**_named("title", "Source", {"language": "fi"} | columns, has_page=False))


def a_glossary_term(**columns: Any) -> Any:
    return GlossaryTerm.objects.create(**_named("term", "Term", columns, has_page=False))


def a_synonym_group(*words: str) -> Any:
    return SynonymGroup.objects.create(synonyms="\n".join(words or ("TKI", "RDI", "FUI")))


def a_document(**columns: Any) -> Any:
    return Document.objects.create(**_named("title", "Document", {"language": "fi"} | columns, has_page=False))


def an_image(**columns: Any) -> Any:
    own = {"file": "images/x.webp", "width": 640, "height": 427, "credit": "A. Photographer"}
    return Image.objects.create(**_named("title", "Image", own | in_all_languages(alt="Sea") | columns, has_page=False))


def a_fixed_page(key: str, **columns: Any) -> Any:
    columns["key"] = key
    return FixedPage.objects.create(**_public(_named("title", "Page", columns, has_page=False)))


def a_member(*roles: str, organisation: Any = None, languages: Sequence[str] = (), name: str = "") -> Any:
    """Somebody of the staff, with the names of her roles: "editor", "translator", "publisher", "administrator"."""
    user = User.objects.create_user(name or f"member-{next(_numbers)}", is_staff=True)
    user.groups.set(Group.objects.filter(name__in=roles))
    Membership.objects.create(user=user, organisation=organisation, languages=list(languages))
    return user
