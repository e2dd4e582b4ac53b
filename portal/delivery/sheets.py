"""Cells of a table that spreadsheets open: shown as they are, never reckoned."""

import re

_SIGNS = r"[=+\-@\t\r']"  # what Excel takes for the beginning of a formula, and the sign that guards it
_BEGINNING = r"(?:\A|(?<=[;\t]))"  # of the cell, or of what is one where the file is parted at other signs
_FORMULA = re.compile(rf"{_BEGINNING}(?={_SIGNS})")
_GUARD = re.compile(rf"{_BEGINNING}'(?={_SIGNS})")


def guarded(cell: str) -> str:
    """With an apostrophe wherever a spreadsheet would reckon instead of showing; `unguarded` takes it off."""
    return _FORMULA.sub("'", cell)


def unguarded(cell: str) -> str:
    return _GUARD.sub("", cell)
