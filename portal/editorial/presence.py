"""Who else has a record's form open, so that two people talk before they write over the same text."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from portal.editorial.models import OpenForm
from portal.editorial.records import record_page
from portal.publishing.about import about
from portal.publishing.policy import Action

PRESENT_FOR = timedelta(minutes=3)  # an open form says every minute that it is open
FORGOTTEN_AFTER = timedelta(days=1)


def opened_by(user: Any, record: Any) -> list[OpenForm]:
    """Notes that `user` has the form open, and tells who else has."""
    now = timezone.now()
    OpenForm.objects.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()
    OpenForm.objects.update_or_create(
        **about(record), user=user, defaults={"seen_at": now}, create_defaults={"seen_at": now, "opened_at": now}
    )
    open_forms = OpenForm.objects.of(record).exclude(user=user).filter(seen_at__gte=now - PRESENT_FOR)
    return list(open_forms.select_related("user").order_by("opened_at"))


@record_page(Action.SEE)
@require_POST
def presence(request: HttpRequest, record: Any) -> HttpResponse:
    """A form that is still open says so, and gets the notice anew."""
    return render(request, "editorial/others.html", {"others": opened_by(request.user, record)})
