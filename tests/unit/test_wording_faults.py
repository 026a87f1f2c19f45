from dataclasses import replace
from decimal import Decimal

import pytest

from formbuilder.answers.plain import from_plain
from formbuilder.answers.read import read
from formbuilder.answers.reading import FaultCode
from formbuilder.definition import model
from formbuilder.definition.marks import Also, Required
from formbuilder.wording.fault_sentences import SENTENCES
from formbuilder.wording.sentences import fault_words, may_be_left_out
from tests import asked
from tests.asked import GROUP, TODAY, needed, option, words

DONT_KNOW = (Also.DONT_KNOW,)
HOW = "how many hours you helped"
SPARE = asked.asked(
    model.Choices((option("a", "Washing"), option("b", "None of these", alone=True), option("c", "All", alone=True))),
    "which help you give",
)
CAN_SAY = replace(asked.NUMBER, also=asked.BOTH)
SAID = [
    ("MISSING", needed(asked.TEXT), {}, "Enter the name we should call you"),
    ("MISSING", needed(asked.NUMBER), {}, f"Enter {HOW}"),
    ("MISSING", needed(CAN_SAY), {}, f"Enter {HOW}, or choose ‘I do not know’ or ‘I would rather not say’"),
    ("MISSING", needed(asked.YES_NO), {}, "Select if you get a break"),
    ("MISSING", needed(asked.CHOICE), {}, "Select how you sleep"),
    ("MISSING", needed(asked.CHOICES), {}, "Select which help you give"),
    ("MISSING", needed(asked.DATE), {}, "Enter your date of birth"),
    ("MISSING", needed(asked.ADDRESS), {}, "Enter where you live"),
    ("MISSING", needed(asked.STATEMENT), {}, "Tick the box next to ‘I answered as well as I can.’ to continue"),
    ("BOTH", CAN_SAY, {"also": ["dont_know"], "": ["12"]}, f"Enter {HOW}, or choose ‘I do not know’, not both"),
    (
        "BOTH",
        replace(asked.YES_NO, also=DONT_KNOW),
        {"": ["yes", "dont_know"]},
        "Select if you get a break, or choose ‘I do not know’, not both",
    ),
    (
        "BOTH",
        CAN_SAY,
        {"also": ["dont_know", "prefer_not"]},
        "Choose only one of ‘I do not know’ and ‘I would rather not say’",
    ),
    (
        "OPTION",
        asked.CHOICE,
        {"": ["<b>"]},
        "Choose from the answers on the page: how you sleep",
    ),
    ("ALONE", asked.CHOICES, {"": ["none", "wash"]}, "Choose ‘None of these’ or the other answers, not both"),
    ("ALONE", SPARE, {"": ["a", "b", "c"]}, "Choose only ‘None of these’ or ‘All’, or only the other answers"),
    (
        "TOO_LONG",
        asked.TEXT,
        {"": ["x" * 1412]},
        "Use fewer words for the name we should call you. Take away at least 1,212 letters, signs or spaces.",
    ),
    (
        "TOO_LONG",
        asked.NAME,
        {"first": ["x" * 201]},
        "Use fewer words for your name. Take away at least 1 letter, sign or space from the first name.",
    ),
    ("NOT_A_NUMBER", asked.NUMBER, {"": ["x"]}, f"Enter {HOW} as a number, like 12. “About 12” is fine too."),
    (
        "NOT_A_NUMBER",
        replace(asked.NUMBER, type=model.Number(max=Decimal(7))),
        {"": ["x"]},
        f"Enter {HOW} as a number, like 7. “About 7” is fine too.",
    ),
    (
        "NOT_A_NUMBER",
        CAN_SAY,
        {"": ["x"]},
        f"Enter {HOW} as a number, like 12. “About 12” is fine too. If you do not know, choose ‘I do not know’.",
    ),
    (
        "NOT_A_NUMBER",
        asked.MONEY,
        {"amount": ["x"]},
        "Enter how much you pay in pounds and pence, like 12.50. “About 12.50” is fine too.",
    ),
    ("RANGE", asked.NUMBER, {"": ["20-30"]}, f"Enter one number for {HOW}. A guess is fine, like “about 25”."),
    ("NOT_WHOLE", asked.NUMBER, {"": ["12.5"]}, f"Enter {HOW} as a whole number, like 12 or 13"),
    ("PLACES", asked.MONEY, {"amount": ["1.234"]}, "Enter how much you pay in pounds and pence, like 12.50"),
    ("PLACES", asked.PARTS, {"": ["1.1234567"]}, "Enter how much it weighs with at most 6 figures after the point"),
    ("TOO_SMALL", asked.NUMBER, {"": ["-1"]}, f"Check {HOW}. Enter a number that is 0 or more."),
    ("TOO_BIG", asked.HOURS, {"": ["1,000"]}, f"Check {HOW}. Enter a number from 0 to 168."),
    ("TOO_BIG", asked.NUMBER, {"": ["9" * 20]}, f"Check {HOW}. Enter a number that is 999,999,999,999 or less."),
    ("TOO_SMALL", asked.MONEY, {"amount": ["-1"]}, "Check how much you pay. Enter a sum that is £0 or more."),
    ("AMOUNT", asked.RENT, {"period": ["week"]}, "Enter your rent in pounds and pence, like 12.50"),
    (
        "PERIOD",
        asked.RENT,
        {"amount": ["12"]},
        "Check your rent. Choose if the sum is for a week, four weeks or a month.",
    ),
    (
        "OTHER_PERIOD",
        asked.MONEY,
        {"amount": ["1 a week"]},
        "Enter how much you pay as one sum. You wrote a sum for a week.",
    ),
    ("OTHER_PERIOD", asked.MONTHLY, {"amount": ["1 pw"]}, "Enter your rent for a month. You wrote a sum for a week."),
    (
        "OTHER_PERIOD",
        asked.RENT,
        {"amount": ["1 pw"], "period": ["month"]},
        "Check your rent. You wrote a sum for a week, and something else is chosen below it.",
    ),
    (
        "OTHER_PERIOD",
        asked.RENT,
        {"amount": ["1 a year"]},
        "Check your rent. You wrote a sum for a year. Choose if it is for a week, four weeks or a month.",
    ),
    (
        "NOT_A_DAY",
        asked.DATE,
        {"day": ["x"], "month": ["2"], "year": ["1950"]},
        "Check your date of birth. Enter the day as a number from 1 to 31.",
    ),
    (
        "NOT_A_MONTH",
        asked.DATE,
        {"day": ["1"], "month": ["13"], "year": ["1950"]},
        "Check your date of birth. Enter the month as a number or a name, like 2 or February.",
    ),
    (
        "NOT_A_YEAR",
        asked.DATE,
        {"day": ["1"], "month": ["2"], "year": ["195O"]},
        "Check your date of birth. Enter all four numbers of the year, like 1950.",
    ),
    (
        "SHORT_YEAR",
        asked.YEAR,
        {"year": ["50"]},
        "Check when you began to help. Enter all four numbers of the year, like 2027.",
    ),
    ("DAY_MISSING", asked.DATE, {"day": ["Feb 1950"]}, "Check your date of birth. Enter the day too."),
    ("MONTH_MISSING", asked.MONTH, {"year": ["1950"]}, "Check when you last had a break. Enter the month too."),
    ("YEAR_MISSING", asked.MONTH, {"month": ["May"]}, "Check when you last had a break. Enter the year too."),
    (
        "NO_SUCH_DAY",
        asked.DATE,
        {"day": ["31"], "month": ["2"], "year": ["1951"]},
        "28 is the last day of February 1951. Check the day.",
    ),
    (
        "NO_SUCH_DAY",
        asked.DATE,
        {"day": ["31"], "month": ["4"], "year": ["x"]},
        "30 is the last day of April. Check the day.",
    ),
    ("YEAR_RANGE", asked.YEAR, {"year": ["1066"]}, "Check when you began to help. Enter a year from 1900 to 2100."),
    ("FUTURE", asked.DATE, {"day": ["3/2/2050"]}, "Check your date of birth. Enter a date that is not after today."),
    ("EMAIL", asked.EMAIL, {"": ["x"]}, "Enter your e-mail address, like name@example.com"),
    ("PHONE", asked.PHONE, {"": ["x"]}, "Enter your phone number, like 01632 960 001"),
    ("POSTCODE", asked.POSTCODE, {"": ["x"]}, "Enter your postcode, like MK40 2BQ"),
    (
        "POSTCODE",
        asked.ADDRESS,
        {"line1": ["1"], "postcode": ["x"]},
        "Check where you live. Enter the postcode like MK40 2BQ, or leave the postcode out.",
    ),
    ("LINE1", asked.ADDRESS, {"town": ["Bedford"]}, "Check where you live. Enter line 1 of the address."),
    (
        "FIRST",
        asked.NAME,
        {"last": ["Khan"]},
        "Check your name. Enter the first name. If there is only one name, put it there.",
    ),
    (
        "NI_NUMBER",
        asked.NI_NUMBER,
        {"": ["x"]},
        "Check your National Insurance number. Enter 2 letters, 6 numbers and a letter, like QQ 12 34 56 C.",
    ),
    (
        "NHS_NUMBER",
        asked.NHS_NUMBER,
        {"": ["1"]},
        "Check your NHS number. Enter all 10 numbers, like 943 476 5919. Compare each number with your letter.",
    ),
]
PLAIN = [
    ("MISSING", needed(GROUP), [], "Enter who you help. Select ‘Add a person’ to start."),
    ("TOO_MANY", GROUP, [{}] * 5, "Check who you help. There is room for 3. Remove 2."),
    ("SHAPE", asked.NUMBER, [1], f'Write {HOW} as a number like 12 or "about 12"'),
    ("SHAPE", asked.INFORMATION, "x", "Write no answer for words that ask nothing"),
    (
        "FIRST",
        GROUP,
        [{}, {"who": {"last": "K"}}],
        "Number 2: Check your name. Enter the first name. If there is only one name, put it there.",
    ),
    ("SHAPE", GROUP, [{"x": 1}], "Number 1: take out what the form does not ask for"),
]
NEVER = ("please", "valid", "must", "required", "field", "None of these.", "_", "  ", "error", "mandatory")


@pytest.mark.parametrize(("code", "question", "raw", "sentence"), SAID)
def test_each_fault_says_what_to_do(code, question, raw, sentence):
    faults = {fault.code: fault_words(question, fault) for fault in read(question, raw, TODAY).faults}
    assert faults[FaultCode(code)] == sentence


@pytest.mark.parametrize(("code", "question", "plain", "sentence"), PLAIN)
def test_each_fault_of_a_plain_answer_says_what_to_do(code, question, plain, sentence):
    faults = {fault.code: fault_words(question, fault) for fault in from_plain(question, plain, TODAY).faults}
    assert faults[FaultCode(code)] == sentence


def test_every_code_has_a_sentence_and_a_case_here():
    in_another_language = {FaultCode.TWO_WAYS}  # test_answers_in_languages
    cases = {FaultCode(case[0]) for case in SAID + PLAIN}
    assert set(SENTENCES) == set(FaultCode) == cases | in_another_language


@pytest.mark.parametrize("sentence", [case[3] for case in SAID + PLAIN])
def test_sentences_are_plain(sentence):
    assert not [word for word in NEVER if word in sentence.lower()]
    assert sentence.endswith(".") == (". " in sentence)


def test_a_form_may_say_it_in_its_own_words():
    own = replace(asked.NUMBER, errors={"NOT_A_NUMBER": words("Give us a number of hours")})
    assert fault_words(own, read(own, {"": ["x"]}, TODAY).faults[0]) == "Give us a number of hours"
    assert fault_words(own, read(own, {"": ["1.5"]}, TODAY).faults[0]).startswith("Enter ")


def test_what_happens_without_an_answer():
    wanted = replace(asked.TEXT, required=Required.WANTED, without=words("We will ask you when we talk."))
    assert may_be_left_out(wanted) == "We will ask you when we talk."
    assert may_be_left_out(asked.TEXT) == "You can leave this out."
    assert may_be_left_out(needed(asked.TEXT)) is None
    assert may_be_left_out(asked.INFORMATION) is None
