"""The 26 municipalities of Uusimaa: their names in Finnish and Swedish, and their places on a grid of tiles."""

import unicodedata
from typing import NamedTuple


class Municipality(NamedTuple):
    """One municipality and its tile.

    Rows run from north (0) to south (4) and columns from west (0) to east (7); odd rows stand half a tile further
    east. The arrangement was found by a search that weighed shared borders, directions and the coast. Most borders
    are kept; Kauniainen, which lies inside Espoo, costs those between Espoo and the north.
    """

    key: str
    code: str  # Statistics Finland's municipality code
    name_fi: str
    name_sv: str
    row: int
    column: int

    def name(self, language: str) -> str:
        """The name in Swedish for "sv", else in Finnish, which is also what English uses."""
        return self.name_sv if language == "sv" else self.name_fi


MUNICIPALITIES = (
    Municipality("hyvinkaa", "106", "Hyvinkää", "Hyvinge", 0, 4),
    Municipality("mantsala", "505", "Mäntsälä", "Mäntsälä", 0, 5),
    Municipality("pukkila", "616", "Pukkila", "Pukkila", 0, 6),
    Municipality("karkkila", "224", "Karkkila", "Högfors", 1, 2),
    Municipality("nurmijarvi", "543", "Nurmijärvi", "Nurmijärvi", 1, 3),
    Municipality("jarvenpaa", "186", "Järvenpää", "Träskända", 1, 4),
    Municipality("askola", "018", "Askola", "Askola", 1, 5),
    Municipality("myrskyla", "504", "Myrskylä", "Mörskom", 1, 6),
    Municipality("lapinjarvi", "407", "Lapinjärvi", "Lappträsk", 1, 7),
    Municipality("lohja", "444", "Lohja", "Lojo", 2, 2),
    Municipality("vihti", "927", "Vihti", "Vichtis", 2, 3),
    Municipality("tuusula", "858", "Tuusula", "Tusby", 2, 4),
    Municipality("kerava", "245", "Kerava", "Kervo", 2, 5),
    Municipality("pornainen", "611", "Pornainen", "Borgnäs", 2, 6),
    Municipality("loviisa", "434", "Loviisa", "Lovisa", 2, 7),
    Municipality("raasepori", "710", "Raasepori", "Raseborg", 3, 0),
    Municipality("inkoo", "149", "Inkoo", "Ingå", 3, 1),
    Municipality("siuntio", "755", "Siuntio", "Sjundeå", 3, 2),
    Municipality("kauniainen", "235", "Kauniainen", "Grankulla", 3, 3),
    Municipality("vantaa", "092", "Vantaa", "Vanda", 3, 4),
    Municipality("sipoo", "753", "Sipoo", "Sibbo", 3, 5),
    Municipality("porvoo", "638", "Porvoo", "Borgå", 3, 6),
    Municipality("hanko", "078", "Hanko", "Hangö", 4, 0),
    Municipality("kirkkonummi", "257", "Kirkkonummi", "Kyrkslätt", 4, 3),
    Municipality("espoo", "049", "Espoo", "Esbo", 4, 4),
    Municipality("helsinki", "091", "Helsinki", "Helsingfors", 4, 5),
)


def in_alphabetical_order(language: str) -> list[Municipality]:
    """All municipalities by name: å, ä and ö are letters of their own after z, in English variants of a and o."""
    return sorted(MUNICIPALITIES, key=lambda municipality: _sort_key(municipality.name(language), language))


def _sort_key(name: str, language: str) -> str:
    if language == "en":
        return unicodedata.normalize("NFD", name.lower())
    return name.lower().translate({ord("å"): "z1", ord("ä"): "z2", ord("ö"): "z3"})
