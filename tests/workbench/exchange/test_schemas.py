"""What goes out is valid against the schemas of OASIS, whatever the texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.workbench.exchange.batch import State
from portal.workbench.exchange.formats import FORMATS
from tests.workbench.exchange.batches import a_batch, a_day_s_work, a_markdown_text, a_text, scrambled, without_database
from tests.workbench.exchange.schemas import FILES, faults


@pytest.mark.parametrize("form", FILES)
def test_a_text_in_every_state_is_valid(form: str) -> None:
    assert faults(form, FORMATS[form].write(a_day_s_work())) == []


@pytest.mark.parametrize("form", FILES)
@pytest.mark.parametrize("state", State)
def test_texts_that_do_not_go_side_by_side_are_valid_in_every_state(form: str, state: State) -> None:
    text = a_markdown_text("Yksi\n\nKaksi", "Ett", state=state, previous=("Yksi", "Ett\n\nTvå"))

    assert faults(form, FORMATS[form].write(a_batch(text))) == []


@pytest.mark.parametrize("form", FILES)
@given(source=scrambled, target=scrambled, old=scrambled, state=st.sampled_from(list(State)))
@without_database
def test_the_strangest_text_is_valid(form: str, source: str, target: str, old: str, state: State) -> None:
    strange = a_markdown_text(source, target, label=source, state=state, previous=(old, target), key="a/1#ä|x")
    batch = a_batch(a_text(), strange)

    assert faults(form, FORMATS[form].write(batch)) == []


@pytest.mark.parametrize("form", FILES)
def test_the_schemas_refuse_what_is_not_valid(form: str) -> None:
    data = FORMATS[form].write(a_day_s_work()).replace(b"<source>", b"<wrong>").replace(b"</source>", b"</wrong>")

    assert faults(form, data) != []
