"""Every address of the staff and of previews, as the URL resolver knows them, and what each asks of who opens it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.contrib import admin
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from portal.publishing.policy import Action

OURS = ("admin/", "preview/")


class Door(NamedTuple):
    """What has to be allowed to open a page of a record, and to send its form."""

    opening: Action
    sending: Action
    speaks: bool = False  # of a language, in its address or in what is sent
    writes: bool = False  # a text, so that only who writes its language may send it


SEEN = Door(Action.SEE, Action.SEE)
OF_RECORD = {
    "editorial:presence": SEEN,
    "editorial:conflict": Door(Action.SEE, Action.SEE, speaks=True, writes=True),
    "editorial:publish": Door(Action.PUBLISH, Action.PUBLISH, speaks=True),
    "editorial:submit": Door(Action.SUBMIT, Action.SUBMIT),
    "editorial:take-back": Door(Action.SUBMIT, Action.SUBMIT),
    "editorial:unschedule": Door(Action.PUBLISH, Action.PUBLISH),
    "editorial:discard": Door(Action.DISCARD, Action.DISCARD),
    "editorial:take-off": Door(Action.TAKE_OFF, Action.TAKE_OFF),
    "editorial:put-back": Door(Action.TAKE_OFF, Action.TAKE_OFF),
    "editorial:hand-over": Door(Action.HAND_OVER, Action.HAND_OVER),
    "editorial:delete": Door(Action.DELETE, Action.DELETE),
    "editorial:history": SEEN,
    "editorial:revision": Door(Action.SEE, Action.RESTORE, speaks=True),
    "editorial:redact": Door(Action.REDACT, Action.REDACT),
    "editorial:preview": Door(Action.SEE, Action.SEE, speaks=True),
    "editorial:side-by-side": SEEN,
    "editorial:share": Door(Action.SHARE, Action.SHARE),
    "editorial:revoke": Door(Action.SHARE, Action.SHARE),
    "editorial:comment-handled": Door(Action.SHARE, Action.SHARE),
    "workbench:editor": Door(Action.SEE, Action.SEE, speaks=True),
}
# The steps of which one has to be open for the page to change something; “always” asks for none.
STEPS_AT = {name: name.removeprefix("editorial:").replace("-", "_") for name in OF_RECORD} | {
    "editorial:take-off": "withdraw unpublish",
    "editorial:revision": "restore",
    "editorial:conflict": "always",
    "editorial:revoke": "always",
    "editorial:comment-handled": "always",
    "workbench:editor": "",  # sent as it was opened; what is forged is tested with the desk
}
SHARED = {"shared-preview", "shared-side-by-side"}
FOR_STAFF = {
    *("admin:index", "admin:password_change", "admin:password_change_done", "admin:jsi18n", "editorial:coming"),
    *("workbench:parity", "workbench:parity-csv", "workbench:parity-exceptions-csv", "workbench:digest"),
    *("admin:app_list", "admin:"),  # which lead on: to the front page, to the form, to an address with a stroke
}
OF_KIND = ("changelist", "add", "change", "delete", "history")
WITH_RULES_OF_THEIR_OWN = {
    *("admin:login", "admin:logout"),
    *("workbench:desk", "workbench:queue", "workbench:export", "workbench:import", "workbench:returned"),
    *("admin:autocomplete", "admin:view_on_site", "admin:body_text_preview", "admin:auth_user_password_change"),
    "admin:opendata_frozenstrategy_decide",
}


class Address(NamedTuple):
    name: str
    arguments: frozenset[str]


def addresses(resolver: Any = None, route: str = "", namespace: str = "") -> Iterator[Address]:
    """What the resolver holds below `admin/` and `preview/`."""
    for pattern in (resolver or get_resolver()).url_patterns:
        place = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, place, pattern.namespace or namespace)
        elif isinstance(pattern, URLPattern) and place.startswith(OURS):
            name = f"{namespace}:{pattern.name or ''}" if namespace else str(pattern.name)
            yield Address(name, frozenset(_groups(place, pattern)))


def _groups(place: str, pattern: Any) -> set[str]:
    in_route = {part.split(">")[0].split(":")[-1] for part in place.split("<")[1:] if "(?P" not in place}
    return in_route | set(pattern.pattern.regex.groupindex)


def known() -> set[str]:
    of_kinds = {
        f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"
        for model in admin.site._registry
        for page in OF_KIND
    }
    return {*OF_RECORD, *SHARED, *FOR_STAFF, *WITH_RULES_OF_THEIR_OWN, *of_kinds}


def paths(names: Any, **values: Any) -> Iterator[tuple[str, str]]:
    """The name and the path of each address of `names`; raises KeyError for an argument that nobody has given."""
    for address in addresses():
        if address.name in names:
            kwargs = {argument: values[argument] for argument in address.arguments}
            yield address.name, reverse(address.name, kwargs=kwargs)


def of_kind(model: Any, page: str, *arguments: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments)
