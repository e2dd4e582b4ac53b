"""Names that columns had when older snapshots were made. A migration that renames a column registers the old name."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db import models

from portal.publishing.revision import RenamedColumn

_FEW = 20  # renames of one name after another; more would be a circle


def rename_in_revisions(model: str, old: str, new: str, *, is_translated: bool = False) -> Callable[[Any, Any], None]:
    """Beside a RenameField, for `RunPython`: `rename_in_revisions("strategy.Strategy", "slogan", "motto")`.

    The migration depends on the first one of `publishing`. A translated text is renamed in every language.
    """
    endings = [f"_{code}" for code, _name in settings.LANGUAGES] if is_translated else [""]

    def register(apps: Any, schema_editor: Any) -> None:
        renamed = apps.get_model("publishing", "RenamedColumn")._base_manager
        for ending in endings:
            renamed.update_or_create(model=model.lower(), old=old + ending, defaults={"new": new + ending})

    return register


class Renames:
    """What columns are called now; the table is read once, however many snapshots are read with the same one."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[str, str]] | None = None

    def present_names(self, model: type[models.Model], unknown: Iterable[str], known: Iterable[str]) -> dict[str, str]:
        """What each of the `unknown` names is called now; what is gone for good is not in it."""
        renamed, found = self._of(model), {}
        for name in unknown:
            now = name
            for _step in range(_FEW):
                if now in known or now not in renamed:
                    break
                now = renamed[now]
            if now in known:
                found[name] = now
        return found

    def _of(self, model: type[models.Model]) -> dict[str, str]:
        if self._rows is None:
            self._rows = defaultdict(dict)
            for label, old, new in RenamedColumn.objects.values_list("model", "old", "new"):
                self._rows[label][old] = new
        return self._rows.get(model._meta.label_lower, {})
