"""What is asked before something goes out, is taken off the site, or is handed over."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.editorial.decisions.moments import FinnishMoment
from portal.languages.lists import sort_key
from portal.languages.localized import codes
from portal.publishing.revision import Revision
from portal.publishing.workflow import Terms

WHOLE, SOME = "whole", "some"


def texts_per_language(name: str, label: str, help_text: str = "", rows: int = 2) -> dict[str, forms.CharField]:
    """One text in each language: `notice_fi`, `notice_sv`, `notice_en`."""
    return {
        f"{name}_{code}": forms.CharField(
            label=f"{label} ({language})",
            help_text=help_text,
            required=False,
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": rows, "lang": code, "spellcheck": "true"}),
        )
        for code, language in settings.LANGUAGES
    }


def given_texts(name: str, cleaned: Mapping[str, Any]) -> dict[str, str]:
    return {code: cleaned.get(f"{name}_{code}", "") for code in codes()}


def reason(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )


class PublishForm(forms.Form):
    """How a draft goes out. What it needs beside that, the workflow says."""

    extent = forms.ChoiceField(
        label=gettext_lazy("What goes out"),
        choices=[
            (WHOLE, gettext_lazy("everything that has changed")),
            (SOME, gettext_lazy("only the texts of the languages that are chosen here:")),
        ],
        initial=WHOLE,
        widget=forms.RadioSelect,
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"), required=False, widget=forms.CheckboxSelectMultiple
    )
    alone_reason = reason(gettext_lazy("Why nobody else looks at it first"))
    gate_reason = reason(gettext_lazy("Why it goes out all the same"))
    publish_at = FinnishMoment(
        label=gettext_lazy("Not now, but at this time"),
        help_text=format_lazy("{} ({})", gettext_lazy("Finnish time"), settings.TIME_ZONE),
        required=False,
    )

    def __init__(self, data: Any = None, *, revision: Revision | None = None) -> None:
        super().__init__(data, initial=_what_was_said(revision) if revision else None)
        self.tell_counts({})
        self.fields |= texts_per_language("change_note", _("What has changed"))

    def tell_counts(self, counts: Mapping[str, int]) -> None:
        """How much goes out in each language stands beside its name."""
        languages: Any = self.fields["languages"]
        languages.choices = [(code, _counted(name, counts.get(code, 0))) for code, name in settings.LANGUAGES]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        is_scheduling, is_publishing = "_schedule" in self.data, "_publish" in self.data
        if cleaned.get("extent") == SOME and not cleaned.get("languages"):
            self.add_error("languages", _("Choose at least one language."))
        if cleaned.get("extent") == WHOLE and cleaned.get("languages"):
            self.add_error("extent", _("Everything, or some languages? Choose one, or take the languages away."))
        if "publish_at" in cleaned and is_scheduling and cleaned["publish_at"] is None:
            self.add_error("publish_at", _("Say when it shall go out."))
        if cleaned.get("publish_at") and is_publishing:
            sentence = _("You have chosen a time. Schedule it, or empty the time to publish now.")
            self.add_error("publish_at", sentence)
        return cleaned

    @property
    def chosen_languages(self) -> Collection[str] | None:
        """None for everything, and for what cannot be read."""
        cleaned = getattr(self, "cleaned_data", {})
        return cleaned.get("languages") or None if cleaned.get("extent") == SOME else None

    def terms(self) -> Terms:
        return Terms(
            languages=self.chosen_languages,
            at=self.cleaned_data["publish_at"],
            change_notes=given_texts("change_note", self.cleaned_data),
            alone_reason=self.cleaned_data["alone_reason"],
            gate_reason=self.cleaned_data["gate_reason"],
        )

    @property
    def change_notes(self) -> list[forms.BoundField]:
        return [self[f"change_note_{code}"] for code in codes()]


def _counted(name: Any, count: int) -> str:
    changes = ngettext("%(count)d change", "%(count)d changes", count) % {"count": count}
    return f"{name} ({changes})" if count else str(name)


def _what_was_said(revision: Revision) -> dict[str, Any]:
    """Of what has been scheduled, how and why; of any draft, what readers are told."""
    notes = {f"change_note_{code}": text for code, text in revision.change_notes.items()}
    return notes | {
        "extent": SOME if revision.languages is not None else WHOLE,
        "languages": revision.languages or [],
        "alone_reason": revision.alone_reason,
        "gate_reason": revision.gate_reason,
        "publish_at": revision.publish_at if not revision.failure else None,
    }


WITHDRAW, UNPUBLISH = "withdraw", "unpublish"


class TakeOffForm(forms.Form):
    how = forms.ChoiceField(
        label=gettext_lazy("What visitors will see"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the two.")},
    )
    address = forms.CharField(
        label=gettext_lazy("Address of a page that takes its place"),
        help_text=gettext_lazy("Only for a page that is taken off the site: whoever asks for it is led there."),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"list": "addresses", "inputmode": "url", "spellcheck": "false"}),
    )

    def __init__(self, data: Any = None, *, steps: Collection[str], notice: Mapping[str, str]) -> None:
        super().__init__(data, initial={f"notice_{code}": text for code, text in notice.items()})
        ways = {
            WITHDRAW: _("Withdraw: the page stays at its address, under your notice, and stands in no list."),
            UNPUBLISH: _("Take off the site: the page is gone. Its address says so, or leads to another page."),
        }
        open_ways = [(step, words) for step, words in ways.items() if step in steps]
        how: Any = self.fields["how"]
        how.choices, how.initial = open_ways, open_ways[0][0] if len(open_ways) == 1 else None
        self.fields |= texts_per_language("notice", _("Notice to visitors"))

    @property
    def notices(self) -> list[forms.BoundField]:
        return [self[f"notice_{code}"] for code in codes()]


class PutBackForm(forms.Form):
    gate_reason = reason(gettext_lazy("Why it goes out all the same"))


class HandOverForm(forms.Form):
    """Without an organisation, publishers alone keep the record."""

    organisation: Any = forms.ModelChoiceField(
        queryset=None, label=gettext_lazy("Who keeps it from now on"), required=False, empty_label=None
    )

    def __init__(self, data: Any = None, *, record: Any) -> None:
        organisations = record._meta.get_field("owner").related_model._default_manager.all()
        super().__init__(data, initial={"organisation": record.owner_id})
        field: Any = self.fields["organisation"]
        field.queryset = organisations
        by_name = sorted(((one.pk, str(one)) for one in organisations), key=lambda choice: sort_key(choice[1]))
        field.choices = [("", _("nobody but publishers")), *by_name]
