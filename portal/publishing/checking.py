"""Whether a record may be saved as it stands, said of the exact field; and what a database says, in words."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models
from django.utils.translation import gettext as _


def check(item: models.Model, changed: Collection[str] | None = None, exclude: Collection[str] = ()) -> None:
    """`full_clean`, but a rule of one column names that column, though it has a message of its own.

    Only the rules about one of the `changed` columns are asked, if those are given.
    """
    errors: dict[str, list[Any]] = {}
    try:
        item.full_clean(exclude=exclude, validate_constraints=False)
    except ValidationError as error:
        errors = error.update_error_dict({})
    for _constraint, name, said in broken(item, changed):
        if name == NON_FIELD_ERRORS or name not in errors:
            errors.setdefault(name, []).extend(said.error_list)
    if errors:
        raise ValidationError(errors)


def taken(item: models.Model, changed: Collection[str]) -> Iterator[tuple[Any, str, ValidationError]]:
    """The `changed` columns that must be unique and are not."""
    uniqueness = [rule for rule in item._meta.constraints if isinstance(rule, models.UniqueConstraint)]
    return broken(item, changed, uniqueness)


def broken(
    item: Any, changed: Collection[str] | None = None, rules: Any = None
) -> Iterator[tuple[Any, str, ValidationError]]:
    """The rules that `item` breaks, each with the field to name."""
    for constraint in item._meta.constraints if rules is None else rules:
        if changed is not None and not _columns_of(constraint) & {*changed}:
            continue
        try:
            constraint.validate(type(item), item)
        except ValidationError as error:
            yield constraint, field_named_by(constraint), error


def _columns_of(constraint: Any) -> set[str]:
    condition = getattr(constraint, "condition", None)
    return {*getattr(constraint, "fields", ()), *(condition.referenced_base_fields if condition else ())}


def field_named_by(constraint: Any) -> str:
    fields: Sequence[str] = getattr(constraint, "fields", ())
    return str(fields[0]) if len(fields) == 1 else NON_FIELD_ERRORS


def below(place: str, error: ValidationError) -> ValidationError:
    """The same error of a part, said of the part's place in its record."""
    named = error.update_error_dict({})
    return ValidationError(
        {place if name == NON_FIELD_ERRORS else f"{place}/{name}": said for name, said in named.items()}
    )


@contextmanager
def in_words(item: models.Model) -> Iterator[None]:
    """What the database alone refuses (another save was faster, or nothing was checked before) as an error that names
    the field."""
    try:
        yield
    except IntegrityError as error:
        raise _said(item, str(error)) from error
    except (models.ProtectedError, models.RestrictedError) as error:
        raise ValidationError(still_used(item)) from error


def _said(item: models.Model, refusal: str) -> ValidationError:
    for constraint in item._meta.constraints:
        column = field_named_by(constraint)
        if constraint.name in refusal or f"{item._meta.db_table}.{column}" in refusal:
            return ValidationError({column: constraint.get_violation_error_message()})
    sentence = _("The database refuses this %(kind)s as it stands.") % {"kind": item._meta.verbose_name}
    return ValidationError(sentence)


def still_used(item: models.Model) -> str:
    return _("“%(name)s” cannot be removed: something else still uses it.") % {"name": item}
