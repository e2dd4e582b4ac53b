"""The figures of the house style, and habits that the linter does not know."""

import re
from pathlib import Path

import pytest

from tests.conventions.sources import ROOT, functions, name, python_files

JUNK_DRAWERS = {"utils", "util", "helpers", "common", "core", "base", "services", "misc", "lib"}
PRODUCT_AND_TESTS = ("portal", "strategy", "ecosystems", "contacts", "tests")
OUR_OWN_WORDS = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def ninety_per_cent_are_at_most(figures: list[int]) -> int:
    return sorted(figures)[int(len(figures) * 0.9)]


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def test_no_file_is_long_and_few_are_half_as_long() -> None:
    too_long = [f"{name(path)}: {lines(path)}" for path in python_files(*PRODUCT_AND_TESTS) if lines(path) > 300]

    assert too_long == []
    assert ninety_per_cent_are_at_most([lines(path) for path in python_files()]) <= 150


def test_no_function_is_long_and_few_are_half_as_long() -> None:
    lengths = {
        f"{name(path)}: {function.name}": (function.end_lineno or 0) - function.lineno + 1
        for path in python_files(*PRODUCT_AND_TESTS)
        for function in functions(path)
    }

    assert [where for where, length in lengths.items() if length > 45] == []
    assert ninety_per_cent_are_at_most(list(lengths.values())) <= 20


def test_every_function_of_the_product_says_its_types() -> None:
    silent = [
        f"{name(path)}: {function.name}"
        for path in python_files()
        for function in functions(path)
        if function.returns is None
        or any(
            argument.annotation is None and argument.arg not in {"self", "cls"}
            for argument in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
        )
    ]

    assert silent == []


@pytest.mark.parametrize("mark", ["noqa", "type: ignore"])
def test_few_rules_are_waived_and_each_with_its_reason(mark: str) -> None:
    waived = [
        f"{name(path)}: {line.strip()}"
        for path in (ROOT / "manage.py", *python_files(*PRODUCT_AND_TESTS))
        if "conventions" not in path.parts
        for line in path.read_text().splitlines()
        if f"# {mark}" in line
    ]
    without_reason = [line for line in waived if not re.search(rf"# {mark}(\[[\w, -]+\]|: [A-Z0-9, ]+)? \W*\w+", line)]

    assert without_reason == []
    assert len(set(waived)) <= 10


def test_every_module_opens_by_saying_what_it_is_for() -> None:
    silent = [
        name(path)
        for path in python_files(*PRODUCT_AND_TESTS)
        if path.read_text().strip() and not path.read_text().startswith('"""')
    ]

    assert silent == []


def test_no_package_is_a_junk_drawer_and_nothing_is_left_to_do() -> None:
    drawers = [name(path) for path in python_files(*PRODUCT_AND_TESTS) if {path.stem, path.parent.name} & JUNK_DRAWERS]
    left = [name(path) for path in python_files(*PRODUCT_AND_TESTS) if OUR_OWN_WORDS.search(path.read_text())]

    assert drawers == []
    assert [file for file in left if "conventions" not in file] == []


def test_no_test_is_skipped() -> None:
    skipping = re.compile(r"pytest\.(?:skip|importorskip|xfail)|mark\.(?:skip|skipif|xfail)")

    skipped = [name(path) for path in python_files("tests") if skipping.search(path.read_text())]

    assert [file for file in skipped if "conventions" not in file] == []


def test_visibility_is_decided_in_one_place() -> None:
    by_hand = re.compile(r"filter\([^)]*\b(?:state|published_at)\w*=")

    deciding = [name(path) for path in python_files() if by_hand.search(path.read_text())]

    # In the workbench a state is a translation's.
    allowed = ("portal/publishing/", "portal/workbench/")
    assert [file for file in deciding if not file.startswith(allowed)] == []


def test_the_root_of_the_tree_is_the_one_that_these_tests_read() -> None:
    assert (ROOT / "manage.py").is_file()
