"""Strategies and what belongs to them, in the admin."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from portal.editorial.editing import PUBLISHING, PublishableAdmin
from portal.editorial.parts import DraftingPart
from portal.languages.columns import text_column, years, yes_or_no
from portal.languages.editing import TranslatedInline, in_each_language, part, slugs_from
from portal.languages.filters import LacksLanguage
from portal.languages.lists import text_columns
from portal.languages.related import related_forms, save_first
from portal.media.admin import WithPicture
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

OF_STRATEGY = text_column("title", _("strategy"), of="strategy", ordering="strategy__start_year")


class SectionInline(TranslatedInline):
    model = StrategySection
    fields = ["order", *in_each_language("heading", "text")]
    markdown_fields = ("text",)


class ApprovalInline(TranslatedInline):
    model = Approval
    fields = [*in_each_language("body"), ("approved_on", "is_reviewed")]


@admin.register(Strategy)
class StrategyAdmin(WithPicture, PublishableAdmin):
    list_display = ("named", years, text_column("title", _("replaces"), of="updates"), "languages", "state_shown")
    joined = ("updates", "image")
    search_fields = text_columns("title", "summary", "slogan", "umbrella_theme", "body")
    autocomplete_fields = ("updates", "image", "contacts", "documents", "sources")
    prepopulated_fields = slugs_from("title")
    markdown_fields = ("body",)
    readonly_fields = ("picture", "its_spearheads", "its_indicators", *PublishableAdmin.readonly_fields)
    inlines = (SectionInline, ApprovalInline)
    fieldsets = (
        part(
            _("What it is"),
            "original_language",
            *in_each_language("title", "slug"),
            ("start_year", "end_year"),
            "updates",
            ("image", "picture"),
        ),
        part(
            _("Texts"),
            *in_each_language(
                *("summary", "slogan", "umbrella_theme", "body", "strengths"), *("what_changed", "spearhead_definition")
            ),
        ),
        part(_("Facts"), ("website_url", "social_account"), "publication_credits"),
        part(_("People and documents"), "contacts", "documents"),
        part(_("Spearheads and follow-up"), "its_spearheads", "its_indicators"),
        PUBLISHING,
    )

    @admin.display(description=_("spearheads"))
    def its_spearheads(self, strategy: Strategy) -> SafeString | str:
        if not strategy.pk:
            return save_first()
        return related_forms(Spearhead, ((0, one) for one in strategy.spearheads.all()), strategy=strategy.pk)

    @admin.display(description=_("indicators"))
    def its_indicators(self, strategy: Strategy) -> SafeString | str:
        if not strategy.pk:
            return save_first()
        return related_forms(Indicator, ((0, one) for one in strategy.indicators.all()), strategy=strategy.pk)


class ActorInline(TranslatedInline):
    model = SpearheadActor
    joined = ("organisation",)
    autocomplete_fields = ("organisation",)
    fields = [("organisation", "role", "order"), *in_each_language("actors")]


class OriginInline(TranslatedInline):
    model = SpearheadLineage
    fk_name = "successor"
    verbose_name = _("earlier spearhead that this one follows")
    verbose_name_plural = _("what it follows: earlier spearheads")
    joined = ("predecessor__strategy", "successor")
    autocomplete_fields = ("predecessor",)
    fields = [("predecessor", "kind"), *in_each_language("reason", "decision"), "decided_on"]


class SuccessionInline(TranslatedInline):
    model = SpearheadLineage
    fk_name = "predecessor"
    verbose_name = _("later spearhead that this one became")
    verbose_name_plural = _("what became of it: later spearheads")
    joined = ("successor__strategy", "predecessor")
    autocomplete_fields = ("successor",)
    fields = [("successor", "kind"), *in_each_language("reason", "decision"), "decided_on"]


@admin.register(Spearhead)
class SpearheadAdmin(PublishableAdmin):
    list_display = ("named", OF_STRATEGY, "order", "hue_shown", "languages", "state_shown")
    list_filter = (*PublishableAdmin.list_filter, "strategy")
    joined = ("strategy",)
    search_fields = text_columns("title", "summary", "aim", "focus_areas", "body")
    autocomplete_fields = ("strategy", "funding_instruments", "sources")
    prepopulated_fields = slugs_from("title")
    markdown_fields = ("body",)
    radio_fields = {"hue": admin.HORIZONTAL, "pattern": admin.HORIZONTAL}
    inlines = (ActorInline, OriginInline, SuccessionInline)
    fieldsets = (
        part(
            _("What it is"),
            "original_language",
            ("strategy", "order"),
            *in_each_language("title", "slug"),
            "hue",
            "pattern",
        ),
        part(_("Texts"), *in_each_language("summary", "aim", "focus_areas", "body")),
        part(_("Funding"), "funding_instruments", *in_each_language("other_funding")),
        part(
            _("What is known"),
            ("actors_known", "funding_known", "lineage_known"),
            description=_("Unknown is not none: say which it is where a list is empty."),
        ),
        PUBLISHING,
    )

    @admin.display(description=_("colour"), ordering="hue")
    def hue_shown(self, spearhead: Spearhead) -> SafeString:
        return format_html('<span class="swatch hue-{}">{}</span>', spearhead.hue, spearhead.get_hue_display())

    def choice_label(self, item: Spearhead) -> str:
        return f"{item.tr.title.plain} ({item.strategy.tr.title.plain})"


@admin.register(FundingInstrument)
class FundingInstrumentAdmin(PublishableAdmin):
    list_display = ("named", text_column("abbreviation", _("abbreviation")), "level", "languages", "state_shown")
    list_filter = ("level", *PublishableAdmin.list_filter)
    search_fields = text_columns("name", "abbreviation", "summary")
    autocomplete_fields = ("sources",)
    prepopulated_fields = slugs_from("name")
    fieldsets = (
        part(_("What it is"), "original_language", *in_each_language("name", "abbreviation", "slug"), ("level", "url")),
        part(_("Texts"), *in_each_language("summary")),
        PUBLISHING,
    )


class ValueInline(TranslatedInline):
    model = IndicatorValue
    joined = ("spearhead__strategy",)
    autocomplete_fields = ("spearhead",)
    fields = [("year", "number"), "spearhead", *in_each_language("words")]


@admin.register(Indicator)
class IndicatorAdmin(DraftingPart):
    list_display = (
        *("named", OF_STRATEGY, "frequency", yes_or_no("is_numeric", _("in numbers"))),
        *("values_known", "languages"),
    )
    list_filter = ("strategy", "is_numeric", "is_reviewed", LacksLanguage)
    joined = ("strategy",)
    search_fields = text_columns("title", "definition", "unit", "method")
    autocomplete_fields = ("strategy",)
    inlines = (ValueInline,)
    fieldsets = (
        part(_("What it is"), "original_language", ("strategy", "order"), *in_each_language("title", "definition")),
        part(_("How it is measured"), ("is_numeric", "frequency"), *in_each_language("unit", "method", "source_note")),
        part(_("What is known"), ("values_known", "is_reviewed")),
    )
