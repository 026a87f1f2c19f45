"""Who would pay more or less with other rates: the scenarios of a form, and worked examples, with both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from formbuilder.calculation.outcome import Outcome
from formbuilder.calculation.sums import Sums
from formbuilder.checking.case_files import Case
from formbuilder.checking.case_mapping import CaseMapping
from formbuilder.checking.cases import outcomes
from formbuilder.checking.scenarios import walked_scenarios
from formbuilder.definition.model import Form
from formbuilder.definition.rates import Rates

CHARGE = "charge"


@dataclass(frozen=True, slots=True)
class Difference:
    """What one person would pay with the old rates and with the new ones."""

    who: str
    """The name of a scenario or of an example."""
    old: Decimal | None
    """Pounds a week; None: it cannot be told, or an officer talks."""
    new: Decimal | None

    @property
    def more(self) -> Decimal:
        """How much more it is; below nought: less. Nought if one of them cannot be told."""
        return Decimal(0) if self.old is None or self.new is None else self.new - self.old

    @property
    def changes(self) -> bool:
        """Whether anything changes for this person, also whether it can be told."""
        return self.old != self.new


def charge_of(form: Form, mapping: CaseMapping | None) -> str:
    """Return the calculation that says what a person pays; "" if the form works nothing out."""
    named = mapping.charge if mapping else ""
    last = form.result.working[-1:] if form.result else ()
    return named or (CHARGE if CHARGE in form.calculations else next(iter(last), ""))


def compare(
    form: Form, mapping: CaseMapping | None, cases: Sequence[Case], on: date, old: Rates, new: Rates
) -> tuple[Difference, ...]:
    """Return what the people of the scenarios and of ``cases`` would pay; ``on`` is the day of who names none."""
    line = charge_of(form, mapping)
    before, after = (_charges(form, mapping, cases, on, rates, line) for rates in (old, new))
    return tuple(Difference(who, one, other) for (who, one), (_, other) in zip(before, after, strict=True))


def _charges(
    form: Form, mapping: CaseMapping | None, cases: Sequence[Case], on: date, rates: Rates, line: str
) -> Iterator[tuple[str, Decimal | None]]:
    sums = Sums.of(form)
    found: Iterable[tuple[str, Outcome]] = (
        (scenario.name, sums.work_out(walked.answers, frozenset(walked.asked), scenario.on or on, rates))
        for scenario, walked in walked_scenarios(form, on)
    )
    more = outcomes(form, mapping, cases, rates) if mapping else ()
    for who, outcome in (*found, *more):
        told = outcome.now.line(line)
        silent = outcome.talk is not None or outcome.now.problem or told is None
        yield who, None if silent or told is None else told.amount
