"""The checks on realistic translations, right ones and wrong ones.

First runs: cases.yaml, which was written before the checks: 5 false alarms and 1 fault not found in 88 cases.
unseen.yaml, written after them: 2 and none in the first 61, 5 and 1 in the 30 of the second round, which were meant to
be hard. All but one were then mended: a heading of one word that was left in its own language could be a name.
"""

import sys
from collections import Counter

import pytest

from portal.workbench.checks.finding import Code
from tests.workbench.checks.reading import cases, codes_of

MOST_FALSE_ALARMS = 2
MOST_NOT_FOUND = 1


@pytest.mark.parametrize(("name", "least"), [("cases.yaml", 85), ("unseen.yaml", 91)])
def test_faults_are_found_and_right_translations_pass(name, least):
    table = cases(name)

    false, lost = [], []
    for case in table:
        seen, expected = Counter(codes_of(case)), Counter(case["expect"])
        false += [f"{code}: {case['target']}" for code in (seen - expected).elements()]
        lost += [f"{code}: {case['target']}" for code in (expected - seen).elements()]

    sys.stdout.write(f"{name}: {len(table)} cases, {len(false)} false alarms, {len(lost)} not found\n")
    assert len(table) >= least
    assert len(false) <= MOST_FALSE_ALARMS, false
    assert len(lost) <= MOST_NOT_FOUND, lost


def test_the_tables_hold_right_and_wrong_translations_in_every_direction_and_every_kind_of_fault():
    table = cases("cases.yaml")

    assert sum(not case["expect"] for case in table) >= 40
    assert {case["from"] for case in table} == {case["to"] for case in table} == {"fi", "sv", "en"}
    assert {code for case in table for code in case["expect"]} == {code.value for code in Code}
