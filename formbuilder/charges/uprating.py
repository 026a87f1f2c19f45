"""What somebody would pay from another day on, such as from April: it says so, and decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from formbuilder.calculation.outcome import Outcome
from formbuilder.calculation.periods import WEEK, monday
from formbuilder.charges.charge_form import ChargeForm, Terms
from formbuilder.charges.decision import Decision, charged, no_sum
from formbuilder.definition.rates import Rates

DAY = timedelta(days=1)
NO_FORM = "The form of this decision is not here any more."
BY_HAND = "An officer set the sum by hand. Decide it again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Uprated:
    """A decision in force, worked out for another day."""

    old: Decimal
    """Pounds a week, as decided."""
    new: Decimal | None
    """Pounds a week; None: it cannot be told."""
    why: str = ""
    """Why it cannot be told, or what to know about it."""

    @property
    def more(self) -> Decimal | None:
        """How much more it is; below nought: less."""
        return None if self.new is None else self.new - self.old

    @property
    def changes(self) -> bool:
        """Whether somebody must look at it: it is another sum, cannot be told, or was set by hand."""
        return bool(self.why) or self.new != self.old


def uprated(ready: ChargeForm | None, decision: Decision, terms: Terms) -> Uprated:
    """Work out a decision anew; ``terms`` say for which day, and weeks before its start are not charged."""
    if ready is None:
        return Uprated(old=decision.weekly, new=None, why=NO_FORM)
    outcome = ready.work_out(decision.answers, terms).outcome
    if no_sum(outcome):
        return Uprated(old=decision.weekly, new=None, why=why_untold(outcome))
    line = charged(outcome)[-1]
    return Uprated(old=decision.weekly, new=line.weekly, why=BY_HAND if decision.by_hand else "")


def first_week(day: date, rates: Rates) -> date:
    """Return the Monday to work out from: that of the week of ``day``, or the next if rates change in that week.

    A charged week belongs to the year of its Monday: from 5 April 2027 people ask about the week from 12 April.
    """
    found = monday(day)
    changes = rates.year_of(found) != rates.year_of(found + WEEK - DAY)
    return found + WEEK if changes else found


def why_untold(outcome: Outcome) -> str:
    """Return why an outcome gives no sum, in a sentence or two."""
    now = outcome.now
    if now.talk:
        return f"{now.talk.title}."
    problems = (now.problem, *(line.problem for line in now.lines), outcome.problem)
    return next((each for each in problems if each), "Some answers are missing.")
