"""The index: what is found (Entry), under which terms (Posting), and which words there are (Word); and synonyms."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.publishing.models import VisibleManager
from portal.search.analysis.terms import LONGEST_TERM

if TYPE_CHECKING:
    _CharField = models.CharField[Any, Any]
else:
    _CharField = models.CharField


class Folded(_CharField):
    """Compared and sorted by code point on every database, so that words that begin alike stand together."""

    def db_parameters(self, connection: Any) -> Any:
        return super().db_parameters(connection) | {"collation": "C" if connection.vendor == "postgresql" else None}


class Entry(models.Model):
    """A thing in one language, as its page says it. Which visitors may see it now is asked when it is found."""

    kind = models.CharField(_("kind"), max_length=60)  # a model: "strategy.spearhead"
    object_id = models.CharField(max_length=36)
    language = models.CharField(_("language"), max_length=5)
    lacking = models.CharField(max_length=60, blank=True)  # languages in which the thing has no text: ",sv,en,"
    written_title = models.TextField(_("title"))
    written_summary = models.TextField(blank=True)
    written_body = models.TextField(blank=True)
    folded = models.TextField(blank=True)  # all words, folded, one space around each: for exact phrases
    themes = models.TextField(blank=True)  # keys of themes: ",…,…,"
    areas = models.TextField(blank=True)
    length = models.PositiveIntegerField(default=0)  # in words that say something
    term_count = models.PositiveIntegerField(default=0)  # postings that it is to have
    comes_out_at = models.DateTimeField(null=True)  # where visitors will see it later: then what names it says so too
    digest = models.CharField(max_length=64)  # of all that it was made from
    analyser = models.CharField(max_length=20)  # the version of the analyser that made its terms

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "object_id", "language"], name="search_entry_once")]
        indexes = [
            models.Index(fields=["language", "lacking"], name="search_entry_lacking"),
            models.Index(
                fields=["comes_out_at"], condition=models.Q(comes_out_at__isnull=False), name="search_entry_comes_out"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.written_title} ({self.language})"


class Posting(models.Model):
    """That an entry is found under a term ("fi:sopimus"), and how much it is about it."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="postings", db_index=False)
    term = models.CharField(max_length=LONGEST_TERM + 6)
    weight = models.SmallIntegerField()  # thousandths

    class Meta:
        verbose_name = _("search term")
        verbose_name_plural = _("search terms")
        ordering = ["pk"]
        indexes = [  # both hold all that a search asks for
            models.Index(fields=["term", "-weight", "entry"], name="search_posting_heaviest"),
            models.Index(fields=["entry", "term", "weight"], name="search_posting_of_entry"),
        ]

    def __str__(self) -> str:
        return self.term


class Word(models.Model):
    """A word of the texts: what is begun to be typed, lacks its diacritics or has a typing error is found by it.

    A row is never changed: who adds words waits for nobody who adds the same ones.
    """

    language = models.CharField(max_length=5)
    folded = Folded(max_length=80)
    reversed = Folded(max_length=80)  # `folded` from its end
    shown = Folded(max_length=80)  # with its hyphens
    term = models.CharField(max_length=LONGEST_TERM + 6)  # as in Posting; without one of it the word is swept out
    is_written = models.BooleanField(default=False)  # so in a text; others are basic forms and parts of what is

    class Meta:
        verbose_name = _("search word")
        verbose_name_plural = _("search words")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "folded", "shown", "term", "is_written"], name="search_word_once"
            )
        ]
        indexes = [
            models.Index(fields=["language", "reversed"], name="search_word_reversed"),
            models.Index(fields=["term"], name="search_word_term"),
        ]

    def __str__(self) -> str:
        return str(self.shown)


class SynonymGroup(models.Model):
    """Words and names of one thing, in any language: who looks for one of them finds the others."""

    synonyms = models.TextField(
        _("words"),
        help_text=_(
            "One a line, in any language: TKI, RDI, FUI. A line may have several words. Inflected forms are found "
            "without being listed."
        ),
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects: ClassVar[Any] = VisibleManager()

    class Meta:
        verbose_name = _("synonym group")
        verbose_name_plural = _("synonym groups")
        ordering = ["pk"]

    def __str__(self) -> str:
        return ", ".join(self.members())

    def members(self) -> list[str]:
        return list(dict.fromkeys(line.strip() for line in self.synonyms.splitlines() if line.strip()))

    def clean(self) -> None:
        if len(self.members()) < 2:
            raise ValidationError({"synonyms": _("Give at least two words, one a line.")})
