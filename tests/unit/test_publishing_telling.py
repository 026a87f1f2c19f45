"""Differences in words: for officers and panels, and for somebody half-way through a form."""

import pytest

from formbuilder.publishing.comparing import changes
from formbuilder.publishing.half_way import PRIVATE, half_way
from formbuilder.publishing.telling import Topic, tell
from tests.samples import LIBRARY, WHOLE, form
from tests.samples import changed as written
from tests.sums import SUMS, WITH_RATES

OLD = form(WHOLE, LIBRARY)


def whole(*edits):
    text = WHOLE
    for old, new in edits:
        text = written(old, new, text)
    return form(text, LIBRARY)


def told(*edits, duties=None):
    new = whole(*edits)
    return tell(changes(OLD, new), OLD, new, duties=duties or {})


@pytest.mark.parametrize(
    ("old", "new", "topic", "sentence"),
    [
        ("ask: How many hours do you help?", "ask: How many?", Topic.WORDS, "The question “How many?” is reworded."),
        ("hint: Phone 999.", "hint: Phone  999.", Topic.WORDS,
         "The hint of “Get help now” has other spaces or lines. The words are the same."),
        ("carer: Someone", "carer: A person", Topic.WORDS, "What we say “carer” means is reworded."),
        ("warm: {options: {wash: Help with washing}}", "warm: {options: {wash: Washing them}}", Topic.WORDS,
         "The answer “Washing” to “What do you do?” with friendly lines is reworded."),
        ("max: 168", "max: 100", Topic.ANSWERS,
         "The question “How many hours do you help?”: the largest number was ‘168’, and is ‘100’ now."),
        ("type: long_text, max_length: 900, ask: More?", "type: postcode, ask: More?", Topic.ANSWERS,
         "The question “More?” is answered with a postcode now; it was with words on as many lines as one likes."),
        ('              - {value: no, label: "No"}\n', "", Topic.ANSWERS,
         "The answer “No” to “Is anyone in danger now?” is gone."),
        ("            serves: [ca-10-a]\n", "            serves: [ca-10-a, ca-42]\n", Topic.DUTIES,
         "The question “Is anyone in danger now?” serves the duty ‘ca-42’ (We look into it) now."),
        ("        show_if: hours is answered\n", "", Topic.WHEN,
         "The page “Who do you help?” is asked in other cases."),
        ("    private: yes\n", "    private: yes\n    apart: yes\n", Topic.OTHER,
         "The section “Private questions”: whether answers are kept apart, without a name was ‘no’, and is ‘yes’ now."),
    ],
)  # fmt: skip  # a table
def test_each_difference_is_a_sentence(old, new, topic, sentence):
    (account,) = told((old, new), duties={"ca-42": "We look into it."})
    assert (account.topic, account.sentence) == (topic, sentence)


def test_words_come_first_then_answers_then_rules():
    accounts = told(
        ("cares_a_lot: hours >= 35", "cares_a_lot: hours >= 36"),
        ("max: 168", "max: 100"),
        ("ask: What happened?", "ask: What did they do?"),
        ("version: 3", "version: 4"),
    )
    assert [account.topic for account in accounts] == [Topic.WORDS, Topic.ANSWERS, Topic.WHEN, Topic.OTHER]


def test_a_condition_is_said_as_people_meet_it():
    (account,) = told(("show_if: hours is answered", "show_if: hours > 3"))
    assert account.was == ("The answer about “how many hours you help” is answered.",)
    assert account.now == ("The answer about “how many hours you help” is more than 3.",)


def test_a_duty_that_nobody_serves_any_more_says_so():
    old = whole(("duties: [ca-10]\n", ""))
    new = whole(("duties: [ca-10]\n", ""), ("            serves: [ca-10-a]\n", ""))
    (account,) = tell(changes(old, new), old, new)
    assert account.sentence == (
        "The question “Is anyone in danger now?” no longer serves the duty ‘ca-10-a’. No question serves it now."
    )


def test_a_sum_is_told_by_its_sentences():
    old, new = form(SUMS, WITH_RATES), form(SUMS.replace("round: penny_down", "round: penny_up"), WITH_RATES)
    (account,) = tell(changes(old, new), old, new)
    assert account.topic is Topic.SUMS
    assert account.was != account.now


EVERYTHING = frozenset({"danger_now", "hours", "help_kind", "people", "born", "pay", "safe", "more_about"})


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("ask: How many hours do you help?", "ask: How many?",
         ["We now ask “How many?”. Before, we asked “How many hours do you help?”."]),
        ("hours a week", "hours in a week", ["We explain “How many hours do you help?” in other words."]),
        ("label: Cooking", "label: Meals",
         ["An answer to “What do you do?” now reads “Meals”. Before, it read “Cooking”."]),
        ("max: 168", "max: 100", ["What can be answered to “How many hours do you help?” is different now."]),
        ("ask: Do you feel safe?", "ask: Are you safe?", [PRIVATE]),
        ("ask: Is anyone in danger now?", "ask: Is anyone in danger?", [PRIVATE]),
        ("ask: What happened?", "ask: What did they do?", []),
        ("show_if: hours is answered", "show_if: hours > 3", []),
        ("easy-read: {ask: How many hours?", "easy-read: {ask: Hours?", []),
    ],
)  # fmt: skip  # a table
def test_who_is_half_way_reads_about_what_they_were_asked(old, new, says):
    after = whole((old, new))
    assert list(half_way(changes(OLD, after), OLD, after, EVERYTHING)) == says


def test_who_is_half_way_hears_of_questions_that_went_or_took_over():
    text = WHOLE.replace("      pay: {amount: 12.50, period: week}\n", "").replace("[pay, get_help]", "[get_help]")
    old = form(text, LIBRARY)
    taken = form(text.replace("id: pay,", "id: wages, replaces: [pay],").replace("do you earn?", "is it?"), LIBRARY)
    page, end = (
        text.index("      - show_if: cares_a_lot\n"),
        text.index("      - questions:\n          - {id: true_words"),
    )
    gone = form(text[:page] + text[end:], LIBRARY)
    assert half_way(changes(old, taken), old, taken, {"pay"}) == (
        "We now ask “What is it?”. Before, we asked “What do you earn?”.",
    )
    assert half_way(changes(old, gone), old, gone, {"pay"}) == ("We no longer ask “What do you earn?”.",)
    assert half_way(changes(old, gone), old, gone, {"hours"}) == ()


def test_who_is_half_way_hears_of_questions_that_became_one():
    both = form(
        written(
            "{id: more_about, type: long_text, max_length: 900, ask: More?, short: more, required: no}",
            "{id: all_more, replaces: [their_name, more_about], type: text, ask: Say all, short: it, required: no}",
            WHOLE,
        )
        .replace(
            "              - {id: their_name, type: name, ask: Their name?, short: their name, required: yes}\n", ""
        )
        .replace("{their_name: {first: Ann}, lives_with: yes}", "{lives_with: yes}"),
        LIBRARY,
    )
    assert half_way(changes(OLD, both), OLD, both, {"their_name"}) == (
        "We now ask “Say all”. Before, we asked “Their name?” and “More?”.",
    )
