"""What the tests of the drawings share: reading a drawing as strict XML."""

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from tests.reading import xml_of

Parse = Callable[[str], ET.Element]


@pytest.fixture
def parsed() -> Parse:
    """Reads a drawing, or fails with the place where it is not well-formed."""
    return xml_of


@pytest.fixture
def words(parsed: Parse) -> Callable[[str], list[str]]:
    """The texts that a drawing shows, in order, each without its line breaks."""
    return lambda drawing: [" ".join(text.itertext()) for text in parsed(drawing).iter("text")]
