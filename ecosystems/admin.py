"""Urban areas, agreements, themes, lead projects and the showcase in the admin."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ecosystems.models import (
    AgreementFunder,
    EcosystemAgreement,
    LeadProject,
    Participation,
    ShowcaseItem,
    Theme,
    UrbanArea,
)
from ecosystems.tree import in_tree_order
from portal.editorial.editing import PUBLISHING, PublishableAdmin
from portal.editorial.parts import DraftingPart
from portal.languages.columns import text_column, years, yes_or_no
from portal.languages.editing import (
    PlainInline,
    TranslatedChangeList,
    TranslatedInline,
    in_each_language,
    part,
    slugs_from,
)
from portal.languages.filters import LacksLanguage
from portal.languages.lists import text_columns
from portal.languages.related import related_forms, save_first
from portal.media.admin import WithPicture


@admin.register(UrbanArea)
class UrbanAreaAdmin(PublishableAdmin):
    list_display = ("named", text_column("abbreviation", _("abbreviation")), "is_on_map", "languages", "state_shown")
    is_listed_by_name = True
    search_fields = text_columns("name", "abbreviation", "summary")
    autocomplete_fields = ("cities", "contacts", "sources")
    prepopulated_fields = slugs_from("name")
    fieldsets = (
        part(_("What it is"), "original_language", *in_each_language("name", "abbreviation", "slug"), "cities"),
        part(_("Texts"), *in_each_language("summary")),
        part(_("On the map"), ("latitude", "longitude"), description=_("Without a point it is in the lists only.")),
        part(_("Facts"), "leads_rdi_operators"),
        part(_("People"), "contacts"),
        PUBLISHING,
    )

    @admin.display(description=_("on the map"))
    def is_on_map(self, area: UrbanArea) -> str:
        return str(_("no")) if area.latitude is None else str(_("yes"))


class FunderInline(TranslatedInline):
    model = AgreementFunder
    joined = ("organisation", "instrument")
    autocomplete_fields = ("organisation", "instrument")
    fields = [("organisation", "instrument"), *in_each_language("actors"), ("role", "order", "is_reviewed")]


@admin.register(EcosystemAgreement)
class EcosystemAgreementAdmin(WithPicture, PublishableAdmin):
    list_display = ("named", text_column("name", _("urban area"), of="area"), years, "languages", "state_shown")
    list_filter = (*PublishableAdmin.list_filter, "area")
    joined = ("area", "image")
    search_fields = text_columns("title", "summary", "brand", "aims", "means", "body")
    autocomplete_fields = ("area", "parties", "image", "contacts", "documents", "sources")
    prepopulated_fields = slugs_from("title")
    markdown_fields = ("body",)
    readonly_fields = ("picture", "its_themes", *PublishableAdmin.readonly_fields)
    inlines = (FunderInline,)
    fieldsets = (
        part(
            _("What it is"),
            "original_language",
            *in_each_language("title", "slug"),
            "area",
            ("start_year", "end_year"),
            ("image", "picture"),
        ),
        part(_("Parties"), "parties", "parties_known"),
        part(_("Texts"), *in_each_language("summary", "brand", "aims", "means", "body")),
        part(_("National goal"), *in_each_language("part_of"), "target_year"),
        part(_("Themes"), "its_themes"),
        part(_("People and documents"), "contacts", "documents"),
        part(_("What is known"), "funders_known", description=_("Funders are listed below, one by one.")),
        PUBLISHING,
    )

    @admin.display(description=_("themes"))
    def its_themes(self, agreement: EcosystemAgreement) -> SafeString | str:
        if not agreement.pk:
            return save_first()
        return related_forms(Theme, in_tree_order(agreement.themes.all()), agreement=agreement.pk)


class ThemeChangeList(TranslatedChangeList):
    """In the order of the tree, unless staff sort it otherwise."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        themes = list(self.result_list)
        if not self.get_ordering_field_columns():
            themes = [self._at(depth, theme) for depth, theme in in_tree_order(themes)]
        self.result_list = themes

    def _at(self, depth: int, theme: Any) -> Any:
        theme.depth = depth
        return theme


@admin.register(Theme)
class ThemeAdmin(DraftingPart):
    list_display = (
        "in_tree",
        text_column("title", _("agreement"), of="agreement", empty=_("national")),
        yes_or_no("is_leading", _("leading theme")),
        years,
        "languages",
    )
    list_filter = ("agreement", "is_leading", LacksLanguage)
    list_per_page = 200
    joined = ("agreement", "parent")
    ordering = ("agreement", "order", "pk")
    search_fields = text_columns("title", "text")
    autocomplete_fields = ("agreement", "parent")
    prepopulated_fields = slugs_from("title")
    fieldsets = (
        part(
            _("What it is"), "original_language", ("agreement", "parent"), *in_each_language("title", "slug"), "order"
        ),
        part(_("Texts"), *in_each_language("text")),
        part(_("Facts"), "is_leading", ("start_year", "end_year")),
    )

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[TranslatedChangeList]:
        return ThemeChangeList

    @admin.display(description=_("theme"))
    def in_tree(self, theme: Any) -> SafeString:
        return format_html('<span data-depth="{}">{}</span>', getattr(theme, "depth", 0), theme.tr.title)

    def choice_label(self, item: Theme) -> str:
        where = item.agreement.tr.title.plain if item.agreement else _("national")
        above = f"{item.parent.tr.title.plain} › " if item.parent else ""
        return f"{above}{item.tr.title.plain} ({where})"


class ParticipationInline(PlainInline):
    model = Participation
    verbose_name = _("urban area")
    verbose_name_plural = _("urban areas that take part")
    joined = ("area",)
    autocomplete_fields = ("area",)
    fields = [("area", "role")]


@admin.register(LeadProject)
class LeadProjectAdmin(WithPicture, PublishableAdmin):
    list_display = (
        *("named", "abbreviation", text_column("title", _("theme"), of="theme"), years),
        *("languages", "state_shown"),
    )
    list_filter = (*PublishableAdmin.list_filter, "theme")
    joined = ("theme", "image", "coordinator")
    search_fields = (*text_columns("title", "summary", "body"), "abbreviation")
    autocomplete_fields = (
        *("theme", "coordinator", "agreements", "spearheads"),
        *("image", "contacts", "documents", "sources"),
    )
    prepopulated_fields = slugs_from("title")
    markdown_fields = ("body",)
    readonly_fields = ("picture", *PublishableAdmin.readonly_fields)
    inlines = (ParticipationInline,)
    fieldsets = (
        part(
            _("What it is"),
            "original_language",
            *in_each_language("title", "slug"),
            ("abbreviation", "theme"),
            ("image", "picture"),
        ),
        part(_("Texts"), *in_each_language("summary", "body")),
        part(
            _("Facts"),
            ("start_year", "end_year", "duration_years"),
            ("coordinator", "coordinator_known"),
            "areas_known",
            "agreements",
            "spearheads",
            "url",
            description=_("The urban areas that take part are listed below, one by one."),
        ),
        part(_("People and documents"), "contacts", "documents"),
        PUBLISHING,
    )

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        super().save_related(request, form, formsets, change)
        project = form.instance
        for warning in project.unusual(project.participations.count()):
            self.message_user(request, warning, messages.WARNING)


@admin.register(ShowcaseItem)
class ShowcaseItemAdmin(WithPicture, PublishableAdmin):
    list_display = ("named", "kind", "languages", "state_shown", "published_at")
    list_filter = ("kind", *PublishableAdmin.list_filter)
    joined = ("image",)
    search_fields = text_columns("title", "summary", "body")
    autocomplete_fields = ("organisations", "spearheads", "themes", "image", "sources")
    prepopulated_fields = slugs_from("title")
    markdown_fields = ("body",)
    readonly_fields = ("picture", *PublishableAdmin.readonly_fields)
    fieldsets = (
        part(
            _("What it is"),
            *("original_language", "kind"),
            *in_each_language("title", "slug"),
            "url",
            ("image", "picture"),
        ),
        part(_("Texts"), *in_each_language("summary", "body")),
        part(_("What it is tied to"), "organisations", "spearheads", "themes"),
        PUBLISHING,
    )
