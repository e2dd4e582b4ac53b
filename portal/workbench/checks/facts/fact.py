"""One thing that a text states, in a form that is the same in every language."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from portal.workbench.checks.finding import Code, Span
from portal.workbench.checks.wordings.wording import Wording

TAKEN: Final = "\ufffc"  # stands where something has been read already, and where markup was


@dataclass(frozen=True, slots=True)
class Fact:
    """`values`: what it may mean, the likeliest first ("9.30" is a number or a time of day).

    What is not `is_certain` answers for a fact of the other text and asks for no answer. What is not `is_counted` need
    not stand there as many times: a year, a number in words.
    """

    code: Code
    values: tuple[str, ...]
    span: Span
    is_certain: bool = True
    is_counted: bool = True


Reader = Callable[[str, Wording], Iterable[Fact]]


def without(text: str, facts: Iterable[Fact]) -> str:
    """`text`, as long as before, with what the facts were read from taken out."""
    for fact in facts:
        start, end = fact.span
        text = f"{text[:start]}{TAKEN * (end - start)}{text[end:]}"
    return text
