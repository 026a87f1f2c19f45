"""The fast way to work out calculations: Python source made of their checked trees, for facts that leave no doubt.

What a line reads is looked at first: if any of it is missing, or not known as a whole, the functions of ``compiling``
work the line out, and note why it cannot be told. So they do where a sum is too long, or divides by nought. Both ways
give the same line. All lines of a form are one function, in which each looks like this:

    line = None
    try:
        while 17 not in in_doubt:
            if (includes(get('benefits'), 'pension_credit') is True and is_word(get('joint'), 'yes') is True):
                if not constant_21.isdisjoint(doubtful): break
                amount = (get('pension_credit_amount', constant_22) / constant_23).quantize(PENNY, 'ROUND_FLOOR')
                line = new(Line, (*constant_20, amount, (), False, (), '', 0))
                break
            line = constant_24
            break
    except ArithmeticError: line = None
    if line is None: carefully(8)
    else: told['pension_credit'], known['pension_credit'] = line, line.amount

``constant_20`` is what is always the same of the line, ``constant_21`` what its first case reads, and ``constant_24`` a
whole line of nought. It runs inside ``SUMMING``: a fault of a sum is raised as ArithmeticError. Where an amount is one
answer, and cannot be told without it, ``unanswered(8, 'cost')`` gives a line without an amount, and notes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import Any, TypeAlias

from formbuilder.calculation.amount_source import AmountSource
from formbuilder.calculation.amounts import ROUNDED, rounded
from formbuilder.calculation.compiling import CalculationCompiler
from formbuilder.calculation.facts import Facts
from formbuilder.calculation.outcome import Line, RateUsed
from formbuilder.definition.calculations import Calculation, Case, Rounding
from formbuilder.expressions.arithmetic import EXACT
from formbuilder.expressions.kinds import DATE, Kind, Sort
from formbuilder.expressions.operands import Operand
from formbuilder.expressions.source import Doubts, NotWrittenError, Source, doubts
from formbuilder.expressions.syntax import (
    ON,
    Binary,
    Call,
    Expression,
    Literal,
    Name,
    Operator,
    Rate,
    Sum,
    rates_read,
    walk,
)

Known: TypeAlias = Mapping[str, Operand]
Get: TypeAlias = Callable[..., Any]
Decided: TypeAlias = Mapping[str, bool | None]
"""The named conditions, decided for the facts of one week."""

SUMMING = Context(prec=EXACT.prec, traps=[DivisionByZero, InvalidOperation, Overflow])
"""As exact as EXACT; what is not finite there is a fault here."""
Sure: TypeAlias = Callable[[Known, Get, Decided], tuple[bool, ...]]
"""Says of several conditions whether they are known to hold."""
DecideAll: TypeAlias = Callable[[Known, Get], Decided]
"""Decides every named condition of a form."""
OF_LINES = "facts, conditions, in_doubt, doubtful, rates, told, unanswered, carefully"
OF_CONDITIONS = "known, get, conditions"


@dataclass(frozen=True, slots=True)
class YearRates:
    """The rates of one year that a form reads."""

    used: Mapping[str, RateUsed]
    missing: frozenset[str]
    """Those that there are not."""
    values: Mapping[str, Decimal]
    together: Mapping[tuple[str, ...], tuple[RateUsed, ...]]
    """Those that a case of a calculation reads, if it can be worked out the fast way."""

    @classmethod
    def of(cls, used: Mapping[str, RateUsed], read: Set[str], cases: Set[tuple[str, ...]]) -> YearRates:
        """Gather the rates that are ``used`` of those that are ``read``."""
        values = {id_: rate.value for id_, rate in used.items()}
        together = {case: tuple(used[id_] for id_ in case) for case in cases if used.keys() >= set(case)}
        return cls(used, frozenset(read - used.keys()), values, together)


Carefully: TypeAlias = Callable[[int], None]
"""Takes the careful way for the line at a place."""
Unanswered: TypeAlias = Callable[[int, str], Line | None]
"""Notes that the line at a place cannot be told without an answer; None if it needs the careful way."""
WorkOut: TypeAlias = Callable[
    [Facts, Decided, Set[int], Set[str], YearRates, dict[str, Line], Unanswered, Carefully], None
]
"""Works out every line, and adds it to those that are told."""


@dataclass(frozen=True, slots=True)
class Readers:
    """Which functions a doubt makes a difference to, by the name that is doubtful."""

    of_missing: dict[str, set[int]] = field(default_factory=dict)
    """For a question that was asked and not answered."""
    of_other: dict[str, set[int]] = field(default_factory=dict)
    """For what is not known as a whole."""
    lines: dict[str, int] = field(default_factory=dict)
    """By calculation, its own function."""

    def add(self, number: int, found: Doubts) -> None:
        """Add a function, and what it reads."""
        for name in found.missing:
            self.of_missing.setdefault(name, set()).add(number)
        for name in found.other:
            self.of_other.setdefault(name, set()).add(number)

    def in_doubt(self, missing: Set[str], other: Set[str], given: Iterable[str]) -> set[int]:
        """Return the functions that may not be asked; ``given`` are calculations whose amounts are given."""
        found: set[int] = set()
        found.update(*(self.of_missing[name] for name in missing if name in self.of_missing))
        found.update(*(self.of_other[name] for name in other if name in self.of_other))
        return found | {self.lines[id_] for id_ in given if id_ in self.lines}


class QuickSource(Source):
    """Writes the conditions, the result and the calculations of one form."""

    def __init__(self, conditions: Mapping[str, Expression], kinds: Mapping[str, Kind]) -> None:
        super().__init__(conditions, {**kinds, ON: DATE})
        self.constants |= {"Decimal": Decimal, "Line": Line, "new": tuple.__new__}
        self.constants |= {rounding.name: to.step for rounding, to in ROUNDED.items()}
        self.readers, self.numbers = Readers(), 0
        self.decide_all: DecideAll = self.made("decide_all", "known, get", list(self._decide_all()))
        self.together: set[tuple[str, ...]] = {()}
        """The rates that a case reads, sorted, of every case."""

    def value(self, part: Expression) -> str:
        """Read a rate too; which was read is noted."""
        return f"facts.read_rate({part.id!r})" if isinstance(part, Rate) else super().value(part)

    def comparable(self, part: Binary) -> None:
        """Refuse what is no number, and no date, on both sides: undecided, though nothing is in doubt."""
        for sort in (self._is_number, self._is_date):
            if sort(part.left) and sort(part.right):
                return
        raise NotWrittenError

    def _is_number(self, part: Expression) -> bool:
        match part:
            case Literal(value):
                return isinstance(value, Decimal)
            case Name(id_):
                return id_ in self.kinds and self.kinds[id_].is_number
            case Call(function):
                return function != "pension_age"
            case _:
                return isinstance(part, Rate)

    def _is_date(self, part: Expression) -> bool:
        if isinstance(part, Name):
            return part.id in self.kinds and self.kinds[part.id].sort is Sort.DATE
        return isinstance(part, Call) and part.function == "pension_age"

    def _decide_all(self) -> Iterator[str]:
        """Yield the lines of a function that decides the named conditions, but for those that need the careful way."""
        yield "conditions = {}"
        for name in self.in_order():
            part = self.conditions[name]
            with suppress(NotWrittenError):
                found = self.three_ways(part)
                self.decided.add(name)
                yield f"conditions[{name!r}] = {found}"
        yield "return conditions"

    def sure(self, parts: Iterable[Expression | None]) -> tuple[Sure, tuple[int | None, ...]]:
        """Return a function that says of each condition of some whether it is known to hold; None always holds.

        Where one is not in doubt, by its number, it is false if it is not known to hold. One without a number can be
        decided by the careful way only.
        """
        written = [self._sure(part) for part in parts]
        texts = "".join(f"{text}, " for text, _ in written)
        return self.made("sure", OF_CONDITIONS, [f"return ({texts})"]), tuple(number for _, number in written)

    def _sure(self, part: Expression | None) -> tuple[str, int | None]:
        if part is None:
            return "True", None
        if rates_read(part):
            return "False", None
        try:
            return self.holds(part), self._numbered(doubts(part, self.conditions))
        except NotWrittenError:
            return "False", None

    def work_out(self, lines: Iterable[tuple[Line, Calculation, CalculationCompiler]]) -> WorkOut:
        """Return a function that works out calculations; each comes with its line, in which nothing is worked out."""
        body = ["known = facts.known", "get = known.get"]
        for place, (plain, of, compiler) in enumerate(lines):
            try:
                line = _LineSource(self, plain, of, compiler, place)
                body += self._line(line, list(line.body()))
            except NotWrittenError:
                body.append(f"carefully({place})")
        return self.made("work_out", OF_LINES, body)

    def _line(self, line: _LineSource, body: Sequence[str]) -> Iterator[str]:
        of, found = line.of, Doubts()
        for case in of.cases:
            found |= doubts(case.when, self.conditions) if case.when else found
        number = self.readers.lines[of.id] = self._numbered(found)
        yield "line = None"
        yield "try:"
        yield f"    while {number} not in in_doubt:"
        yield from (f"        {each}" for each in body)
        yield "except ArithmeticError: line = None"
        yield f"if line is None: carefully({line.place})"
        told = "elif line.amount is not None" if line.may_be_untold else "else"
        yield f"{told}: told[{of.id!r}], known[{of.id!r}] = line, line.amount"

    def _numbered(self, found: Doubts) -> int:
        self.numbers += 1
        self.readers.add(self.numbers, found)
        return self.numbers


class _LineSource:
    """Writes one calculation."""

    def __init__(
        self, source: QuickSource, plain: Line, of: Calculation, compiler: CalculationCompiler, place: int
    ) -> None:
        self.source = source
        self.plain = plain
        self.of = of
        self.compiler = compiler
        self.place = place
        self.may_be_untold = False
        """Whether it gives a line without an amount where an answer is not there."""
        self.same = source.constant(plain[: Line._fields.index("amount")])
        self.notes_rates = any(case.when and rates_read(case.when) for case in of.cases)
        """Whether it depends on the facts which rates are read."""

    def body(self) -> Iterator[str]:
        """Yield what gives ``line`` a value, or leaves it None, and ends with ``break``."""
        for number, case in enumerate(self.of.cases):
            if case.when is None:
                yield from self._case(number, case)
                return
            yield f"if {self._when(case.when)}:"
            yield from (f"    {line}" for line in self._case(number, case))
        yield "break"

    def _when(self, when: Expression) -> str:
        if rates_read(when) and not _stops_alike(when):
            raise NotWrittenError
        return self.source.holds(when)

    def _case(self, number: int, case: Case) -> Iterator[str]:
        fixed = _fixed(case, self.of.rounding)
        if fixed is not None and not self.notes_rates:
            yield f"line = {self.source.constant(self.plain._replace(amount=fixed, case=number))}"
            yield "break"
            return
        amount = AmountSource(self.source, self.of, self.compiler)
        text = amount.rounded(case.gives)
        yield from self._if_unanswered(case.gives)
        yield from amount.before()
        yield f"amount = {text}"
        yield f"line = new(Line, (*{self.same}, amount, {self._rates(case)}, False, (), '', {number}))"
        yield "break"

    def _if_unanswered(self, gives: Expression) -> Iterator[str]:
        """Yield what is done where the amount is one answer, and that is not there; no rate may be noted."""
        if self.of.instead.not_asked is not None or self.notes_rates:
            return
        if isinstance(gives, Name) and gives.id in self.compiler.numbers.asked:
            self.may_be_untold = True
            yield f"if {gives.id!r} not in known:"
            yield f"    line = unanswered({self.place}, {gives.id!r})"
            yield "    break"

    def _rates(self, case: Case) -> str:
        always = tuple(sorted(rates_read(case.gives) - _inside_sums(case.gives)))
        self.source.together.add(always)
        if self.notes_rates or _inside_sums(case.gives):
            return f"facts.take_used(rates.together[{always!r}])"
        return f"rates.together[{always!r}]" if always else "()"


def _stops_alike(when: Expression) -> bool:
    """Whether both ways of deciding read the same rates: not so if one stands in an ``and`` or a ``not``."""
    match when:
        case Binary(Operator.OR):
            return _stops_alike(when.left) and _stops_alike(when.right)
        case Binary(operator) if operator is not Operator.AND:
            return True
        case _:
            return not rates_read(when)


def _inside_sums(part: Expression) -> frozenset[str]:
    """Return the rates that are read for items: they are noted while items are added up."""
    return frozenset().union(*(rates_read(each) for each, _ in walk(part) if isinstance(each, Sum)))


def _fixed(case: Case, rounding: Rounding) -> Decimal | None:
    """Return the amount of a case that is a number of the form."""
    gives = case.gives
    return rounded(gives.value, rounding) if isinstance(gives, Literal) and isinstance(gives.value, Decimal) else None
