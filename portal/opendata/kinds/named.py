"""What anybody may add without a draft is told once something that visitors see names it."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from contacts.models import Contact, Organisation
from ecosystems.models import LeadProject, ShowcaseItem, Theme
from portal.publishing.models import Part, Publishable


def named_organisations() -> Q:
    """Whose editors keep a record is nobody's business outside: an owner is not named by it."""
    condition = Q()
    for relation in Organisation._meta.related_objects:
        model: Any = relation.related_model
        if issubclass(model, Publishable | Part) and relation.field.name != "owner":
            shown = model.objects.public().filter(**{relation.field.name: OuterRef("pk")})
            condition |= Q(Exists(shown.current() if model is Contact else shown))
    return condition


def named_themes() -> Q:
    """Those of agreements are parts of them. A national one is there for what belongs to it, or to a theme below it."""
    parents = dict(Theme.objects.filter(agreement__isnull=True).values_list("pk", "parent_id"))
    named = set[UUID]()
    for key in (*_keys_of("theme", LeadProject), *_keys_of("themes", ShowcaseItem)):
        while key in parents and key not in named:
            named.add(key)
            key = parents[key]
    return Q(agreement__isnull=False) | Q(pk__in=named)


def _keys_of(name: str, model: Any) -> Any:
    return model.objects.public().filter(**{f"{name}__isnull": False}).order_by().values_list(name, flat=True)
