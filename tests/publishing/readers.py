"""Everybody who may come to a page of the staff, the states that a record can be in, and what the rules say of both."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

from django.utils import timezone

from portal.editorial.models import KeptEdit, PreviewComment, PreviewLink
from portal.editorial.preview.links import token_of
from portal.publishing import workflow
from portal.publishing.about import about
from portal.publishing.composition import composition_of
from portal.publishing.drafts import newest, present
from portal.publishing.models import State
from portal.publishing.policy import RULES, Action, Kind, Reach, Role
from portal.publishing.revision import Revision
from portal.publishing.workflow import Terms
from tests.builders import a_member, an_organisation

SECRET = "Salaisuus"  # stands in what visitors do not see, and nowhere else
FORGED = "Kaapattu"
LANGUAGE = "sv"  # of the translator


class Reader(NamedTuple):
    role: Role | None
    is_own: bool = False  # whether the records belong to her organisation
    is_staff: bool = True

    def may(self, action: Action, kind: Kind = Kind.RECORDS) -> bool:
        """What the rules say of a record, or of something that belongs to nobody."""
        return any(
            rule.role == self.role and rule.kind == kind and action in rule.actions
            for rule in RULES
            if rule.reach == Reach.ALL or self.is_own
        )

    def may_some(self, action: Action, kind: Kind) -> bool:
        """Whether there may be something of this kind with which she may do it."""
        return any(rule.role == self.role and rule.kind == kind and action in rule.actions for rule in RULES)

    def writes(self, language: str) -> bool:
        return self.may(Action.WRITE) or (self.may(Action.TRANSLATE) and language == LANGUAGE)


READERS = {
    "visitor": Reader(None, is_staff=False),
    "staff without a role": Reader(None),
    "translator": Reader(Role.TRANSLATOR),
    "editor of its keeper": Reader(Role.EDITOR, is_own=True),
    "editor of another": Reader(Role.EDITOR),
    "publisher": Reader(Role.PUBLISHER),
    "administrator": Reader(Role.ADMINISTRATOR),
}


def a_user(reader: Reader, keeper: Any) -> Any:
    organisation = keeper if reader.is_own else an_organisation()
    languages = [LANGUAGE] if reader.role == Role.TRANSLATOR else []
    return a_member(*filter(None, [reader.role]), organisation=organisation, languages=languages)


def first_text(model: Any) -> str:
    """A translated text that every record of the kind has."""
    return next(text for text in model.translated_fields() if text not in {"slug", "abbreviation"})


def texts(model: Any, words: str) -> dict[str, str]:
    names = composition_of(model).languages
    return {name: f"{words} {names[name]}" for name in names if name.startswith(f"{first_text(model)}_")}


def draft(record: Any, writer: Any, words: str = SECRET) -> Revision:
    wanted = present(record)
    for name, text in texts(type(record), f"{words} {Revision.objects.count()}").items():
        wanted = wanted.with_value((name,), text)
    return workflow.save(writer, record, wanted, newest(record))


def _hide_row(record: Any, **columns: Any) -> None:
    type(record).objects.filter(pk=record.pk).update(**texts(type(record), SECRET), **columns)


def _never_published(record: Any, writer: Any) -> None:
    _hide_row(record, state=State.DRAFT, published_at=None)
    draft(record, writer)


def _published(record: Any, writer: Any) -> None:
    """With a past: a draft that was discarded."""
    workflow.discard(writer, draft(record, writer))


def _edited(record: Any, writer: Any) -> None:
    _published(record, writer)
    draft(record, writer)


def _submitted(record: Any, writer: Any) -> None:
    _edited(record, writer)
    workflow.submit(writer, newest(record))


def _scheduled(record: Any, writer: Any) -> None:
    terms = Terms(at=timezone.now() + timedelta(days=1), alone_reason="Loma.", gate_reason="Kiire.")
    workflow.schedule(writer, draft(record, writer), terms)


def _withdrawn(record: Any, writer: Any) -> None:
    _edited(record, writer)
    notice = {"at": timezone.now().isoformat(), "notice": {"fi": "Vanha.", "sv": "Gammal."}}
    type(record).objects.filter(pk=record.pk).update(state=State.WITHDRAWN, ending=notice)


def _unpublished(record: Any, writer: Any) -> None:
    _hide_row(record)
    _edited(record, writer)
    ending = {"at": timezone.now().isoformat(), "notice": {}, "address": ""}
    type(record).objects.filter(pk=record.pk).update(state=State.UNPUBLISHED, ending=ending)


STATES: dict[str, Callable[[Any, Any], None]] = {
    "never published": _never_published,
    "published": _published,
    "edited": _edited,
    "submitted": _submitted,
    "scheduled": _scheduled,
    "withdrawn": _withdrawn,
    "unpublished": _unpublished,
}
SEEN_BY_VISITORS = {"published", "edited", "submitted", "scheduled"}


class Around(NamedTuple):
    """What surrounds the work on a record."""

    kept: KeptEdit
    link: PreviewLink
    comment: PreviewComment

    @property
    def token(self) -> str:
        return token_of(self.link)


def around(record: Any, writer: Any, user: Any, language: str) -> Around:
    """A link with a comment, and a save in `language` that `user` has still to decide about."""
    revision: Any = newest(record) or Revision.objects.of(record).first()
    link = PreviewLink.objects.create(**about(record), revision=revision, made_by=writer)
    comment = PreviewComment.objects.create(
        **about(record), link=link, revision=revision, name="Vieras", text=SECRET, language="fi"
    )
    column = f"{first_text(type(record))}_{language}"
    typed = present(record).with_value((column,), FORGED)
    base = revision if revision and revision.is_waiting else None
    kept = KeptEdit.objects.create(**about(record), user=user, base=base, data=typed.as_data())
    return Around(kept, link, comment)
