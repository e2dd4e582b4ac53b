"""What every translated record has: the language it was written in, its texts, its addresses."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modeltranslation.translator import translator

from portal.languages.addresses import address_of, slug_in
from portal.languages.localized import Localized, codes, has_text
from portal.languages.old_slugs import OldSlug, remember_slugs
from portal.languages.telling import ChangeNote, Departure, Withdrawal


class TranslatedModel(models.Model):
    """A record whose texts stand in one row in every language of the site.

    It may be written in any of them first: `original_language` is the one that has to be complete.
    """

    NAMED_BY = "title"
    NAMES = frozenset({"slug", "abbreviation"})  # what a language may lack and yet be complete
    OF_ONE_LANGUAGE = frozenset({"slug"})  # what each language has for itself, and is no translation of another's
    OWNED: Sequence[str] = ()  # related names of children that are part of this record's page

    original_language = models.CharField(
        _("original language"),
        max_length=5,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
        help_text=_("The language in which this was first written. Its texts must be filled in."),
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """The name in the reader's language, as staff see it in lists and choices."""
        return str(getattr(self.tr, self.NAMED_BY).plain)

    @classmethod
    def translated_fields(cls) -> tuple[str, ...]:
        """The translated fields in the model's own order (the registry is a set)."""
        cached: tuple[str, ...] | None = cls.__dict__.get("_translated_fields")
        if cached is None:
            names = translator.get_options_for_model(cls).all_fields
            cached = tuple(field.name for field in cls._meta.get_fields() if field.name in names)
            cls._translated_fields = cached
        return cached

    _translated_fields: tuple[str, ...]

    @classmethod
    def languages_of(cls, columns: Iterable[str]) -> set[str]:
        """The languages that a change of `columns` concerns; a column that belongs to none concerns them all."""
        language_of = {f"{field}_{code}": code for field in cls.translated_fields() for code in codes()}
        concerned = {language_of.get(column) for column in columns}
        return set(codes()) if None in concerned else {language for language in concerned if language}

    @property
    def tr(self) -> Localized:
        return Localized(self)

    def tr_in(self, language: str) -> Localized:
        return Localized(self, language)

    def clean(self) -> None:
        """Says all that is missing at once: a name, and what else the record cannot do without."""
        faults: dict[str, Any] = {}
        try:
            super().clean()
        except ValidationError as fault:
            faults = fault.update_error_dict(faults)
        column = f"{self.NAMED_BY}_{self.original_language}"
        if self.NAMED_BY in self.translated_fields() and not has_text(getattr(self, column, None)):
            faults[column] = [_("Fill this in: it is the language in which this was first written.")]
        if faults:
            raise ValidationError(faults)

    def has_own_text(self, language: str) -> bool:
        """Whether every text that the original language has stands in `language` too, children included."""
        fields = [field for field in self.translated_fields() if field not in self.NAMES]
        for field in fields:
            if has_text(getattr(self, f"{field}_{self.original_language}")) and not has_text(
                getattr(self, f"{field}_{language}")
            ):
                return False
        return all(child.has_own_text(language) for child in self._owned())

    def has_any_text(self, language: str) -> bool:
        """Whether at least the name of the thing stands in `language`; a name of its own stands in all."""
        return self.NAMED_BY not in self.translated_fields() or has_text(getattr(self, f"{self.NAMED_BY}_{language}"))

    def own_languages(self) -> list[str]:
        return [language for language in codes() if self.has_own_text(language)]

    def withdrawal(self) -> Withdrawal | None:
        """That the record has been withdrawn, if it has; this and what follows is for what can be published to say."""
        return None

    def follows(self, language: str) -> str | None:
        """The day from which the original was as `language` still has it, where the original is another one by now."""
        return None

    def told_changes(self) -> list[ChangeNote]:
        """What readers are told of its changes, the newest first."""
        return []

    @classmethod
    def taken_off(cls) -> models.QuerySet[Any, Any]:
        """The records whose pages are gone; each of them can say its `departure`."""
        return cls._default_manager.none()

    def departure(self) -> Departure | None:
        return None

    def _owned(self) -> "list[TranslatedModel]":
        """The owned children that were asked for with `visible()`; what nobody asked for is not shown."""
        return [child for relation in self.OWNED for child in getattr(self, f"visible_{relation}", ())]


def slug_constraints() -> list[models.BaseConstraint]:
    """One slug, one page in each language; no slug is NULL and never an empty string."""
    constraints: list[models.BaseConstraint] = []
    for code in (code for code, _name in settings.LANGUAGES):
        constraints += [
            models.UniqueConstraint(
                fields=[f"slug_{code}"],
                name=f"%(class)s_slug_{code}_once",
                violation_error_message=_("Another page of this kind already has this address."),
            ),
            models.CheckConstraint(
                condition=~models.Q(**{f"slug_{code}": ""}),
                name=f"%(class)s_slug_{code}_filled",
                violation_error_message=_("An address cannot be empty text: leave it out instead."),
            ),
        ]
    return constraints


class Addressed(models.Model):
    """A thing with a page of its own, whose address is a slug in each language."""

    ADDRESS = ""  # the name of the URL pattern that shows it

    slug = models.SlugField(
        _("address"),
        max_length=80,
        help_text=_("The end of the page’s address: small letters a–z, numbers and hyphens."),
    )

    class Meta:
        abstract = True
        constraints = slug_constraints()

    def get_absolute_url(self) -> str:
        return address_of(self)

    def address(self, language: str) -> str:
        return address_of(self, language)

    def clean(self) -> None:
        super().clean()
        column = f"slug_{getattr(self, 'original_language', settings.LANGUAGE_CODE)}"
        if not has_text(getattr(self, column, None)):
            raise ValidationError({column: _("Fill this in: the page needs an address.")})


__all__ = ["Addressed", "OldSlug", "TranslatedModel", "remember_slugs", "slug_constraints", "slug_in"]
