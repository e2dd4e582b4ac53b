"""Images and documents in the admin: seen before they are chosen, and cleaned as they come in."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.languages.columns import yes_or_no
from portal.languages.editing import EditingTexts, TranslatedAdmin, in_each_language, part
from portal.languages.filters import LacksLanguage
from portal.languages.forms import TranslatedForm
from portal.languages.lists import text_columns
from portal.media.forms import DocumentForm, ImageForm
from portal.media.models import Document, Image
from portal.media.shown import file_url, type_in_words, written_size
from portal.media.storing import delete_with_files
from portal.media.uses import said_to

THUMBNAIL_WIDTH = 240
USES: Any = part(_("Where it is used"), "used_in", description=_("It cannot be deleted while something uses it."))


def thumbnail(image: Image | None) -> SafeString:
    """The picture small, without words: its name stands beside it."""
    if image is None or not image.file:
        return SafeString("")
    narrowest = image.renditions[0]["webp"] if image.renditions else image.file.name
    height = round(THUMBNAIL_WIDTH * image.height / image.width) if image.width else THUMBNAIL_WIDTH
    return format_html(
        '<img class="thumbnail" src="{}" width="{}" height="{}" alt="" loading="lazy">',
        file_url(str(narrowest)),
        THUMBNAIL_WIDTH,
        height,
    )


class WithPicture(EditingTexts):
    """For records that have an image: `picture` shows the one that is chosen."""

    @admin.display(description=_("picture as it stands"))
    def picture(self, item: Any) -> SafeString | str:
        return thumbnail(item.image) or str(_("none yet"))


class ImageAdminForm(ImageForm, TranslatedForm):
    pass


class DocumentAdminForm(DocumentForm, TranslatedForm):
    pass


class FileAdmin(TranslatedAdmin):
    """The form writes file and row together, and a row that goes takes its files along. None goes that is used."""

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        item = super().get_object(request, object_id, from_field)
        if item is not None:
            item.reader = request.user
        return item

    @admin.display(description=_("used in"))
    def used_in(self, item: Any) -> SafeString | str:
        users = said_to(item.reader, item) if item.pk else []
        if not users:
            return gettext("nothing yet")
        return format_html(
            '<ul class="used-in">{}</ul>', format_html_join("", "<li>{}</li>", ((one,) for one in users))
        )

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        if users := [user for item in objs for user in said_to(request.user, item)]:
            return deleted, counts, set(), users
        return deleted, counts, lacking, protected

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        form.save()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        delete_with_files(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for record in queryset:
            delete_with_files(record)


@admin.register(Image)
class ImageAdmin(FileAdmin):
    form = ImageAdminForm
    list_display = (
        *("small", "named", "credit", "size", yes_or_no("is_decorative", _("decorative"))),
        *("languages", "uploaded_at"),
    )
    list_display_links = ("small", "named")
    list_filter = ("is_decorative", LacksLanguage)
    date_hierarchy = "uploaded_at"
    search_fields = (*text_columns("title", "alt", "caption"), "credit")
    readonly_fields = ("small", "size", "uploaded_at", "used_in")
    fieldsets = (
        part(
            _("What it is"), "original_language", *in_each_language("title"), "upload", ("small", "size", "uploaded_at")
        ),
        part(
            _("For people who do not see it"),
            "is_decorative",
            *in_each_language("alt"),
            description=_("Give an alternative text, or mark the picture as decorative."),
        ),
        part(_("Credit and caption"), "credit", *in_each_language("caption")),
        USES,
    )

    @admin.display(description=_("picture"))
    def small(self, image: Image) -> SafeString | str:
        return thumbnail(image) or str(_("none yet"))

    @admin.display(description=_("size in pixels"))
    def size(self, image: Image) -> str:
        return f"{image.width} × {image.height}" if image.width else "–"


@admin.register(Document)
class DocumentAdmin(FileAdmin):
    form = DocumentAdminForm
    list_display = ("named", "language", "held", "published", "languages")
    list_filter = ("language", LacksLanguage)
    is_listed_by_name = True
    search_fields = (*text_columns("title"), "file", "url")
    readonly_fields = ("used_in",)
    fieldsets = (
        part(_("What it is"), "original_language", *in_each_language("title"), ("language", "published")),
        part(
            _("Where it is"),
            "upload",
            "url",
            description=_("Upload the file, or give a link where it is kept elsewhere."),
        ),
        USES,
    )

    @admin.display(description=_("file"))
    def held(self, document: Document) -> str:
        if document.file:
            return f"{type_in_words(document.media_type)} {written_size(document.size or 0)}".strip()
        return str(_("kept elsewhere")) if document.url else str(_("not held"))
