"""What went out without a text, or need not be translated, for tests of the report."""

from typing import Any

from portal.publishing.about import about
from portal.publishing.models import GateException
from portal.workbench.models import Unit, UnitState
from portal.workbench.syncing import sync


def let_out(record: Any, *missing: str, reason: str = "Käännös on tilattu.", user: Any = None) -> Any:
    return GateException.objects.create(**about(record), missing=list(missing), reason=reason, made_by=user)


def let_off(record: Any, reason: str) -> None:
    """Its title, in Swedish."""
    sync(record)
    units = Unit.objects.of(record).filter(path="title", language="sv")
    units.update(exempt_reason=reason, state=UnitState.EXEMPT)
