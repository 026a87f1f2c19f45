"""Words with parts taken out, and numbers that find nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formbuilder.review.small_numbers import FEWER, REST, joined
from formbuilder.review.taking_out import GAP, with_gaps

WORDS = st.lists(st.sampled_from(["a", "b", "c", GAP]), max_size=12)


@pytest.mark.parametrize(
    ("words", "left", "shown"),
    [
        ("one two three", "one three", "one […] three"),
        ("one two three", "two", "[…] two […]"),
        ("one\ntwo", "one two", "one two"),
        ("one two", "one […] two", "one two"),
        ("one two", "two one", None),
        ("one two", "one too", None),
        ("one two", "", "[…]"),
    ],
)
def test_gaps_are_marked_and_nothing_is_added(words, left, shown):
    assert with_gaps(words, left) == shown


@given(WORDS, st.data())
def test_whatever_is_taken_out_the_rest_stands_in_its_order(words, data):
    kept = [each for each in words if data.draw(st.booleans())]
    shown = with_gaps(" ".join(words), " ".join(kept))
    assert shown is not None
    assert [each for each in shown.split() if each != GAP] == [each for each in kept if each != GAP]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"a": 0}, {}),
        ({"a": 4}, {REST: FEWER}),
        ({"a": 7, "b": 6}, {"a": "7", "b": "6"}),
        ({"a": 9, "b": 2, "c": 3}, {"a": "9", REST: "5"}),
        ({"a": 9, "b": 8, "c": 1}, {"a": "9", REST: "9"}),
        ({"a": 2, "b": 1}, {REST: FEWER}),
    ],
)
def test_small_numbers_are_joined(counts, shown):
    assert joined(counts) == shown


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 30)))
def test_no_number_below_five_is_shown(counts):
    assert all(number == FEWER or int(number) >= 5 for number in joined(counts).values())
