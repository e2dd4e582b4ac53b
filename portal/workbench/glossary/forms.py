"""The form of a term."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from portal.languages.forms import TranslatedForm


class GlossaryTermForm(TranslatedForm):
    def add_error(self, field: str | None, error: Any) -> None:
        """A translator who may not write a language is not kept from saving by what is wrong in it."""
        if field is None and hasattr(error, "error_dict"):
            here = {
                name: said for name, said in error.error_dict.items() if name in self.fields or name == NON_FIELD_ERRORS
            }
            error = ValidationError(here)
        super().add_error(field, error)
