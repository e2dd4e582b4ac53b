"""Swedish inflection, as far as finding a known word takes."""

import re

from portal.workbench.terms.inflection import Inflection

_ENDING = re.compile(r"(?:a|e|n|t|r|an|en|et|ar|er|or|na|ena|erna|arna|orna|aren|arna|are|aste)?s?")
_NO_COMPOUND = re.compile(r"s?(?:al|ig|ik|isk|ist|lig|het|ning)")
_CHANGED_VOWELS = (("stad", "städ"), ("land", "länd"), ("hand", "händ"), ("man", "män"), ("kraft", "kräft"))


def stems(word: str) -> frozenset[str]:
    found = {word}
    if len(word) > 4 and word[-1] in "ae":
        found.add(word[:-1])
    if len(word) > 4 and word[-2:] in {"el", "er", "en"}:
        found.add(word[:-2] + word[-1])  # "medel", "medlen"
    if word.endswith("um"):
        found.add(word[:-2])  # "centrum", "centret"
    if word[-1:] in "mn":
        found.add(word + word[-1])  # "program", "programmet"
    for old, new in _CHANGED_VOWELS:
        if word.endswith(old):
            found.add(word.removesuffix(old) + new)
    return frozenset(found)


def joints(word: str) -> frozenset[str]:
    """A first part ends as the word does, without its “-a” or “-e”, or with an “-s-”."""
    return frozenset({joint + s for joint in {word, word[:-1] if word[-1:] in "ae" else word} for s in ("", "s")})


SWEDISH = Inflection(stems, _ENDING, joints, _NO_COMPOUND)
