"""What people with a link write to the editors of a draft: kept, told to whom it concerns, and marked as handled."""

from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.editorial.models import PreviewComment, PreviewLink
from portal.editorial.records import page_of
from portal.publishing.audit import Deed, note
from portal.publishing.policy import Action, may
from portal.publishing.revision import Revision

if TYPE_CHECKING:
    _CommentForm = forms.ModelForm[PreviewComment]
else:
    _CommentForm = forms.ModelForm

MOST = 50  # on one link


class CommentForm(_CommentForm):
    website = forms.CharField(required=False, label=gettext_lazy("Leave this empty"))  # no person sees it

    class Meta:
        model = PreviewComment
        fields = ("name", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="", auto_id="preview-%s")
        self.fields["name"].label = gettext_lazy("Your name")
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["text"].label = gettext_lazy("Comment")
        self.fields["website"].widget.attrs |= {"tabindex": "-1", "autocomplete": "off"}

    @property
    def is_of_a_machine(self) -> bool:
        return bool(self.data.get("website"))


def keep_comment(link: PreviewLink, revision: Revision, language: str, written: PreviewComment) -> None:
    """Raises ValidationError where the link has had its comments."""
    with transaction.atomic():
        locked = PreviewLink.objects.select_for_update().get(pk=link.pk)
        if PreviewComment.objects.filter(link=locked).count() >= MOST:
            raise ValidationError(_("There are many comments on this link already. Write to the sender of the link."))
        written.link, written.revision, written.language = locked, revision, language
        written.content_type, written.object_id = link.content_type, link.object_id
        written.save()
        note(None, Deed.COMMENTED, link.record, revision=revision)


def handle(user: Any, record: Any, pk: int) -> bool:
    """Whether it was there and somebody had still to look at it."""
    open_one = PreviewComment.objects.of(record).filter(pk=pk, handled_at=None)
    return bool(open_one.update(handled_at=timezone.now(), handled_by=user))


class OpenComment(NamedTuple):
    comment: PreviewComment
    record: Any
    url: str  # the page on which it can be handled


def open_comments_for(user: Any) -> list[OpenComment]:
    """Comments that nobody has handled, on records that `user` may write; the newest first."""
    comments = list(PreviewComment.objects.filter(handled_at=None).order_by("-made_at", "-pk"))
    records = _records_of(comments)
    found = [(comment, records.get((comment.content_type_id, comment.object_id))) for comment in comments]
    return [
        OpenComment(comment, record, page_of(record, "share"))
        for comment, record in found
        if record is not None and may(user, Action.WRITE, record)
    ]


def _records_of(comments: list[PreviewComment]) -> dict[tuple[int, str], Any]:
    """One query for each kind of record."""
    records: dict[tuple[int, str], Any] = {}
    for kind in {comment.content_type_id for comment in comments}:
        model: Any = ContentType.objects.get_for_id(kind).model_class()
        keys = {comment.object_id for comment in comments if comment.content_type_id == kind}
        for record in model._base_manager.filter(pk__in=keys) if model else ():
            records[kind, str(record.pk)] = record
    return records
