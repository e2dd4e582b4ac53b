"""The checks on the portal’s own first content, which translators wrote and nobody tuned to the checks."""

import re
import sys
from collections import Counter
from pathlib import Path

import yaml

from portal.workbench.checks.checking import Translation, check
from portal.workbench.checks.finding import Code
from tests.conventions.sources import ROOT

MARKDOWN = {"body", "text"}
LANGUAGES = {"fi", "sv", "en"}
OF_ONE_LANGUAGE = {"slug", "other_forms", "forbidden_forms"}


def translations():
    for path in sorted(Path(ROOT / "portal/seed/content").glob("*.yaml")):
        for name, texts in _texts(yaml.safe_load(path.read_text())):
            for source in texts:
                for target in texts:
                    if source != target and name not in OF_ONE_LANGUAGE:
                        yield Translation(texts[source], texts[target], source, target, name in MARKDOWN)


def _texts(content, name=""):
    if isinstance(content, list):
        for part in content:
            yield from _texts(part, name)
    elif isinstance(content, dict) and content and set(content) <= LANGUAGES:
        yield name, {code: "\n".join(text) if isinstance(text, list) else text for code, text in content.items()}
    elif isinstance(content, dict):
        for key, part in content.items():
            yield from _texts(part, key)


def test_next_to_nothing_is_found_in_translations_that_are_right():
    every = list(translations())

    found = Counter(finding.code for translation in every for finding in check(translation))

    same = found.pop(Code.SAME, 0)  # names of one word: the vocabulary says that they are the same
    sys.stdout.write(f"{len(every)} translations: {dict(found)}, and {same} names of one word\n")
    assert len(every) > 1000
    assert found.total() <= len(every) / 100
    assert same <= len(every) / 20


def test_a_figure_that_was_changed_is_found_wherever_it_stands():
    lost, changed = [], 0
    for translation in translations():
        known = Counter(finding.code for finding in check(translation))
        for place in re.finditer(r"(?<![^\W_])\d+(?![^\W_])", translation.target):
            wrong = str(int(place[0]) + 3)
            target = translation.target[: place.start()] + wrong + translation.target[place.end() :]
            now = Counter(finding.code for finding in check(_with_target(translation, target)))
            changed += 1
            lost += [] if now - known else [f"{place[0]} for {wrong}: {target[:60]}"]

    sys.stdout.write(f"{changed} figures changed, {len(lost)} not found\n")
    assert changed > 300
    assert lost == []


def _with_target(translation, target):
    languages = (translation.source_language, translation.target_language)
    return Translation(translation.source, target, *languages, translation.is_markdown)
