"""The yardstick of saved drafts: the form of news as a ModelAdmin that saves the row."""

from typing import ClassVar

from django.contrib.admin import AdminSite, site
from django.urls import path

from portal import urls
from portal.editorial.editing import PublishableAdmin
from portal.languages.editing import TranslatedAdmin
from portal.media.admin import WithPicture
from portal.news.admin import NewsItemAdmin
from portal.news.models import NewsItem

plain_site = AdminSite("plain")


class PlainNewsItemAdmin(WithPicture, TranslatedAdmin):
    fieldsets = NewsItemAdmin.fieldsets
    inlines = NewsItemAdmin.inlines
    autocomplete_fields: ClassVar = NewsItemAdmin.autocomplete_fields
    readonly_fields: ClassVar = NewsItemAdmin.readonly_fields
    prepopulated_fields = NewsItemAdmin.prepopulated_fields
    markdown_fields = NewsItemAdmin.markdown_fields
    last_changes = PublishableAdmin.last_changes


for model, model_admin in site._registry.items():
    plain_site.register(model, PlainNewsItemAdmin if model is NewsItem else type(model_admin))

urlpatterns = [path("plain/", plain_site.urls), *urls.urlpatterns]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
