"""Makes the archive of a strategy, and keeps it: the same content is kept once, and what is kept never changes."""

import hashlib
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils import timezone

from portal.facts.periods import told_in_the_year
from portal.languages.addresses import slug_in
from portal.languages.localized import codes
from portal.opendata.archive.approved import CannotFreezeError, approved_strategy, dated_approvals
from portal.opendata.archive.facts import facts_of, figures_as_csv, named_in
from portal.opendata.archive.looks import are_collected
from portal.opendata.archive.manifest import as_json, manifest, readme, revision_of
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
    frozen_at: datetime
    named: list[str]
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def name(self) -> str:
        slug = slug_in(self.strategy, settings.LANGUAGE_CODE)
        return f"strategia-{slug}-{self.approved_on}-{self.sha256[:OF_THE_HASH]}.zip"


def archive_of(named: str, at: datetime | None = None) -> Archive:
    """The archive of the strategy with that key or slug, as it is `at` this moment. Raises CannotFreezeError.

    It says of which day it is. What has not changed since it was last frozen is of that day still: the same bytes.
    """
    if not are_collected():
        raise CannotFreezeError("The static files are not there. Run `manage.py collectstatic` first.")
    with _at_one_moment():
        strategy = approved_strategy(named)
        last: FrozenStrategy | None = FrozenStrategy.objects.filter(strategy=strategy).first()
        again = _archive(strategy, last.frozen_at) if last else None
        if again and last and again.sha256 == last.sha256:
            return again
        return _archive(strategy, at or timezone.now())


def _archive(strategy: Strategy, at: datetime) -> Archive:
    approved_on = str(dated_approvals(strategy)[-1].approved_on)
    facts = facts_of(strategy)
    with told_in_the_year(timezone.localdate(at).year):
        content = packed(_files_of(strategy, facts, at))
    return Archive(strategy, revision_of(strategy), approved_on, at, named_in(facts), content)


def _at_one_moment() -> AbstractContextManager[None]:
    return nullcontext() if connection.in_atomic_block else one_moment()


def _files_of(strategy: Strategy, facts: Mapping[str, Any], at: datetime) -> dict[str, bytes]:
    as_of, places = timezone.localdate(at), Places(addresses_of(strategy))
    files = dict(pages_of(strategy, places, as_of))
    files |= {name: places.files[name]() for name in sorted(places.files)}
    files["data/strategy.json"] = as_json(facts)
    files["data/indicator-values.csv"] = figures_as_csv(facts["indicators"])
    files |= {f"README.{code}.txt": readme(strategy, code, as_of) for code in codes()}
    files["manifest.json"] = manifest(strategy, files, as_of)
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
                "frozen_at": archive.frozen_at,
                "named": archive.named,
                "frozen_by": user,
            },
        )
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(archive.content))
    return row, is_new
