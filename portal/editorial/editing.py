"""What the forms and lists of publishable records have in common: state, stamps of change, publishing at a glance."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, NamedTuple

from django.conf import settings
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.languages.dates import written
from portal.languages.editing import TranslatedAdmin
from portal.languages.filters import LacksLanguage
from portal.languages.localized import codes
from portal.languages.models import TranslatedModel
from portal.languages.names import written_in
from portal.publishing.models import Publishable, State

PUBLISHING: Any = (
    gettext_lazy("Publishing"),
    {
        "fields": [("state", "published_at"), "is_reviewed", "sources", "last_changes"],
        "classes": ["at-end"],
        "description": gettext_lazy(
            "A draft is seen by staff only. Published, it is on the site from the moment given."
        ),
    },
)


def languages_touched(form: Any, formsets: Iterable[Any]) -> set[str]:
    """The languages whose page is another one after the form and its rows were saved."""
    touched = _touched_by(form) if form.changed_data else set()
    for formset in formsets:
        taken_away_unsaved = [row for row in formset.deleted_forms if row in formset.extra_forms]
        for row in formset.forms:
            if row.has_changed() and row not in taken_away_unsaved:
                touched |= _touched_by(row)
    return touched


def _touched_by(form: Any) -> set[str]:
    """A row taken away, or one without texts, concerns every language."""
    model = form._meta.model
    if not issubclass(model, TranslatedModel) or "DELETE" in form.changed_data:
        return set(codes())
    return set(model.languages_of(form.changed_data))


class SiteLink(NamedTuple):
    code: str
    url: str
    text: str


def _site_links(record: Any) -> list[SiteLink]:
    sentence = _("See it %(in_language)s")
    return [SiteLink(code, record.address(code), sentence % {"in_language": written_in(code)}) for code in codes()]


class PublishableAdmin(TranslatedAdmin):
    readonly_fields: ClassVar[Any] = ("last_changes",)
    actions = ("publish", "back_to_draft")
    list_filter: ClassVar[Any] = ("state", LacksLanguage, "is_reviewed")

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_shown(self, item: Publishable) -> SafeString:
        words = item.get_state_display()
        if item.state == State.PUBLISHED and item.published_at and item.published_at > timezone.now():
            words = _("published from %(day)s") % {"day": written(item.published_at)}
        return format_html('<span class="state" data-state="{}">{}</span>', item.state, words)

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

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        super().save_related(request, form, formsets, change)
        if touched := languages_touched(form, formsets):
            form.instance.mark_languages_changed(touched)
            form.instance.save(update_fields=["changed"])

    @admin.action(description=gettext_lazy("Publish"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        moved, stayed = self._move(request, queryset, State.PUBLISHED)
        self._tell(request, _("Published: %(names)s."), moved, messages.SUCCESS)
        self._tell(request, _("Published already: %(names)s."), stayed, messages.INFO)

    @admin.action(description=gettext_lazy("Take back to draft"), permissions=["change"])
    def back_to_draft(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        moved, stayed = self._move(request, queryset, State.DRAFT)
        self._tell(request, _("Taken back to draft and no longer on the site: %(names)s."), moved, messages.SUCCESS)
        self._tell(request, _("A draft already: %(names)s."), stayed, messages.INFO)

    def _move(self, request: HttpRequest, queryset: QuerySet[Any], state: State) -> tuple[list[Any], list[Any]]:
        """Those that came into `state`, and those that were in it before."""
        items = list(queryset)
        moved = [item for item in items if item.state != state]
        with transaction.atomic():
            for item in moved:
                item.state = state
                if state == State.PUBLISHED and item.published_at is None:
                    item.published_at = timezone.now()
                item.mark_changed(["state"])
                item.save(update_fields=["state", "published_at", "changed"])
                self.log_change(request, item, [{"changed": {"fields": [_("state")]}}])
        return moved, [item for item in items if item not in moved]

    def _tell(self, request: HttpRequest, sentence: str, items: Sequence[Any], level: int) -> None:
        if items:
            self.message_user(request, sentence % {"names": ", ".join(map(self.choice_label, items))}, level)
