"""Puts a preview together: the page, the bar above it, what has changed in it, and what is said below it."""

from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.editorial.preview.answers import answer, in_frame, with_frames
from portal.editorial.preview.marking import NEW_PAGE, Comparison, Insertion, compared, marks, woven
from portal.editorial.preview.outline import Outline
from portal.editorial.preview.places import elsewhere
from portal.editorial.preview.rendering import (
    NothingToShowError,
    Rendered,
    Subject,
    page_of_draft,
    page_of_visitors,
)
from portal.editorial.preview.ways import Asked, Ways
from portal.languages.localized import current
from portal.languages.names import self_name
from portal.publishing.composition import composition_of


def preview_of(subject: Subject, wish: Asked, ways: Ways, below: str = "") -> HttpResponse:
    """`below` is markup for the end of the page's own part."""
    try:
        page = page_of_draft(subject, wish.language, wish.part)
    except NothingToShowError as nothing:
        bar = _bar(subject, wish, ways)
        html = render_to_string(
            "editorial/preview_nothing.html", {"bar": bar, "reader": current(), "sentence": nothing, "below": below}
        )
        return _framed_if_asked(answer(html, current()), wish)
    outline = Outline(page.html)
    comparison = _comparison(outline, subject, wish)
    bar = _bar(subject, wish, ways) | {"notes": _notes(page, comparison)}
    insertions: list[Insertion] = [
        (outline.head_end, render_to_string("editorial/preview_head.html").strip()),
        (outline.body_start, render_to_string("editorial/preview_bar.html", {"bar": bar}).strip()),
        (outline.main_end, _end(comparison, wish.language) + below),
        *_marked(comparison, wish.language),
        *(((place, ' target="_blank"') for place in outline.ways_out) if wish.is_framed else ()),
    ]
    return _framed_if_asked(answer(woven(page.html, insertions), wish.language), wish)


def side_by_side(subject: Subject, ways: Ways) -> HttpResponse:
    """The three languages at once; each is a preview of its own, in a frame."""
    wish = Asked(current(), is_marked=True, is_framed=False, part="")
    frames = [
        {"code": link.code, "name": link.name, "url": link.url, "page_url": ways.to(link.code)}
        for link in ways.languages("", framed="1")
    ]
    bar = _bar(subject, wish, ways) | {"languages": ways.languages(""), "is_side_by_side": True}
    context = {"bar": bar, "frames": frames, "reader": current(), "record": subject.record}
    return with_frames(answer(render_to_string("editorial/side_by_side.html", context), current()))


def _framed_if_asked(response: HttpResponse, wish: Asked) -> HttpResponse:
    return in_frame(response) if wish.is_framed else response


def _comparison(outline: Outline, subject: Subject, wish: Asked) -> Comparison | None:
    """With the page of visitors, if marks are wanted."""
    if not wish.is_marked:
        return None
    there = page_of_visitors(subject.record, wish.language, wish.part)
    return NEW_PAGE if there is None else compared(outline, Outline(there))


def _marked(comparison: Comparison | None, language: str) -> list[Insertion]:
    with override(language):
        return marks(comparison.changed, _("Changed")) if comparison else []


def _end(comparison: Comparison | None, language: str) -> str:
    gone = comparison.gone if comparison else []
    if not gone:
        return ""
    context = {"gone": gone, "reader": current(), "language": language}
    return render_to_string("editorial/preview_gone.html", context).strip()


def _notes(page: Rendered, comparison: Comparison | None) -> list[str]:
    notes = list(page.left_out)
    if page.above:
        sentence = _("Visitors do not see this while what it belongs to is not on the site: %(names)s.")
        notes.append(sentence % {"names": ", ".join(page.above)})
    if comparison and comparison.is_new:
        notes.append(_("New page: visitors see nothing at its address now."))
    elif comparison and comparison.is_same:
        notes.append(_("In this language the page says the same as the one that visitors see."))
    return notes


def _bar(subject: Subject, wish: Asked, ways: Ways) -> dict[str, Any]:
    kept = {"marks": "" if wish.is_marked else "off", "part": wish.part}
    return {
        "reader": current(),
        "revision": subject.revision,
        "is_shared": not ways.form,
        "is_framed": wish.is_framed,
        "is_marked": wish.is_marked,
        "languages": ways.languages(wish.language, **kept),
        "language_name": self_name(wish.language),
        "marks_url": ways.to(wish.language, part=wish.part, marks="off" if wish.is_marked else ""),
        "pages": _pages(subject.record, wish, ways),
        "side_by_side_url": ways.to_side_by_side(),
        "form_url": ways.form,
        "share_url": ways.share,
        "comment_url": ways.comment,
    }


def _pages(record: Any, wish: Asked, ways: Ways) -> list[dict[str, Any]]:
    """The record's own page, and those on which its parts stand, where there are such."""
    model: Any = type(record)
    parts = composition_of(model).parts
    names = {
        part: capfirst(str(parts[part].related_model._meta.verbose_name_plural)) for part in elsewhere(type(record))
    }
    return [
        {"title": title, "url": ways.to(wish.language, part=part), "is_current": part == wish.part}
        for part, title in ({"": _("Page")} | names).items()
        if names
    ]
