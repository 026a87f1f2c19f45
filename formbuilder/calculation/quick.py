"""The fast way to work out a calculation: Python source made of its checked trees, for facts of which nothing is in doubt.

What a line reads is looked at first: if any of it is missing, or not known as a whole, the functions of ``compiling`` work
the line out, and note why it cannot be told. So they do where a sum is too long, or divides by nought. Both ways give the
same line. A function of the source reads like this:

    def pension_credit(facts, known, get, conditions, doubtful, rates):
        if (includes(get('benefits'), 'pension_credit') is True and is_word(get('joint'), 'yes') is True):
            if not constant_21.isdisjoint(doubtful): return None
            amount = (get('pension_credit_amount', constant_22) / constant_23).quantize(PENNY, 'ROUND_FLOOR')
            return new(Line, (*constant_20, amount, (), False, (), '', 0))
        return constant_24

``constant_20`` is what is always the same of the line, ``constant_21`` what its first case reads, and ``constant_24`` a
whole line of nought. It runs inside ``SUMMING``: a fault of a sum is raised as ArithmeticError.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import Any, TypeAlias

from formbuilder.calculation.amounts import ROUNDED, rounded
from formbuilder.calculation.compiling import CalculationCompiler
from formbuilder.calculation.facts import Facts
from formbuilder.calculation.outcome import Line, RateUsed
from formbuilder.definition.calculations import Calculation, Case, Rounding
from formbuilder.expressions.arithmetic import EXACT, ROUNDING
from formbuilder.expressions.operands import Operand
from formbuilder.expressions.source import Doubts, NotWrittenError, Source, doubts
from formbuilder.expressions.syntax import (
    ON,
    Binary,
    Call,
    Expression,
    Literal,
    Name,
    Negative,
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
OF_LINES = "facts, known, get, conditions, doubtful, rates"
OF_CONDITIONS = "known, get, conditions"
SIGNS = {Operator.PLUS: "+", Operator.MINUS: "-", Operator.TIMES: "*", Operator.OVER: "/"}


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


QuickWork: TypeAlias = Callable[[Facts, Known, Get, Decided, Set[str], YearRates], Line | None]
"""Works out a line; None: only the careful way can tell what comes of it."""


@dataclass(frozen=True, slots=True)
class QuickLine:
    """A calculation as one function."""

    work_out: QuickWork
    number: int
    """What ``Readers`` know it by: where it is in doubt which case counts, it may not be worked out so."""


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

    def __init__(self, conditions: Mapping[str, Expression]) -> None:
        super().__init__(conditions)
        self.constants |= {"Decimal": Decimal, "Line": Line, "new": tuple.__new__}
        self.constants |= {rounding.name: to.step for rounding, to in ROUNDED.items()}
        self.readers, self.numbers = Readers(), 0
        self.decide_all: DecideAll = self.made("decide_all", "known, get", list(self._decide_all()))
        self.together: set[tuple[str, ...]] = {()}
        """The rates that a case reads, sorted, of every case."""

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
        texts, numbers = ["return ("], list[int | None]()
        for part in parts:
            try:
                text = "True" if part is None else self.holds(part)
                numbers.append(self._numbered(doubts(part, self.conditions) if part else Doubts()))
            except NotWrittenError:
                text = "False"
                numbers.append(None)
            texts.append(f"    {text},")
        return self.made("sure", OF_CONDITIONS, [*texts, ")"]), tuple(numbers)

    def line(self, plain: Line, of: Calculation, compiler: CalculationCompiler) -> QuickLine | None:
        """Return a calculation, ``plain`` being its line with nothing worked out; None if only the careful way can."""
        try:
            body = list(_LineSource(self, plain, of, compiler).body())
        except NotWrittenError:
            return None
        found = Doubts()
        for case in of.cases:
            found |= doubts(case.when, self.conditions) if case.when else found
        number = self.readers.lines[of.id] = self._numbered(found)
        return QuickLine(self.made(f"calculation_{of.id}", OF_LINES, body), number)

    def _numbered(self, found: Doubts) -> int:
        self.numbers += 1
        self.readers.add(self.numbers, found)
        return self.numbers


class _LineSource:
    """Writes one calculation."""

    def __init__(self, source: QuickSource, plain: Line, of: Calculation, compiler: CalculationCompiler) -> None:
        self.source = source
        self.plain = plain
        self.of = of
        self.compiler = compiler
        self.same = source.constant(plain[: Line._fields.index("amount")])
        self.notes_rates = any(case.when and rates_read(case.when) for case in of.cases)
        """Whether it depends on the facts which rates are read."""

    def body(self) -> Iterator[str]:
        """Yield the lines of the function."""
        for number, case in enumerate(self.of.cases):
            if case.when is None:
                yield from self._case(number, case)
                return
            yield f"if {self._when(case.when)}:"
            yield from (f"    {line}" for line in self._case(number, case))
        yield "return None"

    def _when(self, when: Expression) -> str:
        return _Rated(self.source, when).text if rates_read(when) else self.source.holds(when)

    def _case(self, number: int, case: Case) -> Iterator[str]:
        fixed = _fixed(case, self.of.rounding)
        if fixed is not None and not self.notes_rates:
            yield f"return {self.source.constant(self.plain._replace(amount=fixed, case=number))}"
            return
        amount = _AmountSource(self.source, self.of, self.compiler)
        text = amount.rounded(case.gives)
        yield from amount.before()
        yield f"amount = {text}"
        yield f"return new(Line, (*{self.same}, amount, {self._rates(case)}, False, (), '', {number}))"

    def _rates(self, case: Case) -> str:
        always = tuple(sorted(rates_read(case.gives) - _inside_sums(case.gives)))
        self.source.together.add(always)
        if self.notes_rates or _inside_sums(case.gives):
            return f"facts.take_used(rates.together[{always!r}])"
        return f"rates.together[{always!r}]" if always else "()"


class _AmountSource:
    """Writes what one case of a calculation gives."""

    def __init__(self, source: QuickSource, of: Calculation, compiler: CalculationCompiler) -> None:
        self.source = source
        self.of = of
        self.compiler = compiler
        self.reads: set[str] = set()
        self.must: list[str] = []
        self.sums: list[str] = []

    def before(self) -> Iterator[str]:
        """Yield what must be done before the amount is worked out."""
        if self.reads:
            yield f"if not {self.source.constant(frozenset(self.reads))}.isdisjoint(doubtful): return None"
        yield from (f"if {id_!r} not in known: return None" for id_ in self.must)
        for number, gives in enumerate(self.sums):
            yield f"sum_{number} = {gives}(facts)"
            yield f"if type(sum_{number}) is not Decimal: return None"
        if self.sums:
            yield "facts.gaps.clear()"

    def rounded(self, part: Expression) -> str:
        """Return a text that gives the amount of a line; raises NotWrittenError."""
        text, rounding = self.text(part), self.of.rounding
        return text if rounding is Rounding.NONE else f"({text}).quantize({rounding.name}, {ROUNDED[rounding].way!r})"

    def text(self, part: Expression) -> str:
        """Return a text that gives a number; raises NotWrittenError."""
        match part:
            case Literal(Decimal() as value):
                return self.source.constant(value)
            case Name(id_):
                return self._known(id_)
            case Rate(id_):
                self.reads.add(id_)
                return f"rates.values[{id_!r}]"
            case Negative(of):
                return f"({self.source.constant(Decimal(0))} - {self.text(of)})"
            case Binary(operator) if operator in SIGNS:
                return f"({self.text(part.left)} {SIGNS[operator]} {self.text(part.right)})"
            case Sum():
                return self._summed(part)
            case Call():
                return self._called(part)
            case _:
                raise NotWrittenError

    def _known(self, id_: str) -> str:
        """Read a number or a date that is known, or counts as something where it was not asked."""
        instead = self.of.instead.not_asked if id_ in self.compiler.numbers.asked else None
        if id_ != ON:
            self.reads.add(id_)
        if instead is not None:
            return f"get({id_!r}, {self.source.constant(instead)})"
        if id_ != ON:
            self.must.append(id_)
        return f"known[{id_!r}]"

    def _summed(self, part: Sum) -> str:
        """Add up over items as the careful way does."""
        self.sums.append(self.source.constant(self.compiler.gives(part)))
        return f"sum_{len(self.sums) - 1}"

    def _called(self, part: Call) -> str:
        values = [self.text(each) for each in part.arguments]
        match part.function:
            case "min" | "max" if len(values) > 1:
                return f"{part.function}({', '.join(values)})"
            case "ceil" | "floor" | "round":
                return f"({values[0]}).to_integral_value({ROUNDING[part.function]!r})"
            case "age":
                return f"age({', '.join(values)})"
            case _:
                raise NotWrittenError


class _Rated(Source):
    """Writes a condition that compares with rates: those that it came to read are noted."""

    def __init__(self, source: QuickSource, when: Expression) -> None:
        super().__init__(source.conditions)
        self.constants, self.decided = source.constants, source.decided
        if not _stops_alike(when):
            raise NotWrittenError
        self.text = self.holds(when)

    def value(self, part: Expression) -> str:
        """Read a rate too."""
        return f"facts.read_rate({part.id!r})" if isinstance(part, Rate) else super().value(part)


def _stops_alike(when: Expression) -> bool:
    """Whether both ways of deciding a condition read the same rates: not so if a rate stands in an ``and`` or a ``not``."""
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
