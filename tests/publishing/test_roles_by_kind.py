"""Everybody at the admin of every kind: list, new, form, delete, history, choices, and the way to the site.

The same walk as in test_roles.py, over every registered model: what is published, its parts, what many records use,
what visitors wrote, the audit, users.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from django.utils import translation

from contacts.models import Enquiry
from portal.languages.models import TranslatedModel
from portal.opendata.models import FrozenStrategy
from portal.publishing.models import AuditEntry, Part, Publishable
from portal.publishing.owning import record_with
from portal.publishing.policy import Action, Kind, kind_of
from tests.builders import a_contact, a_member, an_organisation
from tests.publishing.doors import of_kind
from tests.publishing.forging import everything
from tests.publishing.readers import READERS, SECRET, SEEN_BY_VISITORS, STATES, Reader, a_user
from tests.publishing.scenes import a_browser, is_let_in, tells, undone
from tests.staff.forms import sent_back
from tests.staff.records import BUILDERS, KINDS

pytestmark = pytest.mark.django_db

SOME_STATES = ("edited", "never published")


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Nobody reads of thousands of pages that are rightly refused."""
    caplog.set_level("ERROR", "django.request")
    with translation.override("en"):
        yield


class Page(NamedTuple):
    path: str
    opening: bool
    sending: bool
    data: Any


def an_item(model: Any, keeper: Any, state: str) -> Any:
    """One that belongs to `keeper`, where it can."""
    if model is Enquiry:
        return Enquiry.objects.create(kind="question", language="sv", message=SECRET, contact=a_contact(owner=keeper))
    item = BUILDERS[model]()
    record = record_with(item) if issubclass(model, Publishable | Part) else None
    if record is not None:
        type(record).objects.filter(pk=record.pk).update(owner=keeper)
        STATES[state](type(record).objects.get(pk=record.pk), a_member("publisher"))
    return item


def rules_of(model: Any, reader: Reader, state: str) -> dict[str, bool]:
    """What each page asks, in terms of the rules."""
    if model is FrozenStrategy:
        return looked_at_alone(reader.may_some(Action.SEE, Kind.RECORDS))
    kind: Any = kind_of(model)
    sees, writes = reader.may(Action.SEE, kind), reader.may(Action.WRITE, kind)
    is_public = issubclass(model, Publishable) and state in SEEN_BY_VISITORS
    deletes = reader.may(Action.DELETE, kind)
    if kind == Kind.RECORDS:
        may_take_off = reader.may(Action.TAKE_OFF) and issubclass(model, Publishable)
        deletes = writes if issubclass(model, Part) else (deletes and state == "never published") or may_take_off
    return {
        "list": reader.may_some(Action.SEE, kind),
        "new": reader.may_some(Action.ADD, kind) and model is not Enquiry,
        "form": sees or (is_public and reader.role is not None),
        "change": writes or (issubclass(model, TranslatedModel) and reader.may(Action.TRANSLATE, kind)),
        "delete": deletes,
        "history": sees,
    }


def looked_at_alone(sees: bool) -> dict[str, bool]:
    return {"list": sees, "new": False, "form": sees, "change": False, "delete": False, "history": sees}


def pages_of(item: Any, rules: dict[str, bool], office: Client) -> dict[str, Page]:
    model, form = type(item), of_kind(type(item), "change", item.pk)
    has_form = model is not AuditEntry
    data = sent_back(office, form) if has_form else {"reason": "Kaapattu"}
    is_added = model not in {Enquiry, AuditEntry, FrozenStrategy}
    new = sent_back(office, of_kind(model, "add"), **of_a_foreign_record(item)) if is_added else {}
    return {
        "list": Page(of_kind(model, "changelist"), rules["list"], rules["list"], {}),
        "new": Page(of_kind(model, "add"), rules["new"], rules["new"] and may_add_to(item, rules), new),
        "form": Page(form, rules["form"], rules["change"], data),
        "delete": Page(of_kind(model, "delete", item.pk), rules["delete"], rules["delete"], {"post": "yes"}),
        "history": Page(of_kind(model, "history", item.pk), rules["history"], rules["history"], {}),
    }


def of_a_foreign_record(item: Any) -> dict[str, str]:
    """A part is added to a record, which may be another organisation's."""
    record = record_with(item) if isinstance(item, Part) else None
    return {} if record is None else {record._meta.model_name.removeprefix("ecosystem"): str(record.pk)}


def may_add_to(item: Any, rules: dict[str, bool]) -> bool:
    return rules["delete"] if isinstance(item, Part) else True


def faults_at(name: str, page: Page, who: str, browser: Client, before: Any, sees: bool) -> Iterator[str]:
    opened = browser.get(page.path, follow=True)
    if is_let_in(opened) != page.opening:
        yield f"{who}: GET {name}: {opened.status_code}"
    with undone():
        answer = browser.post(page.path, page.data)
        if not page.sending and everything() != before:
            yield f"{who}: POST {name} changed something"
    if is_let_in(answer) != page.sending and not leads_on(answer):
        yield f"{who}: POST {name}: {answer.status_code}"
    if not sees and (tells(opened) or tells(answer)):
        yield f"{who}: {name} tells"


def leads_on(answer: Any) -> bool:
    """To a page of a record, which asks for itself."""
    return "/admin/records/" in answer.get("Location", "")


@pytest.mark.parametrize("state", SOME_STATES)
@pytest.mark.parametrize("model", [*KINDS], ids=lambda model: model._meta.label)
def test_everybody_is_let_in_at_every_kind_as_the_rules_say(model: Any, state: str) -> None:
    keeper, office = an_organisation(), a_browser(a_member("administrator"))
    item = an_item(model, keeper, state)
    users = {name: a_user(reader, keeper) if reader.is_staff else None for name, reader in READERS.items()}
    browsers = {name: a_browser(user) for name, user in users.items()}
    before, found = everything(), list[str]()

    for who, reader in READERS.items():
        rules = rules_of(model, reader, state)
        for name, page in pages_of(item, rules, office).items():
            found += faults_at(name, page, who, browsers[who], before, rules["history"])

    assert found == []


def relations_offered() -> Iterator[tuple[Any, Any]]:
    """Every field of a form in which something is chosen that has a form of its own, with what is chosen."""
    for model, model_admin in admin.site._registry.items():
        for source in (model, *(inline.model for inline in model_admin.inlines)):
            for field in (*source._meta.fields, *source._meta.many_to_many):
                if field.is_relation and field.related_model in admin.site._registry:
                    yield field, field.related_model


def choices_of(field: Any) -> str:
    opts = field.model._meta
    asked = {"app_label": opts.app_label, "model_name": opts.model_name, "field_name": field.name}
    return f"{reverse('admin:autocomplete')}?{urlencode(asked)}"


@pytest.mark.parametrize("who", READERS)
def test_choices_offer_what_may_be_seen(who: str) -> None:
    keeper, reader = an_organisation(), READERS[who]
    for model in KINDS:
        an_item(model, keeper, "never published")
    browser = a_browser(a_user(reader, keeper) if reader.is_staff else None)
    fields, found, telling = list(relations_offered()), list[str](), 0

    for field, chosen in fields:
        answer, kind = browser.get(choices_of(field)), kind_of(chosen)
        may_choose = reader.may_some(Action.SEE, kind or Kind.RECORDS) and has_choices(chosen)
        if is_let_in(answer) != may_choose:
            found.append(f"{field}: {answer.status_code}")
        if tells(answer) and not reader.may(Action.SEE, kind or Kind.RECORDS):
            found.append(f"{field} tells")
        telling += tells(answer)

    assert found == []
    assert len(fields) > 20
    assert (telling > 5) is reader.may(Action.SEE)


def has_choices(model: Any) -> bool:
    return bool(admin.site._registry[model].search_fields)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("who", READERS)
def test_nobody_is_led_to_the_address_of_what_is_not_hers(who: str, state: str) -> None:
    keeper, reader = an_organisation(), READERS[who]
    item = an_item(BUILDERS_OF_PAGES[0], keeper, state)
    browser = a_browser(a_user(reader, keeper) if reader.is_staff else None)
    path = reverse("admin:view_on_site", args=[ContentType.objects.get_for_model(item).pk, item.pk])

    answer = browser.get(path)

    is_known = reader.may(Action.SEE) or (reader.role is not None and state in SEEN_BY_VISITORS)
    assert is_let_in(answer) is is_known


BUILDERS_OF_PAGES = [model for model in KINDS if issubclass(model, Publishable) and hasattr(model, "ADDRESS")]


@pytest.mark.parametrize("who", READERS)
def test_only_administrators_set_the_passwords_of_others(who: str) -> None:
    reader, other = READERS[who], a_member("editor")
    browser = a_browser(a_user(reader, an_organisation()) if reader.is_staff else None)
    path, new = reverse("admin:auth_user_password_change", args=[other.pk]), "kuusi-ja-kanto"

    opened = browser.get(path)
    browser.post(path, {"usable_password": "true", "password1": new, "password2": new, "set-password": "1"})

    is_allowed = reader.may(Action.WRITE, Kind.USERS)
    assert is_let_in(opened) is is_allowed
    assert User.objects.get(pk=other.pk).check_password(new) is is_allowed


@pytest.mark.parametrize("who", READERS)
def test_the_preview_of_a_body_text_is_for_who_writes(who: str) -> None:
    reader = READERS[who]
    browser = a_browser(a_user(reader, an_organisation()) if reader.is_staff else None)

    answer = browser.post(reverse("admin:body_text_preview"), {"text": "**Hei**"})

    assert is_let_in(answer) is (
        reader.may_some(Action.WRITE, Kind.RECORDS) or reader.may_some(Action.TRANSLATE, Kind.RECORDS)
    )
