"""A bad file is refused with a sentence that says where and why, and nothing is loaded."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError

from contacts.models import Contact, Organisation
from portal.seed.models import LoadedFolder, LoadedRecord
from strategy.models import Strategy
from tests.builders import a_strategy
from tests.seed.entries import Entry, contact, organisation, section, strategy, theme

Write = Callable[..., None]
Load = Callable[[], str]


def refusal(load: Load) -> str:
    with pytest.raises(CommandError) as refused:
        load()
    assert refused.value.returncode == 1
    assert not LoadedRecord.objects.exists()
    assert not LoadedFolder.objects.exists()
    return str(refused.value).removeprefix("Nothing was loaded. ")


NO_KEY = "record 1, key: every record needs a key: up to 80 letters a–z, numbers, hyphens, dots or underscores."
LIST = "write a list of records, each of them beginning with “- key:”."
ONE_VALUE = "write one value here, not a list or a map."


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"colour": "red"}, "colour: no strategy has a field of this name."),
        ({"title_fi": "Strategia"}, "title_fi: no strategy has a field of this name."),
        ({"changed": "{}"}, "changed: no strategy has a field of this name."),
        ({"spearheads": []}, "spearheads: no strategy has a field of this name."),
        ({"contacts": ["nobody"]}, "contacts: there is no contact “nobody” in the content files."),
        ({"contacts": "saana"}, "contacts: write a list here."),
        ({"updates": "a"}, "updates: there is no strategy “a” in the content files."),
        ({"updates": ["a"]}, f"updates: {ONE_VALUE}"),
        ({"state": "secret"}, "state: Value 'secret' is not a valid choice."),
        ({"is_reviewed": "maybe"}, "is_reviewed: “maybe” value must be either True or False."),
        ({"start_year": "soon"}, "start_year: “soon” value must be an integer."),
        ({"website_url": "helsinki-smart.fi"}, "website_url: Enter a valid URL."),
        ({"title": "Strategia"}, "title: write this text per language: {fi: …, sv: …, en: …}."),
        ({"title": {"de": "Strategie"}}, "title: “de” is not a language of the site (fi, sv, en)."),
        ({"title": {"fi": "x" * 161}}, "title, fi: Ensure this value has at most 160 characters (it has 161)."),
        ({"title": {"fi": ["a", "b"]}}, f"title, fi: {ONE_VALUE}"),
        (
            {"title": {"sv": "Strategi"}},
            "title, fi: Fill this in: it is the language in which this was first written.",
        ),
    ],
)
def test_a_field_that_is_wrong_is_named(write: Write, load: Load, fields: Entry, sentence: str) -> None:
    write("strategies", strategy(**fields))

    assert refusal(load) == f"strategies.yaml, s3, {sentence}"


@pytest.mark.parametrize(
    ("children", "sentence"),
    [
        ("x", f"sections: {LIST}"),
        (["x"], f"sections, {NO_KEY}"),
        ([section(), section()], "sections, knowledge, key: this key stands twice."),
        ([section(strategy="s3")], "sections, knowledge, strategy: no section has a field of this name."),
        ([section(text={"fi": {}})], f"sections, knowledge, text, fi: {ONE_VALUE}"),
        ([section(order="last")], "sections, knowledge, order: “last” value must be an integer."),
    ],
)
def test_a_child_that_is_wrong_is_named(write: Write, load: Load, children: object, sentence: str) -> None:
    write("strategies", strategy(sections=children))

    assert refusal(load) == f"strategies.yaml, s3, {sentence}"


@pytest.mark.parametrize("key", ["a b", "a/b", "", "x" * 81])
def test_a_key_has_to_be_one_word(write: Write, load: Load, key: str) -> None:
    write("strategies", strategy(key))

    assert refusal(load) == f"strategies.yaml, {NO_KEY}"


def test_a_record_whose_fields_do_not_go_together_is_named(write: Write, load: Load) -> None:
    write("strategies", strategy(start_year="2020", end_year="2018"))

    assert refusal(load) == "strategies.yaml, s3: The last year cannot be before the first year."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("- key: a\n  key: b\n", "themes.yaml, line 2: this is not valid YAML (“key” stands twice)."),
        (
            "- {key: a",
            "themes.yaml, line 1: this is not valid YAML (expected ',' or '}', but got '<stream end>').",
        ),
        ("- \x00", "themes.yaml: this is not valid YAML (it holds bytes that are no text)."),
        ("key: a", "themes.yaml: a content file is a list of records, each of them beginning with “- key:”."),
        ("- a\n- b\n", "themes.yaml: a content file is a list of records, each of them beginning with “- key:”."),
    ],
)
def test_a_file_that_is_no_list_of_records_is_refused(tmp_path: Path, load: Load, text: str, sentence: str) -> None:
    (tmp_path / "themes.yaml").write_text(text)

    assert refusal(load) == sentence


def test_a_file_in_another_encoding_is_refused(tmp_path: Path, load: Load) -> None:
    (tmp_path / "themes.yaml").write_bytes("- key: ä\n".encode("latin-1"))

    assert refusal(load) == "themes.yaml: this is not valid YAML (it holds bytes that are no text)."


def test_a_file_of_no_model_is_refused(tmp_path: Path, load: Load) -> None:
    (tmp_path / "recipes.yaml").write_text("[]")

    assert refusal(load).startswith(
        "recipes.yaml: no model has a content file of this name. The names are sources.yaml, "
    )


def test_a_key_that_stands_twice_in_a_file_is_refused(write: Write, load: Load) -> None:
    write("organisations", organisation("helsinki"), organisation("helsinki"))

    assert refusal(load) == "organisations.yaml, helsinki, key: this key stands twice."


def test_a_phone_number_without_its_country_is_refused(write: Write, load: Load) -> None:
    write("contacts", contact(phone="040 169 9392"))

    assert refusal(load) == "contacts.yaml, saana, phone: “040 169 9392” is not a phone number."


def test_records_that_refer_to_one_another_in_a_circle_are_refused(write: Write, load: Load) -> None:
    write("themes", theme("a", parent="b"), theme("b", parent="c"), theme("c", parent="a"))

    said = refusal(load)

    assert said == "themes.yaml, c, parent: these records refer to one another in a circle (a → b → c → a)."


def test_a_record_that_refers_to_itself_is_refused(write: Write, load: Load) -> None:
    write("strategies", strategy(updates="s3"))

    assert refusal(load) == "strategies.yaml, s3, updates: these records refer to one another in a circle (s3 → s3)."


def test_nothing_is_loaded_when_the_last_record_fails(write: Write, load: Load) -> None:
    write("organisations", organisation())
    write("contacts", contact("saana"), contact("pekka", valid_from="2021-02-05", valid_until="2021-02-04"))

    said = refusal(load)

    assert said == "contacts.yaml, pekka: “Valid until” cannot be before “valid from”."
    assert not Organisation.objects.exists()
    assert not Contact.objects.exists()


def test_a_slug_that_staff_have_given_to_another_page_is_refused(write: Write, load: Load) -> None:
    a_strategy(slug_fi="varattu")
    write("strategies", strategy(slug={"fi": "varattu"}))

    assert refusal(load) == "strategies.yaml, s3, slug, fi: Another page of this kind already has this address."


def test_a_new_version_that_is_refused_leaves_the_last_one_standing(write: Write, load: Load) -> None:
    write("strategies", strategy("a", slogan={"fi": "yksi"}), strategy("b"))
    load()
    before = list(Strategy.objects.order_by("pk").values()), list(LoadedRecord.objects.order_by("pk").values())
    write("strategies", strategy("a", slogan={"fi": "kaksi"}), strategy("b", start_year="2020", end_year="2018"))

    with pytest.raises(CommandError, match=r"strategies\.yaml, b: The last year cannot be before the first year\."):
        load()

    after = list(Strategy.objects.order_by("pk").values()), list(LoadedRecord.objects.order_by("pk").values())
    assert after == before
