"""XLIFF is more than what we write of it: what other tools may make of it is read as it was meant."""

import pytest

from portal.workbench.exchange.batch import State
from portal.workbench.exchange.outcomes import Outcome
from portal.workbench.exchange.reading import read
from tests.workbench.exchange.batches import a_batch, a_markdown_text, a_text, only_row, xliff

TITLE = a_batch(a_text("Älykäs kaupunki"))
BOLD = a_batch(a_markdown_text("Tämä on **tärkeä** asia."))


ANSWER = (r'<target state="needs-translation" */>', "<target>Smart stad</target>")


@pytest.mark.parametrize(
    "changes",
    [
        [ANSWER],
        [ANSWER, (r"<(/?)(?=[a-z])", r"<\1x:"), ("xmlns=", "xmlns:x=")],
        [ANSWER, (r' xmlns="[^"]*"', "")],
        [ANSWER, (r'<xliff xmlns="([^"]*)" version="1.2">', r'<xliff version="1.2" xmlns="\1">')],
        [(ANSWER[0], "<target><![CDATA[Smart stad]]></target>")],
        [(ANSWER[0], "<target>Smart<!-- tauko --> stad</target>")],
        [(ANSWER[0], '<target xml:space="default">\n      Smart\n      stad\n    </target>')],
        [(ANSWER[0], "<target>Smart&#x20;st&#97;d</target>")],
        [(ANSWER[0], '<target><mrk mtype="seg" mid="1">Smart</mrk> <mrk mtype="seg" mid="2">stad</mrk></target>')],
        [(ANSWER[0], '<target><mrk mtype="x-term">Smart</mrk> stad</target>'), ("<body>", "<header/><body>")],
        [ANSWER, ("<note ", '<t:info xmlns:t="urn:tool" match="99"><t:target>Fel</t:target></t:info><note ')],
        [ANSWER, ("<body>", '<header><tool tool-id="t" tool-name="T"/></header><body>')],
        [ANSWER, ("</target>", '</target><alt-trans><target state="final">Fel</target></alt-trans>')],
        [ANSWER, (r"<\?xml[^>]*\?>\n", "\ufeff")],
    ],
)
def test_xliff_1_that_other_tools_have_touched(changes: list[tuple[str, str]]) -> None:
    row = only_row(TITLE, read(xliff(TITLE, *changes)))

    assert (row.outcome, row.text) == (Outcome.APPLIED, "Smart stad")


TARGET = (r"<target state[^>]*/>", "<target>{}</target>")


@pytest.mark.parametrize(
    "inline",
    [
        'Detta är <g id="1">viktigt</g>.',
        'Detta är <bx id="1"/>viktigt<ex id="1"/>.',
        'Detta är <bx id="7" rid="1"/>viktigt<ex id="8" rid="1"/>.',
        'Detta är <bpt id="1">**</bpt>viktigt<ept id="1">**</ept>.',
        'Detta är <it id="1" pos="open">**</it>viktigt<it id="1" pos="close">**</it>.',
        'Detta <mrk mtype="seg" mid="1">är <g id="1" ctype="bold">viktigt</g></mrk>.',
    ],
)
def test_codes_in_the_elements_of_other_tools(inline: str) -> None:
    row = only_row(BOLD, read(xliff(BOLD, (TARGET[0], TARGET[1].format(inline)))))

    assert (row.outcome, row.text) == (Outcome.APPLIED, "Detta är **viktigt**.")


SEGMENT = r'(?s)<segment state="initial">\s*(<source>.*?</source>)\s*</segment>'
CUT = (
    '<segment state="translated"><source>Tämä on </source><target{}>Detta</target></segment>'
    "<ignorable><source> </source></ignorable>"
    '<segment state="translated"><source>loput</source><target{}>{}</target></segment>'
)


@pytest.mark.parametrize(
    ("piece", "text"),
    [
        ('är <pc id="1">viktigt</pc>.', "Detta är **viktigt**."),
        ('är <sc id="1"/>viktigt<ec startRef="1"/>.', "Detta är **viktigt**."),
        ('är <mrk id="m1" type="term"><pc id="1">viktigt</pc></mrk>.', "Detta är **viktigt**."),
        ('är<cp hex="00A0"/><pc id="1">viktigt</pc>.', "Detta är\u00a0**viktigt**."),
    ],
)
def test_units_of_xliff_2_that_a_tool_has_cut(piece: str, text: str) -> None:
    data = xliff(BOLD, (SEGMENT, CUT.format("", "", piece)), form="xliff-2.0").replace(
        b"loput", "tärkeä asia.".encode()
    )

    row = only_row(BOLD, read(data))

    assert (row.outcome, row.text) == (Outcome.APPLIED, text)


def test_pieces_of_a_unit_that_changed_their_order() -> None:
    data = xliff(
        BOLD, (SEGMENT, CUT.format(' order="3"', ' order="1"', '<pc id="1">Viktigt</pc> är')), form="xliff-2.0"
    )

    row = only_row(BOLD, read(data.replace(b"loput", "tärkeä asia.".encode())))

    assert (row.outcome, row.text) == (Outcome.APPLIED, "**Viktigt** är Detta")


PIECES = '<mrk mtype="seg" mid="1">a</mrk><mrk mtype="seg" mid="2">b</mrk>'


@pytest.mark.parametrize(
    ("form", "change"),
    [
        ("xliff-2.0", (SEGMENT, CUT.format("", "", "x").replace("<target>x</target>", ""))),
        ("xliff-1.2", (TARGET[0], f"<seg-source>{PIECES}</seg-source><target>{PIECES.replace('b', '')}</target>")),
    ],
)
def test_a_segment_of_which_a_piece_has_no_translation_is_unfinished(form: str, change: tuple[str, str]) -> None:
    (segment,) = read(xliff(BOLD, change, form=form)).segments

    assert segment.is_unfinished


@pytest.mark.parametrize(
    ("state", "approved", "outcome"),
    [
        ("translated", "", Outcome.APPLIED),
        ("final", "", Outcome.APPLIED),
        ("signed-off", ' approved="no"', Outcome.APPLIED),
        ("needs-review-translation", ' approved="yes"', Outcome.APPLIED),
        ("needs-review-translation", "", Outcome.UNCHANGED),
        ("needs-translation", ' approved="yes"', Outcome.UNCHANGED),
        ("x-own", "", Outcome.UNCHANGED),
    ],
)
def test_states_and_approval_in_xliff_1(state: str, approved: str, outcome: Outcome) -> None:
    batch = a_batch(a_text("Yksi", "Ett", state=State.REVIEW))

    data = xliff(
        batch, ("needs-review-translation", state), (r' xml:space="preserve"', f' xml:space="preserve"{approved}')
    )

    assert only_row(batch, read(data)).outcome == outcome


@pytest.mark.parametrize(
    ("state", "outcome"),
    [
        ('state="final"', Outcome.APPLIED),
        ('state="reviewed"', Outcome.APPLIED),
        ('state="translated"', Outcome.APPLIED),
        ('state="translated" subState="portal:review"', Outcome.UNCHANGED),
        ('state="initial"', Outcome.UNCHANGED),
        ("", Outcome.UNCHANGED),
    ],
)
def test_states_in_xliff_2(state: str, outcome: Outcome) -> None:
    batch = a_batch(a_text("Yksi", "Ett", state=State.REVIEW))

    data = xliff(batch, ('state="translated" subState="portal:review"', state), form="xliff-2.0")

    assert only_row(batch, read(data)).outcome == outcome
