"""A save that met a colleague's: both texts side by side, and a choice for each; what was typed stays until then."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.editorial.models import KeptEdit
from portal.editorial.records import context_of, form_of, record_page
from portal.publishing import workflow
from portal.publishing.composition import Path, composition_of, languages_at, model_at
from portal.publishing.drafts import newest
from portal.publishing.history import Change, changes, word_diff
from portal.publishing.merging import Clash, Conflict, Side, merge, resolve
from portal.publishing.policy import Action
from portal.publishing.snapshots import Snapshot, from_data, snapshot, snapshot_of

OWN_WORDS = "both"  # the third choice: a text that says what both wanted


class Choice(NamedTuple):
    """One clash as a question of the form."""

    clash: Clash
    name: str
    language: str
    is_text: bool
    differs: list[Any]  # their text against mine, word by word
    chosen: str
    words: str


class Standoff(NamedTuple):
    """What was typed, what it was typed over, and what stands there now."""

    mine: Snapshot
    base: Snapshot
    head: Any


@record_page(Action.SEE)
@require_http_methods(["GET", "POST"])
def conflict(request: HttpRequest, record: Any, kept: int) -> HttpResponse:
    edit = get_object_or_404(KeptEdit.objects.of(record).filter(user=request.user).select_related("base"), pk=kept)
    standoff = _standoff(record, edit)
    problems: list[str] = []
    if request.method == "POST":
        if "_drop" in request.POST:
            return _done(request, record, edit, _("What you had typed is dropped."))
        try:
            merged = _decided(standoff, request.POST)
            workflow.save(request.user, record, merged, standoff.head, edit.note, is_checked=False)
            return _done(request, record, edit, _("The draft is saved with what you have chosen."))
        except Conflict:
            problems = [_("Choose one text for each, or write one that says both.")]
        except ValidationError as error:
            problems = error.messages
    context = {
        "choices": _choices(standoff, request.POST),
        "typed": _typed(standoff),
        "problems": problems,
        "edit": edit,
        "head": standoff.head,
        "title": _("A colleague has saved in the meantime"),
    }
    return render(request, "editorial/conflict.html", context_of(request, record, **context))


def _standoff(record: Any, edit: KeptEdit) -> Standoff:
    head = newest(record)
    live = snapshot(record)
    base = snapshot_of(edit.base) if edit.base else live
    return Standoff(from_data(type(record), edit.data), base, head)


def _theirs(standoff: Standoff) -> Snapshot:
    return snapshot_of(standoff.head) if standoff.head else standoff.base


def _conflict(standoff: Standoff) -> Conflict | None:
    try:
        merge(standoff.base, standoff.mine, _theirs(standoff))
    except Conflict as found:
        return found
    return None


def _choices(standoff: Standoff, given: Mapping[str, Any]) -> list[Choice]:
    found = _conflict(standoff)
    if found is None:
        return []
    return [_choice(path, clash, standoff, given) for path, clash in zip(found.paths, found.clashes, strict=True)]


def _choice(path: Path, clash: Clash, standoff: Standoff, given: Mapping[str, Any]) -> Choice:
    model = standoff.mine.model
    languages = languages_at(model, path)
    return Choice(
        clash=clash,
        name=clash.path,
        language=next(iter(languages)) if len(languages) == 1 else "",
        is_text=_is_text(model, path),
        differs=word_diff(clash.theirs, clash.mine),
        chosen=given.get(f"side:{clash.path}", ""),
        words=given.get(f"words:{clash.path}", clash.mine),
    )


def _is_text(model: Any, path: Path) -> bool:
    return len(path) % 2 == 1 and path[-1] in composition_of(model_at(model, path)).languages


def _decided(standoff: Standoff, given: Mapping[str, Any]) -> Snapshot:
    """Raises Conflict for what has not been chosen."""
    found = _conflict(standoff)
    if found is None:
        return merge(standoff.base, standoff.mine, _theirs(standoff))
    sides, words = {}, {}
    for path, clash in zip(found.paths, found.clashes, strict=True):
        chosen = given.get(f"side:{clash.path}")
        if chosen == OWN_WORDS and _is_text(standoff.mine.model, path):
            sides[clash.path] = Side.MINE
            words[path] = given.get(f"words:{clash.path}", "").replace("\r\n", "\n")
        elif chosen in set(Side):
            sides[clash.path] = Side(chosen)
    merged = resolve(found, sides)
    for path, text in words.items():
        merged = merged.with_value(path, text)
    return merged


def _typed(standoff: Standoff) -> list[Change]:
    """Everything that was changed in the form, so that it can be read and copied whatever happens."""
    return changes(standoff.base, standoff.mine)


def _done(request: HttpRequest, record: Any, edit: KeptEdit, sentence: str) -> HttpResponseRedirect:
    edit.delete()
    messages.success(request, sentence)
    return HttpResponseRedirect(form_of(record))
