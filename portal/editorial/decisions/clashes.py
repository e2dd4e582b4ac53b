"""A draft that changes what has been changed on the site by other means: both texts side by side, and a choice."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from portal.publishing.composition import languages_at
from portal.publishing.history import Kind, word_diff
from portal.publishing.merging import Clash, Conflict, Side

CHOICE = "side:"  # before the path, in the names of the form


class ShownClash(NamedTuple):
    clash: Clash
    name: str
    language: str
    chosen: str
    differs: list[tuple[Kind, str]]  # the text of the site against that of the draft


def choices_in(given: Mapping[str, Any]) -> dict[str, Side]:
    sides = {str(side) for side in Side}
    return {
        name.removeprefix(CHOICE): Side(value)
        for name, value in given.items()
        if name.startswith(CHOICE) and value in sides
    }


def shown_clashes(conflict: Conflict, choices: Mapping[str, Side]) -> list[ShownClash]:
    shown = []
    for path, clash in zip(conflict.paths, conflict.clashes, strict=True):
        languages = languages_at(conflict.mine.model, path)
        shown.append(
            ShownClash(
                clash,
                CHOICE + clash.path,
                next(iter(languages)) if len(languages) == 1 else "",
                str(choices.get(clash.path, "")),
                word_diff(clash.theirs, clash.mine),
            )
        )
    return shown
