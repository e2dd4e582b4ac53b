"""Records with their units, and what a translator had before her, in short."""

from typing import Any

from portal.publishing import workflow
from portal.publishing.drafts import newest, present
from portal.publishing.workflow import Terms
from portal.workbench.judging import digest
from portal.workbench.models import Unit
from portal.workbench.standing import say_right
from portal.workbench.syncing import now_of, sync, sync_live
from portal.workbench.texts import texts_of
from portal.workbench.writing import Seen
from tests.builders import a_member
from tests.publishing.editors import changed


def the_unit(record: Any, path: str = "title", language: str = "sv") -> Unit:
    """As the database has it."""
    unit: Unit = Unit.objects.of(record).get(path=path, language=language)
    return unit


def a_unit(record: Any, path: str = "title", language: str = "sv") -> Unit:
    sync(record)
    return the_unit(record, path, language)


def seen(source: str, target: str) -> Seen:
    return Seen(digest(source), digest(target))


def states(record: Any, language: str = "sv") -> dict[str, str]:
    return dict(Unit.objects.of(record).filter(language=language).values_list("path", "state"))


def confirmed(record: Any, user: Any = None) -> Any:
    """The record, every translation of it confirmed as it stands."""
    sync_live(record)
    user = user or a_member("publisher")
    for language in ("fi", "sv", "en"):
        texts = {text.path: text for text in texts_of(now_of(record))}
        pairs = {
            path: (digest(text.written[text.original_language]), digest(text.written[language]))
            for path, text in texts.items()
            if text.original_language != language
        }
        say_right(user, record, language, pairs)
    return record


def edited(record: Any, user: Any = None, *, is_wording_only: bool = False, **columns: Any) -> Any:
    """A draft, saved as a form saves it."""
    user = user or a_member("publisher")
    wanted = changed(present(record), **columns)
    return workflow.save(user, record, wanted, newest(record), is_wording_only=is_wording_only)


def published(record: Any, **columns: Any) -> Any:
    """The record as the database has it after an edit has gone out."""
    publisher = a_member("publisher")
    draft = edited(record, publisher, **columns)
    workflow.publish(publisher, draft, Terms(alone_reason="Small", gate_reason="Later"))
    return type(record)._base_manager.get(pk=record.pk)


def digest_pair(source: str, target: str) -> tuple[str, str]:
    return digest(source), digest(target)
