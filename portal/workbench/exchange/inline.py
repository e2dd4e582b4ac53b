"""The text of one Markdown block as words and codes."""

from collections.abc import Callable, Iterator

from markdown_it.token import Token

from portal.workbench.exchange.content import Code, Content, Kind, Markup, Part, Place, joined, of_text

_PAIRS = {"strong": Kind.BOLD, "em": Kind.ITALIC, "link": Kind.LINK}


def content_of(token: Token) -> Content:
    """Of an inline token; its codes have no numbers yet."""
    return joined(_parts(token.children or []))


def _parts(tokens: list[Token]) -> Iterator[Part]:
    open_markup: list[Markup] = []
    waiting = iter(tokens)
    for token in waiting:
        if token.info == "auto":
            yield _alone(Kind.ADDRESS, next(waiting).content)
            next(waiting)
        elif token.type == "image":
            yield from _image(token)
        elif token.nesting == 1:
            open_markup.append(_paired(token))
            yield Code(Place.OPEN, open_markup[-1])
        elif token.nesting == -1:
            yield Code(Place.CLOSE, open_markup.pop())
        else:
            yield from _SINGLE[token.type](token)


def _paired(token: Token) -> Markup:
    kind = _PAIRS[token.type.removesuffix("_open")]
    return Markup(kind, token.markup, str(token.attrs.get("href", "")), str(token.attrs.get("title", "")))


def _image(token: Token) -> Iterator[Part]:
    """A pair around its alternative text, which is translated like other words."""
    markup = Markup(Kind.IMAGE, "", str(token.attrs["src"]), str(token.attrs.get("title", "")))
    yield Code(Place.OPEN, markup)
    yield from _parts(token.children or [])
    yield Code(Place.CLOSE, markup)


def _alone(kind: Kind, text: str = "") -> Code:
    return Code(Place.ALONE, Markup(kind, text=text))


_SINGLE: dict[str, Callable[[Token], Content]] = {
    "text": lambda token: of_text(token.content),
    "softbreak": lambda token: ("\n",),
    "hardbreak": lambda token: (_alone(Kind.BREAK),),
    "code_inline": lambda token: (_alone(Kind.CODE, token.content),),
}
