"""Collects the visible words of the portal into its catalogues: `make messages`.

The catalogues hold no dates and no line numbers, so that they change only where words do.
"""

import subprocess
import sys
from pathlib import Path

from portal import settings

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES if code != "en")  # the code itself speaks English
NEW = """\
msgid ""
msgstr ""
"Language: {}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=n != 1;\\n"
"""
IGNORED = (".venv*", "var", "tests", "docs", "static")


def catalogue(root: Path, language: str) -> Path:
    return root / "portal" / "locale" / language / "LC_MESSAGES" / "django.po"


def begin(root: Path, language: str) -> None:
    """A new catalogue has a rule for plurals that Python can read; makemessages would leave a blank to be filled in."""
    path = catalogue(root, language)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(NEW.format(language), encoding="utf-8")


def collect(root: Path) -> None:
    """Brings the catalogues of the tree at `root` up to date with its words."""
    command = [sys.executable, "manage.py", "makemessages", "--verbosity=0", "--no-obsolete", "--no-wrap"]
    command += ["--add-location=file", *(f"--locale={language}" for language in LANGUAGES)]
    command += [f"--ignore={folder}" for folder in IGNORED]
    for language in LANGUAGES:
        begin(root, language)
    subprocess.run(command, cwd=root, check=True)
    for language in LANGUAGES:
        path = catalogue(root, language)
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if "POT-Creation-Date" not in line), encoding="utf-8")


def compile_catalogues(root: Path) -> None:
    for language in LANGUAGES:
        compile_catalogue(catalogue(root, language))


def compile_catalogue(path: Path) -> None:
    subprocess.run(["msgfmt", "--check-format", "-o", path.with_suffix(".mo"), path], check=True)


if __name__ == "__main__":
    collect(ROOT)
    compile_catalogues(ROOT)
