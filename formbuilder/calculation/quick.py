"""The fast way to work out a calculation: Python source made of its checked trees, for facts of which nothing is in doubt.

What a line reads is looked at first: if any of it is missing, or not known as a whole, the functions of ``compiling`` work
the line out and note why it cannot be told. So they do where a sum is too long or divides by nought. Both ways give the
same amount, case and rates. One function of the source reads like this:

    def calculation_pension_credit(facts, known, get, conditions, rates):
        if (includes(get('benefits'), 'pension_credit') is True and is_word(get('joint'), 'yes') is True):
            return 0, ((get('pension_credit_amount', constant_3) / constant_4)).quantize(PENNY, 'ROUND_FLOOR')
        return 1, constant_5

It runs inside ``SUMMING``: a fault of a sum is raised as ArithmeticError.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import Any, TypeAlias

from formbuilder.calculation.amounts import ROUNDED, rounded
from formbuilder.calculation.compiling import CalculationCompiler
from formbuilder.calculation.facts import Facts
from formbuilder.definition.calculations import Calculation, Case, Rounding
from formbuilder.expressions.arithmetic import EXACT, ROUNDING
from formbuilder.expressions.compiler import Gives
from formbuilder.expressions.operands import Operand
from formbuilder.expressions.source import NAMES, Doubts, NotWrittenError, Source, doubts
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

Decided: TypeAlias = Mapping[str, bool | None]
"""The named conditions, decided for the facts of one week."""
Came: TypeAlias = tuple[int, Decimal] | None
"""Which case counts, and the rounded amount; None: the careful way has to work it out."""
Quickly: TypeAlias = Callable[[Facts, Mapping[str, Operand], Callable[..., Operand], Decided, Mapping[str, Decimal]], Came]
Surely: TypeAlias = Callable[[Mapping[str, Operand], Callable[..., Operand], Decided], bool]
"""Whether a condition holds; what is undecided does not."""

SUMMING = Context(prec=EXACT.prec, traps=[DivisionByZero, InvalidOperation, Overflow])
"""As exact as EXACT; what is not finite there is a fault here."""
ARGUMENTS = "facts, known, get, conditions, rates"
OF_CONDITIONS = "known, get, conditions"
SIGNS = {Operator.PLUS: "+", Operator.MINUS: "-", Operator.TIMES: "*", Operator.OVER: "/"}


@dataclass(frozen=True, slots=True)
class QuickLine:
    """A calculation as one function."""

    work_out: Quickly
    doubts: Doubts
    """Where any of it is in doubt, the function may not be asked."""
    rates: tuple[tuple[str, ...], ...]
    """The rates that each case reads, sorted."""
    fixed: tuple[Decimal | None, ...]
    """The amount of each case that is a number of the form."""


@dataclass(frozen=True, slots=True)
class QuickCondition:
    """A condition as one function."""

    holds: Surely
    doubts: Doubts


class QuickSource(Source):
    """Writes the conditions, the result and the calculations of one form."""

    def __init__(self, conditions: Mapping[str, Expression]) -> None:
        super().__init__(conditions)
        self.constants |= {**NAMES, "Decimal": Decimal}
        self.constants |= {rounding.name: to.step for rounding, to in ROUNDED.items()}

    def condition(self, part: Expression) -> QuickCondition | None:
        """Return a condition of the result; None if only the careful way can decide it."""
        try:
            text = self.holds(part)
        except NotWrittenError:
            return None
        return QuickCondition(self._made("condition", OF_CONDITIONS, [f"return {text}"]), doubts(part, self.conditions))

    def decide_all(self) -> Callable[[Mapping[str, Operand], Callable[..., Operand]], dict[str, bool | None]] | None:
        """Return a function that decides every named condition; None if only the careful way can."""
        lines = ["conditions = {}"]
        try:
            for name in self.in_order():
                part = self.conditions[name]
                both = f"True if {self.holds(part)} else False if {self.fails(part)} else None"
                lines.append(f"conditions[{name!r}] = {both}")
        except NotWrittenError:
            return None
        return self._made("decide_all", "known, get", [*lines, "return conditions"])

    def line(self, of: Calculation, compiler: CalculationCompiler) -> QuickLine | None:
        """Return a calculation; None if only the careful way can work it out."""
        try:
            body = list(_Line(self, of, compiler).body())
        except NotWrittenError:
            return None
        found = Doubts()
        for each in (each for case in of.cases for each in (case.when, case.gives) if each is not None):
            found |= doubts(each, self.conditions)
        return QuickLine(
            self._made(f"calculation_{of.id}", ARGUMENTS, body),
            found,
            tuple(tuple(sorted(rates_read(case.gives) - _inside_sums(case.gives))) for case in of.cases),
            tuple(_fixed(case, of.rounding) for case in of.cases),
        )

    def _made(self, name: str, arguments: str, body: Sequence[str]) -> Callable[..., Any]:
        """Return the function of a source. Nothing but our own trees was made into it."""
        source = "\n    ".join([f"def {name}({arguments}):", *body])
        made: dict[str, Callable[..., Any]] = {}
        exec(compile(source, f"<{name}>", "exec"), self.constants, made)  # noqa: S102 - written by this class
        return made[name]


class _Line:
    """Writes one calculation."""

    def __init__(self, source: QuickSource, of: Calculation, compiler: CalculationCompiler) -> None:
        self.source = source
        self.of = of
        self.compiler = compiler
        self.before: list[str] = []
        """What must be done before a case is worked out."""

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
        if rates_read(when):
            return _Rated(self.source, when).text
        return self.source.holds(when)

    def _case(self, number: int, case: Case) -> Iterator[str]:
        self.before = []
        fixed = _fixed(case, self.of.rounding)
        amount = self._rounded(self.amount(case.gives)) if fixed is None else self.source.constant(fixed)
        yield from self.before
        yield f"return {number}, {amount}"

    def _rounded(self, amount: str) -> str:
        if self.of.rounding is Rounding.NONE:
            return amount
        return f"({amount}).quantize({self.of.rounding.name}, {ROUNDED[self.of.rounding].way!r})"

    def amount(self, part: Expression) -> str:
        """Return a text that gives a number; raises NotWrittenError."""
        match part:
            case Literal(Decimal() as value):
                return self.source.constant(value)
            case Name(id_):
                return self._known(id_)
            case Rate(id_):
                return f"rates[{id_!r}]"
            case Negative(of):
                return f"({self.source.constant(Decimal(0))} - {self.amount(of)})"
            case Binary(operator) if operator in SIGNS:
                return f"({self.amount(part.left)} {SIGNS[operator]} {self.amount(part.right)})"
            case Sum():
                return self._summed(self.compiler.gives(part))
            case Call():
                return self._called(part)
            case _:
                raise NotWrittenError

    def _known(self, id_: str) -> str:
        """Read a number or a date that is known, or counts as something where it was not asked."""
        instead = self.of.instead.not_asked if id_ in self.compiler.numbers.asked else None
        if instead is not None:
            return f"get({id_!r}, {self.source.constant(instead)})"
        if id_ != ON:
            self.before.append(f"if {id_!r} not in known: return None")
        return f"known[{id_!r}]"

    def _summed(self, gives: Gives) -> str:
        """Add up over items as the careful way does."""
        name = f"sum_{len(self.before)}"
        self.before += [f"{name} = {self.source.constant(gives)}(facts)", f"if type({name}) is not Decimal: return None"]
        return name

    def _called(self, part: Call) -> str:
        values = [self.amount(each) for each in part.arguments]
        match part.function:
            case "min" | "max":
                return f"{part.function}({', '.join(values)})" if len(values) > 1 else values[0]
            case "ceil" | "floor" | "round":
                return f"({values[0]}).to_integral_value({ROUNDING[part.function]!r})"
            case "age":
                return f"age({', '.join(values)})"
            case _:
                raise NotWrittenError


class _Rated(Source):
    """Writes a condition that compares with rates: which of them it came to read is noted."""

    def __init__(self, source: QuickSource, when: Expression) -> None:
        super().__init__(source.conditions)
        self.constants = source.constants
        if not _stops_alike(when):
            raise NotWrittenError
        self.text = self.holds(when)

    def value(self, part: Expression) -> str:
        """Read a rate too."""
        return f"facts.read_rate({part.id!r})" if isinstance(part, Rate) else super().value(part)


def _stops_alike(when: Expression) -> bool:
    """Whether both ways of deciding a condition read the same rates: they do unless one stands behind an ``and``."""
    match when:
        case Binary(Operator.OR):
            return _stops_alike(when.left) and _stops_alike(when.right)
        case Binary(Operator.AND):
            return not rates_read(when)
        case Binary():
            return True
        case _:
            return not rates_read(when)


def _inside_sums(part: Expression) -> frozenset[str]:
    """Return the rates that are read for items: which, is noted while they are added up."""
    sums = [each for each, _ in walk(part) if isinstance(each, Sum)]
    return frozenset().union(*map(rates_read, sums))


def _fixed(case: Case, rounding: Rounding) -> Decimal | None:
    """Return the amount of a case that is a number of the form."""
    return rounded(case.gives.value, rounding) if isinstance(case.gives, Literal) and isinstance(case.gives.value, Decimal) else None
