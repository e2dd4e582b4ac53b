"""Which texts of a source stand in every language."""

from modeltranslation.translator import TranslationOptions, register

from portal.facts.models import Source


@register(Source)
class SourceTexts(TranslationOptions):
    fields = ("title",)
    empty_values = None
