"""Each rule finds its bad examples, marks the right words, and leaves its good examples alone."""

import pytest

from formbuilder.plainlanguage.catalogue import RULES
from formbuilder.plainlanguage.checker import check

BAD = [(rule, example) for rule in RULES for example in rule.bad]
GOOD = [(rule, example) for rule in RULES for example in rule.good]


def marked(rule, example):
    found = [each for each in check(example.passage) if each.rule == rule.id]
    return tuple(example.passage.text[each.start : each.end] for each in found)


@pytest.mark.parametrize(("rule", "example"), BAD, ids=lambda each: getattr(each, "id", None))
def test_a_bad_example_is_marked(rule, example):
    assert marked(rule, example) == example.marked != ()


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=lambda each: getattr(each, "id", None))
def test_a_good_example_is_left_alone(rule, example):
    assert marked(rule, example) == ()
