"""Pictures and documents as they are sent: pictures to keep for ever, documents to take along, drafts' to staff."""

from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from portal.media.documents import MEDIA_TYPES
from portal.media.models import Document, Image
from portal.media.passes import has_pass
from portal.media.storing import file_names
from portal.media.used import is_out, with_use

FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_WHILE = "public, max-age=600"
FOR_STAFF = "private, no-store"


@require_safe
def image(request: HttpRequest, path: str) -> FileResponse:
    """A size of a picture. All names of one picture begin alike (storing.py), whatever their size and type."""
    name = f"images/{path}"
    stem = path.rpartition(".")[0]
    alike = with_use(Image.objects.filter(file__startswith=f"images/{stem.rpartition('-')[0] or stem}"))
    found = next((picture for picture in alike if name in file_names(picture)), None)
    if found is None:
        raise Http404("No picture has this address.")
    return _sent(name, _caching(request, found, FOR_EVER), content_type=f"image/{path.rpartition('.')[2]}")


@require_safe
def document(request: HttpRequest, pk: int, filename: str) -> FileResponse:
    found = with_use(Document.objects.filter(pk=pk).exclude(file="")).first()
    if found is None or found.file_name != filename:
        raise Http404("No document has this address.")
    is_known = found.media_type in MEDIA_TYPES.values()
    content_type = found.media_type if is_known else "application/octet-stream"
    if content_type.startswith("text/"):
        content_type += "; charset=utf-8"
    caching = _caching(request, found, FOR_A_WHILE)
    return _sent(found.file.name, caching, content_type=content_type, as_attachment=True, filename=filename)


def _caching(request: HttpRequest, item: Any, of_the_public: str) -> str:
    """For how long which caches may keep it; raises Http404 for who may not have it."""
    if is_out(item):
        return of_the_public
    opts = item._meta
    if has_pass(request) or request.user.has_perm(f"{opts.app_label}.view_{opts.model_name}", item):
        return FOR_STAFF
    raise Http404("This is not out yet.")


def _sent(name: str, caching: str, **how: Any) -> FileResponse:
    """The file, piece by piece, whatever storage it is in."""
    try:
        file = default_storage.open(name)
    except FileNotFoundError:
        raise Http404("The file is not there.") from None
    headers = {"Cache-Control": caching, "X-Content-Type-Options": "nosniff"}
    return FileResponse(file, headers=headers, **how)
