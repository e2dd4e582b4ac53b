"""Names of places, which word lists take for forms of other words: “Vantaan” of “vannas”, “Vanda” of “vänja”."""

import re

from portal.search.analysis.rules import words

_FINNISH = """
askola espoo hanko:hango helsinki:helsingi hyvinkää inkoo järvenpää karkkila kauniainen:kauniais:kauniaisi kerava
kirkkonummi:kirkkonumme lapinjärvi:lapinjärve lohja loviisa myrskylä mäntsälä nurmijärvi:nurmijärve
pornainen:pornais:pornaisi porvoo pukkila raasepori sipoo siuntio tuusula vantaa vihti:vihdi
uusimaa:uudenmaa:uuttamaa:uudessamaa:uudestamaa:uuteenmaa:uudellamaa:uudeltamaa:uudellemaa:uutenamaa:uudeksimaa
hämeenlinna joensuu jyväskylä kajaani kokkola kotka kouvola kuopio lahti:lahde:lahte lappeenranta:lappeenranna mikkeli
oulu pori rauma rovaniemi:rovanieme seinäjoki:seinäjoe:seinäjoke tampere:tamperee turku:turu vaasa
"""
_SWEDISH = words(
    "askola borgnäs borgå esbo grankulla hangö helsingfors hyvinge högfors ingå kervo kyrkslätt lappträsk lojo lovisa "
    "mäntsälä mörskom nurmijärvi nyland pukkila raseborg sibbo sjundeå träskända tusby vanda vichtis "
    "björneborg jyväskylä kajana karleby kotka kouvola kuopio lahtis raumo rovaniemi seinäjoki tammerfors tavastehus "
    "uleåborg vasa villmanstrand åbo"
)
_CASES = re.compile(
    r"n|t?t?[aä]|s[st][aä]|l[lt][aä]|lle|n[aä]|ksi|ten|seen|h(?:an|en|on|un|än)|"
    r"(?<=a)an|(?<=e)en|(?<=i)in|(?<=o)on|(?<=s)en|(?<=u)un|(?<=ä)än|(?<=ö)ön"
)

_names_by_stem = {
    stem: stems.partition(":")[0] for stems in _FINNISH.split() for stem in stems.split(":")
}  # what is left without the ending


def finnish_name(word: str) -> str | None:
    """“vihdistä” is a form of “vihti”."""
    if word in _names_by_stem and _names_by_stem[word] == word:
        return word
    for at in range(len(word) - 1, 3, -1):
        if (name := _names_by_stem.get(word[:at])) and _CASES.fullmatch(word, at):
            return name
    return None


def swedish_name(word: str) -> str | None:
    """The genitive has an -s, unless the name ends in one."""
    return next((name for name in (word, word.removesuffix("s")) if name in _SWEDISH), None)
