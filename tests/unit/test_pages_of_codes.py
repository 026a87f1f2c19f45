"""The pages with the code: showing it, asking for it, and what stands in the place of a form without it."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup

from formbuilder.rendering.code_page import Refusal, Typed, come_back_page
from tests.page import faults, text_of
from tests.unit.journey_pages import REFUSED, SITE, buttons, html, links, shown


def test_the_code_stands_in_two_ways_that_mean_the_same():
    text = text_of(shown("code").main)
    assert "K7P4-MX3Q" in text
    assert "1234 5678 9012 34" in text
    assert "cup tree lamp boat" in text
    assert "Without this code nobody can open your answers. We cannot either." in text
    assert "Thursday 21 January 2027" in text


@pytest.mark.parametrize("name", REFUSED)
def test_each_refusal_has_words_and_keeps_what_was_typed(name):
    made = REFUSED[name]
    page = BeautifulSoup(html("come_back", made), "html.parser")
    assert list(faults(str(page), made)) == []
    assert made.errors
    assert [tag["value"] for tag in page.select("input[type=text]")] == ["x", "y"]


def test_too_many_tries_say_when_to_try_again_in_english_time():
    until = datetime(2026, 7, 1, 11, 5, tzinfo=UTC)
    page = come_back_page(SITE, "t", Typed(refusal=Refusal.TOO_MANY, until=until))
    assert [error.text for error in page.errors] == [
        "There were too many tries. Your answers are safe. Try again after 12:05pm."
    ]


def test_the_unknown_word_is_named():
    page = come_back_page(SITE, "t", Typed(refusal=Refusal.UNKNOWN_WORD, word="tre"))
    assert "“tre”" in page.errors[0].text


def test_the_covered_page_has_one_thing_to_press():
    assert links(shown("covered")) == {"Carry on": "/demo/j/K7P4MX3Q/carry-on"}


def test_a_form_that_ended_takes_the_code_and_carries_what_was_typed():
    page = shown("ended")
    assert list(buttons(page)) == [("Carry on", "/demo/j/K7P4MX3Q/carry-on")]
    assert page.select_one("[name=q-more]")["value"] == "What I typed"
    assert "not saved yet" in text_of(page.main)
    assert "not saved yet" not in text_of(shown("not this device").main)
