"""What can be decided in a list, of several records at once: each on its own, and what is refused is said by name."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.editorial.records import form_of, page_of
from portal.publishing import workflow
from portal.publishing.drafts import newest
from portal.publishing.merging import Conflict
from portal.publishing.revision import OPEN, Revision
from portal.publishing.workflow import Terms


@admin.action(description=gettext_lazy("Submit the drafts"))
def submit_chosen(model_admin: Any, request: HttpRequest, queryset: Any) -> None:
    done = _each(request, queryset, _submit, form_of)
    if done:
        messages.success(request, _("Submitted: %(names)s.") % {"names": _listed(done)})


@admin.action(description=gettext_lazy("Publish the drafts"))
def publish_chosen(model_admin: Any, request: HttpRequest, queryset: Any) -> None:
    done = _each(request, queryset, _publish, _page_to_publish)
    if done:
        messages.success(request, _("On the site now: %(names)s.") % {"names": _listed(done)})


def _submit(user: Any, record: Any, draft: Revision) -> None:
    if draft.state == Revision.State.SUBMITTED:
        raise ValidationError(_("it has been submitted already."))
    workflow.submit(user, draft)


def _publish(user: Any, record: Any, draft: Revision) -> None:
    workflow.publish(user, draft, Terms())


def _each(
    request: HttpRequest, records: Iterable[Any], decide: Callable[..., None], page: Callable[[Any], str]
) -> list[str]:
    """The names of those that `decide` let pass; of the others it is said why not, with the page that helps."""
    done = []
    for record in records:
        try:
            decide(request.user, record, _draft_of(record))
        except PermissionDenied:
            messages.warning(request, _("“%(name)s”: you may not decide this.") % {"name": record})
        except Conflict as conflict:
            _refuse(request, record, str(conflict), page)
        except ValidationError as error:
            _refuse(request, record, " ".join(error.messages), page)
        else:
            record.refresh_from_db()
            done.append(str(record))
    return done


def _draft_of(record: Any) -> Revision:
    """What is scheduled has been decided about."""
    draft = newest(record)
    if draft is None or draft.state not in OPEN:
        raise ValidationError(_("nothing waits to be decided."))
    return draft


def _refuse(request: HttpRequest, record: Any, why: str, page: Callable[[Any], str]) -> None:
    sentence = _("“%(name)s”: %(why)s") % {"name": record, "why": why}
    messages.warning(request, format_html('{} <a href="{}">{}</a>', sentence, page(record), _("Open it")))


def _page_to_publish(record: Any) -> str:
    return page_of(record, "publish")


def _listed(names: list[str]) -> str:
    return ", ".join(_("“%(name)s”") % {"name": name} for name in names)
