"""What a program fills in, such as {capital}, is no word: no rule reads it, and words beside it keep their places."""

import pytest

from formbuilder.plainlanguage.checker import check
from formbuilder.plainlanguage.passages import Passage


@pytest.mark.parametrize(
    "text",
    [
        "Do you have more than {capital}?",
        "Do you have more than {{ capital }}?",
        "Do you have more than %(capital)s?",
        "Do you have more than %s?",
        "Do you pay more than ${often} a week, Zoë?",
    ],
)
def test_nothing_is_found_in_what_a_program_fills_in(text):
    assert check(Passage(text=text)) == ()


@pytest.mark.parametrize("text", ["Do you, {name}, often fall?", "Do you, {{ name }}, often fall – at all?"])
def test_what_stands_beside_it_is_marked_in_its_place(text):
    found = check(Passage(text=text))
    assert [text[each.start : each.end] for each in found if each.rule == "vague-frequency"] == ["often"]


def test_words_in_curly_brackets_are_still_words():
    assert [each.rule for each in check(Passage(text="Do you {very often} fall?"))] == ["vague-frequency"]
