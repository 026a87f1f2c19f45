"""From the text of an expression to its tree; precedence as in Python, comparisons never in a chain."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import NoReturn

from formbuilder.expressions.faults import ExpressionError, Fault, shortened
from formbuilder.expressions.syntax import (
    FUNCTIONS,
    RESERVED,
    Answered,
    Binary,
    Call,
    Expression,
    Literal,
    Member,
    Name,
    Negative,
    Not,
    Operator,
    Rate,
    Span,
    Sum,
    Value,
    walk,
)
from formbuilder.expressions.tokens import Sort, Token, tokens
from formbuilder.problems import Code

DEEPEST = 50
"""How many parts may stand inside one another."""

COMPARING = frozenset({"<", "<=", ">", ">=", "is", "includes"})
GO_ON = frozenset({"(", "+", "-", "*", "/"})
"""What a bare word is called or calculated with."""
SUM = "Write it so: sum(i.amount for i in incomes if i.kind is pension)"


def parse(text: str) -> Expression:
    """Return the tree of ``text`` (at most 2,000 characters); raise ExpressionError with what cannot be read."""
    parser = _Parser(text)
    tree = parser.whole()
    if len(parser.tokens) > DEEPEST and any(depth > DEEPEST for _, depth in walk(tree)):
        raise ExpressionError([_too_deep(tree.span)])
    return tree


class _Parser:
    """Reads tokens from left to right; each method takes one level of precedence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.at = 0
        self._next = self.tokens[0]
        self.depth = 0
        self.adding_up = False
        self.faults: list[Fault] = []

    @property
    def _following(self) -> Token:
        return self.tokens[min(self.at + 1, len(self.tokens) - 1)]

    def _take(self) -> Token:
        token = self._next
        self.at = min(self.at + 1, len(self.tokens) - 1)
        self._next = self.tokens[self.at]
        return token

    def whole(self) -> Expression:
        tree = self._either()
        if self._next.sort is not Sort.END:
            self._refuse("Put ‘and’ or ‘or’ between two conditions, or delete what stands here")
        if self.faults:
            raise ExpressionError(self.faults)
        return tree

    def _either(self) -> Expression:
        return self._joined(self._both, Operator.OR)

    def _both(self) -> Expression:
        return self._joined(self._opposite, Operator.AND)

    def _joined(self, part: Callable[[], Expression], operator: Operator) -> Expression:
        found = [part()]
        while self._next.mark == operator:
            self._take()
            found.append(part())
        return _balanced(found, operator)

    def _opposite(self) -> Expression:
        if self._next.mark != "not":
            return self._comparison()
        first = self._take()
        return self._inside(lambda: _spanning(Not, first, self._opposite()))

    def _comparison(self) -> Expression:
        start = self._next.span.start
        left = self._sum()
        if not self._compares():
            return left
        tree = self._compared(left)
        if self._compares():
            while self._compares():
                self._compared(tree)
            span = Span(start, self.tokens[self.at - 1].span.end)
            self.faults.append(Fault.at(span, Code.EXPR_CHAIN, found=shortened(self.text[span.start : span.end])))
        return tree

    def _compares(self) -> bool:
        return self._next.mark in COMPARING

    def _compared(self, left: Expression) -> Expression:
        sign = self._take()
        if sign.sort is Sort.SIGN:
            return _binary(Operator(sign.text), left, self._sum())
        if sign.text == "includes":
            return _binary(Operator.INCLUDES, left, self._value())
        opposite = self._next.mark == "not" and bool(self._take())
        if self._next.mark == "answered":
            return self._answered(left, opposite=opposite)
        return _binary(Operator.IS_NOT if opposite else Operator.IS, left, self._value())

    def _answered(self, left: Expression, *, opposite: bool) -> Expression:
        if not isinstance(left, Name | Member):
            self._refuse("Write only the id of a question before ‘is answered’")
        span = Span(left.span.start, self._take().span.end)
        answered = Answered(left, span)
        return Not(answered, span) if opposite else answered

    def _value(self) -> Expression:
        """Read what stands right of ``is``: a bare word is a value, unless it is called or calculated with."""
        token = self._next
        bare = token.sort is Sort.WORD and token.text not in RESERVED
        if not bare or self._following.mark in GO_ON:
            return self._sum()
        return Value(token.text, self._take().span)

    def _sum(self) -> Expression:
        return self._calculated(self._product, ("+", "-"))

    def _product(self) -> Expression:
        return self._calculated(self._signed, ("*", "/"))

    def _calculated(self, part: Callable[[], Expression], signs: Sequence[str]) -> Expression:
        tree = part()
        while self._next.mark in signs:
            operator = Operator(self._take().text)
            tree = _binary(operator, tree, part())
        return tree

    def _signed(self) -> Expression:
        if self._next.mark != "-":
            return self._atom()
        first = self._take()
        return self._inside(lambda: _spanning(Negative, first, self._signed()))

    def _atom(self) -> Expression:
        token = self._next
        if token.mark == "(":
            return self._bracket()
        if token.sort is Sort.WORD:
            return self._word()
        if token.sort is Sort.MEMBER:
            return self._member()
        if token.sort not in {Sort.NUMBER, Sort.TEXT}:
            self._refuse("Write the id of a question, a number or a value here")
        value = Decimal(token.text) if token.sort is Sort.NUMBER else token.text
        return Literal(value, self._take().span)

    def _member(self) -> Member:
        token = self._take()
        variable, _, question = token.text.partition(".")
        return Member(variable, question, token.span)

    def _word(self) -> Expression:
        token = self._next
        if token.text in {"yes", "no"}:
            return Literal(token.text == "yes", self._take().span)
        if token.text == "not":
            self._refuse("Put brackets round the part that begins with ‘not’")
        if token.text in RESERVED - {"on"}:
            self._refuse("Write the id of a question, a number or a value before it")
        if self._following.mark == "(":
            return self._inside(self._special().get(token.text, self._call))
        return Name(self._take().text, token.span)

    def _bracket(self) -> Expression:
        self._take()
        tree = self._inside(self._either)
        self._close("Close the bracket with )")
        return tree

    def _call(self) -> Expression:
        name = self._take()
        if name.text not in FUNCTIONS:
            fault = Fault.at(name.span, Code.UNKNOWN_FUNCTION, found=shortened(name.text), allowed=", ".join(FUNCTIONS))
            self.faults.append(fault)
        self._take()
        arguments = [self._either()]
        while self._next.mark == ",":
            self._take()
            arguments.append(self._either())
        end = self._close("Put a comma between the parts, and close the bracket with )")
        return Call(name.text, tuple(arguments), Span(name.span.start, end.span.end))

    def _special(self) -> Mapping[str, Callable[[], Expression]]:
        """Return how that is read which is written in a way of its own."""
        return {"rate": self._rate, "sum": self._over_items}

    def _rate(self) -> Expression:
        name = self._take()
        self._take()
        if self._next.sort is not Sort.TEXT:
            self._refuse('Write the table and the figure in quotes: rate("table.figure")')
        id_ = self._take().text
        end = self._close("Close the bracket with )")
        return Rate(id_, Span(name.span.start, end.span.end))

    def _over_items(self) -> Expression:
        name = self._take()
        if self.adding_up:
            fact, way_out = "a sum stands inside a sum", "Make a calculation of the one inside"
            self.faults.append(Fault.at(name.span, Code.TOO_COMPLEX, fact=fact, way_out=way_out))
        outer, self.adding_up = self.adding_up, True
        self._take()
        body = self._either()
        self._expect("for")
        variable = self._plain_word().text
        self._expect("in")
        group = self._plain_word()
        condition = self._condition_of_sum()
        end = self._close(SUM)
        self.adding_up = outer
        span = Span(name.span.start, end.span.end)
        return Sum(body, variable, Name(group.text, group.span), condition, span)

    def _condition_of_sum(self) -> Expression | None:
        if self._next.mark != "if":
            return None
        self._take()
        return self._either()

    def _expect(self, mark: str) -> None:
        if self._next.mark != mark:
            self._refuse(SUM)
        self._take()

    def _plain_word(self) -> Token:
        if self._next.sort is not Sort.WORD or self._next.text in RESERVED:
            self._refuse(SUM)
        return self._take()

    def _close(self, way_out: str) -> Token:
        if self._next.mark != ")":
            self._refuse(way_out)
        return self._take()

    def _inside(self, part: Callable[[], Expression]) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST:
            raise ExpressionError([*self.faults, _too_deep(self._next.span)])
        found = part()
        self.depth -= 1
        return found

    def _refuse(self, way_out: str) -> NoReturn:
        token = self._next
        written = shortened(self.text[token.span.start : token.span.end])
        found = "its end" if token.sort is Sort.END else f"‘{written}’"
        raise ExpressionError([*self.faults, Fault.at(token.span, Code.EXPR_SYNTAX, found=found, way_out=way_out)])


def _binary(operator: Operator, left: Expression, right: Expression) -> Binary:
    return Binary(operator, left, right, Span(left.span.start, right.span.end))


def _spanning(make: type[Not] | type[Negative], first: Token, of: Expression) -> Expression:
    return make(of, Span(first.span.start, of.span.end))


def _balanced(found: Sequence[Expression], operator: Operator) -> Expression:
    """Join in halves, not from the left, so that a long row is not deep; Kleene’s ``and`` and ``or`` do not mind."""
    if len(found) == 1:
        return found[0]
    half = (len(found) + 1) // 2
    return _binary(operator, _balanced(found[:half], operator), _balanced(found[half:], operator))


def _too_deep(span: Span) -> Fault:
    fact = f"more than {DEEPEST} parts stand inside one another here"
    return Fault.at(span, Code.TOO_COMPLEX, fact=fact, way_out="Split this into named conditions")
