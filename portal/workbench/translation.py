"""Which texts of the glossary stand in every language."""

from modeltranslation.translator import TranslationOptions, register

from portal.workbench.models import GlossaryTerm


@register(GlossaryTerm)
class GlossaryTermTexts(TranslationOptions):
    fields = ("term", "abbreviation", "other_forms", "forbidden_forms", "definition")
    empty_values = None
