"""The tables of cases, and a text checked as the desk would check it."""

from pathlib import Path

import yaml

from portal.workbench.checks.checking import Translation, check
from portal.workbench.terms.index import TermIndex
from tests.workbench.terms.gold import terms

HERE = Path(__file__).parent
TERMS = TermIndex(terms())
NO_TERMS = TermIndex([])


def cases(name):
    return yaml.safe_load((HERE / name).read_text())


def codes_of(case):
    translation = Translation(
        case["source"], case["target"], case["from"], case["to"], case.get("md", False), case.get("max")
    )
    return sorted(finding.code.value for finding in check(translation, TERMS if case.get("terms") else NO_TERMS))


def found(source, target, languages=("fi", "sv"), terms=NO_TERMS, **more):
    return check(Translation(source, target, *languages, **more), terms)


def codes(*texts, **more):
    return [finding.code.value for finding in found(*texts, **more)]
