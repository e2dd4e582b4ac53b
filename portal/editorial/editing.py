"""What forms and lists of publishable records have in common: the draft instead of the row, its state, its owner."""

from typing import Any, ClassVar, NamedTuple

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.editorial.decisions.actions import publish_chosen, submit_chosen
from portal.editorial.drafting import DraftingRecord
from portal.editorial.listing import DraftsChangeList, HasDraft
from portal.editorial.looking import LookingOn
from portal.languages.dates import written
from portal.languages.filters import LacksLanguage
from portal.languages.localized import codes
from portal.languages.names import written_in
from portal.publishing.models import Publishable, State
from portal.publishing.policy import Action, may, seen_by, standing_of

PUBLISHING: Any = (
    gettext_lazy("Keeping it up"),
    {"fields": ["owner", "is_reviewed", "sources", "last_changes"], "classes": ["at-end"]},
)


class SiteLink(NamedTuple):
    code: str
    url: str
    text: str


def _site_links(record: Any) -> list[SiteLink]:
    sentence = _("See it %(in_language)s")
    return [SiteLink(code, record.address(code), sentence % {"in_language": written_in(code)}) for code in codes()]


class PublishableAdmin(LookingOn, DraftingRecord):
    readonly_fields: ClassVar[Any] = ("last_changes",)
    actions = (submit_chosen, publish_chosen)
    list_filter: ClassVar[Any] = ("state", HasDraft, LacksLanguage, "is_reviewed")

    def get_queryset(self, request: HttpRequest) -> Any:
        return seen_by(request.user, super().get_queryset(request))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> Any:
        return DraftsChangeList

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What visitors see, every member of staff may look at in its form."""
        if super().has_view_permission(request, obj):
            return True
        return bool(standing_of(request.user).roles) and (obj is None or obj.is_public)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, Action.DELETE, self.model if obj is None else obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The owner is chosen once; later a record is handed over, on a page that asks."""
        readonly = super().get_readonly_fields(request, obj)
        is_chosen_here = obj is None and may(request.user, Action.HAND_OVER, self.model)
        return readonly if is_chosen_here or "owner" in readonly else [*readonly, "owner"]

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_shown(self, item: Any) -> SafeString:
        words = item.get_state_display()
        if item.state == State.PUBLISHED and item.published_at and item.published_at > timezone.now():
            words = _("published from %(day)s") % {"day": written(item.published_at)}
        state = format_html('<span class="state" data-state="{}">{}</span>', item.state, words)
        waiting = getattr(item, "waiting", None)
        if waiting is None or (item.state == State.DRAFT and waiting.state == waiting.State.DRAFT):
            return state
        return format_html(
            '{} <span class="state" data-state="{}">{}</span>', state, waiting.state, waiting.get_state_display()
        )

    @admin.display(description=gettext_lazy("last change"))
    def last_changes(self, item: Publishable) -> SafeString | str:
        stamps = [(name, item.changed_in(code)) for code, name in settings.LANGUAGES]
        rows = [(name, written(stamp) if stamp else "–") for name, stamp in stamps]
        return format_html(
            '<dl class="stamps">{}</dl>', format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", rows)
        )

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Nothing to see while the page is not public."""
        return obj.get_absolute_url() if obj and obj.is_public and hasattr(obj, "get_absolute_url") else None

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        """Beside the form: the record's page in each language, once there is one to see."""
        record = context.get("original")
        is_on_site = record is not None and self.get_view_on_site_url(record) and hasattr(record, "address")
        context["site_links"] = _site_links(record) if is_on_site else []
        return super().render_change_form(request, context, *args, **kwargs)
