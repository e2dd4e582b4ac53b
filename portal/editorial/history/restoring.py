"""One revision beside what is newest now, and the way back to it: all of it, or one field in one language."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.editorial.history.showing import called, shown
from portal.editorial.records import context_of, field_of, form_of, page_of, record_page
from portal.publishing import workflow
from portal.publishing.drafts import newest, present
from portal.publishing.history import Change, changes
from portal.publishing.merging import Conflict
from portal.publishing.policy import Action, may
from portal.publishing.revision import Revision
from portal.publishing.snapshots import snapshot_of
from portal.publishing.staging import staged
from portal.publishing.steps import ask


@record_page(Action.SEE)
@require_http_methods(["GET", "HEAD", "POST"])
def revision(request: HttpRequest, record: Any, number: int) -> HttpResponse:
    revisions = Revision.objects.of(record).select_related("user", "content_type")
    chosen = get_object_or_404(revisions, number=number)
    problems: list[str] = []
    status = 200
    if request.method == "POST":
        try:
            return _restored(request, record, chosen)
        except PermissionDenied:
            problems, status = [_("You may not restore anything here. Ask whoever keeps this page.")], 403
        except Conflict as conflict:
            problems, status = [str(conflict)], 409
        except ValidationError as error:
            problems, status = [_("This cannot be restored."), *error.messages], 409
    context = _context(request, record, chosen) | {"problems": problems}
    return render(request, "editorial/revision.html", context_of(request, record, **context), status=status)


def _context(request: HttpRequest, record: Any, chosen: Revision) -> dict[str, Any]:
    head = newest(record)
    return {
        "title": _("Revision %(number)d of “%(name)s”") % {"number": chosen.number, "name": record},
        "revision": chosen,
        "writer": called(chosen.user),
        "changes": [shown(change) for change in _differing(record, chosen)],
        "seen": _key(head),
        "head": head,
        "may_restore": may(request.user, Action.RESTORE, record),
        "history_url": page_of(record, "history"),
        "preview_url": f"{page_of(record, 'preview')}?revision={chosen.number}",
    }


def _differing(record: Any, chosen: Revision) -> list[Change]:
    """What would be another one if the revision were restored; what it is older than stays."""
    return changes(present(record), snapshot_of(chosen))


def _key(head: Revision | None) -> str:
    return str(head.pk) if head else ""


def _restored(request: HttpRequest, record: Any, chosen: Revision) -> HttpResponse:
    """Raises PermissionDenied, Conflict, and ValidationError where something else was shown than stands there now, or
    where what was restored cannot stand beside the rest."""
    ask(request.user, "restore", record)
    with transaction.atomic():
        differing = {change.path: change.label for change in _differing(record, chosen)}
        path = request.POST.get("path", "")
        if request.POST.get("seen") != _key(newest(record)):
            raise ValidationError(_("A colleague has saved in the meantime. Look at what differs now."))
        if not differing or ("all" not in request.POST and path not in differing):
            raise ValidationError(_("Nothing differs here any more."))
        place = None if "all" in request.POST else tuple(path.split("/"))
        workflow.restore(request.user, record, chosen, place)
        with staged(record, present(record)):  # what the database would refuse is refused here
            pass
    sentence = _("Restored from revision %(number)d as a draft: %(what)s. Visitors do not see it yet.")
    what = _("everything that differed") if place is None else differing[path]
    messages.success(request, sentence % {"number": chosen.number, "what": what})
    return HttpResponseRedirect(form_of(record) if place is None else field_of(record, place))
