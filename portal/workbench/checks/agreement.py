"""Figures, dates, times, addresses and telephone numbers agree, however each language writes them."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from portal.workbench.checks.compared import Compared
from portal.workbench.checks.facts.addresses import may_be_same
from portal.workbench.checks.facts.fact import Fact
from portal.workbench.checks.finding import Code, Finding

Same = Callable[[Fact, Fact], bool]


def facts_agree(compared: Compared) -> Iterator[Finding]:
    lacking, added = _unmatched(compared.source.facts, compared.target.facts)
    for one, other in _paired(lacking, added):
        yield _differing(compared, one, other)
    for fact in lacking:
        yield _lacking(compared, fact)
    for fact in added:
        yield _added(compared, fact)


def _unmatched(source: list[Fact], target: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """The certain ones of each that answer to none of the other."""
    ours, others = list(source), list(target)
    for same in (_equal_and_certain, _equal, _meeting):
        _strike_out(ours, others, same)
    lacking = [fact for fact in ours if fact.is_certain and not _said_once(fact, target)]
    added = [fact for fact in others if fact.is_certain and not _said_once(fact, source)]
    return lacking, added


def _strike_out(ours: list[Fact], others: list[Fact], same: Same) -> None:
    for fact in list(ours):
        other = next((other for other in others if same(fact, other)), None)
        if other:
            ours.remove(fact)
            others.remove(other)


def _equal_and_certain(one: Fact, other: Fact) -> bool:
    return one.is_certain and other.is_certain and one.values[0] == other.values[0]


def _equal(one: Fact, other: Fact) -> bool:
    return one.values[0] == other.values[0]


def _meeting(one: Fact, other: Fact) -> bool:
    return may_be_same(one.values, other.values)


def _said_once(fact: Fact, in_the_other: list[Fact]) -> bool:
    """What need not be said as often is said at least once."""
    return not fact.is_counted and any(_meeting(fact, other) for other in in_the_other)


def _paired(lacking: list[Fact], added: list[Fact]) -> list[tuple[Fact, Fact]]:
    """Takes out of both what has plainly become the other: the same figure of another kind ("12 %" and "12"), or the
    next one of the same kind."""
    pairs: list[tuple[Fact, Fact]] = []
    for akin in (_of_one_figure, _of_one_kind):
        for fact in list(lacking):
            other = next((other for other in added if akin(fact, other)), None)
            if other:
                pairs.append((fact, other))
                lacking.remove(fact)
                added.remove(other)
    return pairs


def _of_one_kind(one: Fact, other: Fact) -> bool:
    return one.code == other.code


def _of_one_figure(one: Fact, other: Fact) -> bool:
    return one.values[0].split(" ")[0] == other.values[0].split(" ")[0]


def _differing(compared: Compared, one: Fact, other: Fact) -> Finding:
    message = _("“%(source)s” in the original is “%(target)s” in the translation.") % {
        "source": compared.source.at(one.span),
        "target": compared.target.at(other.span),
    }
    what = (one.values[0], other.values[0])
    return compared.finding(_code(one, other), message, *what, source=one.span, target=other.span)


def _code(one: Fact, other: Fact) -> Code:
    return one.code if one.code != Code.NUMBER else other.code


def _lacking(compared: Compared, fact: Fact) -> Finding:
    message = _("“%(text)s” is missing from the translation.") % {"text": compared.source.at(fact.span)}
    return compared.finding(fact.code, message, "lacking", fact.values[0], source=fact.span)


def _added(compared: Compared, fact: Fact) -> Finding:
    message = _("“%(text)s” is not in the original.") % {"text": compared.target.at(fact.span)}
    return compared.finding(fact.code, message, "added", fact.values[0], target=fact.span)
