"""The kinds of files that go out."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.workbench.exchange import po, sheet, xliff_1, xliff_2
from portal.workbench.exchange.batch import Batch
from portal.workbench.exchange.problems import UnsendableError
from portal.workbench.exchange.reading import MAX_BYTES
from portal.workbench.exchange.segments import segments


@dataclass(frozen=True, slots=True)
class Format:
    name: str
    extension: str
    content_type: str
    write: Callable[[Batch], bytes]


FORMATS = {
    "xliff-1.2": Format("XLIFF 1.2", "xlf", "application/xliff+xml", xliff_1.write),
    "xliff-2.0": Format("XLIFF 2.0", "xlf", "application/xliff+xml", xliff_2.write),
    "po": Format("gettext PO", "po", "text/x-gettext-translation; charset=utf-8", po.write),
    "csv": Format("CSV (Excel)", "csv", "text/csv; charset=utf-8", sheet.write),
}


def written(batch: Batch, form: str) -> bytes:
    """The file of `batch`, which is sure to be read when it comes back; raises UnsendableError."""
    if next(segments(batch), None) is None:
        raise UnsendableError(_("There is nothing to translate in these texts."))
    data = FORMATS[form].write(batch)
    if len(data) > MAX_BYTES:
        sentence = _("The file would be larger than %(megabytes)d megabytes. Choose fewer texts.")
        raise UnsendableError(sentence % {"megabytes": MAX_BYTES // 1_000_000})
    return data
