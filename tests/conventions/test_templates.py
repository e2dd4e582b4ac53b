"""Templates show what they are given: no query, no style or script of their own, no other host."""

import re
from pathlib import Path

import pytest

from tests.conventions.sources import ROOT, name, python_files, templates

TAG = re.compile(r"{[{%].*?[%}]}", re.DOTALL)
QUERY = re.compile(r"(?<!forloop)\.(?:all|filter|count|first|last|exists)\b|\w_set\b")
ADDRESS = re.compile(r"https?://([\w.-]+)")

# Names of vocabularies, formats and authors, which nothing asks for, and addresses that lead nowhere.
NAMES_ONLY = {
    "www.w3.org",
    "schema.org",
    "www.sitemaps.org",
    "127.0.0.1",
    "innovaatiot.example.fi",
    "tabler.io",
    "a9.com",
    "creativecommons.org",
    "purl.org",
    "xmlns.com",
    "publications.europa.eu",
    "data.europa.eu",
    "spdx.org",
    "www.iana.org",
}


def offending(pattern: str, *, among: list[Path] | None = None) -> list[str]:
    found = re.compile(pattern, re.IGNORECASE)
    return [
        f"{name(path)}: {match.group(0)}" for path in among or templates() for match in found.finditer(path.read_text())
    ]


def test_no_template_asks_the_database() -> None:
    asking = [
        f"{name(path)}: {tag}" for path in templates() for tag in TAG.findall(path.read_text()) if QUERY.search(tag)
    ]

    assert asking == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"\|\s*safe(?:seq)?\b",
        r"{%\s*autoescape\s+off",
        r"\sstyle\s*=",
        r"<style\b",
        r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)",
        r"<[^>]*\son\w+\s*=",
        r"javascript:",
        r"{%\s*(?:blocktranslate|blocktrans)\b(?![^%]*\btrimmed\b)",
        r"{%\s*trans\s",
    ],
)
def test_templates_keep_the_rules_of_the_house(pattern: str) -> None:
    assert offending(pattern) == []


def test_every_component_says_what_to_pass() -> None:
    parts = [path for path in templates() if path.parent.name == "components"]

    silent = [
        name(path) for path in parts if not re.match(r"\s*(?:{% load [\w ]+ %}\s*)?{(?:% comment|#)", path.read_text())
    ]

    assert len(parts) > 5
    assert silent == []


def test_scripts_write_markup_only_where_the_server_made_it() -> None:
    writing = re.compile(r"\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML|document\.write|\beval\(")
    scripts = [path for path in (ROOT / "static").rglob("*.js") if writing.search(path.read_text())]

    # The preview of a body text, which is sanitised; one more empty row of an admin form; who else has it open.
    made_by_server = {f"static/staff/js/{script}.js" for script in ("markdown", "rows", "presence")}
    assert {name(path) for path in scripts} == made_by_server


def test_stylesheets_keep_the_rules_of_the_house() -> None:
    sheets = sorted((ROOT / "static").rglob("*.css"))

    assert len(sheets) > 10
    assert [
        line for line in offending(r"!important|^\s*#[a-z][\w-]* *{", among=sheets) if "print.css" not in line
    ] == []


def test_no_page_names_another_host() -> None:
    static = [path for path in (ROOT / "static").rglob("*") if path.suffix in {".css", ".js", ".svg", ".webmanifest"}]
    named = {
        f"{name(path)}: {host}"
        for path in (*templates(), *static, *python_files())
        for host in ADDRESS.findall(path.read_text())
        if host not in NAMES_ONLY
    }

    assert named == set()
