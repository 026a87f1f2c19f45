"""What a case of a calculation gives, as Python source: a part of what ``quick`` writes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from formbuilder.calculation.amounts import ROUNDED
from formbuilder.calculation.compiling import CalculationCompiler
from formbuilder.definition.calculations import Calculation, Rounding
from formbuilder.expressions.arithmetic import ROUNDING
from formbuilder.expressions.source import NotWrittenError, Source
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
)

SIGNS = {Operator.PLUS: "+", Operator.MINUS: "-", Operator.TIMES: "*", Operator.OVER: "/"}


class AmountSource:
    """Writes what one case of a calculation gives."""

    def __init__(self, source: Source, of: Calculation, compiler: CalculationCompiler) -> None:
        self.source = source
        self.of = of
        self.compiler = compiler
        self.reads: set[str] = set()
        self.must: list[str] = []
        self.sums: list[str] = []

    def before(self) -> Iterator[str]:
        """Yield what must be done before the amount is worked out."""
        if self.reads:
            yield f"if not {self.source.constant(frozenset(self.reads))}.isdisjoint(doubtful): break"
        yield from (f"if {id_!r} not in known: break" for id_ in self.must)
        for number, gives in enumerate(self.sums):
            yield f"sum_{number} = {gives}(facts)"
            yield f"if type(sum_{number}) is not Decimal: break"
        if self.sums:
            yield "facts.gaps.clear()"

    def rounded(self, part: Expression) -> str:
        """Return a text that gives the amount of a line; raises NotWrittenError."""
        text, rounding = self.text(part), self.of.rounding
        return text if rounding is Rounding.NONE else f"({text}).quantize({rounding.name}, {ROUNDED[rounding].way!r})"

    def text(self, part: Expression) -> str:  # noqa: PLR0911 - one case a shape
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
