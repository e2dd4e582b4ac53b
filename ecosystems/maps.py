"""Urban areas on the map of Finland, and the list that says the same."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.drawings.finland import MapPoint, finland_map
from portal.languages.localized import LocalizedText

Place = tuple[LocalizedText, Decimal | None, Decimal | None]  # name, longitude, latitude


def map_of(places: Iterable[Place]) -> SafeString:
    """The map with those places whose point is known; nothing when none is."""
    points = [
        MapPoint(name.plain, float(longitude), float(latitude), is_highlighted=True, language=name.other_lang)
        for name, longitude, latitude in places
        if longitude is not None and latitude is not None
    ]
    if not points:
        return SafeString("")
    return finland_map(points, _label(points))


def _label(points: Sequence[MapPoint]) -> str:
    """Names of another language could not be marked in it; the page names them all beside the map."""
    if any(point.language for point in points):
        return _("Map of Finland with the urban areas that this page names")
    names = ", ".join(point.name for point in points)
    return _("Map of Finland with these urban areas: %(names)s") % {"names": names}
