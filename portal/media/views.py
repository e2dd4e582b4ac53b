"""Pictures and documents as they are sent: pictures to keep for ever, documents to take along."""

from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from portal.media.documents import MEDIA_TYPES
from portal.media.models import Document
from portal.media.used import used_by_nothing_but_drafts

FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_WHILE = "public, max-age=600"
FOR_STAFF = "private, no-store"


@require_safe
def image(request: HttpRequest, path: str) -> FileResponse:
    extension = path.rpartition(".")[2]
    return _sent(f"images/{path}", FOR_EVER, content_type=f"image/{extension}")


@require_safe
def document(request: HttpRequest, pk: int, filename: str) -> FileResponse:
    """The file of a document; one that nothing but drafts use is for staff alone."""
    held = Document.objects.filter(pk=pk).exclude(file="")
    found, caching = held.exclude(used_by_nothing_but_drafts()).first(), FOR_A_WHILE
    if found is None and request.user.is_staff:
        found, caching = held.first(), FOR_STAFF
    if found is None or found.file_name != filename:
        raise Http404("No document has this address.")
    is_known = found.media_type in MEDIA_TYPES.values()
    content_type = found.media_type if is_known else "application/octet-stream"
    if content_type.startswith("text/"):
        content_type += "; charset=utf-8"
    return _sent(found.file.name, caching, content_type=content_type, as_attachment=True, filename=filename)


def _sent(name: str, caching: str, **how: Any) -> FileResponse:
    """The file, piece by piece, whatever storage it is in."""
    try:
        file = default_storage.open(name)
    except FileNotFoundError:
        raise Http404("The file is not there.") from None
    headers = {"Cache-Control": caching, "X-Content-Type-Options": "nosniff"}
    return FileResponse(file, headers=headers, **how)
