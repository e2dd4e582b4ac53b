"""BM25 as a sum in SQL that SQLite and PostgreSQL share; whole numbers alone, so that both sort alike."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from django.db import connection

from portal.search.analysis.terms import Terms
from portal.search.within import Within

FIRST_NEEDLE, NEXT_NEEDLE = "(CAST(%s AS varchar(100)), %s, %s, %s, %s, %s)", "(%s, %s, %s, %s, %s, %s)"
ROWS_OF_RARE = """
SELECT p.entry_id, n.slot, n.alternative, n.step, n.steps, p.weight * n.boost AS score
FROM rare n JOIN search_posting p ON p.term = n.term"""
OPENING_OF_HEAVIEST = """
SELECT * FROM (
    SELECT p.entry_id, %s AS slot, %s AS alternative, %s AS step, %s AS steps, p.weight * %s AS score
    FROM search_posting p WHERE p.term = %s"""
CLOSING_OF_HEAVIEST = "ORDER BY p.weight DESC, p.entry_id LIMIT %s) AS heaviest"
ROWS_OF_COMMON = """
matches AS (
    SELECT * FROM first_found UNION ALL
    SELECT f.entry_id, n.slot, n.alternative, n.step, n.steps, n.boost * (
        SELECT p.weight FROM search_posting p WHERE p.entry_id = f.entry_id AND p.term = n.term LIMIT 1
    ) AS score
    FROM (SELECT DISTINCT entry_id, slot FROM first_found) AS f CROSS JOIN common n
    WHERE n.slot <> f.slot OR n.steps > 1
)"""
OPENING = """
SELECT e.id, e.kind, e.object_id, e.language, e.lacking, e.themes, e.areas, best.matched
FROM search_entry e JOIN (
SELECT entry_id, matched, total FROM (
SELECT entry_id,"""
IS_MATCHED = "MAX(CASE WHEN slot = %s AND score IS NOT NULL THEN 1 ELSE 0 END)"
BEST_OF_WORD = "COALESCE(MAX(CASE WHEN slot = %s THEN score END), 0)"
OPENING_OF_WHOLE = "SELECT entry_id, slot, SUM(score) AS score FROM ("
EACH_WAY = "SELECT entry_id, slot, score FROM matches"
BEST_OF_STEPS = """
SELECT entry_id, slot, alternative, step, MIN(steps) AS steps, MAX(score) AS score
FROM matches GROUP BY entry_id, slot, alternative, step"""
CLOSING_OF_WHOLE = ") AS each_step GROUP BY entry_id, slot, alternative HAVING COUNT(score) = MIN(steps)"
CLOSING = """
) AS each_way GROUP BY entry_id) AS ranked
WHERE matched >= %s ORDER BY matched DESC, total DESC, entry_id LIMIT %s
) AS best ON best.entry_id = e.id ORDER BY best.matched DESC, best.total DESC, e.id"""

COUNTS = """
WITH wanted (term) AS (VALUES {}) SELECT term, (
    SELECT COUNT(*) FROM (SELECT 1 FROM search_posting p WHERE p.term = wanted.term LIMIT %s) AS counted
) FROM wanted"""
ALL_COUNTED = " UNION ALL SELECT '', COUNT(*) FROM (SELECT 1 FROM search_entry WHERE language = %s LIMIT %s) AS entries"
ALL = ""  # the key under which the entries of a language are counted

MOST_COUNTED = 5_000  # entries of a term: to count more of them takes time and makes the term no less rare
MOST_HITS = 300
HEAVIEST = 300  # of a term with more entries than that, these alone are looked at
HEAVIEST_OF_ALL = 900  # of the words of a query together
THOUSANDTHS = 1000


class Alternative(NamedTuple):
    """One way to match a word: every step has to match."""

    boost: float
    steps: tuple[Terms, ...]


class Needle(NamedTuple):
    """A term that is looked for, and where in the plan it stands."""

    term: str
    slot: int
    alternative: int
    step: int
    steps: int
    boost: int


class Candidate(NamedTuple):
    """What an entry says of itself without its texts."""

    pk: int
    kind: str
    key: str
    language: str
    lacking: str
    themes: str
    areas: str
    matched: int = 1  # how many of the words

    @property
    def thing(self) -> tuple[str, str]:
        return self.kind, self.key


def document_counts(terms: set[str], language: str, *, with_all: bool = False) -> dict[str, int]:
    """In how many entries of `language` each term stands, at most MOST_COUNTED; under ALL, how many it has, twice as
    many where there are more than that."""
    if not terms:
        return {}
    wanted = [f"{language}:{term}" for term in sorted(terms)]
    rows = ", ".join(["(CAST(%s AS varchar(100)))", *["(%s)"] * (len(wanted) - 1)])
    statement = COUNTS.format(rows) + (ALL_COUNTED if with_all else "")
    parameters: list[str | int] = [*wanted, MOST_COUNTED]
    parameters += [language, MOST_COUNTED + 1] if with_all else []
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        counts = {term[len(language) + 1 :]: count for term, count in cursor.fetchall() if count}
    if counts.get(ALL, 0) > MOST_COUNTED:
        counts[ALL] = 2 * MOST_COUNTED
    return counts


def score(
    slots: Sequence[Sequence[Alternative]],
    counts: dict[str, int],
    language: str,
    within: Sequence[Within] = (),
    *,
    needs_all: bool = False,
) -> list[Candidate]:
    """Best first: those that match most of the words, and at least half of them, or all: then those of the rarest word
    alone are looked at."""
    if not _can_match(slots, counts):
        return []
    needles = _needles(slots, counts, language)
    finding = _of_rarest(needles, counts, len(slots)) if needs_all else needles
    if not finding:
        return []
    most = min(HEAVIEST, HEAVIEST_OF_ALL // len(slots))
    common = {f"{language}:{term}" for term, count in counts.items() if count > most}
    statement = _Statement(within, most)
    statement.match(
        [needle for needle in finding if needle.term not in common],
        [needle for needle in finding if needle.term in common],
        [needle for needle in needles if needle.term in common or needle not in finding] if len(slots) > 1 else [],
    )
    statement.rank(len(slots), has_steps=any(needle.steps > 1 for needle in needles))
    with connection.cursor() as cursor:
        cursor.execute(" ".join(statement.pieces), statement.parameters)
        return [Candidate(*row) for row in cursor.fetchall()]


def fewest_of(words: int) -> int:
    """How many of the words an entry has to match."""
    return math.ceil(words / 2)


def _can_match(slots: Sequence[Sequence[Alternative]], counts: dict[str, int]) -> bool:
    known = [any(counts.get(term) for way in slot for terms in way.steps for term in terms) for slot in slots]
    return any(known) and sum(known) >= fewest_of(len(slots))


def _needles(slots: Sequence[Sequence[Alternative]], counts: dict[str, int], language: str) -> list[Needle]:
    total = counts.get(ALL, 0)
    needles = []
    for slot, alternatives in enumerate(slots):
        for number, alternative in enumerate(alternatives):
            for step, terms in enumerate(alternative.steps):
                for term, weight in terms.items():
                    if count := counts.get(term):
                        boost = round(THOUSANDTHS * alternative.boost * weight * rarity(count, total))
                        where = (slot, number, step, len(alternative.steps))
                        needles.append(Needle(f"{language}:{term}", *where, max(1, boost)))
    return needles


def _of_rarest(needles: Sequence[Needle], counts: dict[str, int], words: int) -> list[Needle]:
    """Those of the word that the fewest entries have; none where one of the words is nowhere."""
    totals = Counter[int]()
    for needle in needles:
        totals[needle.slot] += counts[needle.term.partition(":")[2]]
    if len(totals) < words:
        return []
    rarest = min(totals, key=lambda slot: (totals[slot], slot))
    return [needle for needle in needles if needle.slot == rarest]


def rarity(count: int, total: int) -> float:
    """BM25's idf, which is never below 0."""
    return math.log(1 + (max(total, count) - count + 0.5) / (count + 0.5))


class _Statement:
    """Constant pieces of SQL, put together; every value is a parameter."""

    def __init__(self, within: Sequence[Within], most: int) -> None:
        self.pieces: list[str] = ["WITH"]
        self.parameters: list[str | int] = []
        self.within, self.most = within, most

    def add(self, piece: str, *parameters: str | int) -> None:
        self.pieces.append(piece)
        self.parameters += parameters

    def match(self, rare: Sequence[Needle], common: Sequence[Needle], further: Sequence[Needle]) -> None:
        """The rows of rare terms, the heaviest of common ones, and those of further ones in all that was found so."""
        if rare:
            self._table("rare", rare)
        self.add("first_found AS (" if further else "matches AS (")
        if rare:
            self.add(ROWS_OF_RARE)
            self._narrow("WHERE")
        for number, needle in enumerate(common):
            self.add("UNION ALL" if rare or number else "")
            self._heaviest(needle)
        self.add(")")
        if further:
            self.add(",")
            self._table("common", further)
            self.add(ROWS_OF_COMMON)

    def rank(self, words: int, *, has_steps: bool) -> None:
        """Each entry once, with the best that it says of each word; at least half of them."""
        slots = range(words)
        self.add(f"{OPENING} {' + '.join([IS_MATCHED] * words)} AS matched,", *slots)
        self.add(f"{' + '.join([BEST_OF_WORD] * words)} AS total FROM (", *slots)
        self.pieces += [OPENING_OF_WHOLE, BEST_OF_STEPS, CLOSING_OF_WHOLE] if has_steps else [EACH_WAY]
        self.add(CLOSING, fewest_of(words), MOST_HITS)

    def _table(self, name: str, needles: Sequence[Needle]) -> None:
        """The first row says the type of the term; PostgreSQL has to be told."""
        rows = [FIRST_NEEDLE, *[NEXT_NEEDLE] * (len(needles) - 1)]
        values = [value for needle in needles for value in needle]
        self.add(f"{name} (term, slot, alternative, step, steps, boost) AS (VALUES {', '.join(rows)}),", *values)

    def _heaviest(self, needle: Needle) -> None:
        self.add(OPENING_OF_HEAVIEST, *needle[1:], needle.term)
        self._narrow("AND")
        self.add(CLOSING_OF_HEAVIEST, self.most)

    def _narrow(self, word: str) -> None:
        for within in self.within:
            self.add(f"{word} {within.condition}", *within.parameters)
            word = "AND"
