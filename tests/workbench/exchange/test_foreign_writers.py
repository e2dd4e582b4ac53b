"""What other tools make of our files is read as it was meant."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from translate.storage.placeables.strelem import StringElem
from translate.storage.placeables.xliff import G
from translate.storage.pypo import pofile
from translate.storage.xliff import Xliff1File
from translate.storage.xliff2 import Xliff2File

from portal.workbench.exchange.batch import State
from portal.workbench.exchange.formats import FORMATS
from portal.workbench.exchange.judging import judge
from portal.workbench.exchange.outcomes import Outcome
from portal.workbench.exchange.reading import read
from tests.workbench.exchange.batches import (
    a_batch,
    a_day_s_work,
    a_markdown_text,
    a_text,
    only_row,
    outcomes,
    sent,
    xliff,
)

FILES = Path(__file__).parent / "files"
TITLE = a_batch(a_text("Älykäs kaupunki"))
BOLD = a_batch(a_markdown_text("Tämä on **tärkeä** asia."))


@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_files_of_the_npm_package_xliff(version: str) -> None:
    """It drops states and puts every inline element on a line of its own. files/javascript_xliff.cjs made them."""
    rows = judge(a_day_s_work(), read((FILES / f"javascript-xliff-{version}.xlf").read_bytes()))

    assert [(row.key.partition("#")[2], row.outcome) for row in rows] == [
        ("title", Outcome.APPLIED),
        ("body", Outcome.UNCHANGED),
        ("aims", Outcome.UNCHANGED),
        ("slogan", Outcome.APPLIED),
    ]
    assert (rows[0].text, rows[3].text) == ("Smart stad & land", "Nyland")


@pytest.mark.parametrize("form", ["xliff-1.2", "xliff-2.0"])
def test_xliff_that_the_translate_toolkit_translates(form: str) -> None:
    stored = {"xliff-1.2": Xliff1File, "xliff-2.0": Xliff2File}[form].parsestring(FORMATS[form].write(TITLE))
    stored.units[0].target = "Smart <stad> & land"

    row = only_row(TITLE, read(bytes(stored)))

    assert (row.outcome, row.text) == (Outcome.APPLIED, "Smart <stad> & land")


def test_xliff_in_which_the_translate_toolkit_places_codes() -> None:
    stored = Xliff1File.parsestring(FORMATS["xliff-1.2"].write(BOLD))
    stored.units[0].rich_target = [StringElem([G(id="1", sub=[StringElem("Viktigt")]), StringElem(" är detta.")])]

    row = only_row(BOLD, read(bytes(stored)))

    assert (row.outcome, row.text) == (Outcome.APPLIED, "**Viktigt** är detta.")


def test_xliff_that_the_translate_toolkit_calls_fuzzy_is_unfinished() -> None:
    stored = Xliff1File.parsestring(FORMATS["xliff-1.2"].write(a_batch(a_text("Yksi", "Ett", state=State.CURRENT))))
    stored.units[0].target = "En"
    stored.units[0].markfuzzy()

    row = only_row(a_batch(a_text("Yksi", "Ett", state=State.CURRENT)), read(bytes(stored)))

    assert (row.outcome, row.text) == (Outcome.UNFINISHED, "En")


def test_po_that_the_translate_toolkit_translates() -> None:
    batch = a_batch(a_text("Yksi", "Ett", state=State.REVIEW), a_text("Kaksi\n", key="b"), a_text("Kolme", key="c"))
    stored = pofile.parsestring(FORMATS["po"].write(batch))
    review, missing, other = [unit for unit in stored.units if not unit.isheader()]
    review.markfuzzy(False)
    missing.target = 'Två "stycken" \\ \t'
    other.target = "Tre"
    other.markfuzzy()

    rows = judge(batch, read(bytes(stored)))

    assert [(row.outcome, row.text) for row in rows] == [
        (Outcome.APPLIED, "Ett"),
        (Outcome.APPLIED, 'Två "stycken" \\\n'),
        (Outcome.UNFINISHED, "Tre"),
    ]


def as_poedit_saves(data: bytes, change: Callable[[polib.POFile], None]) -> bytes:
    """Wrapped lines, headers of its own, and what it no longer needs kept at the end."""
    file = polib.pofile(data.decode(), wrapwidth=78)
    file.metadata |= {"X-Generator": "Poedit 3.5", "Language": "sv_FI", "PO-Revision-Date": "2026-11-24 12:00+0200"}
    file.append(polib.POEntry(msgid="vanha", msgstr="gammal", obsolete=True))
    change(file)
    return f"{file}\n".encode()


def test_po_that_poedit_saves() -> None:
    words = "Pitkä teksti, joka ei mahdu yhdelle riville. " * 5
    batch = a_batch(
        a_markdown_text(f"**{words.strip()}** [a](/x)"), a_text("Kaksi", "Två", key="b", state=State.BEHIND)
    )

    def translate(file: polib.POFile) -> None:
        file[0].msgstr = f"<a2>b</a2> <b1>{'Lång text. ' * 30}</b1>"
        file[1].flags = []

    rows = judge(batch, read(as_poedit_saves(FORMATS["po"].write(batch), translate)))

    assert [(row.outcome, row.text) for row in rows] == [
        (Outcome.APPLIED, f"[b](/x) **{'Lång text. ' * 30}".rstrip() + "**"),
        (Outcome.APPLIED, "Två"),
    ]


def test_po_in_the_encoding_that_its_header_names() -> None:
    text = FORMATS["po"].write(TITLE).decode().replace("charset=UTF-8", "charset=ISO-8859-15")
    data = text.replace('msgstr ""\n\n', 'msgstr "Smart stad – nej: €"\n\n').replace("–", "-").encode("iso-8859-15")

    file = read(data)

    assert file.warnings == ()
    assert only_row(TITLE, file).text in {"Smart stad - nej: €", ""}


def on_lines_of_their_own(data: bytes) -> bytes:
    """As the JavaScript package xliff does it: a lone space between two codes is gone."""
    return re.sub(r"(?<!<source>)(?<!<target>)(?:(?<=</g>) )?(?=<g )", "\n          ", data.decode()).encode()


def test_codes_on_lines_of_their_own_are_no_change() -> None:
    text = a_markdown_text("a**b***c* d", "A**B***C* D", state=State.CURRENT)
    batch = a_batch(text)

    assert only_row(batch, read(on_lines_of_their_own(FORMATS["xliff-1.2"].write(batch)))).outcome == Outcome.UNCHANGED


def test_a_translation_is_read_without_the_lines_that_a_tool_put_its_codes_on() -> None:
    batch = a_batch(a_markdown_text("a**b** c *d* *f*", "A**B** C *D* *F*", state=State.CURRENT))
    data = on_lines_of_their_own(FORMATS["xliff-1.2"].write(batch))

    row = only_row(batch, read(data.replace(b">D<", b">E<")))

    assert (row.outcome, row.text) == (Outcome.APPLIED, "A**B** C *E* *F*")


def test_xliff_of_other_systems_holds_nothing_of_ours() -> None:
    data = xliff(
        TITLE,
        (r"<target state=\"needs-translation\" */>", "<target>Smart stad</target>"),
        (r'<trans-unit id="[^"]*"', '<trans-unit id="message.1"'),
    )

    assert outcomes(judge(TITLE, read(data))) == {"message.1": Outcome.UNKNOWN}


def test_our_files_say_what_was_there_before() -> None:
    text = a_text("Uusi", "Ny", state=State.BEHIND, previous=("Vanha", "Ny"))
    files = {form: FORMATS[form].write(a_batch(text)).decode() for form in FORMATS}

    assert "<alt-trans" in files["xliff-1.2"]
    assert '<note category="previous-source">Vanha</note>' in files["xliff-2.0"]
    assert '#| msgid "Vanha"' in files["po"]
    assert ';"adapt";"Vanha";"Ny";' in files["csv"]
    assert len(sent(a_batch(text)).segments) == 1


def test_po_is_what_gettext_writes() -> None:
    file = polib.pofile(io.StringIO(FORMATS["po"].write(a_day_s_work()).decode()).read())

    assert file.metadata["Language"] == "sv"
    assert [entry.fuzzy for entry in file if entry.msgstr] == [True, False, True, *[False] * 8, True]
