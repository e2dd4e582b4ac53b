"""Which texts of images and documents stand in every language."""

from modeltranslation.translator import TranslationOptions, register

from portal.media.models import Document, Image


@register(Image)
class ImageTexts(TranslationOptions):
    fields = ("title", "alt", "caption")
    empty_values = None


@register(Document)
class DocumentTexts(TranslationOptions):
    fields = ("title",)
    empty_values = None
