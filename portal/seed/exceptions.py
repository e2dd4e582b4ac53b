"""What the files publish without its Finnish or Swedish text is kept as an exception to the gate, with a reason."""

from portal.publishing.composition import written
from portal.publishing.gate import missing, pass_gate
from portal.publishing.models import GateException, Publishable
from portal.publishing.snapshots import snapshot
from portal.seed.records import Record

NO_REASON = "The content files do not hold this text."


def keep_exception(record: Record, item: Publishable) -> None:
    """Writes nothing where all that is missing has been excused already, or nothing is."""
    if not item.is_public:
        return
    wanted = snapshot(item)
    lacking = {written(one.path) for one in missing(wanted)}
    if lacking != {path for exception in GateException.objects.of(item).open() for path in exception.missing}:
        pass_gate(item, wanted, None, record.gate_reason or NO_REASON)
