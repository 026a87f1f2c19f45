"""The checker calls a rule for a text exactly if the text holds a word that the rule needs."""

from itertools import chain

import pytest

from formbuilder.plainlanguage.catalogue import RULES
from formbuilder.plainlanguage.checker import Called, Checker, check
from formbuilder.plainlanguage.passages import Passage
from formbuilder.plainlanguage.word_lists import entries, ours

NEEDY = [rule for rule in RULES if rule.find and rule.needs]


@pytest.mark.parametrize(
    "text", ["Do you fall?", "Do you not fall, or do you?", "Who (if anyone) helps & why/when?", ""]
)
def test_what_is_called_is_what_the_words_ask_for(text):
    has = frozenset(text.lower().replace("?", " ?").split())
    called = [rule for rule, _ in Called.of(RULES).for_words(has)]
    wanted = [rule for rule in RULES if rule.find and (not rule.needs or rule.needs & has)]
    assert sorted(rule.id for rule in called) == sorted(rule.id for rule in wanted)


def test_a_rule_is_called_once_for_all_its_words():
    everything = frozenset(chain.from_iterable(rule.needs for rule in NEEDY))
    called = [rule.id for rule, _ in Called.of(NEEDY).for_words(everything)]
    assert called == [rule.id for rule in NEEDY]


def test_the_second_half_of_a_question_is_told_once():
    found = check(Passage(text="If so, where?"))
    assert [each.rule for each in found] == ["two-questions"]


def test_what_a_rule_and_its_list_both_find_is_told_once():
    lists = ours().with_more(entries("leading", "aren't you ?"))
    found = Checker(lists=lists).check(Passage(text="You are happy with your care, aren’t you?"))
    assert [each.rule for each in found].count("leading") == 1
