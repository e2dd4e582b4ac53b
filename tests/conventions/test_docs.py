"""What an operator or a developer may set, run or make stands in the documents."""

import re

import pytest

from tests.conventions.sources import PACKAGES, ROOT, python_files

FROM_ENVIRONMENT = re.compile(r"environ(?:ment)?(?:\.get\(|\[|, )[\"']([A-Z][A-Z_]+)[\"']")


def written() -> str:
    """Everything that the documents say."""
    return "\n".join(path.read_text() for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))))


def settings_from_the_environment() -> set[str]:
    return {setting for path in python_files() for setting in FROM_ENVIRONMENT.findall(path.read_text())}


def test_every_setting_that_the_environment_decides_is_described_to_operators() -> None:
    operator = (ROOT / "docs" / "operator.md").read_text()

    undescribed = {setting for setting in settings_from_the_environment() if f"| `{setting}` |" not in operator}

    assert settings_from_the_environment() > {"SITE_URL", "SECRET_KEY", "DATABASE_URL", "PORT"}
    assert undescribed == set()


def test_the_operators_page_describes_no_setting_that_does_not_exist() -> None:
    described = re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs" / "operator.md").read_text(), re.MULTILINE)

    assert set(described) == settings_from_the_environment() - {"DJANGO_SETTINGS_MODULE"}


def test_every_command_of_our_own_is_described() -> None:
    commands = {
        path.stem
        for package in PACKAGES
        for path in (ROOT / package).rglob("management/commands/*.py")
        if not path.stem.startswith("_")
    }

    assert commands > {"serve"}
    assert {command for command in commands if f"manage.py {command}" not in written()} == set()


def test_every_target_of_make_is_described() -> None:
    targets = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)

    assert {"run", "test", "check", "format", "messages", "help"} <= set(targets)
    assert [target for target in targets if f"make {target}" not in written()] == []


@pytest.mark.parametrize("page", ["editor", "translator", "operator", "developer"])
def test_every_reader_has_a_page_and_the_readme_leads_there(page: str) -> None:
    assert (ROOT / "docs" / f"{page}.md").is_file()
    assert f"docs/{page}.md" in (ROOT / "README.md").read_text()
