"""Our own screens, errors, commands and checks read as plainly as we ask of others."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest

from formbuilder.plainlanguage.checker import check
from formbuilder.plainlanguage.findings import Severity
from formbuilder.plainlanguage.passages import Passage
from tests.plainlanguage.our_own_words import our_own_words

FILES = "The name of a kind of file: who writes or reads such files knows it by this name."
SETTING = "The name of a setting, as it must be typed."
FORMULA = "The name of a formula. What it counts stands beside it."
FOLDER = "The name of a folder, as it must be typed."
MARK = "A sign of word lists, as it must be typed."
ITSELF = "The word that the rule finds."
EXPLAINED = {
    ("undefined-abbreviation", "json"): FILES,
    ("undefined-abbreviation", "yaml"): FILES,
    ("undefined-abbreviation", "utc"): "The name of the time zone, beside each time.",
    ("undefined-abbreviation", "keys"): SETTING,
    ("undefined-abbreviation", "port"): SETTING,
    ("undefined-abbreviation", "smtp"): SETTING,
    ("undefined-abbreviation", "https"): SETTING,
    ("undefined-abbreviation", "smog"): FORMULA,
    ("undefined-abbreviation", "lix"): FORMULA,
    ("hard-word", "required"): SETTING,
    ("slash", "forms/rates"): FOLDER,
    ("slash", "forms/shared"): FOLDER,
    ("slash", "and /v"): MARK,
    ("slash", "or /n"): MARK,
    ("latin", "e.g."): ITSELF,
    ("latin", "eg"): ITSELF,
    ("latin", "ie"): ITSELF,
}
"""By rule and marked words, why they stay."""
MOST_EXPLAINED = 25
pytestmark = pytest.mark.xdist_group("our own words")
"""One process gathers them once."""


class Told(NamedTuple):
    """A finding in our own words."""

    rule: str
    words: str
    sentence: str


@cache
def all_words() -> tuple[tuple[str, str, str], ...]:
    """Return where each of our own words stands, what it is, and its text; gathering them takes seconds."""
    return tuple(our_own_words())


@cache
def told() -> tuple[Told, ...]:
    """Return what is found in our own words at warning or above."""
    return tuple(_told())


def _told() -> Iterator[Told]:
    for where, kind, text in all_words():
        for each in check(Passage(text=text, kind=kind)):
            if each.severity.at_least(Severity.WARNING):
                marked = text[each.start : each.end]
                sentence = f"{where}: {each.rule}: “{marked}” in “{text}”: {each.suggestion}"
                yield Told(each.rule, marked.lower(), sentence)


def test_our_own_words_read_plainly():
    """R14: our own screens pass our own checks."""
    found = [each.sentence for each in told() if (each.rule, each.words) not in EXPLAINED]
    assert not found, "\n".join(found)


def test_pages_say_how_many_of_how_many_and_no_percentage_r23():
    """R23: “3 of 4 groups agreed”, not 75 %."""
    pages = [
        each for each in all_words() if each[0].startswith(("templates", "formbuilder/rendering", "formbuilder/review"))
    ]
    assert len(pages) > 1_000
    assert not [each for each in pages if re.search(r"[0-9}] ?%|per ?cent", each[2])]


def test_enough_of_our_own_words_are_found():
    places = [where for where, _, _ in all_words()]
    assert len(places) > 1_200
    assert {each.partition("/")[0] for each in places} >= {"templates", "formbuilder"}


@pytest.mark.parametrize(
    "words",
    [
        "Your answers were changed somewhere else",
        "say how hard a text is to read",
        "What was found most",
        "it is ‘it’, but it must be ‘on’ or ‘off’. Change it, or take it away.",
        "‘it’ is private and it is not. Make it private too, or take ‘it’ out.",
    ],
    ids=["a page", "help for a command", "a report", "a setting", "a problem with a form"],
)
def test_words_are_found_wherever_they_stand(words):
    assert words in {text for _, _, text in all_words()}


def test_few_words_are_explained():
    assert len(EXPLAINED) < MOST_EXPLAINED


@pytest.mark.parametrize(("rule", "words"), EXPLAINED)
def test_what_is_explained_is_still_found(rule, words):
    assert (rule, words) in {(each.rule, each.words) for each in told()}
