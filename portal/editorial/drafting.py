"""The ordinary change form, run where the draft stands in the place of the row: what it saves becomes the draft."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import SimpleTemplateResponse
from django.utils.translation import gettext as _

from portal.editorial.bar import bar_of
from portal.editorial.models import KeptEdit
from portal.editorial.presence import opened_by
from portal.editorial.records import form_of, page_of
from portal.languages.editing import TranslatedAdmin
from portal.publishing import workflow
from portal.publishing.about import about
from portal.publishing.drafts import newest, opened, present
from portal.publishing.merging import Conflict
from portal.publishing.policy import Action, may, standing_of
from portal.publishing.revision import Revision
from portal.publishing.snapshots import Snapshot, snapshot, snapshot_of
from portal.publishing.staging import staged

BASE = "_base"  # in the form: the revision that it was opened at
WORDING_ONLY = "_wording_only"  # in the form: what was changed says the same, so that translations still hold


class Saved(NamedTuple):
    revision: Revision
    has_changed: bool


class Drafting(TranslatedAdmin):
    """For records and for parts of records that have a form of their own; `record_for` tells whose draft it is."""

    change_form_template = "editorial/change_form.html"

    def record_for(self, request: HttpRequest, object_id: str) -> Any:
        """The publishable record that is edited here; None where there is none, so that the row itself is edited."""
        return self.model._base_manager.filter(pk=object_id).first()

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        record = self._record(request, unquote(object_id))
        if record is None or not may(request.user, Action.SEE, record):
            return super().change_view(request, object_id, form_url, extra_context)
        if request.method == "POST":
            return self._take(request, record, object_id, form_url)
        return self._show(request, record, object_id, form_url)

    def _record(self, request: HttpRequest, object_id: str) -> Any:
        try:
            return self.record_for(request, object_id)
        except (ValueError, ValidationError):  # nothing has such a key
            return None

    def _show(self, request: HttpRequest, record: Any, object_id: str, form_url: str) -> HttpResponse:
        others = opened_by(request.user, record)
        with transaction.atomic():
            base = opened(record)
            with staged(record, snapshot_of(base)) as draft:
                context = {"bar": bar_of(request.user, draft, record, base), "base": base, "others": others}
                response: HttpResponse = rendered(super().change_view(request, object_id, form_url, context))
        return response

    def _take(self, request: HttpRequest, record: Any, object_id: str, form_url: str) -> HttpResponse:
        """The form is read in what it was opened at, so that it says what its writer has changed and nothing else."""
        base = _base_of(request, record)
        with staged(record, snapshot_of(base) if base else lambda live: present(record, live)) as draft:
            context: dict[str, Any] = {"base": base, "others": []}
            response: Any = super().change_view(request, object_id, form_url, context)
            if not isinstance(response, HttpResponseRedirect) and IS_POPUP_VAR not in request.POST:
                if isinstance(response, SimpleTemplateResponse):
                    bar = bar_of(request.user, draft, record, newest(record))
                    response.context_data = {**(response.context_data or {}), "bar": bar}
                answer: HttpResponse = rendered(response)
                return answer
            wanted = snapshot(record)
            response = rendered(response)
        return self.keep(request, record, wanted, base, draft.wanted) or response

    def keep(
        self,
        request: HttpRequest,
        record: Any,
        wanted: Snapshot,
        base: Revision | None,
        opened: Snapshot | None = None,
    ) -> HttpResponseRedirect | None:
        """Saves the draft, and tells where to go; None where the form's own answer stands. What cannot be joined with
        a colleague's save is kept beside it until its writer has chosen."""
        head = newest(record)
        try:
            is_wording_only = WORDING_ONLY in request.POST
            revision = workflow.save(request.user, record, wanted, base, opened=opened, is_wording_only=is_wording_only)
        except (Conflict, ValidationError):
            user: Any = request.user
            kept = KeptEdit.objects.create(**about(record), user=user, base=base, data=wanted.as_data())
            return HttpResponseRedirect(page_of(record, "conflict", kept=kept.pk))
        if IS_POPUP_VAR in request.POST:
            return None
        return self.after(request, record, Saved(revision, head is None or revision.pk != head.pk))

    def after(self, request: HttpRequest, record: Any, saved: Saved) -> HttpResponseRedirect:
        if "_submit" in request.POST and saved.revision.state == Revision.State.DRAFT:
            workflow.submit(request.user, saved.revision)
            self._say(request, _("Submitted: a publisher sees it now. Visitors do not, until it is published."))
        elif saved.has_changed:
            self._say(request, _("The draft is saved. Visitors do not see it until it is published."))
        else:
            self._say(request, _("Nothing has changed."), messages.INFO)
        if "_preview" in request.POST:
            return HttpResponseRedirect(page_of(record, "preview"))
        if "_publish" in request.POST and may(request.user, Action.PUBLISH, record):
            return HttpResponseRedirect(page_of(record, "publish"))
        return HttpResponseRedirect(self.form_after(request, record))

    def form_after(self, request: HttpRequest, record: Any) -> str:
        return request.get_full_path()

    def _say(self, request: HttpRequest, sentence: str, level: int = messages.SUCCESS) -> None:
        self.message_user(request, sentence, level)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        about = context.get("original") or self.model
        context["may_publish"] = may(request.user, Action.PUBLISH, about)
        context["may_hold"] = may(request.user, Action.WRITE, about)
        return super().render_change_form(request, context, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if IS_POPUP_VAR in request.POST:
            return super().response_change(request, obj)
        return HttpResponseRedirect(request.path)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The audit notes what happens to drafts."""

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The audit notes what happens to drafts."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        record = self._record(request, unquote(object_id))
        if record is None:
            return super().history_view(request, object_id, extra_context)
        return HttpResponseRedirect(page_of(record, "history"))


class DraftingRecord(Drafting):
    """A record may begin as a draft; it is never deleted here, but on a page that asks."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        if not change and obj.owner_id is None:
            obj.owner_id = standing_of(request.user).organisation
        super().save_model(request, obj, form, change)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> HttpResponse:
        revision = workflow.begin(request.user, obj)
        if IS_POPUP_VAR in request.POST:
            return super().response_add(request, obj, post_url_continue)
        return self.after(request, obj, Saved(revision, has_changed=True))

    def form_after(self, request: HttpRequest, record: Any) -> str:
        return form_of(record)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        record = self._record(request, unquote(object_id))
        if record is None or not may(request.user, Action.SEE, record):
            raise PermissionDenied
        page = "delete" if may(request.user, Action.DELETE, record) else "take-off"
        return HttpResponseRedirect(page_of(record, page))


def rendered(response: Any) -> Any:
    """Templates read the database, and have to do so while the draft stands there."""
    return response.render() if isinstance(response, SimpleTemplateResponse) else response


def _base_of(request: HttpRequest, record: Any) -> Revision | None:
    """None where the record had no revision when the form was opened."""
    given = request.POST.get(BASE, "")
    if not given.isascii() or not given.isdigit():
        return None
    base: Revision | None = Revision.objects.of(record).filter(pk=given).first()
    return base
