"""Body text as it will look, for whoever is writing it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.bodytext.markdown import rendered
from portal.publishing.policy import RULES, Action, standing_of

LONGEST = 200_000
WRITING = {Action.ADD, Action.WRITE, Action.TRANSLATE}


@never_cache
@require_POST
def body_text_preview(request: HttpRequest) -> HttpResponse:
    """A piece of HTML, sanitised. Who is not signed in is refused and not led to the login page, which would be shown
    in the place of the preview."""
    if not _may_write(request):
        raise PermissionDenied
    text = request.POST.get("text", "")
    if len(text) > LONGEST:
        return HttpResponseBadRequest(_("This text is too long for a preview."))
    return HttpResponse(rendered(text))


def _may_write(request: HttpRequest) -> bool:
    user = request.user
    if not user.is_active or not user.is_staff:
        return False
    return any(rule.role in standing_of(user).roles and rule.actions & WRITING for rule in RULES)
