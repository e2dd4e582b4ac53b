"""A translator writes the texts of her languages in the ordinary form, and nothing else by any route."""

from typing import Any

import pytest

from portal.publishing.drafts import newest, present
from portal.publishing.snapshots import snapshot_of
from strategy.models import Strategy
from tests.builders import a_member, a_strategy, an_organisation
from tests.staff.forms import new_row, sent_back
from tests.staff.records import BUILDERS, KINDS, form_of, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def translator(signed_in: Any) -> Any:
    return signed_in(a_member("translator", languages=["sv"]))


def test_she_writes_swedish(translator: Any) -> None:
    strategy = a_strategy(title_fi="Suomeksi")
    strategy.sections.create(heading_fi="Luku")
    url = form_of(strategy)

    answer = translator.post(
        url, sent_back(translator, url, title_sv="På svenska", **{"sections-0-heading_sv": "Kapitel"})
    )

    assert answer.status_code == 302, answer.context["errors"]
    draft = snapshot_of(newest(strategy))
    assert (draft.columns["title_sv"], draft.parts["sections"][0].columns["heading_sv"]) == ("På svenska", "Kapitel")


def test_whatever_else_she_sends_is_not_read(translator: Any) -> None:
    strategy = a_strategy(start_year=2021)
    strategy.sections.create(heading_fi="Luku")
    before, url = present(strategy), form_of(strategy)
    forged = {
        "title_fi": "Kaapattu",
        "slug_sv": "kapad",
        "start_year": "1999",
        "sources": [],
        "owner": "",
        "original_language": "en",
        "sections-0-heading_fi": "Kaapattu",
        "sections-0-DELETE": "on",
        **new_row("sections", 1, order="0", heading_sv="Kapad"),
    }

    translator.post(url, sent_back(translator, url) | forged)

    assert present(strategy) == before


@pytest.mark.parametrize("kind", [kind for kind in KINDS if hasattr(kind, "tr")], ids=lambda kind: kind.__name__)
def test_the_form_of_every_kind_offers_her_texts_in_her_language_alone(translator: Any, kind: Any) -> None:
    record = BUILDERS[kind]()

    form = translator.get(form_of(record)).context["adminform"].form

    offered = {name for name in form.fields if name not in {"upload"}}
    assert offered == {f"{text}_sv" for text in kind.translated_fields() if text != "slug"} & offered
    assert offered


def test_she_adds_nothing_and_a_translator_without_a_language_writes_nothing(translator: Any, signed_in: Any) -> None:
    strategy = a_strategy()
    wordless = signed_in(a_member("translator", organisation=an_organisation()))

    assert translator.get(page(Strategy, "add")).status_code == 403
    assert wordless.post(form_of(strategy), {"title_sv": "Kapad"}).status_code == 403
