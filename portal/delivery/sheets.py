"""Cells of a table that spreadsheets open: shown as they are, never reckoned."""

import re

_FORMULA = re.compile(r"[=+\-@\t\r']")  # what Excel takes for the beginning of one, and the sign that guards it
_GUARDED = re.compile(r"'[=+\-@\t\r']")


def guarded(cell: str) -> str:
    """With an apostrophe where a spreadsheet would reckon instead of showing; `unguarded` takes it off."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell
