"""The page that lists frozen strategies, and the archives themselves."""

from typing import NamedTuple

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from portal.fixedpages.models import FixedPage
from portal.languages.dates import written
from portal.languages.localized import LocalizedText, codes
from portal.languages.page import crumb_to, home_crumb, page_for
from portal.media.shown import written_size
from portal.opendata.archive.models import FOLDER, FrozenStrategy

FOR_A_WHILE = "public, max-age=600"  # the archive never changes, but its strategy may be taken off the site


class ArchiveRow(NamedTuple):
    """See templates/opendata/archives.html."""

    title: LocalizedText
    strategy_url: str
    url: str
    file_name: str
    meta: str
    size: str
    sha256: str


@require_safe
def frozen_strategies(request: HttpRequest) -> HttpResponse:
    archives = FrozenStrategy.objects.public().select_related("strategy").order_by("-frozen_at", "-pk")
    crumbs = [home_crumb(), crumb_to("strategies", _("Strategies"))]
    return render(
        request,
        "opendata/archives.html",
        {
            "page": page_for(request, _words(), section="strategies", crumbs=crumbs),
            "archives": [_row(archive) for archive in archives],
        },
    )


def _words() -> FixedPage:
    """The page's name and lead in every language; nobody edits them."""
    words = FixedPage(key="frozen-strategies")
    for code in codes():
        with override(code):
            setattr(words, f"title_{code}", _("Strategies as they were decided"))
            lead = _("Each archive holds a strategy’s pages and data in every language. It never changes afterwards.")
            setattr(words, f"summary_{code}", lead)
    return words


def _row(archive: FrozenStrategy) -> ArchiveRow:
    number = archive.revision_number
    facts = [
        _("approved %(date)s") % {"date": written(archive.approved_on)},
        _("frozen %(date)s") % {"date": written(archive.frozen_at)},
        _("revision %(number)s") % {"number": number} if number else "",
    ]
    return ArchiveRow(
        title=archive.strategy.tr.title,
        strategy_url=archive.strategy.get_absolute_url(),
        url=archive.download_url,
        file_name=archive.file_name,
        meta=", ".join(filter(None, facts)),
        size=f"ZIP, {written_size(archive.size)}",
        sha256=archive.sha256,
    )


@require_safe
def frozen_strategy(request: HttpRequest, name: str) -> HttpResponseBase:
    archive = get_object_or_404(FrozenStrategy.objects.public(), file=f"{FOLDER}{name}")
    etag = f'"{archive.sha256}"'
    headers = {"Cache-Control": FOR_A_WHILE, "ETag": etag, "X-Content-Type-Options": "nosniff"}
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers=headers)
    try:
        file = default_storage.open(archive.file.name)
    except FileNotFoundError:
        raise Http404("The archive is not there.") from None
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip", headers=headers)
