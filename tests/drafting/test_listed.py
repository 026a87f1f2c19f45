"""Conditions as lists: what can be chosen from lists is written as a condition and read back as the same list."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from formbuilder.drafting.listed import How, Join, Row, Rows, listed
from formbuilder.expressions.parser import parse

LISTED = [
    "a is yes",
    "a is x or a is y",
    "a is x or b is y",
    "a is x and (b is y or b is z) and c > 3",
    "a is not x and a is not y",
    "(a is not x and a is not y) or b is 3",
    "not a includes x",
    "a includes x or a includes y",
    "has_child",
    "not has_child or x is answered",
    "a is not answered",
    "a is x and a is y",
]
TOO_COMPLEX = [
    "age(b, on) >= 18",
    "a is x or (b is y and c is z)",
    "not (a is x or b is y)",
    "a > b",
    "a is x and (b is y or c is z)",
    'a is "words"',
    "3 < a",
    "a + 1 > 3",
]


@pytest.mark.parametrize("text", LISTED)
def test_a_list_says_what_the_condition_says(text: str):
    rows = listed(parse(text))
    assert rows is not None
    assert parse(rows.text) == parse(text)


@pytest.mark.parametrize("text", TOO_COMPLEX)
def test_what_lists_cannot_say_is_no_list(text: str):
    assert listed(parse(text)) is None


NAMES = some.sampled_from(["a", "b", "c"])
WORDS = some.lists(some.sampled_from(["x", "y", "z"]), min_size=1, max_size=3, unique=True).map(tuple)
ROWS = some.one_of(
    some.builds(Row, NAMES, some.sampled_from([How.IS, How.IS_NOT, How.INCLUDES, How.INCLUDES_NOT]), WORDS),
    some.builds(Row, NAMES, some.sampled_from([How.MORE, How.AT_LEAST, How.LESS, How.AT_MOST]), some.just(("3",))),
    some.builds(Row, NAMES, some.sampled_from([How.ANSWERED, How.NOT_ANSWERED, How.HOLDS, How.HOLDS_NOT])),
)


@given(some.builds(Rows, some.sampled_from(Join), some.lists(ROWS, min_size=1, max_size=4).map(tuple)))
def test_any_list_can_be_written_and_read_again(rows: Rows):
    again = listed(parse(rows.text))
    assert again is not None, rows.text
    assert listed(parse(again.text)) == again
    assert {(row.name, row.how) for row in again.rows} == {(row.name, row.how) for row in rows.rows}


def test_rows_are_added_and_taken_out():
    rows = Rows().with_row(Row("a", How.IS, ("x", "y"))).with_row(Row("b", How.ANSWERED))
    assert rows.text == "(a is x or a is y) and b is answered"
    assert rows.without(0).text == "b is answered"
    assert rows.without(0).without(0).text == ""
