"""The words of DCAT-AP 3.0: prefixes, and names from the vocabularies that the European Union prescribes."""

from portal.opendata.answers import LICENCE as CC_BY
from portal.opendata.catalogue.graph import Iri, Text, Thing

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_MEDIA_TYPES = "http://www.iana.org/assignments/media-types"

_FILE_TYPES = {
    "JSON": "application/json",
    "JSON_LD": "application/ld+json",
    "CSV": "text/csv",
    "ZIP": "application/zip",
}
_LANGUAGES = {"fi": "FIN", "sv": "SWE", "en": "ENG", "se": "SME"}
_THEMES = {
    "ECON": {"fi": "Talous ja raha-asiat", "sv": "Ekonomi och finans", "en": "Economy and finance"},
    "GOVE": {
        "fi": "Valtioneuvosto ja julkinen sektori",
        "sv": "Regeringen och den offentliga sektorn",
        "en": "Government and public sector",
    },
    "REGI": {"fi": "Alueet ja kaupungit", "sv": "Regioner och städer", "en": "Regions and cities"},
    "TECH": {"fi": "Tiede ja teknologia", "sv": "Vetenskap och teknik", "en": "Science and technology"},
}

DATA_THEMES = Iri(f"{_AUTHORITY}/data-theme")
LICENCE = Iri(f"{_AUTHORITY}/licence/CC_BY_4_0")
PUBLIC = Iri(f"{_AUTHORITY}/access-right/PUBLIC")
IRREGULARLY = Iri(f"{_AUTHORITY}/frequency/IRREG")
UUSIMAA = Iri("http://data.europa.eu/nuts/code/FI1B1")
REGIONAL_AUTHORITY = Iri("http://purl.org/adms/publishertype/RegionalAuthority")
SHA_256 = Iri("http://spdx.org/rdf/terms#checksumAlgorithm_sha256")


def theme(code: str) -> Iri:
    return Iri(f"{_AUTHORITY}/data-theme/{code}")


def languages(codes: tuple[str, ...]) -> list[Iri]:
    return [Iri(f"{_AUTHORITY}/language/{_LANGUAGES[code]}") for code in codes if code in _LANGUAGES]


def file_type(code: str) -> Iri:
    return Iri(f"{_AUTHORITY}/file-type/{code}")


def media_type(name: str) -> Iri:
    return Iri(f"{_MEDIA_TYPES}/{name}")


def explained(codes: tuple[str, ...]) -> list[Thing]:
    """What the names of others stand for, so that nobody has to look them up to read the catalogue."""
    scheme = [Text("Data theme", "en")]
    return [
        Thing(DATA_THEMES, ["skos:ConceptScheme"], {"dct:title": scheme}),
        *map(_theme, _THEMES),
        *(Thing(language, ["dct:LinguisticSystem"]) for language in languages(codes)),
        Thing(LICENCE, ["dct:LicenseDocument"], {"owl:sameAs": [Iri(CC_BY)]}),
        Thing(PUBLIC, ["dct:RightsStatement"]),
        Thing(IRREGULARLY, ["dct:Frequency"]),
        Thing(UUSIMAA, ["dct:Location"], {"skos:prefLabel": [Text("Helsinki-Uusimaa", "en")]}),
        Thing(REGIONAL_AUTHORITY, ["skos:Concept"], {"skos:prefLabel": [Text("Regional authority", "en")]}),
        *(Thing(file_type(code), ["dct:MediaTypeOrExtent"]) for code in _FILE_TYPES),
        *(Thing(media_type(name), ["dct:MediaType"]) for name in _FILE_TYPES.values()),
        Thing(SHA_256, ["spdx:ChecksumAlgorithm"]),
    ]


def _theme(code: str) -> Thing:
    labels = [Text(text, language) for language, text in _THEMES[code].items()]
    return Thing(theme(code), ["skos:Concept"], {"skos:prefLabel": labels, "skos:inScheme": [DATA_THEMES]})
