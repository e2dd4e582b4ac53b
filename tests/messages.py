"""Collects the visible words of the portal into its catalogues: `make messages`.

The catalogues hold no dates and no line numbers, so that they change only where words do.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("fi", "sv")
IGNORED = (".venv*", "var", "tests", "docs", "static")


def catalogue(root: Path, language: str) -> Path:
    return root / "portal" / "locale" / language / "LC_MESSAGES" / "django.po"


def collect(root: Path) -> None:
    """Brings the catalogues of the tree at `root` up to date with its words."""
    command = [sys.executable, "manage.py", "makemessages", "--verbosity=0", "--no-obsolete", "--no-wrap"]
    command += ["--add-location=file", *(f"--locale={language}" for language in LANGUAGES)]
    command += [f"--ignore={folder}" for folder in IGNORED]
    (root / "portal" / "locale").mkdir(exist_ok=True)
    subprocess.run(command, cwd=root, check=True)
    for language in LANGUAGES:
        path = catalogue(root, language)
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if "POT-Creation-Date" not in line), encoding="utf-8")


def compile_catalogues(root: Path) -> None:
    for language in LANGUAGES:
        path = catalogue(root, language)
        subprocess.run(["msgfmt", "--check-format", "-o", path.with_suffix(".mo"), path], check=True)


if __name__ == "__main__":
    collect(ROOT)
    compile_catalogues(ROOT)
