"""Sources as they were when a late file was sent out."""

from collections.abc import Iterable

from portal.publishing.models import Publishable
from portal.publishing.renames import Renames
from portal.publishing.revision import Revision
from portal.publishing.snapshots import snapshot_of
from portal.workbench.batches.keys import record_of
from portal.workbench.batches.standing import RecordNow, TextNow
from portal.workbench.exchange.identity import digest
from portal.workbench.texts import texts_of

REVISIONS = 50  # of each record, the newest first: further back nobody looks

Sources = dict[tuple[str, str], str]  # by path and digest


class EarlierSources:
    """By the key of a text and the digest of its source: what the translation was made from, else what the revisions
    of its record say. They are read when they are first asked for."""

    def __init__(self, texts: Iterable[TextNow]) -> None:
        self._texts = {text.key: text for text in texts}
        self._known: dict[str, Sources] = {}

    def __call__(self, key: str, wanted: str) -> str | None:
        text = self._texts.get(key)
        if text is None:
            return None
        if digest(text.unit.made_from) == wanted:
            return text.unit.made_from
        name = record_of(key)
        if name not in self._known:
            self._known[name] = _sources(text.of)
        return self._known[name].get((text.text.path, wanted))


def _sources(of: RecordNow) -> Sources:
    if not isinstance(of.record, Publishable):
        return {}
    renames = Renames()
    revisions = Revision.objects.of(of.record).order_by("-number")[:REVISIONS]
    return {
        (text.path, digest(source)): source
        for snapshot in (of.live, *(snapshot_of(revision, renames) for revision in revisions))
        for text in texts_of(snapshot)
        if (source := text.written[text.original_language])
    }
