"""Files that came back: looked at before they are kept, and kept until somebody has decided, or for 30 days."""

import io
import zipfile
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.languages.localized import codes
from portal.publishing.policy import Role, standing_of
from portal.workbench.batches.access import may_exchange
from portal.workbench.batches.judging import names_records
from portal.workbench.exchange.identity import SegmentId
from portal.workbench.exchange.problems import UnreadableError
from portal.workbench.exchange.reading import MAX_BYTES, read
from portal.workbench.exchange.returned import ReturnedFile
from portal.workbench.models import ReturnedUpload

KEPT_FOR = timedelta(days=30)
LONGEST_NAME = 200
_PACKED = b"PK\x03\x04"


def taken_in(user: Any, language: str, uploaded: Any) -> ReturnedUpload:
    """Kept under the language of its translations, which need not be `language`. Raises UnreadableError, and then
    nothing is kept."""
    if (uploaded.size or 0) > MAX_BYTES:
        raise UnreadableError(
            _("The file is larger than %(megabytes)d megabytes.") % {"megabytes": MAX_BYTES // 1_000_000}
        )
    data = uploaded.read()
    if _is_archive(data):
        raise UnreadableError(_("This is an archive. Unpack it and send the files in it one at a time."))
    file = read(data)
    found = _language_of(user, file) or language
    if not names_records(file):
        raise UnreadableError(
            _("The portal knows none of the texts in this file. It comes from elsewhere, or its pages are gone.")
        )
    name = (uploaded.name or "")[-LONGEST_NAME:] or "–"
    return ReturnedUpload.objects.create(name=name, data=data, language=found, uploaded_by=user)


def _is_archive(data: bytes) -> bool:
    """Such as goes out where texts were written in several languages; a workbook is told about elsewhere."""
    if not data.startswith(_PACKED):
        return False
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        return False
    return "[Content_Types].xml" not in names and "mimetype" not in names


def _language_of(user: Any, file: ReturnedFile) -> str:
    """The one language that all texts of the file are translated into; "" where there are several, or none."""
    found = {name.target_language for segment in file.segments if (name := SegmentId.read(segment.id))}
    if len(found) != 1:
        return ""
    language = found.pop()
    called = dict(settings.LANGUAGES).get(language, language)
    if language not in codes():
        raise UnreadableError(_("The portal has no pages in the language of this file (%(name)s).") % {"name": called})
    if not may_exchange(user, language):
        sentence = _("The translations in this file are in another language (%(name)s), which is not yours to write.")
        raise UnreadableError(sentence % {"name": called})
    return language


def file_of(upload: ReturnedUpload) -> ReturnedFile:
    return read(bytes(upload.data))


def uploads_of(user: Any) -> QuerySet[ReturnedUpload]:
    """One's own; administrators see those of all."""
    uploads = ReturnedUpload.objects.select_related("uploaded_by").defer("data")
    if Role.ADMINISTRATOR in standing_of(user).roles:
        return uploads
    return uploads.filter(uploaded_by=user)


def forget_old() -> None:
    ReturnedUpload.objects.filter(uploaded_at__lt=timezone.now() - KEPT_FOR).delete()
