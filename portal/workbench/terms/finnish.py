"""Finnish inflection, as far as finding a known word takes: gradation, stems, cases, possessives, particles."""

import re

from portal.workbench.terms.inflection import Inflection

_VOWELS = "aeiouyäö"
_STRONG_TO_WEAK = (
    *(("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("mp", "mm"), ("nt", "nn"), ("lt", "ll"), ("rt", "rr")),
    *(
        ("ht", "hd"),
        ("lp", "lv"),
        ("rp", "rv"),
        ("lk", "lj"),
        ("rk", "rj"),
        ("lk", "l"),
        ("rk", "r"),
        ("kuk", "kuv"),
        ("kyk", "kyv"),
        ("t", "d"),
        ("p", "v"),
        ("k", ""),
    ),
)
_CASE = (
    r"n|t|[aä]|t[aä]|tt[aä]|ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|n[aä]|ksi|kse|ine|[aeiouyäö]n|h[aeiouyäö]n|seen|siin"
    r"|den|tten|ten|jen|ien|tt[aä]in"
)
_ENDING = re.compile(rf"[ij]?(?:{_CASE})?(?:ni|si|ns[aä]|mme|nne|[aeä]n)?(?:kin|k[aä]{{2}}n|h[aä]n|k[oö]|p[aä])?")
_NO_COMPOUND = re.compile(r"[aeiouyäö]?l?li(?:nen|s)|l[aä]i|tt[aä]i|t[oö]n|tt[oö]m|isuu|inen|is[eit]|uu|yy")


def _grades(stem: str) -> set[str]:
    """`stem`, which ends in a consonant or in nothing, with its last consonants in both grades."""
    found = {stem}
    for strong, weak in _STRONG_TO_WEAK:
        for old, new in ((strong, weak), (weak, strong)):
            if old and stem.endswith(old) and stem.removesuffix(old)[-1:] in _VOWELS + "lrnmh":
                found.add(stem.removesuffix(old) + new)
    if stem[-1:] in _VOWELS:
        found.add(f"{stem}k")  # the weak grade of "k" is nothing: "joe-", "joki"
    return found


def stems(word: str) -> frozenset[str]:
    """All shapes of `word` (its dictionary form, a plural, or a modifier in the genitive) that endings follow."""
    if len(word) < 3:
        return frozenset({word})
    found = {word} | _irregular(word)
    if word.endswith("t"):
        found |= {stem for singular in _singulars(word) for stem in stems(singular)}
    elif word.endswith("nen"):
        found |= {word[:-3] + end for end in ("s", "se", "si")}
    elif word.endswith("s"):
        found |= _of_s(word)
    elif word.endswith("in"):
        found |= {word[:-1] + end for end in ("me", "mi")}  # "avoin", "avoimen"
    elif word.endswith(("ton", "tön")):
        found |= {f"{word[:-2]}t{word[-2]}m{vowel}" for vowel in ("a", "ä", "i")}
    elif word[-1] in _VOWELS:
        found |= _of_vowel(word)
    else:
        found |= {f"{word}i", f"{word}e"}  # names from elsewhere: "Interregin", "cleantecheja"
    return frozenset(found)


def _of_s(word: str) -> set[str]:
    base, before = word[:-1], word[-2]
    found = {base + end for end in ("kse", "ksi")}
    if before in "uy":
        found |= {base + end for end in ("de", "te", "t")}
    if before in "aäi":
        found |= {grade + before + end for grade in _grades(base[:-1]) for end in (before, "i")}
    return found


def _of_vowel(word: str) -> set[str]:
    base, last = word[:-1], word[-1]
    grades = _grades(base)
    found = {grade + last for grade in grades}
    if last == "e":
        found |= {grade + end for grade in grades for end in ("ee", "ei")}
    elif last == "i":
        found |= {f"{grade}e" for grade in grades} | ({base} if base[-1] in "lnr" else set())  # "pienten", "suurta"
        if base.endswith("s"):
            found |= {base[:-1] + end for end in ("de", "te", "t")}
    elif last in "aä":
        found |= {grade + end for grade in grades for end in ("i", "o" if last == "a" else "ö")}
    return found


def _singulars(word: str) -> set[str]:
    """What a plural in “-t” may be the plural of."""
    if word.endswith("kset"):
        return {f"{word[:-4]}s"}
    if word.endswith("set"):
        return {f"{word[:-3]}nen"}
    if word.endswith("det"):
        return {f"{word[:-3]}s"}
    if word.endswith("eet"):
        return {grade + "e" for grade in _grades(word[:-3])}
    return {grade + word[-2] for grade in _grades(word[:-2])} if word[-2] in _VOWELS else set()


def _irregular(word: str) -> set[str]:
    """“Uusimaa” inflects in both of its parts."""
    if not word.endswith("uusimaa"):
        return set()
    first = ("uuden", "uudella", "uudelta", "uudelle", "uudessa", "uudesta", "uuteen", "uutta", "uutena", "uudeksi")
    return {f"{word[:-7]}{part}maa" for part in first}


def joints(word: str) -> frozenset[str]:
    """The nominative, the genitive, and “-s-” for “-nen”."""
    if word.endswith("nen"):
        return frozenset({f"{word[:-3]}s"})
    return frozenset(
        {word} | {f"{stem}n" for stem in stems(word) if stem[-1:] in _VOWELS and len(stem) >= len(word) - 1}
    )


FINNISH = Inflection(stems, _ENDING, joints, _NO_COMPOUND)
