"""The portal's own content: it loads whole, a second run changes nothing, and every fact is in it."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contacts.models import Contact
from ecosystems.models import AgreementFunder, LeadProject
from portal.facts.fields import Knowledge
from portal.languages.models import TranslatedModel
from portal.seed.files import CONTENT, FILES
from portal.seed.loader import load_content
from portal.seed.models import LoadedFolder, LoadedRecord

NAMED_BY_THE_FACTS = {
    "sources.yaml": "hma-page s3-leaflet s3-page press-2021-02 lead-projects",
    "strategies.yaml": "s3-2014 s3-2018-2020 resource-wise",
    "spearheads.yaml": "smart-citizen welfare-city urban-cleantech health-wellness digitalising-industry citizen-city",
    "funding_instruments.yaml": "erdf structural-funds central-baltic aiko six-cities",
    "agreements.yaml": "hma-2021-2027",
    "themes.yaml": "urban-solutions health-technology learning new-openings",
    "lead_projects.yaml": "battery-chemistry digital-health photonics green-electrification sport sixpoe",
    "news.yaml": "press-2021-02 lead-projects-start",
}
COUNTED_BY_THE_FACTS = {
    "spearheads.yaml": 5 + 4 + 3,
    "urban_areas.yaml": 16,
    "documents.yaml": 2,
    "indicators.yaml": 6 + 6,
}
PHONES = {
    "Saana Rantsi": "+358401699392",
    "Pekka Enroth": "+358503520060",
    "Suvi Hänninen": "+358406279213",
    "Fulvio Rizzo": "+358405467418",
    "Marja-Leena Rinkineva": "+358505599183",
    "Tuula Antola": "+358438246393",
    "Kimmo Viljamaa": "+358407696538",
    "Johanna Juselius": "+358503727062",
    "Riina Pulkkinen": "+358407080178",
    "Elina Hykkönen": "+358503261500",
}
BACKGROUND = {
    "spearheads.yaml": "urban-cleantech-2014 human-health-tech digitalising-industry-2014 "
    "climate-neutrality citizens-city industrial-modernisation",
    "urban_areas.yaml": "helsinki-metropolitan-area tampere turku oulu jyvaskyla kuopio joensuu lahti "
    "lappeenranta mikkeli vaasa seinajoki kokkola pori rovaniemi kajaani",
    "fixed_pages.yaml": "accessibility data-protection",
}

FILED = {path.name: yaml.safe_load(path.read_bytes()) or [] for path in CONTENT.glob("*.yaml")}
TOTAL = sum(len(records) for records in FILED.values())


@pytest.fixture(autouse=True)
def said(db: None) -> str:
    """What the loader said of the shipped content, which every test here finds loaded."""
    return load_content(CONTENT)


def loaded(name: str) -> dict[str, Any]:
    """What visitors may see of the records of a file, by key."""
    model = apps.get_model(FILES[name])
    rows = LoadedRecord.objects.filter(content_type=ContentType.objects.get_for_model(model)).exclude(key__contains="/")
    public = {str(record.pk): record for record in model._default_manager.public()}
    return {row.key: public[row.object_id] for row in rows if row.object_id in public}


def test_the_shipped_content_loads_whole(said: str) -> None:
    assert said == f"Loaded {TOTAL} records: {TOTAL} new."


def test_every_record_that_is_no_draft_can_be_seen() -> None:
    expected = {
        name: {record["key"] for record in records if record.get("state") != "draft" and record.get("is_public", True)}
        for name, records in FILED.items()
    }

    assert {name: set(loaded(name)) for name in FILED} == expected


def test_every_child_of_the_files_is_there() -> None:
    children = sum(1 for records in FILED.values() for record in records for _child in children_of(record))

    assert LoadedRecord.objects.filter(key__contains="/").count() == children > 0


def children_of(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for value in record.values():
        if isinstance(value, list):
            yield from (child for child in value if isinstance(child, dict))


def test_every_page_has_an_address_in_every_language_that_names_it() -> None:
    items: list[Any] = [item for name in FILED for item in loaded(name).values()]
    pages = [item for item in items if hasattr(item, "slug_fi")]

    nameless = [
        (item, code)
        for item in pages
        for code in ("fi", "sv", "en")
        if item.has_any_text(code) != bool(getattr(item, f"slug_{code}"))
    ]

    assert nameless == []
    assert len(pages) > 40


def test_reading_the_shipped_content_once_more_writes_no_record() -> None:
    LoadedFolder.objects.all().delete()

    with CaptureQueriesContext(
        connection,
    ) as queries:
        said = load_content(CONTENT)

    written = [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert said == f"Loaded {TOTAL} records: {TOTAL} unchanged."
    assert [sql for sql in written if "seed_loadedfolder" not in sql] == []


def test_every_fact_that_has_a_name_can_be_seen() -> None:
    missing = [
        (name, key) for name, keys in NAMED_BY_THE_FACTS.items() for key in keys.split() if key not in loaded(name)
    ]

    assert missing == []
    assert {name: len(loaded(name)) for name in COUNTED_BY_THE_FACTS} == COUNTED_BY_THE_FACTS


def test_every_contact_answers_at_the_number_of_the_source() -> None:
    assert dict(Contact.objects.public().values_list("name", "phone")) == PHONES


def test_what_stands_in_no_source_is_unchecked() -> None:
    checked = [key for name, keys in BACKGROUND.items() for key in keys.split() if loaded(name)[key].is_reviewed]

    assert checked == []
    assert list(AgreementFunder.objects.filter(role="authority").values_list("is_reviewed", flat=True)) == [False]


def test_what_the_sources_do_not_publish_is_marked_so() -> None:
    projects = {item.abbreviation or item.slug_en: item.areas_known for item in LeadProject.objects.all()}

    assert [name for name, known in projects.items() if known == Knowledge.RECORDED] == ["photonics"]
    assert set(LeadProject.objects.values_list("coordinator_known", flat=True)) == {Knowledge.NOT_PUBLISHED}


def test_a_few_swedish_and_english_texts_are_honestly_untranslated() -> None:
    everything = [item for name in FILED for item in loaded(name).values()]
    items = [item for item in everything if isinstance(item, TranslatedModel)]

    for language in ("sv", "en"):
        behind = [item for item in items if not item.has_own_text(language)]
        assert 0 < len(behind) < len(items) / 4
