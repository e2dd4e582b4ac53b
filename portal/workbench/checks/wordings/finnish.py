"""Finnish."""

from portal.workbench.checks.wordings.numerals import cases, said, words
from portal.workbench.checks.wordings.wording import Wording

_UNITS = {
    1: cases("yksi", "yhde", "yhte", "yhtä", "yhteen"),
    2: cases("kaksi", "kahde", "kahte", "kahta", "kahteen"),
    3: cases("kolme", "kolme", "kolme", "kolmea", "kolmeen"),
    4: cases("neljä", "neljä", "neljä", "neljää", "neljään"),
    5: cases("viisi", "viide", "viite", "viittä", "viiteen"),
    6: cases("kuusi", "kuude", "kuute", "kuutta", "kuuteen"),
    7: cases("seitsemän", "seitsemä", "seitsemä", "seitsemää", "seitsemään"),
    8: cases("kahdeksan", "kahdeksa", "kahdeksa", "kahdeksaa", "kahdeksaan"),
    9: cases("yhdeksän", "yhdeksä", "yhdeksä", "yhdeksää", "yhdeksään"),
    10: cases("kymmenen", "kymmene", "kymmene", "kymmentä", "kymmeneen"),
}
_TENS = ["kymmentä", *_UNITS[10][1:]]
_HUNDREDS = ["sataa", *cases("sata", "sada", "sata", "sataa", "sataan")[1:]]
_MONTHS = ("tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu")
_ORDINALS = {
    3: "kolma", 4: "neljä", 5: "viide", 6: "kuude", 7: "seitsemä", 8: "kahdeksa", 9: "yhdeksä", 10: "kymmene",
    11: "yhdestoista", 12: "kahdestoista",
}  # fmt: skip


def _numerals() -> dict[str, int]:
    found = {form: number for number, forms in _UNITS.items() if number > 1 for form in forms}
    found |= {f"{form}toista": number + 10 for number, forms in _UNITS.items() if number < 10 for form in forms}
    for number in range(2, 10):
        tens = [unit + ten for unit, ten in zip(_UNITS[number], _TENS, strict=True)]
        found |= dict.fromkeys(tens, number * 10)
        found |= {
            ten + unit: number * 10 + more
            for more in range(1, 10)
            for ten, unit in zip(tens, _UNITS[more], strict=True)
        }
        found |= {unit + word: number * 100 for unit, word in zip(_UNITS[number], _HUNDREDS, strict=True)}
    found |= dict.fromkeys(["sata", "sadan", "sadassa", "sadalla", "sadalle", "sadasta"], 100)
    found |= dict.fromkeys(["tuhat", "tuhannen", "tuhatta", "tuhannessa", "tuhannella"], 1000)
    return found | _ordinals()


def _ordinals() -> dict[str, int]:
    found: dict[str, int] = {}
    for number, word in _ORDINALS.items():
        stem, tail = (word.removesuffix("stoista"), "toista") if number > 10 else (word, "")
        weak, strong = f"{stem}nne", f"{stem}nte"
        forms = [f"{stem}s", *cases("", weak, strong, "", f"{strong}en")[1:], f"{weak}t", f"{weak}sta", f"{stem}tta"]
        found |= {f"{form}{tail}": number for form in forms if form}
    return found


_LOOSE = dict.fromkeys(_UNITS[1], 1) | said(
    {
        1: "kerran ainoa ainoan yhdet yksiä",
        2: "toinen toista pari parin paria kahdesti kahdet kaksin kumpikin kumpaakin",
        3: "kolmesti kolmet kolmannes",
        4: "neljännes neljänneksen",
        5: "viidennes",
        10: "kymmenkunta vuosikymmen vuosikymmenen vuosikymmenessä",
        12: "tusina tusinan",
    }
)
_PREFIXES = (
    *(("ensimmäi", 1), ("toinen", 2), ("kolm", 3), ("nelj", 4), ("viisi", 5), ("kuusi", 6), ("kymmen", 10)),
    *(("ensi", 1), ("yksi", 1), ("toise", 2), ("kaksi", 2), ("kaksois", 2), ("kahden", 2), ("molem", 2), ("kumman", 2)),
    *(("tupla", 2), ("neli", 4), ("viide", 5), ("viitos", 5), ("kuude", 6), ("kuutos", 6), ("seiska", 7)),
    *(("seitsemä", 7), ("kahdeksa", 8), ("yhdeksä", 9), ("sada", 100), ("sata", 100), ("tuhan", 1000)),
)

FINNISH = Wording(
    decimal=",",
    months=tuple(rf"{name}(?:kuu\w*|(?=[–-]))" for name in _MONTHS),
    ordinal=r":(?:s|nne\w*|nte\w*)|\.(?=\s[a-zåäö])",
    day=r"\.(?:\s?(?:päivänä|p:nä))?",
    range_word=r"[–-]",
    and_word=r"ja|sekä",
    percent=r"-?prosent\w*|%(?::\w+)?|%",
    percentage_points=r"-?prosenttiyksi\w*|%-yksi\w*",
    scales={r"tuhat\w*|tuhan\w+": 3, r"miljoon\w*|milj\.?|M(?=\s?€)": 6, r"miljard\w*|mrd\.?": 9},
    clock=r"klo|kello",
    numerals=_numerals(),
    loose_numerals=_LOOSE,
    numeral_prefixes=_PREFIXES,
    particles=r"(?:kin|kaan|kään|han|hän)$",
    quotes=("”", "”"),
    function_words=words(
        "ja on ovat sekä että joka jotka myös tai ei kanssa mutta kun jotta niin sen ne se eli kuin mukaan oli ole"
        " eivät jossa joista joiden niiden hän mikä mitä voi voidaan tämä tässä nämä sillä vain vielä jo"
    ),
    telltales=words("ja sekä että joka jotka myös ovat mutta kanssa eli eivät voidaan"),
    abbreviations=words("puh. puh ks. esim. ym. yms. jne. klo milj. mrd. ns. eKr. jKr. vrt. toim."),
)
