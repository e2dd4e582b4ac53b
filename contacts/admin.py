"""Organisations, contacts and what visitors wrote, in the admin."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from contacts.forms import ContactForm
from contacts.models import Contact, Enquiry, Organisation
from portal.editorial.editing import PUBLISHING, PublishableAdmin
from portal.languages.columns import text_column, yes_or_no
from portal.languages.edited import changed
from portal.languages.editing import Editing, TranslatedAdmin, in_each_language, part
from portal.languages.filters import LacksLanguage
from portal.languages.lists import text_columns
from portal.languages.localized import current
from portal.languages.numbers import written_phone


@admin.register(Organisation)
class OrganisationAdmin(TranslatedAdmin):
    list_display = ("named", "kind", "languages")
    list_filter = ("kind", LacksLanguage)
    is_listed_by_name = True
    search_fields = text_columns("name", "abbreviation")
    fieldsets = (
        part(
            _("What it is"),
            "original_language",
            *in_each_language("name", "abbreviation"),
            ("kind", "municipality_code"),
            "url",
        ),
        part(_("Texts"), *in_each_language("description")),
    )


@admin.register(Contact)
class ContactAdmin(PublishableAdmin):
    form = ContactForm
    list_display = (
        "name",
        text_column("title", _("title or function")),
        text_column("name", _("organisation"), of="organisation"),
        "phone_shown",
        "email",
        "last_confirmed_on",
        "languages",
        "state_shown",
    )
    list_filter = (*PublishableAdmin.list_filter, "organisation")
    joined = ("organisation",)
    search_fields = (*text_columns("title", "matters"), "name", "email", "phone")
    autocomplete_fields = ("organisation", "sources")
    fieldsets = (
        part(
            _("The function, and who holds it"),
            "original_language",
            *in_each_language("title", "matters"),
            "name",
            "organisation",
        ),
        part(_("How to reach"), ("phone", "email"), description=_("A phone number, an e-mail address, or both.")),
        part(_("For how long"), ("valid_from", "valid_until"), "last_confirmed_on"),
        PUBLISHING,
    )

    @admin.display(description=_("phone"), ordering="phone")
    def phone_shown(self, contact: Contact) -> str:
        return written_phone(contact.phone, current()) if contact.phone else "–"

    def choice_label(self, item: Contact) -> str:
        return ", ".join(part for part in (item.name, item.tr.title.plain) if part)


@admin.register(Enquiry)
class EnquiryAdmin(Editing, admin.ModelAdmin[Any]):
    """What a visitor wrote is read and handled, never rewritten."""

    list_display = ("received_at", "kind", "name", "contact", "language", yes_or_no("is_handled", _("handled")))
    list_filter = ("is_handled", "kind", "language")
    joined = ("contact",)
    date_hierarchy = "received_at"
    search_fields = ("name", "email", "message")
    actions = ("mark_handled",)
    readonly_fields = ("received_at", "kind", "contact", "name", "email", "wrote")
    fieldsets = (
        part(_("From whom"), ("received_at", "kind"), "contact", ("name", "email")),
        part(_("What they wrote"), "wrote"),
        part(_("Handling"), "is_handled", description=_("Enquiries are deleted after 90 days.")),
    )

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("message"))
    def wrote(self, enquiry: Enquiry) -> SafeString:
        return format_html('<div class="as-written" lang="{}">{}</div>', enquiry.language, enquiry.message)

    @admin.action(description=_("Mark as handled"), permissions=["change"])
    def mark_handled(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for enquiry in queryset.filter(is_handled=False):
            self.log_change(request, enquiry, changed(_("handled")))
        count = queryset.update(is_handled=True)
        sentence = ngettext("%(count)s enquiry marked as handled.", "%(count)s enquiries marked as handled.", count)
        self.message_user(request, sentence % {"count": count}, messages.SUCCESS)
