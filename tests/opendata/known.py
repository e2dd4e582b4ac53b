"""Records that are told because something public names them."""

from typing import Any

from tests.builders import an_agreement, an_organisation


def a_known_organisation(**columns: Any) -> Any:
    organisation = an_organisation(**columns)
    an_agreement().parties.add(organisation)
    return organisation
