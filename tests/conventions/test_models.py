"""Rules that every model keeps: named relations, rules with a message, texts by their real columns."""

import ast
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import models
from modeltranslation.translator import translator

from portal.editorial.models import OpenForm
from portal.languages.models import Addressed, TranslatedModel
from portal.pages.sitemap import models_with_pages
from portal.publishing.models import Membership, Publishable
from tests.conventions.sources import PACKAGES, name, python_files

# Calls of a query that name columns by keyword, and those that name them in text.
BY_KEYWORD = {"filter", "exclude", "get", "Q", "update", "annotate", "get_or_create", "update_or_create"}
IN_TEXT = {"order_by", "values", "values_list", "only", "defer", "distinct", "latest", "earliest", "F", "Prefetch"}


def own_models() -> list[type[models.Model]]:
    found = [model for model in apps.get_models() if model.__module__.split(".")[0] in PACKAGES]
    assert len(found) > 20
    return found


def relations(model: type[models.Model]) -> Iterator[Any]:
    for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
        if field.remote_field is not None:
            yield field


def test_every_relation_has_a_name_from_the_other_side() -> None:
    unnamed = [
        f"{model.__name__}.{field.name}"
        for model in own_models()
        for field in relations(model)
        if not field.remote_field.related_name and not field.remote_field.parent_link
    ]

    assert unnamed == []


def test_no_content_is_deleted_along_with_a_user() -> None:
    lost = [
        f"{model.__name__}.{field.name}"
        for model in own_models()
        for field in relations(model)
        if field.related_model is get_user_model() and field.remote_field.on_delete is models.CASCADE
        if model not in {Membership, OpenForm}  # they say nothing but of the user
    ]

    assert lost == []


def test_every_rule_that_an_editor_can_break_says_what_to_do() -> None:
    edited = [model for model in own_models() if issubclass(model, TranslatedModel)]

    silent = [
        rule.name
        for model in edited
        for rule in model._meta.constraints
        if rule.violation_error_message == models.BaseConstraint.default_violation_error_message
    ]

    assert silent == []


def test_every_translated_model_is_registered_with_its_texts() -> None:
    translated = [model for model in own_models() if issubclass(model, TranslatedModel)]

    assert len(translated) > 10
    assert [model for model in translated if model not in translator.get_registered_models()] == []


def test_every_publishable_model_is_edited_in_the_admin() -> None:
    publishable = [model for model in own_models() if issubclass(model, Publishable)]

    assert len(publishable) > 7
    assert [model for model in publishable if not admin.site.is_registered(model)] == []


def test_every_model_with_pages_is_in_the_sitemap() -> None:
    with_pages = {model for model in own_models() if issubclass(model, Addressed)}

    assert len(with_pages) > 7
    assert with_pages == set(models_with_pages())


def bare_names() -> set[str]:
    """Translated fields: their plain name is the column of whichever language is active.

    A name that some model also has as an ordinary field cannot be told apart here.
    """
    translated = {
        field
        for model in translator.get_registered_models()
        for field in translator.get_options_for_model(model).all_fields
    }
    plain = {
        field.name
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if not issubclass(model, TranslatedModel) or field.name not in model.translated_fields()
    }
    return translated - plain


def names_in(call: ast.Call) -> Iterator[str]:
    """What a call of a query names."""
    called = getattr(call.func, "attr", None) or getattr(call.func, "id", None)
    if called in BY_KEYWORD:
        yield from (keyword.arg or "" for keyword in call.keywords)
    if called in IN_TEXT:
        yield from (str(argument.value) for argument in call.args if isinstance(argument, ast.Constant))


def test_no_query_names_a_translated_text_without_its_language() -> None:
    forbidden = bare_names()
    disguised = [
        f"{name(path)}:{call.lineno} {word}"
        for path in python_files()
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call)
        for word in names_in(call)
        if set(word.lstrip("-").split("__")) & forbidden
    ]

    assert {"title", "summary", "body"} <= forbidden
    assert disguised == []


@pytest.mark.django_db
def test_every_migration_is_made() -> None:
    said = StringIO()

    call_command("makemigrations", check=True, dry_run=True, stdout=said)

    assert "No changes detected" in said.getvalue()
