"""Expressions are read as in Python, with positions; what cannot be read says why and what to do."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formbuilder.expressions.checker import check
from formbuilder.expressions.compiler import compile_, compile_number
from formbuilder.expressions.faults import ExpressionError
from formbuilder.expressions.kinds import CONDITION, DATE, MONEY, NOTHING, NUMBER, YES_NO, Kind, Sort
from formbuilder.expressions.parser import parse
from formbuilder.expressions.syntax import (
    Binary,
    Literal,
    Member,
    Name,
    Not,
    Rate,
    Span,
    Sum,
    Value,
    groups_read,
    item_reads,
    names,
    parts,
    rates_read,
    walk,
)


def shape(part):
    """A tree with all its brackets."""
    match part:
        case Binary():
            return f"({shape(part.left)} {part.operator} {shape(part.right)})"
        case Not():
            return f"(not {shape(part.of)})"
        case Literal(bool() as value):
            return "yes" if value else "no"
        case _:
            return of_other(part)


def of_other(part):
    if isinstance(part, Rate):
        return f"rate({part.id})"
    if isinstance(part, Literal | Name | Member):
        return str(part.value if isinstance(part, Literal) else part.id)
    if isinstance(part, Value):
        return f"‘{part.word}’"
    return f"{getattr(part, 'function', type(part).__name__)}({', '.join(map(shape, parts(part)))})"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a or b and c", "(a or (b and c))"),
        ("not a and b", "((not a) and b)"),
        ("not a is b", "(not (a is ‘b’))"),
        ("a < 1 + 2 * 3", "(a < (1 + (2 * 3)))"),
        ("a - 1 - 2 < 0", "(((a - 1) - 2) < 0)"),
        ("-a * 2 < 1", "((Negative(a) * 2) < 1)"),
        ("(a or b) and c", "((a or b) and c)"),
        ("a is not b", "(a is not ‘b’)"),
        ("a includes yes", "(a includes yes)"),
        ("a is yes", "(a is yes)"),
        ("a is answered", "Answered(a)"),
        ("a is not answered", "(not Answered(a))"),
        ('a is "b c"', "(a is b c)"),
        ("a is min(b, 2)", "(a is min(b, 2))"),
        ("a is b + 1", "(a is (b + 1))"),
        ("a is (b)", "(a is b)"),
        ("age(born, on) >= 18", "(age(born, on) >= 18)"),
        ("a or b or c or d", "((a or b) or (c or d))"),
        ('rate("care.lower") * 2', "(rate(care.lower) * 2)"),
        ("sum(i.a * 2 for i in g)", "Sum((i.a * 2), g)"),
        ("sum(1 for i in g if i.k is b or i.k is not answered)", "Sum(1, g, ((i.k is ‘b’) or (not Answered(i.k))))"),
        ("1 + sum(i.a for i in g) / 2", "(1 + (Sum(i.a, g) / 2))"),
        ("a is i.b", "(a is i.b)"),
        ("pension_age(born) <= on", "(pension_age(born) <= on)"),
    ],
)
def test_precedence_is_python_s(text, expected):
    assert shape(parse(text)) == expected


def test_parts_know_where_they_stand():
    tree = parse("hours > 5 and kind is mum")
    assert isinstance(tree, Binary)
    assert isinstance(tree.right, Binary)
    assert tree.span == Span(0, 25)
    assert tree.right.span == Span(14, 25)
    assert tree.right.right.span == Span(22, 25)


@pytest.mark.parametrize(
    ("text", "code", "start", "end", "says"),
    [
        ("a < b < c", "EXPR_CHAIN", 0, 9, "Write both in full"),
        ("a is b is c or d < e < f", "EXPR_CHAIN", 0, 11, "Write both in full"),
        ("a = 3", "EXPR_SIGN", 2, 3, "Write ‘is’."),
        ("a != 3", "EXPR_SIGN", 2, 4, "Write ‘is not’."),
        ("a AND b", "EXPR_SIGN", 2, 5, "Write ‘and’."),
        ("a is “x”", "EXPR_SIGN", 5, 6, "straight quotes"),
        ("a > ½", "EXPR_SIGN", 4, 5, "words, numbers and the signs"),
        ('a is "x', "EXPR_SIGN", 5, 6, 'a second "'),
        ("", "EXPR_SYNTAX", 0, 0, "at its end"),
        ("a and", "EXPR_SYNTAX", 5, 5, "at its end"),
        ("a b", "EXPR_SYNTAX", 2, 3, "Put ‘and’ or ‘or’ between"),
        ("(a", "EXPR_SYNTAX", 2, 2, "Close the bracket"),
        ("min(a b)", "EXPR_SYNTAX", 6, 7, "Put a comma"),
        ("a < not b", "EXPR_SYNTAX", 4, 7, "brackets round"),
        ("is b", "EXPR_SYNTAX", 0, 2, "before it"),
        ("1 is answered", "EXPR_SYNTAX", 5, 13, "only the id of a question"),
        ("rate(a.b)", "EXPR_SYNTAX", 5, 8, "in quotes"),
        ('rate("a.b", 2)', "EXPR_SYNTAX", 10, 11, "Close the bracket"),
        ("sum(a)", "EXPR_SYNTAX", 5, 6, "sum(i.amount for i in incomes"),
        ("sum(a for 1 in g)", "EXPR_SYNTAX", 10, 11, "sum(i.amount for i in incomes"),
        ("sum(a for in in g)", "EXPR_SYNTAX", 10, 12, "sum(i.amount for i in incomes"),
        ("sum(a for i of g)", "EXPR_SYNTAX", 12, 14, "sum(i.amount for i in incomes"),
        ("sum(a for i in g, 2)", "EXPR_SYNTAX", 16, 17, "sum(i.amount for i in incomes"),
        ("for > 2", "EXPR_SYNTAX", 0, 3, "before it"),
        ("sum(sum(j.a for j in h) for i in g)", "TOO_COMPLEX", 4, 7, "Make a calculation of the one inside"),
        ("I.amount > 1", "EXPR_SIGN", 0, 8, "Write ‘i.amount’."),
        ("i.a.b > 1", "EXPR_SIGN", 3, 4, "a digit before"),
        ("half(a) > 1", "UNKNOWN_FUNCTION", 0, 4, "Choose from: min, max"),
        ("a > 1234567890123456", "TOO_COMPLEX", 4, 20, "Write a shorter one"),
        ("(" * 51 + "a" + ")" * 51, "TOO_COMPLEX", 51, 52, "named conditions"),
        ("not " * 60 + "a", "TOO_COMPLEX", 204, 207, "named conditions"),
        ("1" + " + 1" * 60 + " > 2", "TOO_COMPLEX", 0, 245, "named conditions"),
        ("a" * 2001, "TOO_COMPLEX", 0, 2001, "named conditions"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(text, code, start, end, says):
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    fault = caught.value.faults[0]
    assert (fault.code, fault.span) == (code, Span(start, end))
    assert says in str(fault)
    assert str(fault).endswith(".")


def test_all_wrong_signs_and_all_chains_are_told_at_once():
    for text in ("a = 1 && b != 2", "a < b < c or d < e < f or half(a) > 1"):
        with pytest.raises(ExpressionError) as caught:
            parse(text)
        assert len(caught.value.faults) == 3


def test_a_long_row_is_not_deep():
    tree = parse(" or ".join(["a is b"] * 190))
    assert max(depth for _, depth in walk(tree)) < 15


def test_fifty_brackets_are_read():
    assert parse("(" * 50 + "a" + ")" * 50) == parse("a")


def test_names_go_through_conditions_and_stop_at_circles():
    conditions = {"old": parse("age(born, on) > 64 or loop"), "loop": parse("old and x is y")}
    assert names(parse("old and a is b"), conditions) == {"old", "loop", "born", "x", "a"}
    assert names(parse("old and a is b")) == {"old", "a"}


def test_what_is_read_of_items_and_of_rates_is_no_name():
    tree = parse('sum(i.a / n * z.q for i in g if i.k is b) + sum(1 for j in h if j.a > x) - rate("t.f") - i.z')
    assert names(tree) == {"g", "h", "n", "x"}
    assert groups_read(tree) == {"g", "h"}
    assert item_reads(tree) == {("g", "a"), ("g", "k"), ("h", "a")}
    assert rates_read(tree) == {"t.f"}


def test_a_sum_knows_where_its_parts_stand():
    tree = parse("2 * sum(i.a for i in g)")
    assert isinstance(tree, Binary)
    assert isinstance(tree.right, Sum)
    assert tree.right.span == Span(4, 23)
    assert tree.right.group.span == Span(21, 22)
    assert tree.right.body.span == Span(8, 11)


def test_numbers_are_exact():
    tree = parse("a > 0.1")
    assert isinstance(tree, Binary)
    assert tree.right == Literal(Decimal("0.1"), Span(0, 0))


PIECES = [
    *("a", "b", "yes", "no", "and", "or", "not", "is", "includes", "answered", "on", "min", "age(", "(", ")", ","),
    *("sum(", "rate(", "weekly(", "pension_age(", "for", "in", "if", "i", "g", "i.a", "i.k", "I.a", '"t.f"', "."),
    *("+", "-", "*", "/", "<", "<=", ">", ">=", "=", "1", "0.5", '"t"', '"', "'", "§", "Ä", "\n"),
]
WRITTEN = st.lists(st.sampled_from(PIECES), max_size=120)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=300), WRITTEN.map(" ".join), WRITTEN.map("".join)))
def test_any_text_is_read_or_refused_in_words(text):
    faults, tree = read(text)
    for fault in faults:
        assert 0 <= fault.span.start <= fault.span.end <= len(text)
        assert str(fault)
    if tree is None:
        assert faults
    else:
        assert max(depth for _, depth in walk(tree)) <= 50
        assert all(0 <= part.span.start < part.span.end <= len(text) for part, _ in walk(tree))


NAMES = {"a": MONEY, "b": Kind(Sort.ONE, ("a",), ("dont_know",)), "g": NOTHING, "i": YES_NO, "t": DATE}
IN_GROUPS = {"g": {"a": Kind(Sort.MONEY, unit="pounds a month"), "k": Kind(Sort.MANY, ("a", "b"))}}
SIGNS = ["+", "-", "*", "/", "<", "is", "and", "includes", "or"]
SUMS = st.recursive(
    st.sampled_from(["a", "1", "0", "i.a", "i.k", "t", "on", 'rate("t.f")', 'rate("t.x")', "b", '"t"', "yes"]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(SIGNS), inner).map(" ".join),
        inner.map("({})".format),
        inner.map("sum({} for i in g)".format),
        st.tuples(inner, inner).map(lambda pair: "sum({} for i in g if {})".format(*pair)),
        st.tuples(st.sampled_from(["min", "age", "weekly", "pension_age", "ceil", "not "]), inner, inner).map(
            lambda parts: "{}({}, {})".format(*parts)
        ),
        inner.map("weekly({})".format),
        inner.map("1 / age({})".format),
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.one_of(SUMS, WRITTEN.map(" ".join)), st.booleans(), st.sampled_from([CONDITION, NUMBER]))
def test_any_sum_is_checked_and_what_has_no_faults_can_be_worked_out(text, calculating, wanted):
    _, tree = read(text)
    if tree is None:
        return
    more = {"groups": IN_GROUPS, "rates": {"t.f": MONEY}} if calculating else {}
    faults = check(tree, NAMES, wanted, **more)
    assert all(0 <= fault.span.start < fault.span.end <= len(text) and str(fault).endswith(".") for fault in faults)
    if not calculating:
        assert faults or not (rates_read(tree) or groups_read(tree))
    if not faults:
        compiled = compile_(tree) if wanted is CONDITION else compile_number(tree)
        compiled({"on": date(2026, 1, 1)})


def read(text):
    try:
        return (), parse(text)
    except ExpressionError as error:
        return error.faults, None
