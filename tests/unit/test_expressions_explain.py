"""A condition as one sentence."""

import pytest

from formbuilder.expressions.explanation import Vocabulary, explain
from formbuilder.expressions.parser import parse

WORDS = Vocabulary(
    questions={"hours": "how many hours", "who": "who you help", "ways": "what you do"},
    options={("who", "mum"): "My mother", ("who", "none"): "I help nobody."},
    conditions={"often": parse("hours > 3 or who is mum")},
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
