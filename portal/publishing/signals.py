"""What search, feeds and the translators' desk listen to; sent inside the transaction of what has happened."""

from django.dispatch import Signal

revision_made = Signal()
"""sender: the record's model; record, revision. A draft was saved or restored, or dropped: then it is what staff
see without it."""

published = Signal()
"""sender: the record's model; record, revision (or None). What visitors see of it has changed, or is gone."""

redacted = Signal()
"""sender: the record's model; record, pattern (a compiled one) and mark. Personal data has been taken out of everything
that is kept of the record here: who keeps texts elsewhere does the same, with `pattern.sub(mark, text)`."""
