"""What is told of a record: which texts, facts, relations and parts, and what schema.org calls them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Q, QuerySet

from portal.languages.models import Addressed
from portal.publishing.models import Publishable


class Fact(NamedTuple):
    """A column that belongs to no language, under the name that data have for it."""

    name: str
    column: str


class Made(NamedTuple):
    """What no column holds: its JSON schema, and how it is worked out of the record."""

    schema: Mapping[str, Any]
    of: Callable[[Any], Any]


def facts(*columns: str, **renamed: str) -> tuple[Fact, ...]:
    return (*(Fact(column, column) for column in columns), *(Fact(*pair) for pair in renamed.items()))


@dataclass(frozen=True, kw_only=True)
class Shape:
    """Everything is named: a new column of a model is in no answer before somebody has decided so."""

    model_name: str  # "strategy.Spearhead"; a model of a sibling package is reached by its name alone
    texts: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    links: tuple[str, ...] = ()  # relations to records of other kinds, told by their names and addresses
    parts: Mapping[str, "Shape"] = field(default_factory=dict)  # relations whose records are told in full
    made: Mapping[str, Made] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()  # texts that are nobody's business outside

    @cached_property
    def model(self) -> Any:
        return apps.get_model(self.model_name)

    def is_list(self, relation: str) -> bool:
        found: Any = self.model._meta.get_field(relation)
        return bool(found.one_to_many or found.many_to_many)


Described = str | Callable[[Any], Any]
"""A text, fact or link by its name, or a function of the record."""


@dataclass(frozen=True, kw_only=True)
class Kind(Shape):
    """Records that have an identity of their own, and a list."""

    name: str  # "spearhead", in ids
    plural: str  # "spearheads", in addresses
    key: str = "pk"  # the column by which an id names the record
    types: str | Callable[[Any], str]  # of schema.org
    described: Mapping[str, Described] = field(default_factory=dict)  # properties of schema.org
    page_names: tuple[str, ...] = ()  # URL patterns at which a person finds what has no page of its own
    named: Callable[[], Q] | None = None  # which of them something public names, where that is asked too

    @cached_property
    def address(self) -> str:
        """The name of the URL pattern of a record's page, "" where the kind has none."""
        return str(self.model.ADDRESS) if issubclass(self.model, Addressed) else ""

    @cached_property
    def is_published(self) -> bool:
        """Whether its records have a state of their own, with moments of change."""
        return issubclass(self.model, Publishable)

    def told(self) -> QuerySet[Any, Any]:
        """What visitors may see."""
        return self.of_those_named(self.model.objects.public())

    def of_those_named(self, queryset: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        return queryset.filter(self.named()) if self.named else queryset

    def key_of(self, record: Any) -> str:
        return str(getattr(record, self.key))
