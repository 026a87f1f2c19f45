"""What can be said about words, and what can become of it: every kind has its plain words, and none judges."""

import re

import pytest

from formbuilder.review.outcomes import Outcome
from formbuilder.review.points import Status
from formbuilder.review.trouble import Ease, Remedy, Tick, Trouble
from formbuilder.review.voices import Voice, VoiceFault, Weight, voice_faults

NEVER = re.compile(r"reject|closed|resolved|orphan|invalid|denied|declined|refus", re.IGNORECASE)
SAID = [
    *(each.sentence for each in (*Outcome, *Status)),
    *(each.asks for each in Outcome),
    *(each.label for each in (*Tick, *Trouble, *Remedy, *Ease)),
]


@pytest.mark.parametrize("words", SAID)
def test_no_words_of_ours_turn_a_person_away(words):
    assert words
    assert not NEVER.search(words)


def test_what_is_not_done_says_who_or_what_stands_in_the_way():
    assert Outcome.DONE.sentence == "We changed it."
    assert Outcome.PARTLY.sentence == "We changed part of it."
    assert Outcome.CANNOT_LAW.sentence.startswith("Not changed: the law says")
    assert Outcome.NOT_NOW.sentence == "Not yet."
    assert [each for each in Outcome if each.comes_back] == [Outcome.NOT_NOW]
    assert [each for each in Outcome if each.shows_where] == [Outcome.ALREADY]
    changed = [Outcome.DONE, Outcome.PARTLY, Outcome.ADAPTED, Outcome.VARIANTS]
    assert [each for each in Outcome if each.changed] == changed


def test_there_are_five_ticks_and_nobody_must_know_or_say():
    assert len(Tick) == 5
    assert {Ease.DONT_KNOW, Ease.PREFER_NOT} < {*Ease}


@pytest.mark.parametrize(
    ("voice", "sentence", "faults"),
    [
        (Voice(), "One person said this.", set()),
        (Voice(weight=Weight.GROUP), "The whole group said this.", set()),
        (
            Voice(weight=Weight.SPEAKS_FOR, people=14, gathered="phone in May"),
            "Speaks for 14 people, gathered by phone in May.",
            set(),
        ),
        (Voice(weight=Weight.SURVEY, people=1), "1 person said this in a survey.", set()),
        (Voice(weight=Weight.SURVEY), "0 people said this in a survey.", {VoiceFault.NUMBER_MISSING}),
        (Voice(people=3), "One person said this.", {VoiceFault.NUMBER_UNUSED}),
        (
            Voice(weight=Weight.SPEAKS_FOR, people=2_000_000),
            "Speaks for 2,000,000 people.",
            {VoiceFault.NUMBER_MISSING, VoiceFault.GATHERED_MISSING},
        ),
    ],
)
def test_a_voice_says_for_whom_it_speaks(voice, sentence, faults):
    assert voice.sentence == sentence
    assert voice_faults(voice) == faults
