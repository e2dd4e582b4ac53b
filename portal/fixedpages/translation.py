"""Which texts of a fixed page stand in every language."""

from modeltranslation.translator import TranslationOptions, register

from portal.fixedpages.models import FixedPage


@register(FixedPage)
class FixedPageTexts(TranslationOptions):
    fields = ("title", "summary", "body")
    empty_values = None
