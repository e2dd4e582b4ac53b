"""Swedish, as it is written in Finland."""

from portal.workbench.checks.wordings.numerals import counted, joined, said, times, words
from portal.workbench.checks.wordings.wording import Wording

_UNITS = counted("två tre fyra fem sex sju åtta nio", 2)
_TEENS = counted("tio elva tolv tretton fjorton femton sexton sjutton arton nitton", 10)
_TENS = {
    word: number * 10 for word, number in counted("tjugo trettio fyrtio femtio sextio sjuttio åttio nittio", 2).items()
}
_ORDINALS = counted("tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte", 3)
_NUMERALS = {
    **_UNITS,
    **_TEENS,
    **_TENS,
    **joined(_TENS, {**_UNITS, "ett": 1, "en": 1}),
    **times(_UNITS, "hundra", 100),
    **times({**_UNITS, **_TEENS}, "tusen", 1000),
    "hundra": 100,
    "etthundra": 100,
    "tusen": 1000,
    **_ORDINALS,
}
_LOOSE = said(
    {
        1: "en ett ena första förste enda gång",
        2: "andra andre båda bägge par paret dubbel dubbelt dubbla varannan vartannat tudelad tvilling halvannan",
        3: "tredjedel tredjedelar trippel",
        4: "fjärdedel kvart kvartal",
        5: "femtedel",
        10: "tiotal tiotals årtionde decennium tiondel",
        12: "dussin tolvtal",
    }
)
_OF_WORDS = (
    "(?:års|årig|språk|stad|stads|steg|dag|del|dubb|sid|siffr|part|person|vån|punkt|fald|dimension|veck|månad|fot)"
)

SWEDISH = Wording(
    decimal=",",
    months=(
        *("januari|jan\\.", "februari|febr?\\.", "mars", "april|apr\\.", "maj", "juni", "juli", "augusti|aug\\."),
        *("september|sept?\\.", "oktober|okt\\.", "november|nov\\.", "december|dec\\."),
    ),
    ordinal=r":(?:a|e|de|te)",
    day=r"(?::[ae]|\.)?",
    before_day=r"den",
    range_word=r"[–-]|till(?: och med)?|t\.o\.m\.",
    and_word=r"och|samt",
    percent=r"-?procent\w*|%",
    percentage_points=r"procentenhet\w*|%-enhet\w*",
    scales={r"tusen": 3, r"miljon\w*|mn|milj\.?|mkr|M(?=\s?€)": 6, r"miljard\w*|mrd\.?|md": 9},
    clock=r"kl\.?|klockan",
    numerals=_NUMERALS,
    loose_numerals=_LOOSE,
    numeral_prefixes=tuple(
        (rf"{word}{_OF_WORDS}", number) for word, number in {**_UNITS, "tio": 10, "tolv": 12}.items()
    ),
    quotes=("”", "”"),
    function_words=words(
        "och är som för att med det den av inte till på från eller också samt ett en vid hos om de har kan ska var blir"
        " där när vad hur denna detta dessa under mellan i har"
    ),
    telltales=words("och är att från eller inte också samt på för som"),
    abbreviations=words("tfn tfn. tel. bl.a. t.ex. o.s.v. osv. m.m. m.fl. dvs. s.k. kl. jfr milj. mrd. etc."),
)
