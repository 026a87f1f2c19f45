from dataclasses import replace
from decimal import Decimal

import pytest

from formbuilder.answers.values import (
    Agreed,
    AlsoAnswer,
    Amount,
    Chosen,
    Day,
    Item,
    ItemList,
    Parts,
    Written,
)
from formbuilder.definition.marks import Also, Period
from formbuilder.wording.sentences import shown
from tests import asked

ANNA = Parts((("first", "Anna"), ("last", "Khan")))


@pytest.mark.parametrize(
    ("question", "value", "lines"),
    [
        (asked.TEXT, Written("<b>"), ("<b>",)),
        (asked.LONG_TEXT, Written("a\n\nb"), ("a", "", "b")),
        (asked.YES_NO, Written("yes"), ("Yes",)),
        (asked.CHOICE, Written("not_well"), ("Not well",)),
        (asked.CHOICE, Written("gone"), ("An answer that this form no longer offers",)),
        (asked.CHOICES, Chosen(("wash", "cook")), ("Washing", "Cooking")),
        (asked.NUMBER, Amount(Decimal(20), guess=True), ("About 20",)),
        (asked.NUMBER, Amount(Decimal(1200)), ("1,200",)),
        (asked.HOURS, Amount(Decimal(20), guess=True), ("About 20 hours a week",)),
        (asked.PARTS, Amount(Decimal("1.5")), ("1.5",)),
        (asked.MONEY, Amount(Decimal("1200.00")), ("£1,200",)),
        (asked.PARTS, Amount(Decimal("-1.5")), ("-1.5",)),
        (asked.RENT, Amount(Decimal("12.50"), period=Period.MONTH), ("£12.50 a month",)),
        (asked.RENT, Amount(Decimal("12.5"), guess=True, period=Period.WEEK), ("About £12.50 a week",)),
        (asked.RENT, Amount(Decimal(12), period=Period.FOUR_WEEKS), ("£12 every four weeks",)),
        (asked.MONTHLY, Amount(Decimal(12)), ("£12 a month",)),
        (asked.DATE, Day(1950, 2, 3), ("3 February 1950",)),
        (asked.YEAR, Day(1950, 2), ("February 1950",)),
        (asked.YEAR, Day(1950), ("1950",)),
        (asked.NAME, ANNA, ("Anna Khan",)),
        (asked.ADDRESS, Parts((("line1", "1 High Street"), ("town", "Bedford"))), ("1 High Street", "Bedford")),
        (asked.STATEMENT, Agreed(), ("Yes, I agree",)),
        (asked.NUMBER, AlsoAnswer(Also.DONT_KNOW), ("I do not know",)),
        (asked.CHOICE, AlsoAnswer(Also.PREFER_NOT), ("I would rather not say",)),
    ],
)
def test_an_answer_is_shown_as_people_write_it(question, value, lines):
    assert shown(question, value) == lines


def test_items_are_told_apart_by_their_answers():
    items = ItemList((Item("abcd1234", {"born": Day(1950), "who": ANNA}), Item("abcd1235", {"who": ANNA})))
    assert shown(asked.GROUP, items) == ("Anna Khan, 1950", "Anna Khan")


def test_a_private_answer_is_not_in_the_line_of_its_item():
    secret = (replace(asked.PERSON[0], private=True), asked.PERSON[1])
    group = replace(asked.GROUP, type=replace(asked.GROUP.type, steps=(secret,)))
    assert shown(group, ItemList((Item("abcd1234", {"born": Day(1950), "who": ANNA}),))) == ("1950",)
