"""The catalogues are complete: every visible word stands in Finnish and in Swedish, and is compiled."""

import shutil
from collections.abc import Callable

import polib
import pytest

from tests.messages import LANGUAGES, ROOT, catalogue, collect

PACKAGES = ("portal", "strategy", "ecosystems", "contacts", "templates", "manage.py")

Key = tuple[str | None, str]
Catalogue = Callable[[str], polib.POFile]


def keys(entries: polib.POFile) -> set[Key]:
    return {(entry.msgctxt, entry.msgid) for entry in entries if not entry.obsolete}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The catalogue of a language as `make messages` would make it now, in a copy of the tree."""
    copy = tmp_path_factory.mktemp("tree")
    for name in PACKAGES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, copy / name)
    collect(copy)
    return lambda language: polib.pofile(str(catalogue(copy, language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_every_visible_word_and_no_other(fresh: Catalogue, language: str) -> None:
    shipped = keys(polib.pofile(str(catalogue(ROOT, language))))

    wanted = keys(fresh(language))

    assert (wanted - shipped, shipped - wanted) == (set(), set()), "run `make messages` and translate"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_translated_and_none_is_guessed(language: str) -> None:
    shipped = polib.pofile(str(catalogue(ROOT, language)))

    unfinished = [entry.msgid for entry in shipped if not entry.obsolete and not entry.translated()]

    assert unfinished == []
    assert len(shipped) > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_says_what_the_catalogue_says(language: str) -> None:
    path = catalogue(ROOT, language)

    compiled = polib.mofile(str(path.with_suffix(".mo")))

    assert said(compiled) == said(polib.pofile(str(path))), "run `make messages`"


def said(entries: polib.POFile | polib.MOFile) -> dict[Key, object]:
    return {
        (entry.msgctxt, entry.msgid): entry.msgstr_plural or entry.msgstr for entry in entries if not entry.obsolete
    }
