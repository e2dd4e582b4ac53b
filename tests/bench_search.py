"""What the search costs with 100,000 entries, for `make bench`: searches of every kind, and a save of a thing.

The texts are made up of words of the shipped content, each as common as its place in it says (Zipf's law), and of other
words, so that postings are as long as they would be; some things have no Swedish or no English text. On an empty
database: `manage.py shell -c "from tests.bench_search import main; main()"`.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate
from statistics import median

from django.core.management import call_command
from django.db import connection, transaction

from portal.news.models import NewsItem
from portal.search import keeping_up
from portal.search.analysis.lemmas import rules_of
from portal.search.analysis.terms import Terms, terms_of, version
from portal.search.analysis.tokens import folded, tokens
from portal.search.asking import search, suggestions
from portal.search.bringing_up import bring_up_record
from portal.search.indexing import listed_keys
from portal.search.models import Entry, Word
from portal.search.results import Asked
from tests import builders
from tests.bench_drafts import Cost, Work

ENTRIES = 100_000
LANGUAGES = ("fi", "sv", "en")
ONE_LACKS = {"fi": 50, "sv": 5, "en": 4}  # of as many things, one has no text in that language
TERMS_OF_AN_ENTRY = 24
WORDS = 30_000  # of each language
AT_ONCE = 5_000
SEARCHES = 120
TIMES = 5
TARGETS = {"sqlite": 60, "postgresql": 80}
SAVE = 80
BODY = "Kärkihankkeet vahvistavat innovaatioekosysteemejä, ja Uudenmaan liitto koordinoi työtä vuoteen 2027. "
QUERIES = {
    "fi": [
        "kaupungeissa",
        "ekosysteemisopimuksen rahoitus",
        "kärkihanke vety",
        "strtegia",
        "innov",
        "miten yritykset voivat hakea rahoitusta kiertotalouden hankkeille",
        "”innovaatiot ja yritykset”",
    ],
    "sv": [
        "städerna",
        "finansiering av ekosystemavtal",
        "spetsprojekt",
        "strtegi",
        "innov",
        "hur kan företag söka finansiering för projekt inom cirkulär ekonomi",
        "”innovationer och företag”",
    ],
    "en": [
        "cities",
        "funding of ecosystem agreements",
        "lead projects",
        "startegy",
        "innov",
        "how can companies apply for funding for circular economy projects",
        "“innovation and companies”",
    ],
}


def costs() -> Iterator[Cost]:
    keeping_up.start().join()
    made = fill()
    target = TARGETS[connection.vendor]
    times = sorted(searching())
    p95 = times[int(len(times) * 0.95)]
    found = f"p50 {median(times):.0f} ms, p95 {p95:.0f} ms, slowest {times[-1]:.0f} ms"
    yield Cost(f"search among {made:,} entries", found, f"p95 ≤ {target} ms ({connection.vendor})")
    typing = sorted(took(lambda: suggestions("innov", "fi")) for _ in range(TIMES))
    yield Cost("suggestions as one types", f"{median(typing):.0f} ms", f"≤ {target} ms")
    yield Cost("what the index adds to a save", f"{median(saving()):.0f} ms", f"≤ {SAVE} ms")


def fill() -> int:
    """Entries of made-up news, which visitors may see, so that reading them costs what it would."""
    chance = random.Random(5)  # noqa: S311 (the same texts each time)
    things = round(ENTRIES / sum(1 - 1 / one for one in ONE_LACKS.values()))
    item = builders.a_news_item()
    NewsItem.objects.bulk_create([_copy(item, number) for number in range(things)], batch_size=AT_ONCE)
    keys = list(NewsItem.objects.order_by("-pk").values_list("pk", flat=True)[:things])
    for language in LANGUAGES:
        vocabulary = _vocabulary(language)
        terms = [terms_of(next(tokens(word)), language) for word in vocabulary]
        shares = list(accumulate(1 / (rank + 1) for rank in range(len(vocabulary))))  # Zipf's law
        _words(language, vocabulary)
        for start in range(0, things, AT_ONCE):
            there = [key for key in keys[start : start + AT_ONCE] if key % ONE_LACKS[language]]
            _entries(language, there, terms, shares, chance)
    with connection.cursor() as cursor:  # what PostgreSQL does by itself after some minutes
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return Entry.objects.count()


def _copy(item: NewsItem, number: int) -> NewsItem:
    columns = {
        field.attname: getattr(item, field.attname) for field in item._meta.concrete_fields if not field.primary_key
    }
    slugs = {f"slug_{code}": f"made-up-{number}-{code}" for code in LANGUAGES}
    return NewsItem(**columns | slugs)


def _vocabulary(language: str) -> list[str]:
    """Words of the shipped content, the most frequent first, then made-up ones."""
    shipped = " ".join(Entry.objects.filter(language=language).values_list("written_body", flat=True))
    stop_words = rules_of(language).stop_words
    real = Counter(token.word for token in tokens(shipped) if token.word not in stop_words)
    made_up = [f"{language}{number}sana" for number in range(WORDS)]
    return [*(word for word, _count in real.most_common()), *made_up][:WORDS]


def _words(language: str, vocabulary: list[str]) -> None:
    rows = [
        Word(
            language=language,
            folded=plain,
            reversed=plain[::-1],
            shown=word,
            term=f"{language}:{plain}"[:80],
            is_written=True,
        )
        for word in vocabulary
        for plain in [folded(word)]
    ]
    Word.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)


def _entries(
    language: str, keys: list[int], terms: list[Terms], shares: Sequence[float], chance: random.Random
) -> None:
    entries = Entry.objects.bulk_create(
        [
            Entry(
                kind="news.newsitem",
                object_id=str(key),
                language=language,
                lacking=listed_keys([code for code in LANGUAGES if key % ONE_LACKS[code] == 0]),
                written_title=f"Uutinen {key}",
                written_body=BODY * 5,
                digest="",
                analyser=version(language),
            )
            for key in keys
        ]
    )
    rows = []
    for entry in entries:
        for number in set(chance.choices(range(len(terms)), cum_weights=shares, k=TERMS_OF_AN_ENTRY)):
            rows += [
                (entry.pk, f"{language}:{term}", round(weight * chance.randint(300, 2000)))
                for term, weight in terms[number].items()
            ]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany("INSERT INTO search_posting (entry_id, term, weight) VALUES (%s, %s, %s)", rows)


def searching() -> list[float]:
    """Milliseconds of SEARCHES searches, each query in turn; the first round only warms up."""
    asked = [Asked(text, language) for language, texts in QUERIES.items() for text in texts]
    for one in asked:
        search(one)
    return [took(partial(search, asked[number % len(asked)])) for number in range(SEARCHES)]


def saving() -> list[float]:
    """Milliseconds to bring up a thing of some hundred words that are others each time."""
    item = builders.a_news_item()
    times = []
    for number in range(TIMES):
        for code in LANGUAGES:
            setattr(item, f"body_{code}", f"{BODY * 10} {number}")
        item.save()
        times.append(took(lambda: bring_up_record(item)))
    return times


def took(work: Work) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("load_content", stdout=sys.stderr)
    call_command("search_index", stdout=sys.stderr)
    for cost in costs():
        sys.stdout.write(f"{cost.what:<40}{cost.found:<56}{cost.target}\n")
