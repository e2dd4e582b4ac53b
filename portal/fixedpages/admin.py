"""The words of pages with a fixed address in the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.editorial.editing import PUBLISHING, PublishableAdmin
from portal.fixedpages.models import FixedPage
from portal.languages.editing import in_each_language, part
from portal.languages.lists import text_columns


@admin.register(FixedPage)
class FixedPageAdmin(PublishableAdmin):
    list_display = ("page", "named", "languages", "state_shown")
    list_display_links = ("page", "named")
    search_fields = text_columns("title", "summary", "body")
    autocomplete_fields = ("sources",)
    markdown_fields = ("body",)
    fieldsets = (
        part(_("What it is"), "key", "original_language", *in_each_language("title")),
        part(_("Texts"), *in_each_language("summary", "body")),
        PUBLISHING,
    )

    @admin.display(description=_("page"), ordering="key")
    def page(self, item: FixedPage) -> str:
        label = str(FixedPage.Key(item.key).label)
        return label[:1].upper() + label[1:]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Which page the words are for is settled once."""
        readonly = super().get_readonly_fields(request, obj)
        return [*readonly, "key"] if obj else readonly
