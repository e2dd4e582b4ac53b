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

sought = Signal()
"""sender: None; pattern (a compiled one). Who keeps texts that can never be rewritten answers with a line, in English,
for each place in which it stands."""

asked_for_what_is_due = Signal()
"""sender: Revision. Sent outside any transaction, after what is scheduled has gone out: whoever follows the moments of
publication (`published_at`) does what these have made due, at little cost where there is nothing."""
