"""The portal's own files, for tests that read them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("portal", "strategy", "ecosystems", "contacts")


def python_files(*folders: str) -> list[Path]:
    """The modules of `folders` (of the product, unless told otherwise), migrations left out."""
    found = [path for folder in folders or PACKAGES for path in (ROOT / folder).rglob("*.py")]
    assert len(found) > 10
    return sorted(path for path in found if "migrations" not in path.parts)


def templates() -> list[Path]:
    found = [path for path in (ROOT / "templates").rglob("*") if path.is_file()]
    assert len(found) > 10
    return sorted(found)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))
