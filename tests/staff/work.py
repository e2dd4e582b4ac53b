"""Work that is under way: drafts, what was submitted, scheduled or failed, comments, saves that met a colleague's."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from portal.editorial.models import KeptEdit, PreviewComment, PreviewLink
from portal.publishing import workflow
from portal.publishing.about import about
from portal.publishing.drafts import newest, present, save_draft
from portal.publishing.revision import Revision
from portal.publishing.workflow import Terms


def a_draft(record: Any, user: Any, **columns: Any) -> Revision:
    wanted = present(record)
    for name, text in (columns or {"title_fi": f"Luonnos {Revision.objects.count()}"}).items():
        wanted = wanted.with_value((name,), text)
    return save_draft(record, wanted, user, newest(record))


def submitted(record: Any, user: Any, **columns: Any) -> Revision:
    draft = a_draft(record, user, **columns)
    workflow.submit(user, draft)
    return draft


def scheduled(record: Any, writer: Any, user: Any, **columns: Any) -> Revision:
    draft = a_draft(record, writer, **columns)
    terms = Terms(at=timezone.now() + timedelta(days=1), gate_reason="Käännös tulee.", alone_reason="Loma.")
    return workflow.schedule(user, draft, terms)


def failed(record: Any, writer: Any, user: Any) -> Revision:
    revision = scheduled(record, writer, user)
    Revision.objects.filter(pk=revision.pk).update(failure="Osoite on varattu.")
    return revision


def a_comment(record: Any, user: Any, text: str = "Onko vuosi oikein?") -> PreviewComment:
    revision = newest(record) or a_draft(record, user)
    link = PreviewLink.objects.create(**about(record), revision=revision, made_by=user)
    made: PreviewComment = PreviewComment.objects.create(
        **about(record), link=link, revision=revision, name="Vieras", text=text, language="fi"
    )
    return made


def a_kept_edit(record: Any, user: Any) -> KeptEdit:
    kept: KeptEdit = KeptEdit.objects.create(**about(record), user=user, data=present(record).as_data())
    return kept
