"""What the tests of the drawings share: reading a drawing as strict XML."""

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

Parse = Callable[[str], ET.Element]


@pytest.fixture
def parsed() -> Parse:
    """Reads a drawing, or fails with the place where it is not well-formed."""
    return lambda drawing: ET.fromstring(drawing)  # noqa: S314 - the portal's own markup, never a stranger's


@pytest.fixture
def words(parsed: Parse) -> Callable[[str], list[str]]:
    """The texts that a drawing shows, in order, each without its line breaks."""
    return lambda drawing: [" ".join(text.itertext()) for text in parsed(drawing).iter("text")]
