"""Makes the archive of a strategy, and keeps it: the same content is kept once, and what is kept never changes."""

import hashlib
from contextlib import AbstractContextManager, nullcontext
from typing import Any, NamedTuple

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction

from portal.languages.addresses import slug_in
from portal.languages.localized import codes
from portal.opendata.archive.approved import CannotFreezeError, approved_strategy, dated_approvals
from portal.opendata.archive.facts import facts_of, figures_as_csv
from portal.opendata.archive.looks import are_collected
from portal.opendata.archive.manifest import as_json, as_of, manifest, readme, revision_of
from portal.opendata.archive.models import FOLDER, FrozenStrategy
from portal.opendata.archive.packing import packed
from portal.opendata.archive.pages import addresses_of, pages_of
from portal.opendata.archive.places import Places
from portal.publishing.one_moment import one_moment
from strategy.models import Strategy

OF_THE_HASH = 12  # characters of it in the name


class Archive(NamedTuple):
    strategy: Strategy
    revision_number: int | None
    approved_on: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def name(self) -> str:
        slug = slug_in(self.strategy, settings.LANGUAGE_CODE)
        return f"strategia-{slug}-{self.approved_on}-{self.sha256[:OF_THE_HASH]}.zip"


def archive_of(named: str) -> Archive:
    """The archive of the strategy with that key or slug, read at one moment. Raises CannotFreezeError."""
    if not are_collected():
        raise CannotFreezeError("The static files are not there. Run `manage.py collectstatic` first.")
    with _at_one_moment():
        strategy = approved_strategy(named)
        approved_on = str(dated_approvals(strategy)[-1].approved_on)
        return Archive(strategy, revision_of(strategy), approved_on, packed(_files_of(strategy)))


def _at_one_moment() -> AbstractContextManager[None]:
    return nullcontext() if connection.in_atomic_block else one_moment()


def _files_of(strategy: Strategy) -> dict[str, bytes]:
    places = Places(addresses_of(strategy))
    files = dict(pages_of(strategy, places, as_of(strategy)))
    files |= {name: places.files[name]() for name in sorted(places.files)}
    facts = facts_of(strategy)
    files["data/strategy.json"] = as_json(facts)
    files["data/indicator-values.csv"] = figures_as_csv(facts["indicators"])
    files |= {f"README.{code}.txt": readme(strategy, code) for code in codes()}
    files["manifest.json"] = manifest(strategy, files)
    return files


def keep(archive: Archive, user: Any = None) -> tuple[FrozenStrategy, bool]:
    """The row of `archive`, and whether it is new. A file that has been lost is put back."""
    name = f"{FOLDER}{archive.name}"
    with transaction.atomic():
        row, is_new = FrozenStrategy.objects.get_or_create(
            sha256=archive.sha256,
            defaults={
                "strategy": archive.strategy,
                "revision_number": archive.revision_number,
                "approved_on": archive.approved_on,
                "file": name,
                "size": len(archive.content),
                "frozen_by": user,
            },
        )
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(archive.content))
    return row, is_new
