"""What holds for one publishable model holds for each of them."""

from typing import Any

import pytest
from django.apps import apps

from portal.fixedpages.models import FixedPage
from portal.publishing.composition import composition_of
from portal.publishing.models import Part, Publishable
from portal.publishing.publication import publish
from portal.publishing.snapshots import from_data, snapshot
from portal.publishing.staging import staged
from tests.publishing.editors import a_draft, an_editor, fresh
from tests.staff.records import BUILDERS

KINDS = [model for model in apps.get_models() if issubclass(model, Publishable)]


@pytest.mark.django_db
@pytest.mark.parametrize("model", KINDS)
def test_a_record_of_every_kind_is_drafted_shown_and_published(model: Any) -> None:
    record = BUILDERS[model]()
    text = next(name for name in composition_of(model).languages if name.endswith("_sv") and "slug" not in name)

    draft = a_draft(record, **{text: "Ny"})
    with staged(record, from_data(model, draft.data)) as shown:
        was_shown = getattr(shown.record, text)
    published = publish(draft, an_editor())

    assert (was_shown, getattr(fresh(record), text), published.left_out) == ("Ny", "Ny", [])
    assert snapshot(record).as_data() == draft.data


def test_every_part_belongs_to_a_publishable_record() -> None:
    owned: set[Any] = set()
    models: list[Any] = [*KINDS]
    while models:
        parts = {relation.related_model for relation in composition_of(models.pop()).parts.values()}
        models += parts - owned
        owned |= parts

    assert FixedPage in KINDS
    assert {model for model in apps.get_models() if issubclass(model, Part)} == owned
