"""A content folder of one's own, and the command that loads it."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import call_command

Write = Callable[..., None]
Load = Callable[[], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """`write("organisations", entry, entry)`: the content file holds just these records."""

    def write_file(name: str, *entries: dict[str, Any]) -> None:
        text = yaml.safe_dump(list(entries), allow_unicode=True, sort_keys=False)
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")

    return write_file


@pytest.fixture
def load(tmp_path: Path, db: None) -> Load:
    """Runs the command over the folder; what it says."""

    def run() -> str:
        said = StringIO()
        call_command("load_content", dir=tmp_path, stdout=said)
        return said.getvalue().strip()

    return run
