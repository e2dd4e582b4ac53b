"""Where visitors find a record: at its own address, or on the page of another where it has none of its own."""

from typing import Any

from django.http import Http404

from portal.languages.addresses import fixed_address
from portal.publishing.composition import composition_of

SHOWN_AT = {  # by the name of the URL pattern
    "contacts.contact": "contacts",
    "strategy.indicator": "follow-up",
}


def address_of(record: Any, language: str, part: str = "") -> str:
    """The address of `record` in `language`, or that of the page on which its parts `part` stand. Raises Http404 for
    what stands nowhere."""
    name = elsewhere(type(record)).get(part) or SHOWN_AT.get(type(record)._meta.label_lower)
    if name:
        return fixed_address(name, language)
    if not hasattr(record, "address"):
        raise Http404("Nothing shows a record of this kind.")
    return str(record.address(language))


def elsewhere(model: Any) -> dict[str, str]:
    """The parts of a record that stand on another page, by related name, with the name of that page's pattern."""
    parts = {name: relation.related_model for name, relation in composition_of(model).parts.items()}
    labels = {name: model._meta.label_lower for name, model in parts.items()}
    return {name: SHOWN_AT[label] for name, label in labels.items() if label in SHOWN_AT}
