"""Only files go out that can come back."""

import pytest

from portal.workbench.exchange.formats import FORMATS, written
from portal.workbench.exchange.problems import UnsendableError
from portal.workbench.exchange.reading import read
from tests.workbench.exchange.batches import a_batch, a_day_s_work, a_markdown_text, a_text


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_is_read_as_what_it_is(form: str) -> None:
    assert read(written(a_day_s_work(), form)).format == form


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_that_would_be_too_large_to_come_back_does_not_go_out(form: str) -> None:
    batch = a_batch(a_text("x" * 11_000_000))

    with pytest.raises(UnsendableError, match=r"^The file would be larger than 10 megabytes. Choose fewer texts.$"):
        written(batch, form)


@pytest.mark.parametrize("texts", [[], [a_text(" ")], [a_markdown_text("```\nkoodi\n```")]])
def test_nothing_is_no_file(texts: list[object]) -> None:
    with pytest.raises(UnsendableError, match=r"^There is nothing to translate in these texts.$"):
        written(a_batch(*texts), "xliff-2.0")
