"""Days, months and years as each language writes them; what is known only to the year is shown as a year."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

_DAY = {"sv": "j F Y", "en": "j F Y"}


def written(moment: date | datetime | str | None) -> str:
    """A date, a moment, or an ISO date of variable precision ("2021", "2021-02", "2021-02-05") in words."""
    if not moment:
        return ""
    if isinstance(moment, datetime):
        moment = timezone.localtime(moment).date()
    if isinstance(moment, date):
        return date_format(moment, _DAY.get(get_language() or "", "j.n.Y"))
    parts = [int(part) for part in moment.split("-")]
    if len(parts) == 1:
        return str(parts[0])
    if len(parts) == 2:
        return date_format(date(parts[0], parts[1], 1), "F Y")
    return written(date(*parts))


def written_years(start: int | None, end: int | None) -> str:
    """A period in years: "2021–2027", "2021–" while it has no end, "–2020" when only the end is known."""
    if start == end:
        return str(start or "")
    return f"{start or ''}–{end or ''}"
