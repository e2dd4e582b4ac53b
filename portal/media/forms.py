"""The forms through which pictures and documents come in: nothing is kept that has not been cleaned.

`form.save()` writes the files and the row together; `form.save(commit=False)` writes nothing. Django's admin calls
the second and then saves the row itself, so that an admin of these forms says in its `save_model`: `form.save()`.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.languages.lists import text_columns
from portal.media.documents import MEDIA_TYPES, CleanDocument, clean_document
from portal.media.models import Document, Image
from portal.media.pictures import CleanPicture, clean_picture
from portal.media.storing import let_go_of_file, replacing_files, store_document, store_picture

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Any]
else:
    _ModelForm = forms.ModelForm


class PictureField(forms.FileField):
    """An upload that comes out as a CleanPicture."""

    widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif,image/gif"})

    def to_python(self, data: Any) -> Any:
        upload = super().to_python(data)
        return clean_picture(upload) if upload else None


class DocumentField(forms.FileField):
    """An upload that comes out as a CleanDocument; False when the editor takes the file away."""

    widget = forms.ClearableFileInput(attrs={"accept": ",".join(f".{extension}" for extension in MEDIA_TYPES)})

    def to_python(self, data: Any) -> Any:
        upload = super().to_python(data)
        return clean_document(upload) if upload else None


class HeldFile(NamedTuple):
    """What the upload field shows of the file that a document has: a link to it."""

    name: str
    url: str

    def __str__(self) -> str:
        return self.name


class FormWithFile(_ModelForm):
    """Writes the file together with the row that names it."""

    def store(self, upload: Any) -> None:
        """Write `upload`, the cleaned value of the field, and name it in the instance."""
        raise NotImplementedError

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001 (Django's own signature)
        if self.errors or not commit:
            return super().save(commit=commit)  # which raises where there are errors
        with replacing_files(self.instance):
            self.store(self.cleaned_data.get("upload"))  # a translator’s form has none
            return super().save()


class ImageForm(FormWithFile):
    upload = PictureField(
        label=_("File"),
        help_text=_("JPEG, PNG, WebP, AVIF or GIF, at most 20 MB. What the camera noted in it is taken out."),
    )

    class Meta:
        model = Image
        fields = ["original_language", *text_columns("title", "alt", "caption"), "is_decorative", "credit"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["upload"] = self.instance.file

    def store(self, upload: Any) -> None:
        if isinstance(upload, CleanPicture):
            store_picture(self.instance, upload)


class DocumentForm(FormWithFile):
    upload = DocumentField(
        label=_("File"),
        required=False,
        help_text=_("PDF, Word, Excel, PowerPoint, OpenDocument, text or CSV, at most 50 MB."),
    )

    class Meta:
        model = Document
        fields = ["original_language", *text_columns("title"), "language", "url", "published"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.file:
            self.initial["upload"] = HeldFile(self.instance.file_name, self.instance.download_url())

    def store(self, upload: Any) -> None:
        if isinstance(upload, CleanDocument):
            store_document(self.instance, upload)
        elif upload is False:
            let_go_of_file(self.instance)
