"""Which texts of agreements, areas, themes and projects stand in every language."""

from modeltranslation.translator import TranslationOptions, register

from ecosystems.models import (
    AgreementFunder,
    EcosystemAgreement,
    LeadProject,
    ShowcaseItem,
    Theme,
    UrbanArea,
)


@register(UrbanArea)
class UrbanAreaTexts(TranslationOptions):
    fields = ("name", "slug", "abbreviation", "summary")
    empty_values = None


@register(EcosystemAgreement)
class EcosystemAgreementTexts(TranslationOptions):
    fields = ("title", "slug", "summary", "body", "brand", "aims", "means", "part_of")
    empty_values = None


@register(AgreementFunder)
class AgreementFunderTexts(TranslationOptions):
    fields = ("actors",)
    empty_values = None


@register(Theme)
class ThemeTexts(TranslationOptions):
    fields = ("title", "slug", "text")
    empty_values = None


@register(LeadProject)
class LeadProjectTexts(TranslationOptions):
    fields = ("title", "slug", "summary", "body")
    empty_values = None


@register(ShowcaseItem)
class ShowcaseItemTexts(TranslationOptions):
    fields = ("title", "slug", "summary", "body")
    empty_values = None
