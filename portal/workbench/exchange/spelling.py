"""How words and codes are spelt as Markdown, so that they read back as what was meant."""

import re
from collections.abc import Callable

from portal.workbench.exchange.content import Code, Content, Kind, Markup, Place, anonymous
from portal.workbench.exchange.inline import content_of
from portal.workbench.exchange.markdown import References, parsed

HEADING, CELL, TEXT = "heading", "cell", "text"  # kinds of blocks, by what their Markdown may hold

_SPECIAL = re.compile(r"([\\`*_\[\]<>&!|#~])")
_AT_START = re.compile(r"^(\s*)(?:([-+=:|])|(\d{1,9})([.)]))", re.MULTILINE)


class UnwritableError(Exception):
    """Codes stand where Markdown has no spelling for them, such as bold in the middle of a sign."""


def spelt(content: Content, kind: str, references: References, *, is_guarded: bool = False) -> str:
    """The plainest Markdown that a block of `kind` reads back as `content`; lines end in "\\n".

    With `is_guarded` not the plainest: all that could mean something where the block stands is guarded.
    """
    wanted = _levelled(content, kind)
    for words in (_as_it_is, _guarded, _referenced)[is_guarded:]:
        text = "".join(words(part) if isinstance(part, str) else code_spelt(part) for part in wanted)
        if kind == CELL:
            text = text.replace("|", "\\|")
        if _read(text, kind, references) == anonymous(wanted):
            return text
    raise UnwritableError


def _levelled(content: Content, kind: str) -> Content:
    """Without line breaks where the block has but one line, and without spaces that Markdown drops around them."""
    around_breaks, by = (r"[ \t]*\n[ \t]*", "\n") if kind == TEXT else (r"\s*\n\s*", " ")
    return tuple(re.sub(around_breaks, by, part) if isinstance(part, str) else part for part in content)


def _read(text: str, kind: str, references: References) -> Content | None:
    """What a block of its own would read, or None where it would be another block or several."""
    document = {HEADING: f"# {text}", CELL: f"| {text} |\n|---|", TEXT: text}[kind]
    tokens, _ = parsed(document, references)
    depth, first = {HEADING: (1, "heading_open"), CELL: (4, "table_open"), TEXT: (1, "paragraph_open")}[kind]
    if len(tokens) != 2 * depth + 1 or tokens[0].type != first:
        return None
    return content_of(tokens[depth])


def _as_it_is(words: str) -> str:
    return words


def _guarded(words: str) -> str:
    """With a backslash before all that could mean something."""
    return _AT_START.sub(_guarded_start, _SPECIAL.sub(r"\\\1", words))


def _referenced(words: str) -> str:
    """With wide spaces as references too: Markdown drops them at either end, and they part signs from words."""
    return re.sub(r"[^\S\n\t\r ]", lambda found: f"&#{ord(found.group())};", _guarded(words))


def _guarded_start(found: re.Match[str]) -> str:
    space, sign, number, dot = found.groups()
    return f"{space}\\{sign}" if sign else f"{space}{number}\\{dot}"


def code_spelt(code: Code) -> str:
    markup = code.markup
    if markup is None:
        raise UnwritableError
    if code.place is Place.ALONE:
        return _ALONE[markup.kind](markup)
    if markup.kind in {Kind.BOLD, Kind.ITALIC}:
        return markup.mark
    if code.place is Place.OPEN:
        return "![" if markup.kind is Kind.IMAGE else "["
    return f"]({_destination(markup)})"


def _destination(markup: Markup) -> str:
    target = re.sub(r"&(?=#?\w+;)", "&amp;", markup.target)
    if re.search(r"[\s<>()\\]|^$", target) and (target or markup.title):
        target = "<" + re.sub(r"([<>\\])", r"\\\1", target) + ">"
    title = re.sub(r"&(?=#?\w+;)", "&amp;", re.sub(r'(["\\])', r"\\\1", markup.title))
    return f'{target} "{title}"' if title else target


def _code_span(markup: Markup) -> str:
    """Between more backticks than stand together in it."""
    fence = "`" * (max((len(run) for run in re.findall("`+", markup.text)), default=0) + 1)
    is_padded = markup.text.startswith("`") or markup.text.endswith("`")
    is_padded = is_padded or (markup.text.startswith(" ") and markup.text.endswith(" ") and bool(markup.text.strip()))
    return f"{fence} {markup.text} {fence}" if is_padded else f"{fence}{markup.text}{fence}"


_ALONE: dict[Kind, Callable[[Markup], str]] = {
    Kind.BREAK: lambda markup: "\\\n",
    Kind.CODE: _code_span,
    Kind.ADDRESS: lambda markup: f"<{markup.text}>",
    Kind.CONTROL: lambda markup: markup.text,
}
