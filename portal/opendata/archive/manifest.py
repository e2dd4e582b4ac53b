"""What an archive says of itself: what was frozen, as of which day, who approved it, the hash of each of its files."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.languages.dates import written
from portal.languages.localized import codes
from portal.opendata.answers import LICENCE
from portal.opendata.archive.approved import dated_approvals, records_of
from portal.opendata.archive.facts import status_of
from portal.publishing.models import Revision
from strategy.models import Strategy

FORMAT = 1


def revision_of(record: Any) -> int | None:
    """The number of the revision that the record's row holds; None where no draft of it was ever made."""
    held: int | None = Revision.objects.of(record).held().values_list("number", flat=True).first()
    return held


def manifest(strategy: Strategy, files: Mapping[str, bytes], as_of: date) -> bytes:
    approvals = [
        {"approved_on": approval.approved_on, "body": _texts(approval, "body")}
        for approval in dated_approvals(strategy)
    ]
    said = {
        "format": FORMAT,
        "title": _texts(strategy, "title"),
        "addresses": {code: f"{settings.SITE_URL}{strategy.address(code)}" for code in codes()},
        "as_of": as_of.isoformat(),
        "languages": {code: status_of(strategy, code) for code in codes()},
        "approvals": approvals,
        "records": [_record(record) for record in records_of(strategy)],
        "licence": LICENCE,
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())},
    }
    return as_json(said)


def as_json(said: Any) -> bytes:
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _record(record: Any) -> dict[str, Any]:
    kind, name = record._meta.model_name, _texts(record, record.NAMED_BY)
    return {"kind": kind, "key": str(record.pk), "name": name, "revision": revision_of(record)}


def _texts(item: Any, text: str) -> dict[str, str | None]:
    return {code: getattr(item, f"{text}_{code}") or None for code in codes()}


def readme(strategy: Strategy, code: str, as_of: date) -> bytes:
    """What the archive is and how it is read, in one language."""
    with override(code):
        paragraphs = [
            strategy.tr.title.plain,
            *_approved(strategy),
            _("The archive holds the public pages and the data of this strategy as they were on %(date)s.")
            % {"date": written(as_of)},
            _("Open index.html in a browser. The pages need no connection; what is not here is linked to the site."),
            _("The folder data holds the same facts in every language: strategy.json, and indicator-values.csv."),
            _(
                "A language may be behind the original or missing in part. The status in strategy.json and in "
                "manifest.json says so: own, behind or missing."
            ),
            _("News, lead projects and examples are left out, since they are no part of what was decided."),
            _("Contact details of people are left out, since they change. The site tells whom to call."),
            _(
                "manifest.json names each file with its SHA-256 hash. The name of the archive ends with the beginning "
                "of its own, so that anybody can see whether it has been changed."
            ),
            _("Texts and data may be used under the licence CC BY 4.0: name the source. Photographs are excepted."),
            f"{settings.SITE_URL}{strategy.address(code)}",
        ]
    return ("\n\n".join(paragraphs) + "\n").encode()


def _approved(strategy: Strategy) -> list[str]:
    return [
        _("Approved: %(date)s, %(body)s") % {"date": written(approval.approved_on), "body": approval.tr.body.plain}
        for approval in dated_approvals(strategy)
    ]
