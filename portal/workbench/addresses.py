"""Where the pages of the desk stand."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from portal.workbench.names import Key


def editor_address(record: Any, language: str) -> str:
    """Where the texts of a record are translated."""
    return reverse("workbench:editor", kwargs={"language": language, "kind": record._meta.label_lower, "pk": record.pk})


def queue_address(language: str, query: str = "") -> str:
    address = reverse("workbench:queue", kwargs={"language": language})
    return f"{address}?{query}" if query else address


def address_of_key(language: str, key: Key, query: str = "") -> str:
    """The editor of a record of which no more than its key is known."""
    model: Any = ContentType.objects.get_for_id(key[0]).model_class()
    address = reverse("workbench:editor", kwargs={"language": language, "kind": model._meta.label_lower, "pk": key[1]})
    return f"{address}?{query}" if query else address
