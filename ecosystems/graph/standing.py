"""How far each language of each name can be trusted, in the words of all data: own, behind its original, missing."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from contacts.models import Organisation
from ecosystems.graph.nodes import Node
from ecosystems.graph.relations import Kind
from ecosystems.models import AgreementFunder, EcosystemAgreement, LeadProject, Theme, UrbanArea
from portal.languages.localized import codes
from portal.publishing.followed import days_of
from strategy.models import FundingInstrument

_RECORDS: dict[Kind, Any] = {
    Kind.AGREEMENT: EcosystemAgreement,
    Kind.PROJECT: LeadProject,
    Kind.AREA: UrbanArea,
    Kind.ORGANISATION: Organisation,
    Kind.INSTRUMENT: FundingInstrument,
}
_PARTS_OF_AGREEMENTS: dict[Kind, tuple[Any, str, str]] = {
    Kind.THEME: (Theme, "themes", Theme.NAMED_BY),
    Kind.ACTORS: (AgreementFunder, "funders", "actors"),
}
Place = tuple[Any, str, str]


class Standing:
    """What the translators' desk knows of single names, else what the records know; one query where anything is."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        keys = defaultdict[Any, set[str]](set)
        paths = defaultdict[Any, set[str]](set)
        for node in nodes:
            if node.behind or node.behind is None:
                model, key, path = _place(node)
                keys[model].add(key)
                paths[model].add(path)
        asked = Q()
        for model, own in keys.items():
            kind = ContentType.objects.get_for_model(model)
            asked |= Q(content_type=kind, object_id__in=own, path__in=paths[model])
        self._days = days_of(asked) if keys else {}

    def of(self, node: Node) -> dict[str, str]:
        """Of each language; a thing that has no name at all has none to miss."""
        return {code: self._in(node, code) for code in codes()} if node.names else {}

    def _in(self, node: Node, language: str) -> str:
        if language not in node.names:
            return "missing"
        day = (node.behind or {}).get(language)
        if language == node.original_language or (day is None and node.behind is not None):
            return "own"
        model, key, path = _place(node)
        kind = ContentType.objects.get_for_model(model).pk
        return "behind" if self._days.get((kind, key, path, language), day) else "own"


def _place(node: Node) -> Place:
    """The record whose translators answer for the name, and where in it the name stands."""
    if node.kind not in _PARTS_OF_AGREEMENTS:
        model = _RECORDS[node.kind]
        return model, str(node.pk), model.NAMED_BY
    part, relation, column = _PARTS_OF_AGREEMENTS[node.kind]
    if node.facts["agreement_id"] is None:
        return part, str(node.pk), column
    return EcosystemAgreement, str(node.facts["agreement_id"]), f"{relation}/{node.pk}/{column}"
