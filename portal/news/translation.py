"""Which texts of news stand in every language."""

from modeltranslation.translator import TranslationOptions, register

from portal.news.models import NewsItem, Quote


@register(NewsItem)
class NewsItemTexts(TranslationOptions):
    fields = ("title", "slug", "summary", "body")
    empty_values = None


@register(Quote)
class QuoteTexts(TranslationOptions):
    fields = ("text", "speaker_title")
    empty_values = None
