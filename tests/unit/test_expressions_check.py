"""An expression must make sense with the questions that it reads."""

import pytest

from formbuilder.expressions.checker import check
from formbuilder.expressions.kinds import CONDITION, DATE, MONEY, NOTHING, NUMBER, TEXT, YES_NO, Kind, Sort
from formbuilder.expressions.parser import parse
from formbuilder.expressions.syntax import Span

NAMES = {
    "hours": Kind(Sort.NUMBER, also=("dont_know",)),
    "days": NUMBER,
    "pay": MONEY,
    "who": Kind(Sort.ONE, ("mum", "dad", "yes")),
    "ways": Kind(Sort.MANY, ("washing", "cooking"), ("prefer_not",)),
    "born": DATE,
    "ill": YES_NO,
    "note": TEXT,
    "home": NOTHING,
    "carer": CONDITION,
}


@pytest.mark.parametrize(
    "text",
    [
        "hours > 5 and hours is dont_know or hours is not dont_know",
        "who is mum or who is yes",
        "ways includes washing and ways includes prefer_not or ways is prefer_not",
        "ill is yes or not ill is no",
        'note is "x" or home is answered',
        "age(born, on) >= 18 and born < on",
        "carer and not carer",
        "pay * 2 > max(days, 3) and -pay < 0",
        "hours is (days)",
    ],
)
def test_sense_has_no_faults(text):
    assert check(parse(text), NAMES) == ()


@pytest.mark.parametrize(
    ("text", "code", "span", "says"),
    [
        ("hour > 1", "UNKNOWN_NAME", (0, 4), "Perhaps you mean ‘hours’."),
        ("xyz is answered", "UNKNOWN_NAME", (0, 3), "Use the id of a question asked earlier."),
        ("who is mam", "NOT_AN_OPTION", (7, 10), "Perhaps you mean ‘mum’. Choose from: mum, dad, yes."),
        ("ill is true", "NOT_AN_OPTION", (7, 11), "Choose from: yes, no."),
        ("ways includes flying", "NOT_AN_OPTION", (14, 20), "Choose from: washing, cooking, prefer_not."),
        ("hours is prefer_not", "NOT_AN_OPTION", (9, 19), "Choose from: dont_know."),
        ("ways is washing", "WRONG_KIND", (0, 15), "Write ‘ways includes washing’."),
        ("who includes mum", "WRONG_KIND", (0, 16), "Write ‘is’ in place of ‘includes’."),
        ("ways includes 3", "WRONG_KIND", (14, 15), "needs an option after it"),
        ('who is "mum"', "WRONG_KIND", (7, 12), "without quotes"),
        ("note is hello", "WRONG_KIND", (8, 13), "Put quotes round the words"),
        ("hours is days", "WRONG_KIND", (9, 13), "put brackets round a name"),
        ("home is town", "WRONG_KIND", (0, 12), "Write ‘home is answered’."),
        ("hours", "WRONG_KIND", (0, 5), "such as ‘hours > 0’."),
        ("ill", "WRONG_KIND", (0, 3), "such as ‘ill is yes’."),
        ("ways", "WRONG_KIND", (0, 4), "such as ‘ways includes washing’."),
        ("not born", "WRONG_KIND", (4, 8), "such as ‘born < on’."),
        ("note", "WRONG_KIND", (0, 4), "such as ‘note is answered’."),
        ("yes", "WRONG_KIND", (0, 3), "alone is no condition"),
        ("carer is yes", "WRONG_KIND", (0, 12), "Write it alone"),
        ("carer is answered", "WRONG_KIND", (0, 17), "is no question"),
        ("on is answered", "WRONG_KIND", (0, 14), "is no question"),
        ("born > 1950", "WRONG_KIND", (0, 11), "‘>’ stands between a date and a number"),
        ('hours is "5"', "WRONG_KIND", (0, 12), "‘is’ stands between a number and words"),
        ("note + 1 > 2", "WRONG_KIND", (0, 4), "‘note’ is words, and no number"),
        ("age(born) > 1", "WRONG_KIND", (0, 9), "age(date_of_birth, on)"),
        ("age(hours, on) > 1", "WRONG_KIND", (0, 14), "age(date_of_birth, on)"),
        ("min(hours) > 1", "WRONG_KIND", (0, 10), "needs several numbers"),
        ("round(hours, 2) > 1", "WRONG_KIND", (0, 15), "takes one number"),
    ],
)
def test_nonsense_says_what_to_do(text, code, span, says):
    (fault,) = check(parse(text), NAMES)
    assert (fault.code, fault.span) == (code, Span(*span))
    assert says in str(fault)
    assert str(fault).endswith(".")


def test_all_faults_are_told_at_once_in_order():
    faults = check(parse("who is mam and (nobody > 3 or ways is washing)"), NAMES)
    assert [fault.code for fault in faults] == ["NOT_AN_OPTION", "UNKNOWN_NAME", "WRONG_KIND"]


def test_a_sum_must_be_a_number():
    assert check(parse("pay * 52 / 12"), NAMES, wanted=NUMBER) == ()
    assert [fault.code for fault in check(parse("pay > 3"), NAMES, wanted=NUMBER)] == ["WRONG_KIND"]
