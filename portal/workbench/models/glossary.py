"""Official names and vocabulary in every language: what translators are offered and checked against, and what readers
find in the glossary."""

from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.languages.models import TranslatedModel
from portal.workbench.glossary.written import WRITTEN, contradictions, namesakes


class GlossaryTermQuerySet(models.QuerySet[Any, Any]):
    def public(self) -> Self:
        """What the glossary shows to readers."""
        return self.filter(is_public=True)

    def update(self, **columns: Any) -> int:
        """Is a change too, so that texts are checked against it."""
        return super().update(**{"changed_at": timezone.now()} | columns)


class GlossaryTerm(TranslatedModel):
    """What one thing is called in each language. Other forms and forbidden ones belong to one language alone: they are
    not translations of each other."""

    NAMED_BY = "term"
    NAMES = TranslatedModel.NAMES | {"other_forms", "forbidden_forms"}
    OF_ONE_LANGUAGE = TranslatedModel.OF_ONE_LANGUAGE | {"other_forms", "forbidden_forms"}

    term = models.CharField(_("term"), max_length=160, help_text=_("As texts are to write it, in its basic form."))
    abbreviation = models.CharField(_("abbreviation"), max_length=40, blank=True)
    other_forms = models.TextField(
        _("also allowed"),
        blank=True,
        help_text=_("One a line: what texts may write as well. Inflected forms are found without being listed."),
    )
    forbidden_forms = models.TextField(
        _("not to be used"), blank=True, help_text=_("One a line: what texts write by mistake.")
    )
    definition = models.TextField(
        _("definition"), blank=True, help_text=_("For readers of the glossary: what it is, in a sentence or two.")
    )
    note = models.TextField(_("note for translators"), blank=True)
    is_name = models.BooleanField(
        _("a name"), default=False, help_text=_("Names are found only where they begin with a capital letter.")
    )
    is_public = models.BooleanField(_("in the glossary for readers"), default=True)
    changed_at = models.DateTimeField(_("last change"), auto_now=True)
    told_anew_at = models.DateTimeField(  # for copies elsewhere: its texts may be the same and stand otherwise
        _("told anew at"), null=True, blank=True, editable=False
    )

    objects: ClassVar[Any] = models.Manager.from_queryset(GlossaryTermQuerySet)()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")

    def clean(self) -> None:
        """No text can be right where the vocabulary contradicts itself."""
        faults: dict[str, Any] = {}
        try:
            super().clean()
        except ValidationError as fault:
            faults = fault.update_error_dict(faults)
        for column, sentence in contradictions(vars(self), self._others()):
            faults.setdefault(column, []).append(sentence)
        if faults:
            raise ValidationError(faults)

    def shared_names(self) -> list[str]:
        """The languages in which another term is called the same."""
        return namesakes(vars(self), self._others())

    def _others(self) -> list[dict[str, Any]]:
        """Every other term as plain columns; one query."""
        return list(GlossaryTerm.objects.exclude(pk=self.pk).order_by("pk").values("original_language", *WRITTEN))
