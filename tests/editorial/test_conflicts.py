"""Two people change the same: the later one chooses, and nothing that she typed is lost."""

from typing import Any

import pytest
from django.test import Client

from portal.editorial.models import KeptEdit
from portal.publishing.drafts import newest
from portal.publishing.snapshots import snapshot_of
from tests.builders import a_member, a_strategy
from tests.staff.forms import new_row, sent_back
from tests.staff.records import form_of

pytestmark = pytest.mark.django_db


def clash(client: Client, record: Any, theirs: dict[str, Any], mine: dict[str, Any]) -> Any:
    """A colleague saves `theirs` while `mine` is being typed; the answer to the later save."""
    url = form_of(record)
    of_mine, of_theirs = sent_back(client, url, **mine), sent_back(client, url, **theirs)
    client.post(url, of_theirs)
    return client.post(url, of_mine)


def drafted(record: Any, column: str) -> Any:
    return snapshot_of(newest(record)).columns[column]


def test_both_texts_are_shown_and_neither_is_dropped(staff_client: Client) -> None:
    strategy = a_strategy(title_fi="Ennen")

    answer = clash(staff_client, strategy, {"title_fi": "Heidän"}, {"title_fi": "Minun", "title_sv": "Mitt"})
    html = staff_client.get(answer["Location"]).content.decode()

    assert drafted(strategy, "title_fi") == "Heidän"
    for text in ("Ennen", "Heidän", "Minun", "Mitt"):
        assert text in html
    assert "Title (Finnish)" in html


@pytest.mark.parametrize(("side", "kept"), [("mine", "Minun"), ("theirs", "Heidän")])
def test_the_chosen_text_is_saved_with_everything_else_that_was_typed(
    staff_client: Client, side: str, kept: str
) -> None:
    strategy = a_strategy()
    answer = clash(staff_client, strategy, {"title_fi": "Heidän"}, {"title_fi": "Minun", "title_sv": "Mitt"})

    done = staff_client.post(answer["Location"], {"side:title_fi": side})

    assert done["Location"] == form_of(strategy)
    assert (drafted(strategy, "title_fi"), drafted(strategy, "title_sv")) == (kept, "Mitt")
    assert KeptEdit.objects.exists() is False


def test_a_text_that_says_both_can_be_written(staff_client: Client) -> None:
    strategy = a_strategy()
    answer = clash(staff_client, strategy, {"title_fi": "Heidän"}, {"title_fi": "Minun"})

    staff_client.post(answer["Location"], {"side:title_fi": "both", "words:title_fi": "Meidän"})

    assert drafted(strategy, "title_fi") == "Meidän"


def test_without_a_choice_nothing_is_saved_and_the_page_says_so(staff_client: Client) -> None:
    strategy = a_strategy()
    answer = clash(staff_client, strategy, {"title_fi": "Heidän"}, {"title_fi": "Minun"})

    html = staff_client.post(answer["Location"], {"side:title_fi": "nobody’s"}).content.decode()

    assert "Choose one text for each, or write one that says both." in html
    assert drafted(strategy, "title_fi") == "Heidän"
    assert KeptEdit.objects.count() == 1


def test_a_third_save_while_choosing_is_asked_about_too(staff_client: Client) -> None:
    strategy = a_strategy()
    answer = clash(staff_client, strategy, {"title_fi": "Heidän"}, {"title_fi": "Minun", "title_en": "Mine"})
    url = form_of(strategy)
    staff_client.post(url, sent_back(staff_client, url, title_en="Theirs"))

    html = staff_client.post(answer["Location"], {"side:title_fi": "mine"}).content.decode()

    assert "Title (English)" in html
    assert drafted(strategy, "title_en") == "Theirs"


def test_a_row_that_one_changed_and_the_other_took_away_is_a_choice(staff_client: Client) -> None:
    strategy = a_strategy()
    url = form_of(strategy)
    staff_client.post(url, sent_back(staff_client, url, **new_row("sections", 0, order="0", heading_fi="Luku")))
    answer = clash(staff_client, strategy, {"sections-0-DELETE": "on"}, {"sections-0-heading_fi": "Parempi luku"})
    path = staff_client.get(answer["Location"]).context["choices"][0].name

    staff_client.post(answer["Location"], {f"side:{path}": "mine"})

    (section,) = snapshot_of(newest(strategy)).parts["sections"]
    assert section.columns["heading_fi"] == "Parempi luku"


def test_what_was_typed_can_be_dropped_on_purpose(staff_client: Client) -> None:
    strategy = a_strategy()
    answer = clash(staff_client, strategy, {"title_fi": "Heidän"}, {"title_fi": "Minun"})

    staff_client.post(answer["Location"], {"_drop": "1"})

    assert drafted(strategy, "title_fi") == "Heidän"
    assert KeptEdit.objects.exists() is False


def test_what_somebody_else_typed_is_not_there(staff_client: Client, signed_in: Any) -> None:
    strategy = a_strategy()
    answer = clash(staff_client, strategy, {"title_fi": "Heidän"}, {"title_fi": "Minun"})

    stranger = signed_in(a_member("publisher"))

    assert stranger.get(answer["Location"]).status_code == 404
    assert stranger.post(answer["Location"], {"_drop": "1"}).status_code == 404


def test_an_address_that_a_colleague_took_meanwhile_is_said_and_nothing_is_lost(staff_client: Client) -> None:
    strategy = a_strategy()
    url = form_of(strategy)
    mine = sent_back(staff_client, url, slug_en="wanted", title_en="Wanted")
    staff_client.post(url, sent_back(staff_client, url, title_fi="Muuttunut"))
    a_strategy(slug_en="wanted")

    answer = staff_client.post(url, mine)

    assert answer.status_code == 200
    assert "Another page of this kind already has this address." in answer.content.decode()
    assert 'value="Wanted"' in answer.content.decode()
