"""Expressions are read as in Python, with positions; what cannot be read says why and what to do."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formbuilder.expressions.faults import ExpressionError
from formbuilder.expressions.parser import parse
from formbuilder.expressions.syntax import Binary, Literal, Name, Not, Span, Value, names, parts, walk


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
    if isinstance(part, Literal | Name):
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


def test_numbers_are_exact():
    tree = parse("a > 0.1")
    assert isinstance(tree, Binary)
    assert tree.right == Literal(Decimal("0.1"), Span(0, 0))


PIECES = [
    *("a", "b", "yes", "no", "and", "or", "not", "is", "includes", "answered", "on", "min", "age(", "(", ")", ","),
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


def read(text):
    try:
        return (), parse(text)
    except ExpressionError as error:
        return error.faults, None
