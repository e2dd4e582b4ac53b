"""The page that lists frozen strategies, and the archives themselves."""

from typing import NamedTuple

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.facts.shown import sources_shown
from portal.fixedpages.models import FixedPage, fixed_page
from portal.languages.addresses import GoneError
from portal.languages.dates import written
from portal.languages.localized import LocalizedText, current
from portal.languages.page import crumb_to, home_crumb, page_for
from portal.media.shown import written_size
from portal.opendata.archive.models import FOLDER, FrozenStrategy
from portal.publishing.visible import shown

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
    words = fixed_page(FixedPage.Key.FROZEN_STRATEGIES, "sources")
    crumbs = [home_crumb(), crumb_to("strategies", _("Strategies"))]
    return render(
        request,
        "opendata/archives.html",
        {
            "page": page_for(request, words, section="strategies", crumbs=crumbs),
            "words": words,
            "sources": sources_shown(shown(words, "sources")),
            "archives": [_row(archive) for archive in archives],
        },
    )


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
    archive = _on_offer(name)
    etag = f'"{archive.sha256}"'
    headers = {"Cache-Control": FOR_A_WHILE, "ETag": etag, "X-Content-Type-Options": "nosniff"}
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers=headers)
    try:
        file = default_storage.open(f"{FOLDER}{name}")
    except FileNotFoundError:
        raise Http404("The archive is not there.") from None
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip", headers=headers)


def _on_offer(name: str) -> FrozenStrategy:
    """The archive of that name. Raises GoneError for one that has been taken down, Http404 for one of nothing."""
    file = f"{FOLDER}{name}"
    archive: FrozenStrategy | None = FrozenStrategy.objects.public().filter(file=file).first()
    if archive:
        return archive
    if gone := FrozenStrategy.objects.taken_down().filter(file=file).first():
        sentence = _("This archive was taken off the site on %(date)s.") % {"date": written(gone.taken_down_at)}
        raise GoneError(LocalizedText(sentence, current(), current()))
    raise Http404(name)
