"""Texts as they go out to translators: one batch, and one file, for each language that they were written in."""

import io
import zipfile
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from portal.languages.page import absolute
from portal.publishing.policy import languages_to_write
from portal.workbench.addresses import editor_address
from portal.workbench.batches.standing import TextNow, texts_now
from portal.workbench.batches.telling import Labels, asked_of, terms_in
from portal.workbench.exchange.batch import Batch, ExchangedText, State
from portal.workbench.exchange.formats import FORMATS, written
from portal.workbench.exchange.problems import UnsendableError
from portal.workbench.exchange.segments import segments
from portal.workbench.failing import Vocabulary
from portal.workbench.models import TO_DO, UnitState
from portal.workbench.texts import longest, markdown_texts

Chosen = Collection[int]  # primary keys of units


class SentFile(NamedTuple):
    name: str
    content_type: str
    data: bytes


def batches_of(
    user: Any, language: str, records: Sequence[Any], *, has_everything: bool = False, only: Chosen | None = None
) -> list[Batch]:
    """The texts that `user` may translate: those that are to do, or everything, or `only` some. What need not be
    translated does not go out."""
    mine = [record for record in records if language in languages_to_write(user, record)]
    texts = [text for text in texts_now(mine, language) if _goes_out(text, only, has_everything=has_everything)]
    return batches(texts, language, told=True)


def _goes_out(text: TextNow, only: Chosen | None, *, has_everything: bool) -> bool:
    if text.unit.state == UnitState.EXEMPT:
        return False
    if only is not None:
        return text.unit.pk in only
    return has_everything or text.unit.state in TO_DO


def batches(texts: Sequence[TextNow], language: str, *, told: bool = False) -> list[Batch]:
    """One for each language that the texts were written in; `told`: people read them, who want to know more."""
    telling = _Telling(texts) if told else None
    groups = defaultdict[str, list[ExchangedText]](list)
    for text in texts:
        groups[text.text.original_language].append(_exchanged(text, telling))
    return [Batch(source, language, tuple(group)) for source, group in groups.items()]


class _Telling:
    def __init__(self, texts: Sequence[TextNow]) -> None:
        self.labels, self.asked, self.vocabulary = Labels(texts), asked_of(texts), Vocabulary()

    def of(self, text: TextNow) -> dict[str, str]:
        asked = self.asked.get(text.unit.pk, "") if text.unit.pk else ""
        return {
            "label": self.labels.of(text),
            "url": absolute(editor_address(text.of.record, text.unit.language)),
            "note": " ".join(filter(None, (asked, terms_in(text, self.vocabulary.index)))),
        }


def _exchanged(text: TextNow, telling: _Telling | None) -> ExchangedText:
    unit = text.unit
    is_behind = unit.state == UnitState.BEHIND
    details = telling.of(text) if telling else {"label": text.key}
    return ExchangedText(
        key=text.key,
        source=text.source,
        target=text.target,
        state=_state(text),
        previous=(unit.made_from, text.target) if is_behind and unit.made_from else None,
        max_length=longest(text.text.model, text.text.name, unit.language),
        is_markdown=text.text.name in markdown_texts(text.text.model),
        **details,
    )


def _state(text: TextNow) -> State:
    """What has been said since not to need a translation comes back as any other text."""
    if text.unit.state == UnitState.EXEMPT:
        return State.CURRENT if text.target.strip() else State.MISSING
    return State(text.unit.state)


def sent(batches: Sequence[Batch], language: str, form: str, day: date) -> SentFile:
    """One file, or where there are several, an archive that holds them; raises UnsendableError."""
    full = [batch for batch in batches if next(segments(batch), None) is not None]
    if not full:
        raise UnsendableError(_("There is nothing to translate in these texts."))
    form_of = FORMATS[form]
    name = f"portal-{language}-{day.isoformat()}"
    if len(full) == 1:
        return SentFile(f"{name}.{form_of.extension}", form_of.content_type, written(full[0], form))
    files = {
        f"portal-{batch.source_language}-{language}-{day.isoformat()}.{form_of.extension}": written(batch, form)
        for batch in full
    }
    return SentFile(f"{name}.zip", "application/zip", _archive(files))


def _archive(files: dict[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return archive.getvalue()
