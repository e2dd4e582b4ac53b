"""What is asked before files go out and when they come back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.workbench.batches.choosing import EVERYTHING, TO_DO_ONLY
from portal.workbench.exchange.formats import FORMATS

_FITS = {
    "xliff-1.2": _("XLIFF 1.2: for most translation tools, such as Trados, memoQ and Phrase"),
    "xliff-2.0": _("XLIFF 2.0: for newer tools"),
    "po": _("PO: for Poedit and its like"),
    "csv": _("CSV: a table for Excel"),
}


class ExportForm(forms.Form):
    scope = forms.ChoiceField(
        label=_("Which texts"),
        choices=[
            (TO_DO_ONLY, _("only those that are missing, behind or to be checked")),
            (EVERYTHING, _("all of them, so that translators see what is translated already")),
        ],
        initial=TO_DO_ONLY,
        required=False,
        widget=forms.RadioSelect,
    )
    format = forms.ChoiceField(
        label=_("Kind of file"),
        choices=[(name, _FITS.get(name, form.name)) for name, form in FORMATS.items()],
        initial="xliff-1.2",
        required=False,
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        """Whoever asks from another page need not say either."""
        cleaned = super().clean() or self.cleaned_data
        return {name: cleaned.get(name) or field.initial for name, field in self.fields.items()}


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "XLIFF, PO or CSV, at most 10 megabytes: the file that went out from here, with the translations in it."
        ),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlf,.xliff,.po,.csv,.txt,.xml"}),
    )
