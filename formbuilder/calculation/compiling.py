"""The sums of a calculation as functions of facts: what is not there is noted, and counted as the form says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from formbuilder.answers.operands import a_week
from formbuilder.calculation.facts import Facts, State, facts_of
from formbuilder.definition.calculations import Instead
from formbuilder.definition.kinds import UNITS
from formbuilder.definition.marks import Period
from formbuilder.expressions.arithmetic import NOUGHT, Known, added, worked_out
from formbuilder.expressions.compiler import Compiler, Gives, Holds, Operands
from formbuilder.expressions.syntax import Binary, Call, Expression, Member, Name, Operator, Rate, Sum, members
from formbuilder.expressions.units import period_of

PeriodOf: TypeAlias = Callable[[Facts], Period | None]


def decided(facts: Facts, holds: Holds) -> bool | None:
    """Say whether a condition holds; it does not if it is undecided only because of questions that were not asked."""
    before = len(facts.gaps)
    found = holds(facts)
    if found is not None:
        return found
    gaps = facts.gaps[before:]
    if not gaps or any(gap.state is not State.NOT_ASKED for gap in gaps):
        return None
    del facts.gaps[before:]
    return False


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that a form asks for and works out."""

    asked: frozenset[str]
    """The questions that are answered with a number, those about items too."""
    periods: Mapping[str, Period]
    """For which period each sum of money is, by question or calculation, if it is for one."""


class FactsCompiler(Compiler):
    """Makes functions of facts; what a condition does not hang on leaves no gap."""

    def __init__(self, conditions: Mapping[str, Expression], numbers: Numbers) -> None:
        super().__init__(conditions)
        self.numbers = numbers

    def holds(self, part: Expression) -> Holds:
        return _without_gaps(super().holds(part))

    def named(self, name: str) -> Holds:
        if name not in self.made:
            self.made[name] = _once(name, self.holds(self.conditions[name]))
        return self.made[name]

    def gives(self, part: Expression) -> Gives:
        match part:
            case Rate(id_):
                return _rate(id_)
            case Sum():
                return self.summed(part)
            case Binary(Operator.OVER):
                return _divided(self.gives(part.left), self.gives(part.right))
            case _:
                return super().gives(part)

    def called(self, part: Call) -> Gives:
        if part.function == "weekly":
            return _weekly(self.gives(part.arguments[0]), self._period(part.arguments[0]))
        return super().called(part)

    def _period(self, part: Expression) -> PeriodOf:
        """Return for which period a question, a calculation or a rate is."""
        if isinstance(part, Rate):
            return _period_of_rate(part.id)
        name = part.question if isinstance(part, Member) else part.id if isinstance(part, Name) else ""
        period = self.numbers.periods.get(name)
        return lambda _: period

    def summed(self, part: Sum) -> Gives:
        """Return a function that adds up over the items of a group."""
        body, holds = self.gives(part.body), self.holds(part.condition) if part.condition is not None else None
        group, reads = part.group.id, tuple({(each.id, each.question) for each in members(part)})

        def summed(seen: Operands) -> Known:
            facts = facts_of(seen)
            if (state := facts.doubts.get(group)) is not None:
                facts.note(group, state)
                return None
            found: list[Known] = []
            for item in facts.items.get(group, ()):
                facts.enter(item, reads)
                counts = holds is None or decided(facts, holds)
                if counts is not False:
                    found.append(body(facts) if counts else None)
            for name, _ in reads:
                facts.leave(name)
            return added(found)

        return summed


class CalculationCompiler(FactsCompiler):
    """Counts what is not there as one calculation says; a named condition means the same as everywhere.

    What was not asked counts only where amounts are worked out: a condition that reads it does not hold.
    """

    def __init__(self, plain: FactsCompiler, instead: Instead) -> None:
        super().__init__(plain.conditions, plain.numbers)
        self.plain = plain
        self.instead = instead
        in_conditions = replace(instead, not_asked=None)
        self.conditional = self if in_conditions == instead else CalculationCompiler(plain, in_conditions)

    def holds(self, part: Expression) -> Holds:
        return super().holds(part) if self.conditional is self else self.conditional.holds(part)

    def gives(self, part: Expression) -> Gives:
        match part:
            case Name(id_) if id_ in self.numbers.asked:
                return self._counted(id_)
            case Member(question=question) if question in self.numbers.asked:
                return self._counted(part.id)
            case _:
                return super().gives(part)

    def called(self, part: Call) -> Gives:
        found = super().called(part)
        return self._or_instead(found) if part.function == "age" else found

    def summed(self, part: Sum) -> Gives:
        found, group = super().summed(part), part.group.id

        def summed(seen: Operands) -> Known:
            facts = facts_of(seen)
            instead = self._instead_of(facts.doubts.get(group))
            return found(facts) if instead is None else instead

        return summed

    def named(self, name: str) -> Holds:
        return self.plain.named(name)

    def _counted(self, name: str) -> Gives:
        def counted(seen: Operands) -> Known:
            facts = facts_of(seen)
            value = facts.known.get(name)
            if isinstance(value, Decimal):
                return value
            instead = self._instead_of(facts.doubts.get(name))
            return facts.get(name) if instead is None else instead

        return counted

    def _or_instead(self, gives: Gives) -> Gives:
        """Count an age as the form says, if its dates are not there at all."""

        def found(seen: Operands) -> Known:
            facts = facts_of(seen)
            before = len(facts.gaps)
            age = gives(facts)
            if age is not None:
                return age
            instead = [self._instead_of(gap.state) for gap in facts.gaps[before:]]
            if len(instead) != 1 or instead[0] is None:
                return None
            del facts.gaps[before:]
            return instead[0]

        return found

    def _instead_of(self, state: State | None) -> Decimal | None:
        match state:
            case State.NOT_ASKED:
                return self.instead.not_asked
            case State.MISSING:
                return self.instead.missing
            case State.UNKNOWN:
                return self.instead.unknown
            case _:
                return None


def _without_gaps(holds: Holds) -> Holds:
    def followed(seen: Operands) -> bool | None:
        facts = facts_of(seen)
        before = len(facts.gaps)
        found = holds(facts)
        if found is not None:
            del facts.gaps[before:]
        return found

    return followed


def _once(name: str, holds: Holds) -> Holds:
    """Decide a named condition once for the same facts; it hangs on no calculation and on no item."""

    def remembered(seen: Operands) -> bool | None:
        facts = facts_of(seen)
        kept = facts.decided.get(name)
        if kept is None:
            before = len(facts.gaps)
            found = holds(facts)
            facts.decided[name] = (found, tuple(facts.gaps[before:]))
            return found
        found, gaps = kept
        facts.gaps.extend(gaps)
        return found

    return remembered


def _rate(id_: str) -> Gives:
    return lambda seen: facts_of(seen).read_rate(id_)


def _divided(left: Gives, right: Gives) -> Gives:
    def divided(seen: Operands) -> Known:
        one, other = left(seen), right(seen)
        if other == NOUGHT:
            facts_of(seen).note("", State.NOUGHT)
            return None
        return worked_out(Operator.OVER, one, other)

    return divided


def _weekly(gives: Gives, period_of_it: PeriodOf) -> Gives:
    def weekly(seen: Operands) -> Known:
        facts = facts_of(seen)
        value, period = gives(facts), period_of_it(facts)
        return a_week(value, period, facts.weeks) if period and isinstance(value, Decimal) else value

    return weekly


def _period_of_rate(id_: str) -> PeriodOf:
    def period(facts: Facts) -> Period | None:
        rate = facts.rates.get(id_)
        found = period_of(UNITS[rate.unit]) if rate else None
        return Period(found) if found else None

    return period
