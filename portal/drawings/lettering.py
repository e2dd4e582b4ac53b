"""How wide words are, reckoned near enough to place them before any browser has drawn them."""

import unicodedata
from collections.abc import Iterator

# Hundredths of the letter size, measured on Source Sans 3 at weight 680; lighter weights are narrower. Letters
# that are nearly alike share the width of the widest.
_WIDTHS = {
    letter: width
    for width, letters in {
        20: " \u00a0",
        28: "ijlI|',.:;`·",
        34: "-!()[]{}/\\f",
        39: "rt",
        46: 'sz?*"cx–',
        53: "aegyvkJLFE0123456789#$+<=>^_~€−ß",
        57: "bdhnopquSTVXZACYæ",
        62: "BKRDGP",
        68: "NUHOQ&",
        81: "wMW—…",
        88: "m%@",
    }.items()
    for letter in letters
}
_WIDEST = 100


def _letter_width(letter: str) -> int:
    base = unicodedata.normalize("NFD", letter)[0]
    if unicodedata.combining(base) or letter == "\u00ad":
        return 0
    return _WIDTHS.get(base, _WIDEST)


def text_width(text: str, size: float) -> float:
    """Upper estimate of the width of one line, in the units of `size`, the letter size."""
    return sum(map(_letter_width, text)) * size / 100


def _pieces(word: str, size: float, room: float) -> Iterator[str]:
    """The word whole, or cut with hyphens where it is wider than the room."""
    while text_width(word, size) > room and len(word) > 1:
        cut = next((i for i in range(2, len(word)) if text_width(word[:i] + "-", size) > room), len(word)) - 1
        cut = max(cut, 1)
        yield word[:cut] + "-"
        word = word[cut:]
    yield word


def wrapped(text: str, size: float, room: float, most: int = 3) -> list[str]:
    """The text in lines no wider than `room`; what does not fit in `most` lines ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        for piece in _pieces(word, size, room):
            longer = f"{lines[-1]} {piece}" if lines else piece
            if lines and text_width(longer, size) <= room:
                lines[-1] = longer
            else:
                lines.append(piece)
    if len(lines) > most:
        return [*lines[: most - 1], _cut_short(lines[most - 1], size, room)]
    return lines


def _cut_short(line: str, size: float, room: float) -> str:
    while line and text_width(f"{line}…", size) > room:
        line = line[:-1]
    return f"{line.rstrip(' -')}…"
