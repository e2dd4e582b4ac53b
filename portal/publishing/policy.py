"""Who may do what, to which records: an allow-list. What no rule allows is refused; docs/editor.md has the table."""

from enum import StrEnum
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from portal.languages.localized import codes
from portal.publishing.composition import Path, composition_of, model_at
from portal.publishing.models import Part, Publishable
from portal.publishing.owning import owner_of, owner_path


class Role(models.TextChoices):
    """The names of Django's groups."""

    TRANSLATOR = "translator", _("Translator")
    EDITOR = "editor", _("Editor")
    PUBLISHER = "publisher", _("Publisher")
    ADMINISTRATOR = "administrator", _("Administrator")


class Action(StrEnum):
    SEE = "see"  # its form, drafts, previews and history
    ADD = "add"
    WRITE = "write"
    TRANSLATE = "translate"  # write the texts of one's own languages
    SUBMIT = "submit"  # and take back what was submitted
    SHARE = "share"  # links for people without an account
    DISCARD = "discard"
    RESTORE = "restore"
    PUBLISH = "publish"  # now, or at a time
    TAKE_OFF = "take_off"  # withdraw, unpublish, and put back
    HAND_OVER = "hand_over"  # to another organisation
    DELETE = "delete"
    REDACT = "redact"


class Kind(StrEnum):
    RECORDS = "records"  # what is published, and its parts
    SHARED = "shared"  # pictures, documents, sources, organisations, terms: used by many, without drafts
    ENQUIRIES = "enquiries"
    AUDIT = "audit"
    USERS = "users"


class Reach(StrEnum):
    OWN = "own"  # of the member's organisation
    ALL = "all"


class Rule(NamedTuple):
    role: Role
    kind: Kind
    reach: Reach
    actions: frozenset[Action]


_TRANSLATING = frozenset({Action.SEE, Action.TRANSLATE})
_EDITING = frozenset(
    {Action.SEE, Action.ADD, Action.WRITE, Action.SUBMIT, Action.SHARE, Action.DISCARD, Action.RESTORE}
)
_PUBLISHING = _EDITING | {Action.PUBLISH, Action.TAKE_OFF, Action.HAND_OVER, Action.DELETE}
_KEEPING = frozenset({Action.SEE, Action.ADD, Action.WRITE})
_HANDLING = frozenset({Action.SEE, Action.WRITE})
_SEEING = frozenset({Action.SEE})

RULES = (
    Rule(Role.TRANSLATOR, Kind.RECORDS, Reach.ALL, _TRANSLATING | {Action.SUBMIT}),
    Rule(Role.TRANSLATOR, Kind.SHARED, Reach.ALL, _TRANSLATING),
    Rule(Role.EDITOR, Kind.RECORDS, Reach.OWN, _EDITING | {Action.DELETE}),
    Rule(Role.EDITOR, Kind.SHARED, Reach.ALL, _KEEPING),
    Rule(Role.EDITOR, Kind.ENQUIRIES, Reach.OWN, _HANDLING),
    Rule(Role.PUBLISHER, Kind.RECORDS, Reach.ALL, _PUBLISHING),
    Rule(Role.PUBLISHER, Kind.SHARED, Reach.ALL, _KEEPING | {Action.DELETE}),
    Rule(Role.PUBLISHER, Kind.ENQUIRIES, Reach.ALL, _HANDLING),
    Rule(Role.PUBLISHER, Kind.AUDIT, Reach.ALL, _SEEING),
    Rule(Role.ADMINISTRATOR, Kind.RECORDS, Reach.ALL, _PUBLISHING | {Action.REDACT}),
    Rule(Role.ADMINISTRATOR, Kind.SHARED, Reach.ALL, _KEEPING | {Action.DELETE}),
    Rule(Role.ADMINISTRATOR, Kind.ENQUIRIES, Reach.ALL, _HANDLING | {Action.DELETE}),
    Rule(Role.ADMINISTRATOR, Kind.AUDIT, Reach.ALL, _SEEING),
    Rule(Role.ADMINISTRATOR, Kind.USERS, Reach.ALL, _KEEPING | {Action.DELETE}),
)

KINDS = {
    "contacts.organisation": Kind.SHARED,
    "media.image": Kind.SHARED,
    "media.document": Kind.SHARED,
    "facts.source": Kind.SHARED,
    "workbench.glossaryterm": Kind.SHARED,
    "search.synonymgroup": Kind.SHARED,
    "contacts.enquiry": Kind.ENQUIRIES,
    "publishing.auditentry": Kind.AUDIT,
    "auth.user": Kind.USERS,
}


class Standing(NamedTuple):
    """What a user is here; kept on the user for as long as the request lasts."""

    roles: frozenset[Role]
    languages: frozenset[str]  # in which a translator writes
    organisation: Any  # primary key, or None
    publishes_translations: bool = True  # of a translator, in her languages


NOBODY = Standing(frozenset(), frozenset(), None)


def standing_of(user: Any) -> Standing:
    if not getattr(user, "pk", None) or not user.is_active:
        return NOBODY
    kept: Standing | None = user.__dict__.get("standing_here")
    if kept is None:
        kept = user.__dict__["standing_here"] = _read_standing(user)
    return kept


def _read_standing(user: Any) -> Standing:
    if user.is_superuser:
        return Standing(frozenset({Role.ADMINISTRATOR}), frozenset(codes()), _membership(user).organisation)
    names = set(user.groups.values_list("name", flat=True))
    membership = _membership(user)
    roles = frozenset(role for role in Role if role in names)
    return Standing(roles, membership.languages, membership.organisation, membership.publishes_translations)


def _membership(user: Any) -> Standing:
    memberships = apps.get_model("publishing", "Membership")._default_manager.filter(user=user)
    columns = ("organisation_id", "languages", "publishes_translations")
    organisation, languages, publishes = memberships.values_list(*columns).first() or (None, [], True)
    return Standing(frozenset(), frozenset(languages) & frozenset(codes()), organisation, publishes)


def kind_of(model: Any) -> Kind | None:
    if issubclass(model, Publishable | Part):
        return Kind.RECORDS
    return KINDS.get(model._meta.label_lower)


def may(user: Any, action: Action, about: Any) -> bool:
    """`about` is a record, one of its parts, or a model, which asks whether there may be a record of which it holds."""
    is_model = isinstance(about, type)
    kind = kind_of(about if is_model else type(about))
    standing = standing_of(user)
    rules = [rule for rule in RULES if rule.role in standing.roles and rule.kind == kind and action in rule.actions]
    if not is_model and (_is_kept(action, kind, about) or _is_out_of_reach(user, action, kind, about)):
        return False
    if any(rule.reach == Reach.ALL for rule in rules):
        return True
    if not rules or standing.organisation is None:
        return False
    return is_model or owner_of(about) == standing.organisation


def _is_kept(action: Action, kind: Kind | None, record: Any) -> bool:
    """What visitors have seen is withdrawn or unpublished, never deleted."""
    if action != Action.DELETE or kind != Kind.RECORDS:
        return False
    return isinstance(record, Part) or record.published_at is not None


def _is_out_of_reach(user: Any, action: Action, kind: Kind | None, other: Any) -> bool:
    """Superusers are changed by superusers alone, and nobody deletes herself."""
    if kind != Kind.USERS or action not in {Action.WRITE, Action.DELETE}:
        return False
    return (action == Action.DELETE and other.pk == user.pk) or (other.is_superuser and not user.is_superuser)


def languages_to_write(user: Any, about: Any) -> frozenset[str]:
    """The languages whose texts `user` may write: all for who may write everything, a translator's own."""
    if may(user, Action.WRITE, about):
        return frozenset(codes())
    return standing_of(user).languages if may(user, Action.TRANSLATE, about) else frozenset()


def may_write(user: Any, record: Any, path: Path) -> bool:
    """Whether `user` may change what stands at `path` of a record: a translator, texts of her languages alone."""
    if may(user, Action.WRITE, record):
        return True
    if len(path) % 2 == 0:  # a whole part, new or gone
        return False
    language = composition_of(model_at(type(record), path)).languages.get(path[-1])
    return language in languages_to_write(user, record) and not path[-1].startswith("slug_")


def may_publish_language(user: Any, record: Any, language: str) -> bool:
    """Whether a translation that `user` writes goes out at once: a publisher's, and a translator's in her own language
    unless it has been taken from her."""
    if may(user, Action.PUBLISH, record):
        return True
    standing = standing_of(user)
    return standing.publishes_translations and language in standing.languages and may(user, Action.TRANSLATE, record)


def may_publish_path(user: Any, record: Any, path: Path) -> bool:
    """The same of what stands at `path`: who may not publish everything brings out texts of her languages alone."""
    if may(user, Action.PUBLISH, record):
        return True
    language = composition_of(model_at(type(record), path)).languages.get(path[-1]) if len(path) % 2 else None
    return language is not None and may_write(user, record, path) and may_publish_language(user, record, language)


def where(user: Any, action: Action, model: Any) -> Q:
    """Which rows of `model` the reach of the user's rules takes in, as a condition of a query."""
    standing, kind = standing_of(user), kind_of(model)
    reaches = {
        rule.reach for rule in RULES if rule.role in standing.roles and rule.kind == kind and action in rule.actions
    }
    if Reach.ALL in reaches:
        return ~Q(pk__in=[])
    if not reaches or standing.organisation is None:
        return Q(pk__in=[])
    return Q(**{owner_path(model): standing.organisation})


def seen_by(user: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
    """The records that `user` finds in lists and choices: those that may be seen, and what is public anyway."""
    model = queryset.model
    found = where(user, Action.SEE, model)
    if kind_of(model) == Kind.RECORDS and standing_of(user).roles:
        found |= Q(pk__in=model._default_manager.public().values("pk"))
    return queryset.filter(found)
