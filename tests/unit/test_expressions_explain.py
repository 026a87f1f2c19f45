"""A condition as one sentence."""

import pytest

from formbuilder.expressions.explanation import Vocabulary, explain, explain_number
from formbuilder.expressions.parser import parse

WORDS = Vocabulary(
    questions={"hours": "how many hours", "who": "who you help", "ways": "what you do"},
    options={("who", "mum"): "My mother", ("who", "none"): "I help nobody."},
    conditions={"often": parse("hours > 3 or who is mum")},
    calculations={"charge": "What you may pay"},
    rates={"care.lower": "Lower limit"},
)
HOURS, WHO, WAYS = (
    "the answer about “how many hours”",
    "the answer about “who you help”",
    "the answer about “what you do”",
)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("hours > 1000", f"{HOURS} is more than 1,000."),
        ("who is mum", f"{WHO} is “My mother”."),
        ("who is not dont_know", f"{WHO} is not “I do not know”."),
        ("ways includes washing", f"{WAYS} includes “washing”."),
        ("not ways includes washing", f"{WAYS} does not include “washing”."),
        ("ways is not answered", f"{WAYS} is not answered."),
        ("not (ways is not answered)", f"{WAYS} is answered."),
        ("who is yes", f"{WHO} is “Yes”."),
        ('who is "x y"', f"{WHO} is “x y”."),
        ("hours < 3 and who is mum", f"{HOURS} is less than 3, and {WHO} is “My mother”."),
        ("not (hours < 3 and who is mum)", f"{HOURS} is at least 3, or {WHO} is not “My mother”."),
        (
            "hours < 3 or hours > 5 or who is mum",
            f"{HOURS} is less than 3, {HOURS} is more than 5, or {WHO} is “My mother”.",
        ),
        ("who is none", f"{WHO} is “I help nobody.”"),
        ('who is "who?"', f"{WHO} is “who?”"),
        ("who is none and hours < 3", f"{WHO} is “I help nobody.”, and {HOURS} is less than 3."),
        ("often", f"{HOURS} is more than 3, or {WHO} is “My mother”."),
        ("not often", f"{HOURS} is at most 3, and {WHO} is not “My mother”."),
        (
            "ways is answered and often",
            f"{WAYS} is answered, and either {HOURS} is more than 3 or {WHO} is “My mother”.",
        ),
        (
            "ways is answered and (hours < 1 or hours > 2 or who is mum)",
            (
                f"{WAYS} is answered, and one of these: "
                f"({HOURS} is less than 1; {HOURS} is more than 2; {WHO} is “My mother”)."
            ),
        ),
        ("age(born, on) >= 18", "the age, on the day of the assessment, from the answer about “born” is at least 18."),
        ("born < on", "the answer about “born” is before the day of the assessment."),
        (
            "min(hours, 3) * 2 + -hours < 1",
            f"((the smallest of {HOURS} and 3) times 2) plus minus {HOURS} is less than 1.",
        ),
        ("hours / (hours - 1) is 2", f"{HOURS} divided by ({HOURS} minus 1) is 2."),
    ],
)
def test_a_condition_is_a_sentence(text, sentence):
    assert explain(parse(text), WORDS) == sentence[0].upper() + sentence[1:]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("charge + 2", "“What you may pay” plus 2"),
        ('rate("care.lower") / rate("care.step")', "“Lower limit” of that year divided by “care.step” of that year"),
        ("weekly(hours)", f"{HOURS}, made weekly"),
        ("sum(w.hours * 2 for w in ways)", f"the sum of (its {HOURS[4:]} times 2) for each of {WAYS}"),
        (
            "1 + sum(w.hours for w in ways if w.hours > 3)",
            f"1 plus (the sum of (its {HOURS[4:]}) for each of {WAYS} for which its {HOURS[4:]} is more than 3)",
        ),
        ("sum(1 for w in ways)", f"how many there are of {WAYS}"),
        (
            "sum(1 for w in ways if w.who is mum)",
            f"how many there are of {WAYS} for which its {WHO[4:]} is “My mother”",
        ),
        ("sum(5 for w in ways)", f"5 for each of {WAYS}"),
    ],
)
def test_a_number_is_words_after_is(text, words):
    assert explain_number(parse(text), WORDS) == words


def test_days_are_before_and_after():
    assert (
        explain(parse("pension_age(born) <= then"), WORDS)
        == "The day of State Pension age, from the answer about “born”, is on or before the answer about “then”."
    )


def test_a_question_that_is_called_by_what_it_asks_is_quoted_once():
    words = Vocabulary({"near": "the answer to “Do they live near?”"}, {})
    assert explain(parse("near is no"), words) == "The answer to “Do they live near?” is “No”."
