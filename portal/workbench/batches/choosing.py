"""Which texts somebody asks for: records that she has ticked, a queue as she has filtered it, or kinds of records."""

from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Min, Q, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.editorial.reaching import within_reach
from portal.publishing.policy import Action
from portal.workbench.batches.keys import model_of, names_of_units, records_named
from portal.workbench.exchange.problems import UnsendableError
from portal.workbench.models import TO_DO, Unit
from portal.workbench.queue import Wanted
from portal.workbench.texts import translated_models

TO_DO_ONLY, EVERYTHING = "to-do", "everything"
EVERY_KIND = "*"


class Choice(NamedTuple):
    records: list[Any]
    only: frozenset[int] | None  # primary keys of units; None for all of the records

    @classmethod
    def read(cls, request: HttpRequest, language: str, *, has_everything: bool) -> "Choice":
        """Raises UnsendableError where nothing has been chosen."""
        posted = request.POST
        if posted.get("all"):
            units = Wanted.read(language, request.GET, request.user).units()
            only = None if has_everything else frozenset(units.values_list("pk", flat=True))
            return cls(_records(names_of_units(units)), only)
        if names := posted.getlist("record"):
            return cls(_records(names), None)
        if kinds := posted.getlist("kind"):
            units = Unit.objects.present().filter(language=language, content_type__in=_content_types(kinds))
            return cls(_records(names_of_units(units if has_everything else units.to_do())), None)
        raise UnsendableError(_("Choose first what shall go out."))


def _records(names: list[str]) -> list[Any]:
    return list(records_named(names).values())


def _content_types(kinds: list[str]) -> list[int]:
    models = [model for model in translated_models() if {model._meta.label_lower, EVERY_KIND} & set(kinds)]
    return [ContentType.objects.get_for_model(model).pk for model in models]


class KindToSend(NamedTuple):
    name: str  # "strategy.strategy"
    label: str
    texts: int
    words: int
    is_chosen: bool


def kinds_to_send(user: Any, language: str, chosen: list[str]) -> list[KindToSend]:
    """With what of each there is to do, in the order of the site: one grouped query."""
    units = within_reach(user, Action.SEE, Unit.objects.filter(language=language))
    rows = units.order_by().values("content_type")
    rows = rows.annotate(
        texts=Count("pk", filter=Q(state__in=TO_DO)),
        words_to_do=Coalesce(Sum("words", filter=Q(state__in=TO_DO)), 0),
        place=Min("rank"),
    )
    return [
        KindToSend(
            model._meta.label_lower,
            capfirst(str(model._meta.verbose_name_plural)),
            row["texts"],
            row["words_to_do"],
            model._meta.label_lower in chosen,
        )
        for row in rows.order_by("place")
        if (model := model_of(row["content_type"])) in translated_models()
    ]
