"""Every translated column of every kind of record goes out and comes back: untouched it changes nothing, and translated
it is what the file says, to the letter. The translate toolkit reads and writes the files in between."""

import copy
import io
from typing import Any

import pytest
from translate.storage.pypo import pofile
from translate.storage.xliff import Xliff1File
from translate.storage.xliff2 import Xliff2File

from portal.languages.localized import has_text
from portal.languages.models import TranslatedModel
from portal.publishing.composition import composition_of
from portal.workbench.batches.applying import applied
from portal.workbench.batches.judging import judged
from portal.workbench.batches.results import Fate
from portal.workbench.exchange.outcomes import Outcome
from portal.workbench.exchange.reading import read
from portal.workbench.syncing import now_of
from portal.workbench.texts import texts_of, translated_models
from tests.workbench.batches.files import sent_out
from tests.workbench.batches.full import a_full

pytestmark = pytest.mark.django_db

TOOLKIT = {"xliff-1.2": Xliff1File, "xliff-2.0": Xliff2File, "po": pofile}
KINDS = translated_models()


def columns_of(model: Any) -> set[tuple[str, str]]:
    """Every translated column of `model` and of its parts, but those that each language has for itself."""
    found = set()
    if issubclass(model, TranslatedModel):
        found = {(model.__name__, name) for name in model.translated_fields() if name not in model.OF_ONE_LANGUAGE}
    for relation in composition_of(model).parts.values():
        found |= columns_of(relation.related_model)
    return found


def by_path(record: Any, language: str) -> dict[str, str]:
    return {text.path: text.written[language] for text in texts_of(now_of(record)) if has_text(text.written["fi"])}


def saved(stored: Any) -> bytes:
    file = io.BytesIO()
    stored.serialize(file)
    return file.getvalue()


@pytest.mark.parametrize("model", KINDS)
def test_the_records_of_these_tests_have_a_text_in_every_column(model: Any) -> None:
    record = a_full(model, has_translations=False)

    filled = {(text.model.__name__, text.name) for text in texts_of(now_of(record)) if has_text(text.written["fi"])}

    assert filled == columns_of(model)


@pytest.mark.parametrize("form", TOOLKIT)
@pytest.mark.parametrize("model", KINDS)
def test_a_file_that_nobody_touched_changes_nothing(translator: Any, model: Any, form: str) -> None:
    record = a_full(model, has_translations=True)
    stored = TOOLKIT[form].parsestring(sent_out(translator, record, form=form))

    found = judged(translator, "sv", read(saved(stored)))

    assert {one.row.outcome for one in found} == {Outcome.UNCHANGED}
    assert [one.row.key.partition("#")[2] for one in found] == list(by_path(record, "fi"))


@pytest.mark.parametrize("form", TOOLKIT)
@pytest.mark.parametrize("model", KINDS)
def test_a_file_that_is_filled_in_is_written_to_the_letter(translator: Any, model: Any, form: str) -> None:
    """The translation is the source again, with all of its markup."""
    record = a_full(model, has_translations=False)
    stored = TOOLKIT[form].parsestring(sent_out(translator, record, form=form))
    for unit in stored.units:
        if not unit.isheader():
            repeat(unit)

    results = applied(translator, "sv", read(saved(stored)))

    assert {result.fate for result in results} == {Fate.LIVE}
    assert by_path(record, "sv") == by_path(record, "fi")


def repeat(unit: Any) -> None:
    """With its inline elements, which the toolkit's own `target` would leave out."""
    if not hasattr(unit, "source_dom"):
        unit.target = unit.source
        return
    unit.target = "x"
    target = unit.target_dom
    target.text = unit.source_dom.text
    target[:] = [copy.deepcopy(child) for child in unit.source_dom]
