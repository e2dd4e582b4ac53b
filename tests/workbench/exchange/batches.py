"""What the tests of the exchange send out and get back."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from portal.workbench.exchange.batch import Batch, ExchangedText, State
from portal.workbench.exchange.content import Code, Content, Place
from portal.workbench.exchange.formats import FORMATS
from portal.workbench.exchange.judging import judge
from portal.workbench.exchange.outcomes import Outcome, Row
from portal.workbench.exchange.reading import read
from portal.workbench.exchange.returned import ReturnedFile, ReturnedSegment

without_database = settings(database=None, deadline=None, max_examples=150)

# What Markdown, XML, spreadsheets and line readers take for something else than words.
SNIPPETS = (
    *("a", "b ", " c", "é", "😀", "\n", "\n\n", "\r\n", "\r", "\t", "  \n", "\\\n", "\\", "    "),
    *("- ", "* ", "+ ", "1. ", "> ", "# ", "## ", "###", "---", "===", "```\n", "~~~\n", "| ", "\\|", "|---|\n"),
    *("*", "**", "_", "__", "`", "``", "[", "](", "x)", "![", "[a]: /u\n", "<http://a.b>", "<b>", "<b1>", "</b1>"),
    *("&amp;", "&nbsp;", "&", '"t"', "!", ".", "'", "=", "@", "\u00a0", "\u2028", "\x85", "\x0b", "\x00", "\x1f"),
)
scrambled = st.lists(st.sampled_from(SNIPPETS), max_size=30).map("".join)

BODY = (
    'Tämä on **tärkeä** [linkki](/fi/x "Vihje").\n\n'
    "## Mitä *teemme*\n\n"
    "- yksi\n- kaksi\\\n  rivi `koodi`\n\n"
    "> Sanoi <https://www.example.org> eilen.\n\n"
    "| Vuosi | Osuus |\n|---|---:|\n| 2024 | **5** % |\n\n"
    "    koodia\n"
)
BODY_SV = (
    'Detta är **viktigt** [länk](/sv/x "Tips").\n\n'
    "## Vad vi *gör*\n\n"
    "* ett\n* två\\\n  rader `koodi`\n\n"
    "> Sade <https://www.example.org> i går.\n\n"
    "| År | Andel |\n|---|---:|\n| 2024 | **5** % |\n\n"
    "    koodia\n"
)


def a_text(source: str = "Älykäs kaupunki", target: str = "", **details: Any) -> ExchangedText:
    known = {"key": "strategy.strategy/5#title", "label": "Strategia: otsikko", "state": State.MISSING, **details}
    return ExchangedText(source=source, target=target, **known)


def a_markdown_text(source: str = BODY, target: str = "", **details: Any) -> ExchangedText:
    return a_text(source, target, **{"key": "strategy.strategy/5#body", "is_markdown": True, **details})


def a_batch(*texts: ExchangedText) -> Batch:
    return Batch("fi", "sv", texts)


def a_day_s_work() -> Batch:
    """A text in each state, as the recorded files of other tools have them: changed, they no longer match."""
    behind = (BODY.replace("tärkeä", "merkittävä").replace("- yksi", "- ykkönen"), BODY_SV)
    return a_batch(
        a_text("Älykäs kaupunki & maa", url="/hallinta/1", max_length=60),
        a_markdown_text(BODY, BODY_SV, state=State.BEHIND, previous=behind, note="Puhuttele lukijaa."),
        a_text("Rivi yksi\nRivi kaksi\n", "Rad ett\nRad två\n", key="strategy.strategy/5#aims", state=State.CURRENT),
        a_text("Uusi maa", "Uusimaa", key="strategy.strategy/5#slogan", state=State.REVIEW),
    )


def sent(batch: Batch, form: str = "xliff-1.2") -> ReturnedFile:
    """The file as it comes back untouched."""
    return read(FORMATS[form].write(batch))


def edited(file: ReturnedFile, change: Callable[[ReturnedSegment], ReturnedSegment]) -> ReturnedFile:
    return replace(file, segments=tuple(change(segment) for segment in file.segments))


def answered(batch: Batch, *answers: Content | str | None, **details: Any) -> ReturnedFile:
    """The file with `answers` for its segments, in order; None leaves one as it went out."""
    file = sent(batch)
    segments = list(file.segments)
    for place, answer in enumerate(answers):
        if answer is not None:
            content = (answer,) if isinstance(answer, str) else answer
            segments[place] = replace(segments[place], target=content, **details)
    return replace(file, segments=tuple(segments))


def only_row(batch: Batch, file: ReturnedFile, **known: Any) -> Row:
    (row,) = judge(batch, file, **known)
    return row


def outcomes(rows: Iterable[Row]) -> dict[str, Outcome]:
    return {row.key: row.outcome for row in rows}


def bold(*inside: str, id_: str = "1") -> Content:
    """As a file has it that came back."""
    return (Code(Place.OPEN, None, id_), *inside, Code(Place.CLOSE, None, id_))


def now(text: ExchangedText, **changes: Any) -> Batch:
    """What the portal has of `text` when the file comes back."""
    return a_batch(replace(text, **changes))


def xliff(batch: Batch, *changes: tuple[str, str], form: str = "xliff-1.2") -> bytes:
    """Our file with regular expressions replaced."""
    text = FORMATS[form].write(batch).decode()
    for pattern, by in changes:
        assert re.search(pattern, text)
        text = re.sub(pattern, by, text)
    return text.encode()
