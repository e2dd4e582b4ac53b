"""The public page of a record as a revision has it, and as visitors see it now, made by the page's own view."""

from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from portal.editorial.preview.places import address_of
from portal.languages.addresses import GoneError, MovedPermanently
from portal.publishing.drafts import newest, present
from portal.publishing.merging import Conflict
from portal.publishing.models import Publishable, State
from portal.publishing.publication import what_would_go_out
from portal.publishing.revision import Revision
from portal.publishing.snapshots import Snapshot, snapshot_of
from portal.publishing.staging import staged


class NothingToShowError(Exception):
    """Says in a sentence why there is no page to show."""


class Subject(NamedTuple):
    """What is previewed; `revision` is None for a record that has none yet, which is shown as it stands."""

    record: Any
    revision: Revision | None
    wanted: Snapshot


class Rendered(NamedTuple):
    html: str
    left_out: list[str]  # in words: what of the draft cannot be shown
    above: list[str]  # names of what the record belongs to and visitors do not see, shown as if they did


def subject_of(record: Any, revision: Revision | None = None) -> Subject:
    """The newest draft, or one particular revision; what waits is shown as it would go out now."""
    if revision is None:
        return Subject(record, newest(record), present(record))
    if not revision.is_waiting:
        return Subject(record, revision, snapshot_of(revision))
    try:
        return Subject(record, revision, what_would_go_out(revision))
    except Conflict:  # said when it is published; until then it is shown as it was written
        return Subject(record, revision, snapshot_of(revision))


def page_of_draft(subject: Subject, language: str, part: str = "") -> Rendered:
    """The page as it would be if the revision were published now. Nothing stays: not in the database, where all of it
    is rolled back, and not in a cache, since no middleware is asked. Raises NothingToShowError."""
    try:
        with staged(subject.record, subject.wanted, **_as_published(subject)) as draft:
            above = _bring_out_above(draft.record)
            html = _asked_for(address_of(draft.record, language, part), language)
            return Rendered(html, draft.left_out, above)
    except ValidationError as error:
        raise NothingToShowError(" ".join(error.messages)) from error
    except Http404 as error:
        raise NothingToShowError(_("This draft has no page of its own: its address leads to nothing.")) from error
    except (GoneError, MovedPermanently) as error:
        raise NothingToShowError(_("The address of this draft leads to another page.")) from error


def page_of_visitors(record: Any, language: str, part: str = "") -> str | None:
    """The page that stands there now; None where visitors find none."""
    try:
        return _asked_for(address_of(record, language, part), language)
    except (Http404, GoneError, MovedPermanently, NothingToShowError):
        return None


def _as_published(subject: Subject) -> dict[str, Any]:
    """Out, since it was published first or from now on, and with what the draft tells readers of its changes."""
    record, now = subject.record, timezone.now()
    is_past = record.published_at is not None and record.published_at <= now
    own = subject.revision.change_notes if subject.revision and subject.revision.is_waiting else {}
    notes = [{"at": now.isoformat(), **own}] if any(own.values()) else []
    return {
        "state": State.PUBLISHED,
        "published_at": record.published_at if is_past else now,
        "change_notes": [*notes, *record.change_notes],
        "ending": {},
    }


def _bring_out_above(item: Any) -> list[str]:
    """Shows what `item` is seen with too, as its rows are; no draft of theirs is shown along with it."""
    brought = []
    for name in getattr(type(item), "SEEN_WITH", ()):
        parent = getattr(item, name)
        if isinstance(parent, Publishable) and not parent.is_public:
            rows = type(parent)._base_manager.filter(pk=parent.pk)
            rows.update(state=State.PUBLISHED, published_at=timezone.now(), ending={})
            brought.append(str(parent))
        brought += _bring_out_above(parent) if parent is not None else []
    return brought


def _asked_for(path: str, language: str) -> str:
    """The answer of the view at `path` to a visitor about whom nothing is known."""
    with translation.override(language):
        try:
            match = resolve(path)
        except Resolver404 as error:
            raise Http404(path) from error
        request = _request(path, language)
        request.resolver_match = match
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
        if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
            raise NothingToShowError(_("The address of this draft leads to another page."))
        return response.content.decode()


def _request(path: str, language: str) -> HttpRequest:
    """Without query, cookies or session: what staff see here is what everybody sees."""
    site = urlsplit(settings.SITE_URL)
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = path
    request.user = AnonymousUser()
    request.LANGUAGE_CODE = language
    request.META = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": site.hostname,
        "SERVER_PORT": str(site.port or (443 if site.scheme == "https" else 80)),
        "wsgi.url_scheme": site.scheme,
    }
    return request
