"""What goes out to translators: the texts that are asked for, with all that helps to translate them."""

import io
import zipfile
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.workbench.batches.sending import batches_of, sent
from portal.workbench.exchange.batch import ExchangedText, State
from portal.workbench.exchange.problems import UnsendableError
from portal.workbench.models import GlossaryTerm, Question, Unit
from portal.workbench.standing import exempt, say_right
from portal.workbench.syncing import now_of, sync
from portal.workbench.texts import texts_of
from tests.builders import a_member, a_news_item, a_strategy, an_organisation
from tests.publishing.editors import a_draft
from tests.workbench.batches.files import DAY

pytestmark = pytest.mark.django_db


def texts_for(user: Any, *records: Any, **asked: Any) -> dict[str, ExchangedText]:
    for record in records:
        sync(record)
    found = batches_of(user, "sv", records, **asked)
    return {text.key.partition("#")[2]: text for batch in found for text in batch.texts}


def say_all_right(user: Any, record: Any) -> None:
    sync(record)
    units = Unit.objects.of(record).filter(language="sv")
    say_right(user, record, "sv", {unit.path: (unit.source_digest, unit.target_digest) for unit in units})


def test_a_text_goes_out_with_its_name_its_page_and_its_length(translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus", body_fi="**Lihava**")

    texts = texts_for(translator, strategy)

    assert {path: (text.source, text.is_markdown, text.max_length) for path, text in texts.items()} == {
        "title": ("Avaus", False, 160),
        "body": ("**Lihava**", True, None),
    }
    assert texts["title"].key == f"strategy.strategy/{strategy.pk}#title"
    assert texts["title"].label == "Strategy “Avaus”: Title (Swedish)"
    assert texts["title"].url.endswith(f"/admin/translations/sv/strategy.strategy/{strategy.pk}/")


def test_a_section_goes_out_with_its_page(translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus")
    section = strategy.sections.create(heading_fi="Luku")

    texts = texts_for(translator, strategy)

    assert texts[f"sections/{section.pk}/heading"].label == "Strategy “Avaus”: Section “Luku”: Key words (Swedish)"


def test_the_draft_goes_out_and_not_what_visitors_read(translator: Any) -> None:
    strategy = a_strategy(title_fi="Vanha")
    a_draft(strategy, title_fi="Uusi")

    assert texts_for(translator, strategy)["title"].source == "Uusi"


def test_what_is_behind_goes_out_with_what_it_was_made_from(translator: Any) -> None:
    strategy = a_strategy(title_fi="Vanha", title_sv="Gammal")
    say_all_right(translator, strategy)
    a_draft(strategy, title_fi="Uusi")

    text = texts_for(translator, strategy)["title"]

    assert (text.state, text.source, text.previous) == (State.BEHIND, "Uusi", ("Vanha", "Gammal"))


def test_what_is_translated_goes_out_only_when_everything_is_asked_for(translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="Öppning", summary_fi="Uusi")
    sync(strategy)
    unit = Unit.objects.of(strategy).get(language="sv", path="title")
    say_right(translator, strategy, "sv", {"title": (unit.source_digest, unit.target_digest)})

    assert list(texts_for(translator, strategy)) == ["summary"]
    assert list(texts_for(translator, strategy, has_everything=True)) == ["title", "summary"]


def test_what_need_not_be_translated_never_goes_out(translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus", summary_fi="Ei käännetä")
    sync(strategy)
    unit = Unit.objects.of(strategy).get(language="sv", path="summary")
    exempt(a_member("publisher"), strategy, unit, "Only of local interest")

    assert list(texts_for(translator, strategy, has_everything=True)) == ["title"]


def test_questions_their_answers_and_terms_go_along(translator: Any) -> None:
    strategy = a_strategy(title_fi="Ekosysteemisopimus")
    GlossaryTerm.objects.create(term_fi="ekosysteemisopimus", term_sv="ekosystemavtal", note="One word.")
    sync(strategy)
    unit = Unit.objects.of(strategy).get(language="sv", path="title")
    Question.objects.create(unit=unit, text="Which one?", answer="The first.")
    Question.objects.create(unit=unit, text="From when?")

    assert texts_for(translator, strategy)["title"].note == (
        "Question: Which one? Answer: The first. Question: From when? Not answered yet. "
        "Terms: ekosysteemisopimus = ekosystemavtal (One word.)."
    )


def test_each_language_of_the_originals_has_a_file_in_the_archive(translator: Any) -> None:
    finnish = a_strategy(title_fi="Avaus")
    english = a_strategy(original_language="en", title_en="Opening", slug_en="opening")
    for record in (finnish, english):
        sync(record)

    file = sent(batches_of(translator, "sv", [finnish, english]), "sv", "xliff-1.2", DAY)

    assert (file.name, file.content_type) == ("portal-sv-2026-11-29.zip", "application/zip")
    assert zipfile.ZipFile(io.BytesIO(file.data)).namelist() == [
        "portal-fi-sv-2026-11-29.xlf",
        "portal-en-sv-2026-11-29.xlf",
    ]


def test_an_editor_sends_out_what_her_organisation_keeps(espoo: Any) -> None:
    own, others = a_strategy(title_fi="Oma", owner=espoo), a_strategy(title_fi="Muiden", owner=an_organisation())

    texts = texts_for(a_member("editor", organisation=espoo), own, others)

    assert [text.source for text in texts.values()] == ["Oma"]


def test_nothing_to_translate_is_said_in_a_sentence(translator: Any) -> None:
    with pytest.raises(UnsendableError) as refusal:
        sent(batches_of(translator, "sv", []), "sv", "po", DAY)

    assert str(refusal.value) == "There is nothing to translate in these texts."


@pytest.mark.parametrize("count", [1, 10])
def test_sending_costs_the_same_queries_however_many_records(translator: Any, count: int) -> None:
    strategies = [a_strategy(title_fi=f"Avaus {number}") for number in range(count)]
    for strategy in strategies:
        strategy.sections.create(heading_fi="Luku")
    news = [a_news_item(title_fi=f"Uutinen {number}") for number in range(count)]
    for record in (*strategies, *news):
        sync(record)
    batches_of(translator, "sv", [*strategies, *news])

    with CaptureQueriesContext(
        connection,
    ) as queries:
        (batch,) = batches_of(translator, "sv", [*strategies, *news])

    assert len(batch.texts) == 3 * count
    assert len(queries) == QUERIES


QUERIES = 23


def test_every_text_of_the_batch_is_what_there_is_to_translate(translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus", summary_fi="Tiivistelmä", body_fi="Leipä")

    texts = texts_for(translator, strategy)

    assert {path: text.source for path, text in texts.items()} == {
        text.path: text.written["fi"] for text in texts_of(now_of(strategy)) if text.written["fi"]
    }
