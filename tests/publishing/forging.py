"""What a browser would send: the form of a page, filled in, so that somebody else can try to send it."""

from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client

from portal.editorial.models import OpenForm
from portal.publishing.policy import kind_of

Sent = dict[str, list[str]]


class Forms(HTMLParser):
    """The forms of a page that are sent by POST, signing out left aside; of its buttons, the first."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Sent] = []
        self._form: Sent | None = None
        self._select, self._text = "", ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = {} if own.get("method") == "post" and "logout" not in own.get("action", "") else None
            if self._form is not None:
                self.forms.append(self._form)
        elif self._form is None:
            return
        elif tag == "input" and "name" in own:
            self._input(own)
        elif tag == "select":
            self._select = own.get("name", "")
        elif tag == "option" and self._select and (own.get("value") and not self._form.get(self._select)):
            self._form[self._select] = [own["value"]]
        elif tag == "textarea":
            self._text = own.get("name", "")
            self._form[self._text] = [""]

    def _input(self, own: Mapping[str, str]) -> None:
        form: Any = self._form
        kind, name = own.get("type", "text"), own["name"]
        if kind == "submit" and any(key.startswith("_") for key in form):
            return
        if kind == "radio" and form.get(name):
            return
        form.setdefault(name, []).append(own.get("value", "on" if kind == "checkbox" else ""))

    def handle_data(self, data: str) -> None:
        if self._form is not None and self._text:
            self._form[self._text][0] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._text = ""


def form_at(client: Client, path: str) -> Sent:
    """As a browser fills it in; empty where the page has none."""
    answer = client.get(path)
    forms = Forms(answer.content.decode("utf-8", "replace")).forms if answer.status_code == 200 else []
    return forms[0] if forms else {}


def everything() -> dict[str, Any]:
    """The rows of every table that a page of the staff could change; that a form is open is no change."""
    kept = [model for model in apps.get_models(include_auto_created=True) if _is_kept(model)]
    return {model._meta.label: sorted(model._base_manager.values_list(), key=repr) for model in kept}


def _is_kept(model: Any) -> bool:
    if model._meta.app_label in {"publishing", "editorial"}:
        return model is not OpenForm
    return kind_of(model) is not None or model is User.groups.through
