"""Pictures and documents that drafts use, told to the package that keeps them."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import TextField
from django.db.models.functions import Cast

from portal.media.used import uses_of
from portal.media.uses import finder
from portal.publishing.naming import targets_of
from portal.publishing.owning import record_model
from portal.publishing.revision import Revision
from portal.publishing.snapshots import snapshot_of


@finder
def records_with_drafts_that_use(item: Any) -> list[Any]:
    """The database narrows it down to snapshots that have the key somewhere in them."""
    kinds = ContentType.objects.get_for_models(*{record_model(use.model) for use in uses_of(type(item))})
    revisions = Revision.objects.waiting().filter(content_type__in=kinds.values()).select_related("content_type")
    written = revisions.annotate(written=Cast("data", TextField())).filter(written__contains=f'"{item.pk}"')
    found = [revision.record for revision in written.order_by("pk") if _uses(revision, item)]
    return list(dict.fromkeys(record for record in found if record is not None))


def _uses(revision: Revision, item: Any) -> bool:
    return (type(item), str(item.pk)) in targets_of(snapshot_of(revision))
