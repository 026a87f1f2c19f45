"""A panel asks for any form, and gets an answer, a reason and a day (need 22)."""

from datetime import timedelta

import pytest

from formbuilder.accounts.people import Role
from formbuilder.services import form_wishes
from formbuilder.services.form_wishes import Answer, FormWish, NoWish, Reply
from formbuilder.storage.engine import Store
from tests.services.panel_stories import TODAY, Circle, at, circle, somebody

SOON = TODAY + timedelta(days=40)


@pytest.fixture
def here(store: Store) -> Circle:
    return circle(store)


def asks(here: Circle, form: str = "The blue badge form", words: str = "It is long.") -> FormWish:
    found = form_wishes.ask_for_form(here.store, here.panel.id, form, words, at(0, here.ann))
    assert isinstance(found, FormWish), found
    return found


def test_n22_a_panel_asks_for_any_form_and_both_sides_see_the_answer_its_reason_and_its_day(here):
    wish = asks(here)
    assert (wish.day, wish.words, wish.answer) == (TODAY + timedelta(days=28), "It is long.", None)
    reply = Reply(Answer.YES, "We look at it in spring.", SOON)
    told = form_wishes.answer_wish(here.store, wish.id, reply, at(3, here.chair))
    assert isinstance(told, FormWish)
    assert form_wishes.wishes_of_panel(here.store, here.panel.id) == (told,)
    assert (told.answer, told.because, told.day) == (Answer.YES, "We look at it in spring.", SOON)
    assert form_wishes.count_waiting(here.store, TODAY) == 0


def test_later_comes_back_by_itself_on_its_day_and_is_answered_anew(here):
    wish = asks(here)
    form_wishes.answer_wish(here.store, wish.id, Reply(Answer.LATER, "After the audit.", SOON), at(3))
    assert form_wishes.wishes_waiting(here.store, SOON - timedelta(days=1)) == ()
    assert [each.id for each in form_wishes.wishes_waiting(here.store, SOON)] == [wish.id]
    assert form_wishes.count_waiting(here.store, SOON) == 1
    told = form_wishes.answer_wish(here.store, wish.id, Reply(Answer.NO, "It ends in May.", None), at(41))
    assert isinstance(told, FormWish)
    assert told.answer is Answer.NO


def test_what_was_answered_is_not_answered_again(here):
    wish = asks(here)
    no = Reply(Answer.NO, "Another council owns it.", None)
    form_wishes.answer_wish(here.store, wish.id, no, at(1))
    assert form_wishes.answer_wish(here.store, wish.id, no, at(2)) == {NoWish.ANSWERED}


@pytest.mark.parametrize(
    ("reply", "wrong"),
    [
        (Reply(None, "Why", SOON), NoWish.ANSWER),
        (Reply(Answer.NO, " ", None), NoWish.BECAUSE),
        (Reply(Answer.YES, "Why", None), NoWish.DAY),
        (Reply(Answer.LATER, "Why", TODAY), NoWish.DAY),
        (Reply(Answer.YES, "x" * 2_001, SOON), NoWish.LONG),
    ],
)
def test_an_answer_has_a_reason_and_a_day_to_come(here, reply: Reply, wrong: NoWish):
    wish = asks(here)
    assert form_wishes.answer_wish(here.store, wish.id, reply, at(0)) == {wrong}
    assert form_wishes.find_wish(here.store, wish.id) == wish


def test_only_those_who_take_part_ask_and_only_for_something(here):
    eve = somebody(here.store, "Eve", Role.MEMBER)
    asked = form_wishes.ask_for_form(here.store, here.panel.id, "Blue badge", "", at(0, eve))
    assert asked == {NoWish.UNKNOWN}
    assert form_wishes.ask_for_form(here.store, here.panel.id, " ", "", at(0, here.ann)) == {NoWish.FORM}
    by_chair = form_wishes.ask_for_form(here.store, here.panel.id, "Blue badge", "", at(0, here.chair))
    assert isinstance(by_chair, FormWish)


def test_what_waits_longest_stands_first(here):
    first, second = asks(here), asks(here, "Another one")
    found = form_wishes.wishes_waiting(here.store, TODAY)
    assert {each.id for each in found} == {first.id, second.id}
    form_wishes.answer_wish(here.store, first.id, Reply(Answer.LATER, "Why", TODAY + timedelta(days=2)), at(0))
    assert [each.id for each in form_wishes.wishes_waiting(here.store, TODAY + timedelta(days=5))] == [
        first.id,
        second.id,
    ]


@pytest.mark.parametrize("id_", ["", "x", "0" * 32, "é" * 32])
def test_what_is_not_there_is_not_found(store: Store, id_: str):
    assert form_wishes.find_wish(store, id_) is None
    assert form_wishes.wishes_of_panel(store, id_) == ()
    assert form_wishes.answer_wish(store, id_, Reply(Answer.NO, "Why", None), at(0)) == {NoWish.UNKNOWN}
