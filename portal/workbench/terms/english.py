"""English inflection, as far as finding a known word takes."""

import re

from portal.workbench.terms.inflection import Inflection

_ENDING = re.compile(r"(?:s|es)?")


def stems(word: str) -> frozenset[str]:
    """A noun in “-y” has the stem “-i-” too: "strategies"."""
    return frozenset({word, f"{word[:-1]}i"} if word.endswith("y") and len(word) > 3 else {word})


ENGLISH = Inflection(stems, _ENDING)
