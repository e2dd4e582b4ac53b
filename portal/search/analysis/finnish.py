"""Finnish: possessive suffixes and clitics, genitives and -s stems as first parts of compounds."""

from portal.search.analysis.names import finnish_name
from portal.search.analysis.rules import Lookup, Rules, words

_CLITICS = ("kaan", "kään", "kin", "han", "hän", "ko", "kö")
_LONG_VOWELS = "aeiouyäö"


def without_suffix(word: str, look_up: Lookup) -> str | None:
    """“strategiammekin” is a form of “strategia”."""
    if len(word) < 6:
        return None
    for clitic in _CLITICS:
        stem = word.removesuffix(clitic)
        if stem != word and len(stem) >= 4 and (found := look_up(stem) or without_suffix(stem, look_up)):
            return found
    return next((found for form in _without_possessive(word) if (found := look_up(form))), None)


def _without_possessive(word: str) -> list[str]:
    """The case forms to which a possessive suffix may have been added: -n and -t disappear before it."""
    if word.endswith(("nsa", "nsä")):
        return [word[:-2], word[:-3], f"{word[:-3]}t"]
    if word.endswith(("mme", "nne")):
        return [f"{word[:-3]}n", word[:-3]]
    if word.endswith(("ni", "si")):
        return [f"{word[:-2]}n", word[:-2]]
    if word[-1] == "n" and word[-2] == word[-3] and word[-2] in _LONG_VOWELS:
        return [word[:-2]]
    return []


def as_modifier(word: str, look_up: Lookup) -> str | None:
    """The basic form itself, a genitive (laadun-tarkastus), or an -s stem of -nen (oppimis-ympäristö)."""
    found = look_up(word)
    if found == word:
        return word
    if word[-1] == "n" and len(word) >= 5:
        return found
    if word[-1] == "s":
        full = f"{word[:-1]}nen"
        return full if look_up(full) == full else found
    return None


RULES = Rules(
    stemmer="finnish",
    stop_words=words(
        "ja tai sekä on ovat oli mitä mikä miten kuka kuinka missä milloin että se ne tämä joka jotka kun niin ei voi "
        "myös kanssa mutta vaan jos kuin "
        "olla ole olivat olisi ollut olleet onko en et emme ette eivät eikä ettei "
        "sen sitä siitä siinä siihen sillä sille niiden niitä niistä niissä niihin niillä niille "
        "tämän tätä tästä tässä tähän tällä nämä näiden näitä näistä näissä näihin "
        "jonka jota josta jossa johon jolla jolle joiden joita joista joissa joihin joilla joille "
        "minkä mistä mihin kenen hän he"
    ),
    name_of=finnish_name,
    not_inflected=words("työ"),
    without_suffix=without_suffix,
    has_compounds=True,
    short_parts=words(
        "ala apu asu ase elo erä etä iho ikä ilo isä jää koe kuu luu maa olo osa oja ovi puu pää suu syy sää tee tie "
        "työ uni ura vyö bio eko geo itä ylä esi oma epä"
    ),
    bound_parts=words(
        "digi lähi jälki tele poly multi mikro makro kyber nano auto infra uudelleen itse yli ennakko hyvin moni "
        "valtio erikois elin kansain tieto ulko sisä suur yhteis yksityis toimi etu taka väli vähä kauko täys puoli "
        "kesto keski lisä perus"
    ),
    never_first=words("alle enin kiire anne vuo kuu eväs halu hank"),
    never_last=words(
        "inen inta mus alla asta ista taka tämä tehdä linen sinä minä oiva ontua naisuus iikka isto lukko stoa tapa "
        "intia kannus amis"
    ),
    as_modifier=as_modifier,
)
