"""Which texts of organisations and contacts stand in every language."""

from modeltranslation.translator import TranslationOptions, register

from contacts.models import Contact, Organisation


@register(Organisation)
class OrganisationTexts(TranslationOptions):
    fields = ("name", "abbreviation", "description")
    empty_values = None


@register(Contact)
class ContactTexts(TranslationOptions):
    fields = ("title", "matters")
    empty_values = None
