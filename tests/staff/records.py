"""One record of every kind that staff edit, and the addresses of its pages in the admin."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.urls import reverse

from contacts.models import Contact, Enquiry, Organisation
from ecosystems.models import EcosystemAgreement, LeadProject, ShowcaseItem, Theme, UrbanArea
from portal.facts.models import Source
from portal.fixedpages.models import FixedPage
from portal.media.models import Document, Image
from portal.news.models import NewsItem
from portal.opendata.models import FrozenStrategy
from portal.publishing.audit import AuditEntry, Deed, note
from portal.search.models import SynonymGroup
from portal.workbench.models import GlossaryTerm
from strategy.models import FundingInstrument, Indicator, Spearhead, Strategy
from tests import builders


def a_frozen_strategy() -> FrozenStrategy:
    number = FrozenStrategy.objects.count()
    spearhead = builders.a_spearhead(state="unpublished")
    own = {"sha256": f"{number:064x}", "file": f"frozen/{number}.zip", "named": [f"spearhead/{spearhead.pk}"]}
    return FrozenStrategy.objects.create(strategy=spearhead.strategy, approved_on="2021", size=1, **own)


BUILDERS: dict[type[Model], Callable[[], Any]] = {
    Strategy: builders.a_strategy,
    Spearhead: builders.a_spearhead,
    FundingInstrument: builders.a_funding_instrument,
    Indicator: builders.an_indicator,
    EcosystemAgreement: builders.an_agreement,
    Theme: lambda: builders.a_theme(agreement=builders.an_agreement()),
    LeadProject: lambda: builders.a_lead_project(builders.an_urban_area()),
    UrbanArea: builders.an_urban_area,
    ShowcaseItem: builders.a_showcase_item,
    NewsItem: builders.a_news_item,
    FixedPage: lambda: builders.a_fixed_page("about"),
    Contact: builders.a_contact,
    Organisation: builders.an_organisation,
    Enquiry: lambda: Enquiry.objects.create(kind="question", language="sv", message="Hur gör man?"),
    Image: builders.an_image,
    Document: builders.a_document,
    Source: builders.a_source,
    GlossaryTerm: builders.a_glossary_term,
    SynonymGroup: builders.a_synonym_group,
    FrozenStrategy: a_frozen_strategy,
    User: lambda: User.objects.create_user(f"user-{User.objects.count()}"),
    AuditEntry: lambda: note(None, Deed.CHANGED, builders.an_organisation()),
}
KINDS = sorted(BUILDERS, key=lambda model: model._meta.label)


def registered() -> set[type[Model]]:
    return set(admin.site._registry)


def page(model: Any, name: str, *arguments: Any) -> str:
    """The address of "changelist", "add", "change", "delete" or "history"."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=arguments)


def form_of(record: Any) -> str:
    return page(type(record), "change", record.pk)
