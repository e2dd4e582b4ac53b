"""What the form of a record says of its translations: a chip beside each text, and a line for each language."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.languages.asides import Aside, Asides, Line, key_of
from portal.publishing.models import Part
from portal.publishing.owning import record_with
from portal.workbench.addresses import editor_address
from portal.workbench.models import TO_DO, Unit, UnitState, counted
from portal.workbench.texts import translated_models


def translations_of(user: Any, record: Any) -> Asides:
    """One query. What is current needs no chip."""
    if isinstance(record, Part):
        record = record_with(record) or record
    if type(record) not in translated_models():
        return Asides()
    units = list(Unit.objects.present().of(record).order_by("pk"))
    beside = {
        _key(record, unit): Aside(
            capfirst(str(unit.get_state_display())),
            unit.state,
            f"{editor_address(record, unit.language)}#text-{unit.pk}",
        )
        for unit in units
        if unit.state != UnitState.CURRENT
    }
    return Asides(_lines(record, units), beside)


def _key(record: Any, unit: Unit) -> str:
    """ "title" stands in the record's own row, "sections/<key>/heading" in the row of that key."""
    place = unit.path.split("/")
    return key_of(place[-2] if len(place) > 1 else record.pk, f"{place[-1]}_{unit.language}")


def _lines(record: Any, units: Iterable[Unit]) -> list[Line]:
    counts = Counter((unit.language, unit.state) for unit in units)
    present = {language for language, _state in counts}
    return [
        Line(
            code,
            _("%(language)s: %(states)s") % {"language": capfirst(str(name)), "states": _in_words(counts, code)},
            url,
        )
        for code, name in settings.LANGUAGES
        if code in present
        for url in [editor_address(record, code)]
    ]


def _in_words(counts: Counter[tuple[str, str]], language: str) -> str:
    """“2 behind, 1 missing”, or that all is well."""
    found = [(counts[language, state], state) for state in TO_DO if counts[language, state]]
    return ", ".join(counted(count, state) for count, state in found) or _("all translated")
