"""The lists of the front page: what waits for somebody, her drafts, what goes out, what lacks a text, what is new."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.editorial.reaching import Records, name_of, records_of
from portal.publishing.policy import Role, standing_of
from portal.publishing.revision import Revision
from portal.staff import work
from portal.staff.work import Found, Row, Work
from portal.workbench.desk.badge import what_to_translate

FEW, MOST = 8, 200  # rows of a list among others, and of one that stands alone
WAITING, SCHEDULED = "waiting", "scheduled"

LISTS: dict[str, tuple[Any, Sequence[Work]]] = {
    WAITING: (
        gettext_lazy("Waiting for you"),
        (work.KEPT, work.FAILED, work.COMMENTS, work.QUESTIONS, work.ANSWERS, work.SUBMITTED),
    ),
    "drafts": (gettext_lazy("Your drafts"), (work.OWN_DRAFTS,)),
    "organisation": (gettext_lazy("Drafts of your organisation"), (work.DRAFTS_OF_ORGANISATION,)),
    SCHEDULED: (gettext_lazy("Scheduled"), (work.SCHEDULED,)),
    "exceptions": (gettext_lazy("Exceptions to the gate"), (work.EXCEPTIONS,)),
    "published": (gettext_lazy("Published recently"), (work.PUBLISHED,)),
    "done": (gettext_lazy("What you did last"), (work.DONE,)),
}
ASKED = "all"  # in the address: the list that is shown alone


class Worklist(NamedTuple):
    name: str
    title: Any
    rows: Sequence[Row]
    all_url: str  # where there are more than these


def worklists(user: Any, alone: str = "") -> list[Worklist]:
    """Those that have something in them; or `alone`, at length."""
    names, most = ([alone], MOST) if alone in LISTS else (list(LISTS), FEW)
    found = {name: _found(name, user, most) for name in names}
    records = records_of(item for items in found.values() for _work, item in items)
    made = [_worklist(name, found[name], user, records, most) for name in names]
    return [one for one in made if one.rows]


def _found(name: str, user: Any, most: int) -> list[tuple[Work, Any]]:
    """One more than is shown tells that there are more."""
    _title, sources = LISTS[name]
    return [(source, item) for source in sources for item in source.find(user)[: most + 1]]


def _worklist(name: str, found: list[tuple[Work, Any]], user: Any, records: Records, most: int) -> Worklist:
    rows = [
        source.row(Found(user, item, record, name_of(record, _columns(item))))
        for source, item in found[:most]
        if (record := records.get((item.content_type_id, item.object_id)))
    ]
    return Worklist(name, LISTS[name][0], rows, _all_of(name) if len(found) > most else "")


def _all_of(name: str) -> str:
    return reverse("editorial:coming") if name == SCHEDULED else f"{reverse('admin:index')}?{ASKED}={name}"


def _columns(item: Any) -> dict[str, Any] | None:
    """What a draft calls its record."""
    is_draft = isinstance(item, Revision) and item.is_waiting
    return item.data["columns"] if is_draft else None


def what_a_role_lacks(user: Any) -> list[str]:
    """Said to whom it concerns."""
    standing, sentences = standing_of(user), []
    if Role.EDITOR in standing.roles and standing.organisation is None:
        sentences.append(_("You have no organisation yet, so that no record is yours to write. Ask an administrator."))
    if Role.TRANSLATOR in standing.roles and not standing.languages:
        sentences.append(_("You have no languages yet, so that no text is yours to write. Ask an administrator."))
    return sentences


def front_of(user: Any, alone: str = "") -> dict[str, Any]:
    """What the page of `templates/admin/index.html` shows above the kinds of record."""
    lists, is_alone = worklists(user, alone), alone in LISTS
    title = {"title": LISTS[alone][0]} if is_alone else {}
    return title | {
        "worklists": lists,
        "stands_alone": is_alone,
        "has_nothing_to_do": not is_alone
        and bool(standing_of(user).roles)
        and all(one.name != WAITING for one in lists),
        "lacks": what_a_role_lacks(user),
        "translations": [] if is_alone else what_to_translate(user),
    }
