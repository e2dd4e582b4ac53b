"""A text that knows its language: `item.tr.title` says what it reads and in which language it reads it."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

if TYPE_CHECKING:
    from portal.languages.models import TranslatedModel


@lru_cache(maxsize=1)
def codes() -> tuple[str, ...]:
    """The site's languages in the order in which they stand in for one another."""
    return tuple(code for code, _name in settings.LANGUAGES)


def current() -> str:
    """The language of the page that is being made."""
    language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return language if language in codes() else settings.LANGUAGE_CODE


def has_text(value: object) -> bool:
    """NULL, empty and white space all mean that there is no text."""
    return bool(value and str(value).strip())


class LocalizedText(str):
    """A `str` that marks its own language where a page shows it as a fallback.

    A template that writes it gets escaped text, wrapped in `<span lang>` when the page is in another language.
    """

    __slots__ = ("lang", "page_lang")

    lang: str
    page_lang: str

    def __new__(cls, value: str, lang: str, page_lang: str) -> "LocalizedText":
        self = super().__new__(cls, value)
        self.lang = lang
        self.page_lang = page_lang
        return self

    @property
    def is_fallback(self) -> bool:
        return bool(self) and self.lang != self.page_lang

    @property
    def plain(self) -> str:
        """For attributes, `<title>` and data: the bare text, to be escaped where it is written."""
        return str.__str__(self)

    @property
    def other_lang(self) -> str:
        """Its language where the page is in another one, else nothing."""
        return self.lang if self.is_fallback else ""

    @property
    def attr(self) -> SafeString:
        """For an element that holds nothing but this text: ` lang="fi"`, or nothing."""
        return format_html(' lang="{}"', self.lang) if self.is_fallback else SafeString("")

    @property
    def lines(self) -> list["LocalizedText"]:
        """The lines of a text that is a list, one thing a line."""
        lines = (line.strip() for line in self.splitlines())
        return [LocalizedText(line, self.lang, self.page_lang) for line in lines if line]

    def __html__(self) -> SafeString:
        if not self.is_fallback:
            return conditional_escape(self.plain)
        return format_html('<span lang="{}">{}</span>', self.lang, self.plain)


def fallback_order(page_language: str, original_language: str) -> Iterable[str]:
    """The page's language, the language that the thing was written in, then the site's order."""
    return dict.fromkeys((page_language, original_language, *codes()))


def pick(columns: Mapping[str, Any], field: str, original_language: str, page_language: str) -> LocalizedText:
    """The text of `field` from a row's real columns, for a page in `page_language`."""
    for language in fallback_order(page_language, original_language):
        value = columns.get(f"{field}_{language}")
        if has_text(value):
            return LocalizedText(str(value), language, page_language)
    return LocalizedText("", page_language, page_language)


class Localized:
    """`item.tr`: every translated field of a record as a text that knows its language."""

    __slots__ = ("_item", "_language")

    def __init__(self, item: "TranslatedModel", language: str | None = None) -> None:
        self._item = item
        self._language = language

    def __getattr__(self, field: str) -> LocalizedText:
        item = self._item
        if field.startswith("_") or field not in item.translated_fields():
            raise AttributeError(f"{field!r} is not a translated field of {type(item).__name__}")
        page_language = self._language or current()
        for language in fallback_order(page_language, item.original_language):
            value = getattr(item, f"{field}_{language}")
            if has_text(value):
                return LocalizedText(str(value), language, page_language)
        return LocalizedText("", page_language, page_language)
