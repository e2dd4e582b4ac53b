"""The queue of one language: what there is to translate, filtered and sorted, given to somebody."""

from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext
from django.views.decorators.http import require_http_methods

from portal.languages.localized import current
from portal.languages.numbers import whole_number
from portal.publishing.policy import Role
from portal.workbench.addresses import address_of_key, queue_address
from portal.workbench.batches.access import may_exchange
from portal.workbench.desk.access import desk_page, languages_of_desk
from portal.workbench.models import TO_DO, Unit, UnitState
from portal.workbench.names import short_label
from portal.workbench.queue import MINE, NOBODYS, ORDERS, Progress, Row, Wanted, progress, queue

ORDER_LABELS = {
    "site": gettext_lazy("as on the site"),
    "due": gettext_lazy("due first"),
    "changed": gettext_lazy("changed last"),
    "words": gettext_lazy("longest first"),
}


class Choice(NamedTuple):
    value: str
    label: Any
    is_chosen: bool


class Chip(NamedTuple):
    label: str
    state: str
    words: str
    has_failing: bool
    url: str


class Shown(NamedTuple):
    row: Row
    url: str
    name: str  # in forms: "strategy.strategy/5"
    people: str
    chips: list[Chip]


class KindProgress(NamedTuple):
    label: str
    of: Progress
    percent: str
    url: str


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest, language: str) -> HttpResponse:
    wanted = Wanted.read(language, request.GET, request.user)
    if request.method == "POST":
        _assign(request, wanted)
        return HttpResponseRedirect(queue_address(language, request.META.get("QUERY_STRING", "")))
    page, rows = queue(wanted, whole_number(request.GET.get("page", "")) or 1, current())
    whole, *kinds = progress(language)
    context = {
        **admin.site.each_context(request),
        "title": _("Translations: %(language)s") % {"language": dict(settings.LANGUAGES)[language]},
        "target_language": language,
        "languages": [(code, name) for code, name in settings.LANGUAGES if code in languages_of_desk(request.user)],
        "rows": [_shown(row, wanted) for row in rows],
        "page": page,
        "record_count": page.paginator.count,
        "pages": [(number, queue_address(language, wanted.query(page=number))) for number in page.paginator.page_range],
        "progress": whole,
        "kinds": [_kind_progress(kind, wanted) for kind in kinds],
        "states": [Choice(state.value, capfirst(str(state.label)), state in wanted.states) for state in UnitState],
        "kind_choices": [_kind_choice(kind, wanted) for kind in kinds],
        "orders": [Choice(name, label, name == wanted.order) for name, label in ORDER_LABELS.items() if name in ORDERS],
        "wanted": wanted,
        "whose": MINE if wanted.assigned_to else NOBODYS if wanted.is_unassigned else "",
        "people": _people(language),
        "may_assign": may_exchange(request.user, language),
        "query": wanted.query(),
    }
    return render(request, "workbench/queue.html", context)


def _shown(row: Row, wanted: Wanted) -> Shown:
    model = _kind_of(row.key[0])
    people = ", ".join(dict.fromkeys(_called(unit.assigned_to) for unit in row.units if unit.assigned_to))
    url = address_of_key(wanted.language, row.key, wanted.query())
    chips = _chips(model, row.units, url)
    return Shown(row, url, f"{model._meta.label_lower}/{row.key[1]}", people, chips)


def _chips(model: Any, units: list[Unit], url: str) -> list[Chip]:
    """Texts of parts that are called alike are told together: “Theme: title (4)”."""
    alike: dict[tuple[str, str], list[Unit]] = {}
    for unit in units:
        alike.setdefault((short_label(model, unit.path), unit.state), []).append(unit)
    return [
        Chip(
            f"{label} ({len(found)})" if len(found) > 1 else label,
            state,
            str(found[0].get_state_display()),
            any(unit.failing for unit in found),
            f"{url}#text-{found[0].pk}",
        )
        for (label, state), found in alike.items()
    ]


def _called(user: Any) -> str:
    return str(user.get_full_name() or user.get_username())


def _kind_of(content_type: int | None) -> Any:
    return ContentType.objects.get_for_id(content_type or 0).model_class()


def _kind_label(content_type: int | None) -> str:
    return capfirst(str(_kind_of(content_type)._meta.verbose_name_plural))


def _kind_choice(kind: Progress, wanted: Wanted) -> Choice:
    return Choice(str(kind.kind), _kind_label(kind.kind), kind.kind == wanted.kind)


def _kind_progress(kind: Progress, wanted: Wanted) -> KindProgress:
    percent = pgettext("share", "%(number)s%%") % {"number": kind.percent}
    return KindProgress(_kind_label(kind.kind), kind, percent, queue_address(wanted.language, f"kind={kind.kind}"))


def _people(language: str) -> QuerySet[Any]:
    """Who may be given something: translators of the language, and who may publish it."""
    users = get_user_model()._default_manager.filter(is_active=True).order_by("username")
    roles = Q(groups__name__in=[Role.PUBLISHER, Role.ADMINISTRATOR])
    translators = Q(groups__name=Role.TRANSLATOR, membership__languages__icontains=f'"{language}"')
    return users.filter(roles | translators).distinct()


def _assign(request: HttpRequest, wanted: Wanted) -> None:
    """What has been ticked is given to somebody, or gets a day."""
    names, posted = request.POST.getlist("record"), request.POST
    if not may_exchange(request.user, wanted.language):
        messages.error(request, _("This language is not yours to write."))
        return
    if not names:
        messages.warning(request, _("Nothing was ticked."))
        return
    changes = _changes(posted.get("assign_to", ""), posted.get("due_on", ""), wanted.language)
    if not changes:
        messages.warning(request, _("Choose to whom it is given, or until when."))
        return
    count = _ticked(names, wanted).update(**changes)
    sentence = ngettext("%(count)d text changed.", "%(count)d texts changed.", count) % {"count": count}
    messages.success(request, sentence)


def _changes(person: str, day: str, language: str) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if person == NOBODYS:
        changes |= {"assigned_to": None, "due_on": None}
    elif found := _people(language).filter(pk=whole_number(person)).first():
        changes["assigned_to"] = found
    if day:
        try:
            changes["due_on"] = date.fromisoformat(day)
        except ValueError:
            return {}
    return changes


def _ticked(names: list[str], wanted: Wanted) -> QuerySet[Any]:
    chosen = Q(pk__in=[])
    for name in names:
        label, _stroke, pk = name.partition("/")
        app, _dot, model = label.partition(".")
        chosen |= Q(content_type__app_label=app, content_type__model=model, object_id=pk)
    ticked = wanted.units().filter(chosen, state__in=TO_DO)
    return Unit.objects.filter(pk__in=ticked.order_by().values("pk"))
