"""What may not be written: newer work is never overwritten, and every word that came back is kept."""

from typing import Any

import pytest
from django.test import Client

from portal.workbench.batches import applying
from portal.workbench.models import Suggestion, Unit
from portal.workbench.syncing import sync
from strategy.models import Strategy
from tests.builders import a_member, a_strategy, a_theme, an_agreement, an_organisation
from tests.publishing.editors import a_draft, fresh
from tests.workbench.batches.files import BASE, fates, kept, sent_out, shown, taken_in, translated, upload, written

pytestmark = pytest.mark.django_db


def suggestions() -> list[tuple[str, str, str]]:
    return list(Suggestion.objects.order_by("pk").values_list("unit__path", "text", "reason"))


def test_a_file_whose_source_has_changed_since_is_kept_as_a_suggestion(her_client: Client, translator: Any) -> None:
    strategy = a_strategy(title_fi="Vanha", title_sv="Gammal")
    data = translated(sent_out(translator, strategy), {"title": "Äldre"})
    a_draft(strategy, title_fi="Uusi")

    page = written(her_client, data)

    assert fates(page) == {"refused": 1}
    assert fresh(strategy).title_sv == "Gammal"
    assert suggestions() == [("title", "Äldre", "the source has changed since")]
    assert Suggestion.objects.get().made_by == translator
    assert kept() == 0


def test_a_file_whose_translation_has_changed_since_overwrites_nothing(her_client: Client, translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="Gammal")
    data = translated(sent_out(translator, strategy), {"title": "Äldre"})
    Strategy.objects.filter(pk=strategy.pk).update(title_sv="Ny")
    sync(strategy)

    page = written(her_client, data)

    assert fates(page) == {"refused": 1}
    assert fresh(strategy).title_sv == "Ny"
    assert suggestions() == [("title", "Äldre", "the translation has changed since")]


def test_a_late_text_is_put_together_as_it_was_sent_out(her_client: Client, translator: Any) -> None:
    """Its source is among the revisions of the record, so that its markup is known."""
    strategy = a_strategy(body_fi="Vanha **lihava**")
    a_draft(strategy, body_fi="Vanha **lihava** teksti")
    data = translated(sent_out(translator, strategy), {"body": "Gammal <b1>fet</b1> text"})
    a_draft(strategy, body_fi="Uusi")

    written(her_client, data)

    assert suggestions() == [("body", "Gammal **fet** text", "the source has changed since")]


def test_what_moves_between_the_preview_and_the_button_is_not_overwritten(her_client: Client, translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="Gammal", summary_fi="Tiivistelmä")
    data = translated(sent_out(translator, strategy), {"title": "Äldre", "summary": "Sammandrag"})
    address = taken_in(her_client, data)
    before = shown(her_client.get(address))
    Strategy.objects.filter(pk=strategy.pk).update(title_sv="Ny")

    page = her_client.post(address, {"_apply": "1"})

    assert before == [("Title (Swedish)", "applied"), ("Lead (Swedish)", "applied")]
    assert fates(page) == {"live": 1, "refused": 1}
    assert (fresh(strategy).title_sv, fresh(strategy).summary_sv) == ("Ny", "Sammandrag")


def test_the_same_file_twice_does_not_double_suggestions(her_client: Client, translator: Any) -> None:
    strategy = a_strategy(title_fi="Vanha", title_sv="Gammal")
    data = translated(sent_out(translator, strategy), {"title": "Äldre"})
    a_draft(strategy, title_fi="Uusi")

    pages = [written(her_client, data), written(her_client, data)]

    assert [fates(page) for page in pages] == [{"refused": 1}, {"refused": 1}]
    assert len(suggestions()) == 1


@pytest.mark.parametrize(
    ("path", "words", "outcome", "reason"),
    [
        ("title", "Ö" * 161, "too-long", "too long: 161 characters, where 160 fit."),
        ("body", "Utan fetstil", "markup-broken", "markup broken: missing: <b1> </b1>"),
    ],
)
def test_what_does_not_fit_is_kept_as_a_suggestion(
    her_client: Client, translator: Any, path: str, words: str, outcome: str, reason: str
) -> None:
    strategy = a_strategy(title_fi="Avaus", body_fi="Tämä on **lihava**")
    address = taken_in(her_client, translated(sent_out(translator, strategy), {path: words}))

    preview = her_client.get(f"{address}?outcome={outcome}")
    page = her_client.post(address, {"_apply": "1"})

    assert len(preview.context["rows"]) == 1
    assert fates(page) == {"unchanged": 1, "refused": 1}
    assert suggestions() == [(path, words, reason)]


def test_a_text_of_which_paragraphs_are_missing_is_kept_as_a_suggestion(her_client: Client, translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus", body_fi="Yksi\n\nKaksi")
    lines = sent_out(translator, strategy, form="csv").decode("utf-8-sig")
    data = lines.replace('"Yksi";"";"missing"', '"Yksi";"Ett";"translated"').encode()

    page = written(her_client, data)

    assert fates(page) == {"unchanged": 1, "refused": 1}
    assert suggestions() == [("body", "Ett\n\n", "incomplete: 1 of 2 paragraphs has no translation.")]


def test_a_text_that_is_marked_as_unfinished_is_kept_as_a_suggestion(her_client: Client, translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus")
    data = translated(sent_out(translator, strategy), {"title": "Öppning"}, flags=["fuzzy"])

    page = written(her_client, data)

    assert fates(page) == {"refused": 1}
    assert suggestions() == [("title", "Öppning", "marked as unfinished")]


def test_two_translations_of_one_text_are_kept_as_a_suggestion(her_client: Client, translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus")
    data = sent_out(translator, strategy, form="csv").decode("utf-8-sig")
    header, row = data.strip().split("\r\n", 1)
    rows = [row.replace('"";"missing"', f'"{words}";"translated"') for words in ("Öppning", "Start")]

    page = written(her_client, "\r\n".join([header, *rows]).encode())

    assert fates(page) == {"refused": 1}
    assert suggestions() == [("title", "Öppning\nStart", "twice in the file")]


def test_another_language_than_the_file_began_with_is_refused(her_client: Client, translator: Any) -> None:
    one, other = a_strategy(title_fi="Avaus"), a_strategy(title_fi="Toinen")
    data = translated(sent_out(translator, one, other), dict.fromkeys((key(one), key(other)), "Word"))
    data = data.replace(f"{key(other)}|fi.sv".encode(), f"{key(other)}|fi.en".encode())

    page = written(her_client, data)

    assert fates(page) == {"live": 1, "refused": 1}
    assert [result.reason for result in page.context["refused"]] == ["wrong language: The file says “en”."]


def key(record: Any, path: str = "title") -> str:
    return f"{record._meta.label_lower}/{record.pk}#{path}"


def test_texts_that_are_gone_are_unknown_and_their_file_stays(her_client: Client, translator: Any) -> None:
    strategy, deleted = a_strategy(title_fi="Avaus"), a_strategy(title_fi="Poistuva")
    section = strategy.sections.create(heading_fi="Luku")
    words = {key(strategy): "Öppning", key(deleted): "Går", f"sections/{section.pk}/heading": "Kapitel"}
    data = translated(sent_out(translator, strategy, deleted), words)
    section.delete()
    deleted.delete()

    page = written(her_client, data)

    assert fates(page) == {"live": 1, "refused": 2}
    assert {result.reason for result in page.context["refused"]} == {"unknown text"}
    assert {result.text for result in page.context["refused"]} == {"Går", "Kapitel"}
    assert kept() == 1


@pytest.mark.parametrize(
    "forged",
    [
        *("auth.user/1#password", "strategy.strategy/x#title", "strategy.strategy/99999999999999999999999#title"),
        *("no.such/1#title", "strategy.strategy/1#slug", "strategy.strategy/1#original_language", "x", "#", "/#"),
    ],
)
def test_keys_that_name_no_text_are_unknown(her_client: Client, translator: Any, forged: str) -> None:
    strategy = a_strategy(title_fi="Avaus")
    data = translated(sent_out(translator, strategy), {"title": "Öppning"})
    forged = forged.replace("strategy/1#", f"strategy/{strategy.pk}#")
    twice = data + data.partition(b"\n\n")[2].replace(key(strategy).encode(), forged.encode())

    page = written(her_client, twice)

    assert fates(page) == {"live": 1, "refused": 1}
    assert [result.reason for result in page.context["refused"]] == ["unknown text"]


def test_a_theme_of_an_agreement_is_written_with_its_agreement_alone(her_client: Client, translator: Any) -> None:
    agreement = an_agreement(title_fi="Sopimus")
    theme = a_theme(agreement=agreement, title_fi="Teema")
    data = translated(sent_out(translator, agreement), {"title": "Avtal"})
    forged = data + data.partition(b"\n\n")[2].replace(key(agreement).encode(), key(theme).encode())

    page = written(her_client, forged)

    assert [result.reason for result in page.context["refused"]] == ["unknown text"]
    assert fresh(theme).title_sv in {None, ""}


def test_other_peoples_pages_are_not_written_nor_compared(signed_in: Any, espoo: Any) -> None:
    editor = a_member("editor", organisation=espoo)
    own, others = a_strategy(title_fi="Oma", owner=espoo), a_strategy(title_fi="Salainen", owner=an_organisation())
    words = {key(own): "Egen", key(others): "Hemlig"}
    data = translated(sent_out(a_member("publisher"), own, others), words)
    client = signed_in(editor)

    address = taken_in(client, data)
    preview = client.get(address)
    page = client.post(address, {"_apply": "1"})

    assert {row.label: row.outcome for row in preview.context["rows"]} == {
        key(others): "forbidden",
        "Strategy “Oma”: Title (Swedish)": "applied",
    }
    assert "Salainen" not in preview.content.decode()
    assert fates(page) == {"waiting": 1, "refused": 1}
    assert fresh(others).title_sv in {None, ""}
    assert suggestions() == []


def test_a_batch_goes_out_the_source_changes_and_nothing_is_lost(her_client: Client, translator: Any) -> None:
    """The words of the translator and the words of the editor both stand somewhere."""
    strategy = a_strategy(title_fi="Avaus", body_fi="Yksi\n\nKaksi", body_sv="")
    data = sent_out(translator, strategy, form="csv").decode("utf-8-sig")
    for finnish, swedish in (("Avaus", "Öppning"), ("Yksi", "Ett"), ("Kaksi", "Två")):
        data = data.replace(f'"{finnish}";"";"missing"', f'"{finnish}";"{swedish}";"translated"')
    a_draft(strategy, body_fi="Yksi\n\nKaksi\n\nKolme")

    page = written(her_client, data.encode())

    assert fates(page) == {"live": 1, "refused": 1}
    assert fresh(strategy).title_sv == "Öppning"
    assert suggestions() == [("body", "Ett\n\nTvå", "the source has changed since")]
    assert Unit.objects.of(strategy).get(language="sv", path="body").state == "missing"


def test_a_page_that_is_deleted_while_a_file_is_applied_is_said(
    her_client: Client, translator: Any, monkeypatch: Any
) -> None:
    strategy, other = a_strategy(title_fi="Avaus"), a_strategy(title_fi="Toinen")
    data = translated(sent_out(translator, strategy, other), {key(strategy): "Öppning", key(other): "Andra"})
    address = taken_in(her_client, data)
    write = applying.write_translations

    def late(user: Any, record: Any, *further: Any) -> Any:
        Strategy.objects.filter(pk=other.pk).delete()
        return write(user, record, *further)

    monkeypatch.setattr(applying, "write_translations", late)
    page = her_client.post(address, {"_apply": "1"})

    assert fates(page) == {"live": 1, "refused": 1}
    assert [(result.text, result.reason) for result in page.context["refused"]] == [
        ("Andra", "The page has been deleted.")
    ]
    assert kept() == 1


def test_a_file_of_suggestions_alone_can_be_kept(her_client: Client, translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus")
    data = translated(sent_out(translator, strategy), {"title": "Ö" * 161})
    address = her_client.post(f"{BASE}/sv/import/", upload(data))["location"]

    assert "Keep the suggestions" in her_client.get(address).content.decode()
