"""Swedish: linking s, and vowels that the first part of a compound changes or loses."""

from portal.search.analysis.names import swedish_name
from portal.search.analysis.rules import Lookup, Rules, words


def as_modifier(word: str, look_up: Lookup) -> str | None:
    """innovation(s)-avtal, kyrk(a → o)-by, skol(a)-gård."""
    found = look_up(word)
    if found == word:
        return word
    if word[-1] == "s" and len(word) > 4 and look_up(word[:-1]):
        return word[:-1]
    if word[-1] in "ou" and len(word) > 4 and look_up(f"{word[:-1]}a") == f"{word[:-1]}a":
        return f"{word[:-1]}a"
    for vowel in "ae":
        if look_up(word + vowel) == word + vowel:
            return word if found else word + vowel
    return word if found else None


RULES = Rules(
    stemmer="swedish",
    stop_words=words(
        "och eller att en ett den det de som är var hur vem vad när i på av för från till med man om ska kan inte "
        "men också så där här har hade vara varit blir blev vilken vilket vilka sig sin sitt sina dem dess deras "
        "du din ditt dina vi oss ni er"
    ),
    name_of=swedish_name,
    not_inflected=words("bad esr it sol tåg"),
    has_compounds=True,
    short_parts=words(
        "lag gas dal råd hav bil väg mål nät hus sak tåg kol mat sjö bio eko geo sol hem ord våt lär små dag tid vår "
        "ben bok del bad ved"
    ),
    bound_parts=words(
        "digi mikro makro cyber nano tele infra huvud distans bygg multi stor hälso gatu närings läke kyrko"
    ),
    never_first=words(
        "för till upp över under efter före in ut åter fram av an på sam mot inne genom god väl med när från be"
    ),
    never_last=words(
        "ring ling ning ande ende het bar bara else ella disk enhet etage eten ovation barhet ingen inga heta dress "
        "gänglighet ensam lära klara tala kara verka säga"
    ),
    as_modifier=as_modifier,
    link="s",
    last_may_be_cut=True,
)
