"""News and press releases in the admin."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from portal.editorial.editing import PUBLISHING, PublishableAdmin
from portal.languages.dates import written
from portal.languages.editing import TranslatedInline, in_each_language, part, slugs_from
from portal.languages.lists import text_columns
from portal.media.admin import WithPicture
from portal.news.models import NewsItem, Quote


class QuoteInline(TranslatedInline):
    model = Quote
    fields = [("speaker", "order"), *in_each_language("speaker_title", "text")]


@admin.register(NewsItem)
class NewsItemAdmin(WithPicture, PublishableAdmin):
    list_display = ("named", "kind", "date", "languages", "state_shown")
    list_filter = ("kind", *PublishableAdmin.list_filter)
    joined = ("image",)
    date_hierarchy = "published_at"
    search_fields = text_columns("title", "summary", "body")
    autocomplete_fields = (
        *("attachments", "contacts", "strategies", "spearheads"),
        *("agreements", "lead_projects", "image", "sources"),
    )
    prepopulated_fields = slugs_from("title")
    markdown_fields = ("body",)
    readonly_fields = ("picture", *PublishableAdmin.readonly_fields)
    inlines = (QuoteInline,)
    fieldsets = (
        part(
            _("What it is"),
            "original_language",
            ("kind", "dateline"),
            *in_each_language("title", "slug"),
            ("image", "picture"),
        ),
        part(_("Texts"), *in_each_language("summary", "body")),
        part(_("People and documents"), "contacts", "attachments"),
        part(_("What it is about"), "strategies", "spearheads", "agreements", "lead_projects"),
        PUBLISHING,
    )

    @admin.display(description=_("date"), ordering="dateline")
    def date(self, item: NewsItem) -> str:
        return written(item.dateline) or "–"
