"""Snapshots in words: what a column is called, and what stands in it, for people who have to compare or choose."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.languages.localized import codes, has_text
from portal.publishing.composition import Path, composition_of, model_at
from portal.publishing.naming import Names, asked_for
from portal.publishing.snapshots import Snapshot

NAMED = 3  # texts that are named before the others are counted


def label_of(path: Path, *snapshots: Snapshot | None, names: Names = asked_for) -> str:
    """“Section “Kiertotalous”: key words (Finnish)”. The name of a part is looked for in each of `snapshots`."""
    root = next(one for one in snapshots if one)
    if len(path) == 1:
        return column_label(root.model, path[0])
    parts = [one.part(path[0], path[1]) for one in snapshots if one]
    name = next((called for part in parts if part and (called := name_of(part, names))), "")
    kind = capfirst(str(model_at(root.model, path[:2])._meta.verbose_name))
    part_label = _("%(kind)s “%(name)s”") % {"kind": kind, "name": name} if name else kind
    if len(path) == 2 or not any(parts):
        return part_label
    return f"{part_label}: {label_of(path[2:], *parts, names=names)}"


def texts_named(model: Any, paths: Iterable[Path]) -> tuple[list[Path], str]:
    """Those of `paths` that there still are, and what they are called, without asking which part each stands in:
    “Title (Swedish), Section: key words (Swedish) and 2 more”."""
    labels = {path: label for path in paths if (label := _label_without_part(model, path))}
    texts = ", ".join(list(labels.values())[:NAMED])
    if (more := len(labels) - NAMED) > 0:
        texts = _("%(texts)s and %(count)d more") % {"texts": texts, "count": more}
    return list(labels), texts


def _label_without_part(model: Any, path: Path) -> str:
    """Empty for a text that there is no longer."""
    try:
        own = model_at(model, path)
        label = column_label(own, path[-1])
    except KeyError:
        return ""
    return label if len(path) == 1 else f"{capfirst(str(own._meta.verbose_name))}: {label}"


def column_label(model: Any, name: str) -> str:
    parts = composition_of(model)
    field = parts.columns.get(name) or parts.relations[name]
    label = capfirst(str(getattr(field, "translated_field", field).verbose_name))
    if language := parts.languages.get(name):
        return f"{label} ({dict(settings.LANGUAGES)[language]})"
    return label


def name_of(part: Snapshot, names: Names = asked_for) -> str:
    """What people call a part: its name in the first language that has one, or what it points at first."""
    named_by = getattr(part.model, "NAMED_BY", "")
    for code in codes():
        if has_text(text := part.columns.get(f"{named_by}_{code}")):
            return str(text)
    for name, field in composition_of(part.model).columns.items():
        if field.is_relation and part.columns.get(name):
            return text_at((name,), part, names)
    return ""


def text_at(path: Path, snapshot: Snapshot | None, names: Names = asked_for) -> str:
    """What stands at `path`, as text; empty where there is nothing."""
    value = snapshot.at(path) if snapshot else None
    if isinstance(value, Snapshot):
        return _whole(value, names)
    if snapshot is None or value is None:
        return ""
    parts = composition_of(model_at(snapshot.model, path))
    if path[-1] in parts.relations:
        return ", ".join(names(parts.relations[path[-1]].related_model, value))
    return _column_text(parts.columns[path[-1]], value, names)


def _whole(part: Snapshot, names: Names) -> str:
    """A part that is new or gone: each of its columns that says something, one a line."""
    texts = [(name, text_at((name,), part, names)) for name in part.columns]
    return "\n".join(f"{column_label(part.model, name)}: {text}" for name, text in texts if text)


def _column_text(field: Any, value: Any, names: Names) -> str:
    if field.is_relation:
        return ", ".join(names(field.related_model, [value]))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    return str(value)
