"""The translation is built as its original is: headings, lists, tables, emphasis, code, paragraphs."""

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from portal.workbench.checks.compared import Compared
from portal.workbench.checks.finding import Code, Finding, Span
from portal.workbench.checks.outline import Element, Outline, left_over


def is_built_alike(compared: Compared) -> Iterator[Finding]:
    """One finding for each kind of part, at the first place where the texts differ."""
    ours, others = compared.source.outline, compared.target.outline
    for code, parts, say in _PARTS:
        one, other = _first_difference(parts(ours), parts(others))
        if one or other:
            counts = (len(parts(ours)), len(parts(others)))
            yield compared.finding(
                code, say(*counts), *map(_what, (one, other)), source=_span(one), target=_span(other)
            )
    if not ours.paragraphs or len(ours.paragraphs) == len(others.paragraphs):
        return
    counts = (len(ours.paragraphs), len(others.paragraphs))
    yield compared.finding(Code.PARAGRAPHS, _paragraphs(*counts), *map(str, counts))


def has_as_many_lines(compared: Compared) -> Iterator[Finding]:
    """Of a plain text of several lines, each of which is something of its own."""
    if compared.source.is_markdown:
        return
    ours, others = (
        sum(bool(line.strip()) for line in side.text.splitlines()) for side in (compared.source, compared.target)
    )
    if ours != others:
        message = _("The original has %(source)s lines, the translation %(target)s.") % {
            "source": ours,
            "target": others,
        }
        yield compared.finding(Code.PARAGRAPHS, message, str(ours), str(others))


def markup_is_whole(compared: Compared) -> Iterator[Finding]:
    """No sign of markup shows that does not show in the original."""
    found = left_over(compared.target.text, is_markdown=compared.target.is_markdown)
    in_the_original = left_over(compared.source.text, is_markdown=compared.source.is_markdown)
    if len(found) > len(in_the_original):
        place = found[-1]
        message = _("Readers would see “%(signs)s”: the markup is broken.") % {"signs": compared.target.at(place)}
        yield compared.finding(Code.MARKUP, message, compared.target.at(place), target=place)


def _first_difference(ours: list[Element], others: list[Element]) -> tuple[Element | None, Element | None]:
    matcher = SequenceMatcher(None, [part.what for part in ours], [part.what for part in others], autojunk=False)
    for tag, start, _end, other_start, _other_end in matcher.get_opcodes():
        if tag != "equal":
            one = ours[start] if tag in {"replace", "delete"} else None
            return one, others[other_start] if tag in {"replace", "insert"} else None
    return None, None


def _what(element: Element | None) -> str:
    return element.what if element else ""


def _span(element: Element | None) -> Span | None:
    return element.span if element else None


def _headings(ours: int, others: int) -> str:
    if ours == others:
        return _("A heading has another level than in the original.")
    return _("The original has %(source)s headings, the translation %(target)s.") % {"source": ours, "target": others}


def _lists(ours: int, others: int) -> str:
    if ours == others:
        return _("A list is not as long, or not of the same kind, as in the original.")
    return _("The original has %(source)s lists, the translation %(target)s.") % {"source": ours, "target": others}


def _tables(_ours: int, _others: int) -> str:
    return _("The translation does not have the tables of the original, with as many rows and columns.")


def _emphasis(_ours: int, _others: int) -> str:
    return _("What is bold or in italics in the original is not so in the translation.")


def _code(_ours: int, _others: int) -> str:
    return _("What is written as code must be the same as in the original.")


def _paragraphs(ours: int, others: int) -> str:
    return _("The original has %(source)s paragraphs, the translation %(target)s.") % {"source": ours, "target": others}


_PARTS: tuple[tuple[Code, Callable[[Outline], list[Element]], Callable[[int, int], str]], ...] = (
    (Code.HEADING, lambda outline: outline.headings, _headings),
    (Code.LIST, lambda outline: outline.lists, _lists),
    (Code.TABLE, lambda outline: outline.tables, _tables),
    (Code.EMPHASIS, lambda outline: outline.emphasis, _emphasis),
    (Code.CODE, lambda outline: outline.code, _code),
)
