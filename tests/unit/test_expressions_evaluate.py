"""What holds, what does not, and what cannot be said."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formbuilder.expressions.arithmetic import Between
from formbuilder.expressions.compiler import compile_, compile_number
from formbuilder.expressions.faults import ExpressionError
from formbuilder.expressions.operands import AlsoWord
from formbuilder.expressions.parser import parse


@dataclass(frozen=True)
class Part:
    """A date as far as it is known."""

    year: int
    month: int | None = None
    day: int | None = None


SEEN = {
    "on": date(2026, 11, 22),
    "five": Decimal(5),
    "who": "mum",
    "ways": frozenset({"washing"}),
    "ill": True,
    "well": False,
    "unsure": AlsoWord("dont_know"),
    "born": date(1990, 11, 23),
    "year": Part(1990),
    "leap": Part(1960, 2, 29),
    "late": Part(2026, 11),
    "note": "hello",
}
CASES = {
    True: [
        "five > 4", "five >= 5", "five < 6", "five <= 5", "five is 5", "five is not 6", "who is mum",
        "who is not dad", "ways includes washing", "not ways includes cooking", "ill is yes", "well is no",
        'note is "hello"', "unsure is dont_know", "unsure is not 5", "unsure is answered", "gone is not answered",
        "ill is answered", "gone > 1 or who is mum", "age(born, on) is 35", "age(year, on) > 30",
        "age(leap, on) is 66", "year < on", "round(five / 2) is 3", "ceil(five / 2) is 3", "floor(five / 2) is 2",
        "min(five, 3) is 3", "max(five, 3) is 5", "0.1 + 0.2 is 0.3", "-five < 0", "five - 2 * 2 is 1",
        "age(year, on) * -1 < -34", "max(age(year, on), 50) is 50", "late <= (late) or late > year",
        "unsure is (unsure)", "born is (born)", "not year is (on)",
    ],
    False: [
        "five > 5", "five < 5", "who is dad", "ways includes cooking", "unsure is 5", "unsure is prefer_not",
        "ill is no", "ways is dont_know", "unsure includes washing", 'unsure is "dont_know"', "gone is answered",
        "year > on", "gone > 1 and who is dad", "age(year, on) < 18", "not five is 5", "year is (on)",
    ],
    None: [
        "gone > 1", "gone is mum", "gone is not mum", "not gone is mum", "gone includes washing", "gone is (five)",
        "gone > 1 or who is dad", "gone > 1 and who is mum", "unsure > 5", "unsure + 1 > 5", "five / 0 > 1",
        "five / (five - 5) is 1", "0 / 0 is 0", "age(year, on) is 35", "age(year, on) >= 36", "late < on",
        "late is (on)", "max(gone, 5) is 5", "round(gone) is 5", "age(gone, on) > 5",
        "1 / (age(year, on) - 35.5) > 0", "-gone < 1", "who > 5",
    ],
}  # fmt: skip  # a table


@pytest.mark.parametrize(("expected", "text"), [(expected, text) for expected, all_ in CASES.items() for text in all_])
def test_a_condition_holds_or_not_or_is_undecided(expected, text):
    assert compile_(parse(text))(SEEN) is expected


VALUES = {"t": "1 is 1", "f": "1 is 2", "u": "gone is 1"}
KLEENE = [
    ("t", "t", True, True), ("t", "f", False, True), ("t", "u", None, True),
    ("f", "t", False, True), ("f", "f", False, False), ("f", "u", False, None),
    ("u", "t", None, True), ("u", "f", False, None), ("u", "u", None, None),
]  # fmt: skip  # a table


@pytest.mark.parametrize(("left", "right", "both", "either"), KLEENE)
def test_and_and_or_are_kleene_s(left, right, both, either):
    conditions = {name: parse(text) for name, text in VALUES.items()}
    assert compile_(parse(f"{left} and {right}"), conditions)({}) is both
    assert compile_(parse(f"{left} or {right}"), conditions)({}) is either


@pytest.mark.parametrize(("of", "expected"), [("t", False), ("f", True), ("u", None)])
def test_not_is_kleene_s(of, expected):
    conditions = {name: parse(text) for name, text in VALUES.items()}
    assert compile_(parse(f"not {of}"), conditions)({}) is expected


def test_conditions_that_go_round_are_too_much():
    conditions = {"a": parse("b or b"), "b": parse("a and a")}
    with pytest.raises(ExpressionError) as caught:
        compile_(parse("a"), conditions)
    assert caught.value.faults[0].code == "TOO_COMPLEX"


def test_conditions_that_double_are_too_much_and_refused_at_once():
    conditions = {f"c{n}": parse(f"c{n - 1} and c{n - 1}") for n in range(1, 60)} | {"c0": parse("x is y")}
    for name, fact in (("c13", "more than 5,000 parts"), ("c59", "more than 100 parts stand inside one another")):
        with pytest.raises(ExpressionError) as caught:
            compile_(parse(name), conditions)
        assert fact in str(caught.value)
    assert compile_(parse("c8"), conditions)({"x": "y"}) is True


def test_a_long_chain_of_conditions_is_too_deep():
    conditions = {f"c{n}": parse(f"not c{n - 1}") for n in range(1, 500)} | {"c0": parse("x is y")}
    with pytest.raises(ExpressionError):
        compile_(parse("c499"), conditions)
    assert compile_(parse("c40"), conditions)({"x": "y"}) is True


def test_sums_are_exact_and_bounded():
    assert compile_number(parse("0.1 + 0.2"))({}) == Decimal("0.3")
    assert compile_number(parse("five / 0"))(SEEN) is None
    assert compile_number(parse("age(year, on) * 2"))(SEEN) == Between(Decimal(70), Decimal(72))
    big = " * ".join(["999999999999999"] * 40)
    assert compile_number(parse(f"{big} / ({big})"))({}) == 1


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 11, 22), date(2026, 11, 21), 17),
        (date(2008, 11, 22), date(2026, 11, 22), 18),
    ],
)
def test_somebody_is_a_year_older_on_the_birthday(born, on, years):
    assert compile_number(parse("age(born, on)"))({"born": born, "on": on}) == years


DATES = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@settings(deadline=None)
@given(DATES, DATES, st.integers(1, 3))
def test_what_is_said_of_a_date_partly_known_is_true_of_the_whole_date(born, on, parts):
    partly = Part(born.year, born.month if parts > 1 else None, born.day if parts > 2 else None)
    for text in ("born < on", "born <= on", "born > on", "born is (on)", "age(born, on) >= 18", "age(born, on) is 18"):
        said = compile_(parse(text))({"born": partly, "on": on})
        assert said is None or said is compile_(parse(text))({"born": born, "on": on})
        assert parts < 3 or said is not None
