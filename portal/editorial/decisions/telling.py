"""What is said when something has gone out, or will."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from portal.editorial.decisions.moments import said, strikes_twice
from portal.languages.localized import codes, current
from portal.publishing.publication import Published
from portal.publishing.revision import Revision


def named(languages: Collection[str]) -> str:
    """“Finnish, Swedish”, in the site's order."""
    names = dict(settings.LANGUAGES)
    return ", ".join(str(names[code]) for code in codes() if code in languages)


def tell_published(request: HttpRequest, record: Any, published: Published, languages: Collection[str] | None) -> None:
    record.refresh_from_db()
    facts = {"name": record, "time": said(published.revision.decided_at or timezone.now())}
    if languages is None:
        sentence = _("“%(name)s” is on the site as you saw it here, since %(time)s.") % facts
    else:
        sentence = _("Of “%(name)s” the texts in these languages are on the site since %(time)s: %(languages)s.")
        sentence = sentence % (facts | {"languages": named(languages)})
    if hasattr(record, "address"):
        _say(request, messages.SUCCESS, sentence, record.address(current()), _("See the page"))
    else:
        messages.success(request, sentence)
    for left_out in published.left_out:
        messages.warning(request, left_out)


def tell_scheduled(request: HttpRequest, record: Any, scheduled: Revision) -> None:
    moment = scheduled.publish_at or timezone.now()
    sentence = _("“%(name)s” goes out on %(time)s, Finnish time (%(zone)s).") % {
        "name": record,
        "time": said(moment),
        "zone": settings.TIME_ZONE,
    }
    if strikes_twice(moment):
        sentence += " " + _("The clocks show this time twice that night: it goes out at the first, in summer time.")
    _say(request, messages.SUCCESS, sentence, reverse("editorial:coming"), _("All that is coming"))


def _say(request: HttpRequest, level: int, sentence: str, url: str, link: str) -> None:
    messages.add_message(request, level, format_html('{} <a href="{}">{}</a>', sentence, url, link))
