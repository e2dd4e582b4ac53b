"""Which texts of strategies and what belongs to them stand in every language."""

from modeltranslation.translator import TranslationOptions, register

from strategy.models import (
    Approval,
    FundingInstrument,
    Indicator,
    IndicatorValue,
    Spearhead,
    SpearheadActor,
    SpearheadLineage,
    Strategy,
    StrategySection,
)


@register(Strategy)
class StrategyTexts(TranslationOptions):
    fields = (
        *("title", "slug", "summary", "slogan", "umbrella_theme", "body"),
        *("strengths", "what_changed", "spearhead_definition"),
    )
    empty_values = None


@register(StrategySection)
class StrategySectionTexts(TranslationOptions):
    fields = ("heading", "text")
    empty_values = None


@register(Approval)
class ApprovalTexts(TranslationOptions):
    fields = ("body",)
    empty_values = None


@register(FundingInstrument)
class FundingInstrumentTexts(TranslationOptions):
    fields = ("name", "slug", "abbreviation", "summary")
    empty_values = None


@register(Spearhead)
class SpearheadTexts(TranslationOptions):
    fields = ("title", "slug", "summary", "body", "aim", "focus_areas", "other_funding")
    empty_values = None


@register(SpearheadActor)
class SpearheadActorTexts(TranslationOptions):
    fields = ("actors",)
    empty_values = None


@register(SpearheadLineage)
class SpearheadLineageTexts(TranslationOptions):
    fields = ("reason", "decision")
    empty_values = None


@register(Indicator)
class IndicatorTexts(TranslationOptions):
    fields = ("title", "definition", "unit", "method", "source_note")
    empty_values = None


@register(IndicatorValue)
class IndicatorValueTexts(TranslationOptions):
    fields = ("words",)
    empty_values = None
