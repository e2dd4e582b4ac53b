"""A form of the admin as a browser sends it back."""

from typing import Any

from django.contrib.auth.models import User
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, FileInput, SelectMultiple
from django.test import Client

from portal.publishing.drafts import newest
from portal.publishing.owning import record_with
from portal.publishing.workflow import Terms, publish


def sent_back(client: Client, url: str, **changes: Any) -> dict[str, Any]:
    """What the form at `url` sends when somebody changes nothing but `changes`."""
    context = client.get(url).context
    forms = [context["adminform"].form]
    for group in context["inline_admin_formsets"]:
        forms += [group.formset.management_form, *group.formset.forms]
    data = {field.html_name: as_sent(field) for form in forms for field in form}
    if base := context.get("base"):
        data["_base"] = str(base.pk)
    return {name: value for name, value in (data | changes).items() if value is not None}


def as_sent(field: BoundField) -> Any:
    """One control's value, lines parted as browsers part them; None where a browser sends nothing."""
    value: Any = field.value()
    widget = getattr(field.field.widget, "widget", field.field.widget)
    if isinstance(widget, FileInput):
        return None
    if isinstance(widget, CheckboxInput):
        return "on" if value else None
    if isinstance(widget, SelectMultiple):
        return [str(getattr(record, "pk", record)) for record in value or []]
    shown = widget.format_value(value)
    if isinstance(widget, CheckboxSelectMultiple):
        return shown
    if isinstance(shown, list):
        return shown[0] if shown else ""
    return "" if shown is None else str(shown).replace("\n", "\r\n")


def new_row(formset: str, number: int, **values: Any) -> dict[str, Any]:
    """A row added below `number` others."""
    row = {f"{formset}-{number}-{name}": value for name, value in values.items()}
    return {f"{formset}-TOTAL_FORMS": str(number + 1), **row}


def go_out(record: Any) -> Any:
    """What waits of `record` is published by a colleague; the record as visitors then see it."""
    colleague, _is_new = User.objects.get_or_create(username="colleague", is_superuser=True)
    waiting = newest(record_with(record))
    if waiting is not None and waiting.is_waiting:
        publish(colleague, waiting, Terms(gate_reason="Not translated in this test."))
    return type(record).objects.get(pk=record.pk)
