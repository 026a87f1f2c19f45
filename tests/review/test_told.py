"""Lines of “You said, we did”: invariant (f), and groups under five that are joined (n104, F15)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from formbuilder.review.small_numbers import FEWEST
from formbuilder.review.told import FEW, Group, Told, count_words, joined, too_small

PERSON = st.integers(0, 30).map(str)


@st.composite
def groups(draw) -> list[Group]:
    sizes = draw(st.lists(st.integers(1, 9), max_size=9))
    numbers = iter(range(1_000))
    made = []
    for at, size in enumerate(sizes):
        points = tuple(Told(f"point {next(numbers)}", draw(PERSON)) for _ in range(size))
        made.append(Group((f"said {at}",), (f"did {at}",), points))
    return made


@given(groups())
def test_every_point_is_in_exactly_one_line_and_no_line_is_small_unless_alone(found):
    lines = joined(found)
    before = sorted(each.point for group in found for each in group.points)
    assert sorted(each.point for line in lines for each in line.points) == before
    assert not too_small([line.people for line in lines])
    assert sorted(words for line in lines for words in line.said) == sorted(
        words for each in found for words in each.said
    )


def test_whoever_said_five_things_is_one_person():
    line = Group(("Tea.",), ("We changed it.",), tuple(Told(str(number), "Ann") for number in range(FEWEST)))
    assert line.people == 1
    assert count_words(line.people) == FEW


def test_a_number_below_five_is_never_said_and_a_voice_for_others_is():
    assert [count_words(many) for many in range(FEWEST)] == [FEW] * FEWEST
    assert count_words(5) == "5 people said this."
    assert count_words(6, 14) == "6 people said this. They also speak for 14 others."
