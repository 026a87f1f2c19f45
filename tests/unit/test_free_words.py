"""What is written freely, and when it must be put into English before anybody can read it (F18)."""

import pytest

from formbuilder.answers.free_words import FreeWords, free_words, in_another_language
from formbuilder.answers.values import Answers, Item, ItemList, Written
from tests.unit.rendering_forms import PERSON, question
from tests.unit.test_submission_flags import CARERS, answers

PEOPLE = question("people", PERSON)


@pytest.mark.parametrize(
    ("plain", "waits"),
    [
        ({"call_you": "Sam"}, False),
        ({"call_you": "Zofia Żółć", "language_speak": "pl"}, False),
        ({"call_you": "Zofia", "language_speak": "pl", "language_read": "en"}, False),
        ({"call_you": "Zofia", "language_speak": "pl", "language_read": "pl"}, True),
        ({"call_you": "Sam", "language_speak": "pahari", "language_read": "listen"}, False),
        ({"language_speak": "ur", "language_read": "ur"}, False),
        ({"call_you": "مریم"}, True),
        ({"call_you": "Sam, π and Ω"}, False),
    ],
)
def test_the_language_that_is_read_or_other_letters_make_free_words_wait(plain, waits):
    assert in_another_language(CARERS.questions, answers(**plain)) is waits


def test_the_language_of_the_pages_makes_them_wait_too_where_anything_was_written():
    assert in_another_language(CARERS.questions, answers(call_you="Maryam"), "ur")
    assert not in_another_language(CARERS.questions, answers(language_speak="ur"), "ur")


def test_words_inside_a_group_are_told_apart_by_their_item():
    items = ItemList((Item("aaaaaaaa", {"first_name": Written("Ana")}), Item("bbbbbbbb", {"first_name": Written(" ")})))
    given: Answers = {"people": items}
    assert list(free_words([PEOPLE], given)) == [FreeWords("people/aaaaaaaa/first_name", "Ana")]
