"""Spaces, brackets, quotation marks and the sign at the end."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from portal.workbench.checks.compared import Compared, Side
from portal.workbench.checks.facts.fact import TAKEN
from portal.workbench.checks.finding import Code, Finding, Span

_DOUBLE_SPACE = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_TABLE_ROW = re.compile(r"^ *\|.*$", re.MULTILINE)
_PAIRS = {")": "(", "]": "[", "}": "{"}
_FACE = re.compile(r"[:;]-?[()]")
_NUMBERING = re.compile(r"(?:^|\s)(?:[^\W\d_]|\d{1,2}|[ivx]{1,4})$")  # before the bracket of "a)" or "12)"
_CLOSING = f"\"”“’'»)]}}*_{TAKEN} \u00a0"
_ABBREVIATED = re.compile(r"(?:\b\w{1,3}(?:\.\w{1,2})*\.|\b(?:etc|jne|yms|osv|Ltd|Inc)\.)$")


def spaces(compared: Compared) -> Iterator[Finding]:
    for match in _DOUBLE_SPACE.finditer(_TABLE_ROW.sub(lambda row: TAKEN * len(row[0]), compared.target.prose)):
        span = Span(*match.span())
        yield compared.finding(Code.DOUBLE_SPACE, _("There is a double space."), target=span)
    text = compared.target.text
    if text != text.strip() and compared.source.text == compared.source.text.strip():
        before = len(text) - len(text.lstrip())
        span = Span(0, before) if before else Span(len(text.rstrip()), len(text))
        yield compared.finding(Code.EDGE_SPACE, _("There is a space at the beginning or at the end."), target=span)


def brackets(compared: Compared) -> Iterator[Finding]:
    if _unpaired(compared.source.prose) is None and (place := _unpaired(compared.target.prose)) is not None:
        span = Span(place, place + 1)
        message = _("The bracket “%(sign)s” has no other half.") % {"sign": compared.target.at(span)}
        yield compared.finding(Code.BRACKETS, message, target=span)


def _unpaired(prose: str) -> int | None:
    prose = _FACE.sub(lambda match: TAKEN * len(match[0]), prose)
    opened: list[int] = []
    for place, sign in enumerate(prose):
        if sign in _PAIRS.values():
            opened.append(place)
        elif sign in _PAIRS and opened:
            if prose[opened.pop()] != _PAIRS[sign]:
                return place
        elif sign in _PAIRS and not _NUMBERING.search(prose[max(0, place - 4) : place]):
            return place
    return opened[-1] if opened else None


def quotes(compared: Compared) -> Iterator[Finding]:
    opening, closing = compared.target.wording.quotes
    foreign = _foreign_quote(compared.target)
    if foreign:
        message = _("This language writes quotations %(opening)s…%(closing)s.")
        yield compared.finding(
            Code.QUOTES, message % {"opening": opening, "closing": closing}, compared.target.at(foreign), target=foreign
        )
    elif _odd_quote(compared.target) and not _odd_quote(compared.source):
        place = _odd_quote(compared.target)
        yield compared.finding(Code.QUOTES, _("A quotation mark has no other half."), target=place)


def _foreign_quote(side: Side) -> Span | None:
    opening, closing = side.wording.quotes
    wrong = r"[“„]" if opening == closing else r"[„«»]|(?<![^\s(\[\ufffc–-])”(?=\w)"
    match = re.search(wrong, side.prose)
    return Span(*match.span()) if match else None


def _odd_quote(side: Side) -> Span | None:
    opening, closing = side.wording.quotes
    places = [match.start() for match in re.finditer(f"[{opening}{closing}]", side.prose)]
    straight = [match.start() for match in re.finditer('"', side.prose)]
    is_odd = len(places) % 2 if opening == closing else side.prose.count(opening) != side.prose.count(closing)
    odd = places if is_odd else straight if len(straight) % 2 else []
    return Span(odd[-1], odd[-1] + 1) if odd else None


def end_punctuation(compared: Compared) -> Iterator[Finding]:
    """Of the text as a whole; what ends in a list may end as its language likes."""
    ours, others = _end(compared.source), _end(compared.target)
    if compared.target.text.strip() and None not in {ours, others} and ours != others:
        end = len(compared.target.text.rstrip())
        message = _("The original ends in “%(source)s”, the translation in “%(target)s”.") % {
            "source": _last_sign(compared.source),
            "target": _last_sign(compared.target),
        }
        yield compared.finding(
            Code.END_PUNCTUATION, message, ours or "", others or "", target=Span(max(end - 1, 0), end)
        )


def _end(side: Side) -> str | None:
    """The sign that ends the text, "" for a text that ends in a word, None where it says nothing."""
    text = side.prose.rstrip()
    parts = side.outline
    last_block = max((part.span.end for part in (*parts.lists, *parts.tables, *parts.code)), default=-1)
    if last_block >= len(side.text.rstrip()):
        return None
    inner = text.rstrip(_CLOSING)
    if not inner or _ABBREVIATED.search(inner):
        return None
    if inner != text and text.rstrip(f"*_{TAKEN} ")[-1:] in ".!?":
        inner = text.rstrip(f"*_{TAKEN} ")
    return inner[-1] if inner[-1] in ".!?:…" else ""


def _last_sign(side: Side) -> str:
    return side.text.rstrip()[-1:]
