"""Reads everything that a text states, each thing once."""

from portal.workbench.checks.facts.addresses import emails, urls
from portal.workbench.checks.facts.dates import dates, months
from portal.workbench.checks.facts.fact import Fact, Reader, without
from portal.workbench.checks.facts.numbers import numbers
from portal.workbench.checks.facts.phones import phones
from portal.workbench.checks.facts.times import times
from portal.workbench.checks.wordings.wording import Wording

READERS: tuple[Reader, ...] = (emails, urls, phones, dates, times, months, numbers)


def read(text: str, wording: Wording) -> list[Fact]:
    found: list[Fact] = []
    for reader in READERS:
        facts = list(reader(text, wording))
        text = without(text, facts)
        found += facts
    return found
