"""The text area for body text; the admin's script gives it a toolbar and a preview."""

from typing import Any

from django import forms
from django.urls import reverse


class MarkdownInput(forms.Textarea):
    """Without JavaScript it is a plain text area."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 12, "class": "markdown-input", **(attrs or {})})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-preview"] = reverse("admin:body_text_preview")
        return context
