"""What narrows a search as its page shows it: what can be chosen, what is, and the address without it."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from portal.languages.localized import LocalizedText, current
from portal.languages.numbers import written_number
from portal.search.address import Address
from portal.search.results import Facet, FacetValue, Results


class Option(NamedTuple):
    value: str
    label: LocalizedText  # with how many results it leaves
    is_chosen: bool


class Choice(NamedTuple):
    """One of the selects that narrow the search; see search/limits.html."""

    name: str
    label: str
    words_for_none: str
    options: list[Option]


class Chosen(NamedTuple):
    """What narrows the search now, and the address without it."""

    label: LocalizedText | str
    url: str


def _words_of_limits() -> dict[str, tuple[str, str]]:
    """What each limit is called, and no choice of it."""
    return {
        "kind": (_("Kind"), _("All kinds")),
        "theme": (_("Theme"), _("All themes")),
        "area": (_("Urban area"), _("All urban areas")),
    }


def choices(results: Results, address: Address) -> list[Choice]:
    """Those that can narrow what was found, or do."""
    words = _words_of_limits()
    return [
        Choice(facet.name, *words[facet.name], [_option(value, results) for value in facet.values])
        for facet in results.facets
        if len(facet.values) > 1 or (facet.values and facet.name in address.limits)
    ]


def _option(value: FacetValue, results: Results) -> Option:
    """Where more was found than is counted, each number is one of those that there are at least."""
    language = results.asked.language
    own = value.label.lang if isinstance(value.label, LocalizedText) else language
    count = written_number(value.count) + ("+" if results.has_more else "")
    label = LocalizedText(f"{value.label!s} ({count})", own, language)
    return Option(value.value, label, value.is_chosen)


def chosen(facets: Sequence[Facet], address: Address) -> list[Chosen]:
    """A value that is not on this site is not repeated: whoever sent it need not be whoever reads it."""
    labels = {facet.name: value.label for facet in facets for value in facet.values if value.is_chosen}
    return [Chosen(labels.get(name) or _unknown(name), address.without(name).url(current())) for name in address.limits]


def _unknown(name: str) -> str:
    words = {
        "kind": _("A kind that is not on this site"),
        "theme": _("A theme that is not on this site"),
        "area": _("An urban area that is not on this site"),
    }
    return words[name]


def chosen_labels(results: Results) -> list[str]:
    """What narrows the search, in words, as far as it is on this site."""
    return [str(value.label) for facet in results.facets for value in facet.values if value.is_chosen]
