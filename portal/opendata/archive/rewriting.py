"""A page of the site as it stands in the archive: links lead to files beside it, or to the live site."""

import re
from collections.abc import Callable
from html import escape, unescape
from html.parser import HTMLParser
from typing import Any

LEFT_OUT = "data-frozen"  # a template says `data-frozen="no"` of what belongs to the live site alone
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
_ADDRESS = re.compile(r'(\s(?:href|src|action)=")([^"]*)(?=")')
_SRCSET = re.compile(r'(\ssrcset=")([^"]*)(?=")')
_ICON = re.compile(r'(<use\b[^>]*\shref=")[^"#]*\bicons[^"#]*\.svg#([\w-]+)(?=")')

Place = Callable[[str], str]


class _Rewriting(HTMLParser):
    """Writes each tag again as it was, with other addresses; what is left out is dropped with all that is in it."""

    def __init__(self, place: Place) -> None:
        super().__init__(convert_charrefs=False)
        self.place = place
        self.out: list[str] = []
        self.icons: set[str] = set()
        self._dropped = ""
        self._depth = 0
        self._is_in_pre = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._dropped:
            self._depth += tag == self._dropped
        elif _is_left_out(tag, attrs):
            self._dropped, self._depth = ("", 0) if tag in VOID else (tag, 1)
        else:
            self._is_in_pre = self._is_in_pre or tag == "pre"
            self.out.append(self._tag(self.get_starttag_text() or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._dropped and not _is_left_out(tag, attrs):
            self.out.append(self._tag(self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        if not self._dropped:
            self._is_in_pre = self._is_in_pre and tag != "pre"
            self.out.append(f"</{tag}>")
        elif tag == self._dropped:
            self._depth -= 1
            self._dropped = self._dropped if self._depth else ""

    def handle_data(self, data: str) -> None:
        self._write(data)

    def handle_entityref(self, name: str) -> None:
        self._write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._write(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self._write(f"<!{decl}>")

    def _write(self, text: str) -> None:
        """White space alone becomes one, so that what is left out leaves nothing behind; but not in <pre>."""
        if self._dropped:
            return
        if text.isspace() and not self._is_in_pre:
            text = "\n" if "\n" in text else " "
            if self.out and self.out[-1] in {"\n", " "}:
                text = max(text, self.out.pop(), key="\n".__eq__)
        self.out.append(text)

    def _tag(self, raw: str) -> str:
        if icon := _ICON.search(raw):
            self.icons.add(icon[2])
            return _ICON.sub(r"\1#icon-\2", raw)
        raw = _ADDRESS.sub(lambda found: found[1] + self._placed(found[2]), raw)
        return _SRCSET.sub(lambda found: found[1] + self._placed_all(found[2]), raw)

    def _placed(self, address: str) -> str:
        return escape(self.place(unescape(address)))

    def _placed_all(self, candidates: str) -> str:
        pairs = [candidate.split() for candidate in candidates.split(",")]
        return ", ".join(" ".join((self._placed(address), *width)) for address, *width in pairs)


def _is_left_out(tag: str, attrs: list[tuple[str, Any]]) -> bool:
    """Scripts do nothing in a file, a form asks a server, and what is fetched early is fetched from one."""
    given = dict(attrs)
    is_fetched_early = tag == "link" and given.get("rel") in {"preload", "modulepreload", "prefetch", "preconnect"}
    return given.get(LEFT_OUT) == "no" or is_fetched_early or tag == "form" or (tag == "script" and "src" in given)


def rewritten(html: str, place: Place, sprite: str) -> str:
    """The page with every address put through `place`, and the icons that it uses within it: a browser does not take
    them from another file."""
    rewriting = _Rewriting(place)
    rewriting.feed(html)
    rewriting.close()
    page = "".join(rewriting.out)
    symbols = [symbol for name in sorted(rewriting.icons) if (symbol := _symbol(sprite, name))]
    if not symbols:
        return page
    return page.replace("</body>", f"<div hidden><svg>{''.join(symbols)}</svg></div>\n</body>", 1)


def _symbol(sprite: str, name: str) -> str:
    found = re.search(rf'<symbol id="{re.escape(name)}".*?</symbol>', sprite, re.DOTALL)
    return found[0].replace('id="', 'id="icon-', 1) if found else ""
