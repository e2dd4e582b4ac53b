"""The page on which files come back, and on which those wait that nobody has decided on."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.publishing.policy import Role, standing_of
from portal.workbench.batches.access import called, exchange_page
from portal.workbench.batches.forms import UploadForm
from portal.workbench.batches.uploads import forget_old, taken_in, uploads_of
from portal.workbench.exchange.problems import UnreadableError
from portal.workbench.models import ReturnedUpload


@exchange_page
@require_http_methods(["GET", "HEAD", "POST"])
def import_(request: HttpRequest, language: str) -> HttpResponse:
    forget_old()
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    upload = _taken_in(request, language, form)
    if upload and upload.language == language:
        return redirect("workbench:returned", language=language, pk=upload.pk)
    context = {
        **admin.site.each_context(request),
        "title": _("Translations that came back: %(language)s") % {"language": called(language)},
        "target_language": language,
        "language_name": called(language),
        "form": form,
        "elsewhere": upload,
        "elsewhere_language": called(upload.language) if upload else "",
        "waiting": [_waiting(request.user, one) for one in uploads_of(request.user)],
    }
    return render(request, "workbench/batches/import.html", context)


def _taken_in(request: HttpRequest, language: str, form: UploadForm) -> ReturnedUpload | None:
    if not form.is_valid():
        return None
    try:
        return taken_in(request.user, language, form.cleaned_data["file"])
    except UnreadableError as error:
        form.add_error("file", str(error))
        return None


def _waiting(user: Any, upload: ReturnedUpload) -> dict[str, Any]:
    """Administrators see whose it is, where it is not their own."""
    by = upload.uploaded_by
    is_others = Role.ADMINISTRATOR in standing_of(user).roles and by != user
    name = (by.get_full_name() or by.get_username()) if by and is_others else ""
    return {"upload": upload, "language": called(upload.language), "by": name}
