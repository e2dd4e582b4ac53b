"""A fourth language is a setting and a migration: a portal that is in use with three learns Northern Sámi."""

import json
import os
import re
import shutil
import subprocess
import sys
from gettext import GNUTranslations
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from tests.languages.growing import DRAFTED, NEW
from tests.messages import begin, catalogue, compile_catalogue
from tests.reading import main_of, words_of
from tests.walking import Reading

ROOT = Path(__file__).resolve().parents[2]


def manage(var: Path, settings: str, *arguments: str) -> str:
    """manage.py with other settings, on a database in `var`."""
    environment = {**os.environ, "VAR_DIR": str(var), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": settings}
    command = [sys.executable, "-W", "error", "manage.py", *arguments]
    environment |= {"PYTHONPATH": f"{var}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def told(var: Path, settings: str, function: str) -> Any:
    """What a function of growing.py says, run inside the portal."""
    code = f"import json; from tests.languages.growing import {function}; print(json.dumps({function}()))"
    return json.loads(manage(var, settings, "shell", "--no-imports", "--command", code).splitlines()[-1])


def copy_migrations(var: Path) -> None:
    """Where makemigrations shall add to them, so that nothing is written beside the code."""
    for app in apps.get_app_configs():
        shipped = Path(app.path) / "migrations"
        if shipped.is_relative_to(ROOT) and ".venv" not in shipped.parts and shipped.is_dir():
            shutil.copytree(shipped, var / "migrations_of" / app.label, ignore=shutil.ignore_patterns("__pycache__"))


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a portal that has been in use in three languages, and has got the columns of a fourth since."""
    var = tmp_path_factory.mktemp("var")
    (var / "static").mkdir()
    manage(var, "portal.settings", "migrate", "--verbosity=0")
    manage(var, "portal.settings", "load_content", "--verbosity=0")
    told(var, "portal.settings", "in_three_languages")
    copy_migrations(var)
    manage(var, "tests.languages.four_languages", "makemigrations", "--name=fourth_language")
    manage(var, "tests.languages.four_languages", "migrate", "--verbosity=0")
    return var


@pytest.fixture(scope="module")
def found(var: Path) -> Any:
    return told(var, "tests.languages.four_languages", "in_four_languages")


def test_the_columns_of_the_new_language_are_all_that_the_migrations_add(var: Path) -> None:
    made = [path.read_text() for path in var.glob("migrations_of/*/*_fourth_language.py")]

    columns = re.findall(r"AddField\(\s+model_name='\w+',\s+name='(\w+)'", "".join(made))

    assert len(made) > 5
    assert len(columns) > 50
    assert {column.rpartition("_")[2] for column in columns} == {NEW}
    assert set(re.findall(r"migrations\.(\w+)\(", "".join(made))) == {"AddField", "AlterField", "AddConstraint"}


def test_every_text_is_to_be_translated_into_the_new_language(found: Any) -> None:
    assert found["states"] == {"missing": len(found["live"])}
    assert len(found["live"]) > 2


def test_every_page_is_there_in_the_new_language(found: Any) -> None:
    assert len(found["site"]) > 40
    assert {path: said for path, said in found["site"].items() if said != [200, NEW]} == {}


def test_a_page_that_is_not_translated_falls_back_and_says_so(found: Any) -> None:
    page = Reading(found["before"])

    assert page.language == NEW
    assert "note-missing" in found["before"]
    assert '<h1 lang="fi">' in found["before"]
    assert "/fi/" in page.canonical
    assert NEW not in page.alternates


def test_what_a_translator_of_the_new_language_saves_is_shown(found: Any) -> None:
    page = Reading(found["after"])

    assert set(found["live"]) == {True}
    assert re.search(r"<h1>Davvi \d+</h1>", found["after"])
    assert "note-missing" not in found["after"]
    assert page.canonical == page.alternates[NEW]
    assert page.canonical.endswith(found["path"])


def test_language_links_name_the_new_language(found: Any) -> None:
    assert list(Reading(found["after"]).languages_offered) == ["fi", "sv", "en", NEW]
    assert (
        f'lang="{NEW}" hreflang="{NEW}" aria-current="true">SE<span class="vh"> Northern Sámi</span>' in found["after"]
    )


def test_the_sitemap_lists_the_new_language_only_where_the_page_has_it(found: Any) -> None:
    listed = re.findall(rf"<loc>[^<]+(/{NEW}/[^<]*)</loc>", found["sitemap"])

    assert listed == [found["path"]]


def test_the_feed_of_the_new_language_marks_what_falls_back(found: Any) -> None:
    assert f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{NEW}">' in found["feed"]
    assert re.search(r"<title>Davvi \d+</title>", found["feed"])
    assert '<title xml:lang="fi">' in found["feed before"]


def test_a_record_can_be_written_in_the_new_language_first(found: Any) -> None:
    page = Reading(found["born"]["in English"])

    assert ("Davvi strategiija", NEW) in page.texts
    assert "Northern Sámi" in words_of(found["born"]["in English"])


def test_the_form_has_a_column_for_the_new_language(found: Any) -> None:
    assert re.search(r'<label for="id_title_se"[^>]*>Otsikko \(Northern Sámi\)', main_of(found["born"]["form"]))
    assert found["born"]["status"] == 302
    assert found["born"]["drafted"] == "Čoahkkáigeassu"


def test_a_draft_of_before_is_kept_and_can_be_translated(found: Any) -> None:
    draft = found["draft"]

    assert draft["live"] is True
    assert len(set(draft["title"])) == 1
    assert (draft["status"], draft["summaries"]) == (302, [DRAFTED, "Davvi luonnos"])


def test_a_new_catalogue_of_words_can_be_read_at_once(tmp_path: Path) -> None:
    begin(tmp_path, NEW)
    path = catalogue(tmp_path, NEW)

    compile_catalogue(path)

    with path.with_suffix(".mo").open("rb") as compiled:
        assert GNUTranslations(compiled).ngettext("text", "texts", 2) == "texts"


def test_dates_numbers_and_phones_are_written_as_in_finnish(found: Any) -> None:
    assert found["written"] == {"day": "5.2.2024", "number": "1\xa0234,5", "phone": "040\xa0169\xa09392"}


def test_the_checks_compare_figures_in_a_language_whose_words_they_do_not_know(found: Any) -> None:
    assert found["checked"] == ["year"]
