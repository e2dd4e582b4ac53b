"""Lists of records with what waits of each: a draft, something submitted, something scheduled."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.editorial.looking import hide_targets
from portal.languages.editing import TranslatedChangeList
from portal.languages.localized import codes
from portal.publishing.models import State
from portal.publishing.policy import Action, may, where
from portal.publishing.revision import WAITING, Revision, RevisionState


class DraftsChangeList(TranslatedChangeList):
    """What has never been published is called what its draft calls it; of others' records no draft is told."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        items = list(self.result_list)
        seen = [item for item in items if may(request.user, Action.SEE, item)]
        waiting = _waiting_of(self.model, seen)
        for item in seen:
            item.waiting = waiting.get(str(item.pk))
            if item.waiting and item.state == State.DRAFT:
                _speak_as_draft(item)
        others = [item for item in items if item not in seen]
        hide_targets(request.user, others, getattr(self.model_admin, "joined", ()))
        self.result_list = items


def _waiting_of(model: Any, items: list[Any]) -> dict[str, Revision]:
    """The newest one of each, in one query."""
    content_type = ContentType.objects.get_for_model(model)
    revisions = Revision.objects.waiting().filter(
        content_type=content_type, object_id__in=[str(item.pk) for item in items]
    )
    return {revision.object_id: revision for revision in revisions.order_by("number")}


def _speak_as_draft(item: Any) -> None:
    columns = item.waiting.data["columns"]
    for text in item.translated_fields():
        for name in (f"{text}_{code}" for code in codes()):
            if name in columns:
                setattr(item, name, columns[name])


class HasDraft(SimpleListFilter):
    """Of others' records it does not tell that there is a draft."""

    title = _("what waits")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [(state, RevisionState(state).label) for state in WAITING]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in WAITING:
            return queryset
        revisions = Revision.objects.filter(
            content_type=ContentType.objects.get_for_model(queryset.model),
            object_id=Cast(OuterRef("pk"), CharField()),
            state=self.value(),
        )
        return queryset.filter(where(request.user, Action.SEE, queryset.model), Exists(revisions))
