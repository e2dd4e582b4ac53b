"""A strategy that has been decided, with everything that belongs to it, and its archive taken apart."""

import json
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from portal.opendata.archive.freezing import archive_of
from strategy.models import Approval, IndicatorValue, SpearheadActor, StrategySection
from tests.builders import (
    a_contact,
    a_document,
    a_funding_instrument,
    a_source,
    a_spearhead,
    a_strategy,
    an_image,
    an_indicator,
    in_all_languages,
)


def a_decided_strategy(**columns: Any) -> Any:
    strategy = a_strategy(**in_all_languages(summary="Lyhyesti") | columns)
    Approval.objects.create(strategy=strategy, approved_on="2021-06-15", **in_all_languages(body="Maakuntahallitus"))
    Approval.objects.create(strategy=strategy, approved_on="2020-04", **in_all_languages(body="Maakuntavaltuusto"))
    return strategy


def with_everything(strategy: Any) -> Any:
    """A section, a spearhead with its funding and actors, figures, a picture, a document, a source, a contact."""
    StrategySection.objects.create(strategy=strategy, **in_all_languages(heading="Tieto", text="Osaaminen *kasvaa*."))
    spearhead = a_spearhead(strategy, **in_all_languages(summary="Kärki"))
    SpearheadActor.objects.create(spearhead=spearhead, **in_all_languages(actors="Yritykset"))
    spearhead.funding_instruments.add(a_funding_instrument())
    indicator = an_indicator(strategy, **in_all_languages(unit="=SUM(A1)"))
    IndicatorValue.objects.create(indicator=indicator, year=2020, number=3)
    IndicatorValue.objects.create(indicator=indicator, year=2021, number=5, spearhead=spearhead)
    strategy.image = a_held_image()
    strategy.save()
    held = default_storage.save("documents/abc/päätös.pdf", ContentFile(b"%PDF-1.7"))
    strategy.documents.add(a_document(file=held, media_type="application/pdf", size=8))
    strategy.documents.add(a_document(url="https://elsewhere.example/report.pdf"))
    strategy.sources.add(a_source())
    strategy.contacts.add(a_contact(name="Maija Meri", email="maija.meri@example.org"))
    return strategy


def a_held_image() -> Any:
    names = {kind: default_storage.save(f"images/a-640.{kind}", ContentFile(b"picture")) for kind in ("webp", "avif")}
    return an_image(file=names["webp"], renditions=[{"width": 640, **names}])


def files_of(strategy: Any) -> dict[str, bytes]:
    return unpacked(archive_of(str(strategy.pk)).content)


def unpacked(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pages_among(files: dict[str, bytes]) -> dict[str, str]:
    return {name: content.decode() for name, content in files.items() if name.endswith(".html")}


def manifest_in(files: dict[str, bytes]) -> Any:
    return json.loads(files["manifest.json"])
