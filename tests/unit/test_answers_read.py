from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from formbuilder.answers.read import read
from formbuilder.answers.reading import Reading
from formbuilder.answers.values import Agreed, AlsoAnswer, Amount, Chosen, Day, Parts, Written
from formbuilder.definition.marks import Also, Period
from formbuilder.definition.model import QuestionType
from tests import asked
from tests.asked import TODAY, needed


def got(question, raw):
    reading = read(question, raw if isinstance(raw, dict) else {"": [raw]}, TODAY)
    assert reading.value is None or not reading.faults
    return reading.value


def faults(question, raw):
    reading = read(question, raw if isinstance(raw, dict) else {"": [raw]}, TODAY)
    assert reading.value is None
    return [f"{fault.part}:{fault.code}" if fault.part else str(fault.code) for fault in reading.faults]


def on(day="", month="", year=""):
    return {"day": [day], "month": [month], "year": [year]}


def test_there_is_a_sample_of_every_type():
    assert {type(question.type) for question in asked.EVERY.values()} == set(get_args(QuestionType))


@pytest.mark.parametrize(
    ("typed", "number", "guess"),
    [
        ("20", 20, False),
        (" 20.0 ", 20, False),
        ("007", 7, False),
        ("1,200", 1200, False),
        ("1 200", 1200, False),
        ("20.", 20, False),
        ("twenty", 20, False),
        ("None", 0, False),
        ("about 20", 20, True),
        ("About 20.", 20, True),
        ("around 20", 20, True),
        ("roughly 20", 20, True),
        ("approx. 20", 20, True),
        ("~20", 20, True),
        ("≈ 20", 20, True),
        ("20ish", 20, True),
        ("20-ish", 20, True),
        ("20 or so", 20, True),
        ("20 roughly", 20, True),
        ("20?", 20, True),
        ("I think about 20", 20, True),
        ("c. 20", 20, True),
        ("20 hours", 20, False),
        ("about 20 hours or so", 20, True),
        ("20ish hours", 20, True),
        ("20hrs", 20, False),
        ("1 hour", 1, False),
        ("２０", 20, False),
        ("٢٠", 20, False),
        ("২০", 20, False),
        ("੨੦", 20, False),
    ],
)
def test_numbers_are_read_as_people_write_them(typed, number, guess):
    assert got(asked.NUMBER, typed) == Amount(Decimal(number), guess)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("lots", ["NOT_A_NUMBER"]),
        ("about", ["NOT_A_NUMBER"]),
        ("20 days", ["NOT_A_NUMBER"]),
        ("1e3", ["NOT_A_NUMBER"]),
        ("inf", ["NOT_A_NUMBER"]),
        ("1,20,0", ["NOT_A_NUMBER"]),
        ("1..2", ["NOT_A_NUMBER"]),
        ("+", ["NOT_A_NUMBER"]),
        ("9" * 100_000, ["NOT_A_NUMBER"]),
        ("about " * 20 + "20", ["NOT_A_NUMBER"]),
        ("1" + "?" * 100 + "x", ["NOT_A_NUMBER"]),
        ("about" * 20 + "x", ["NOT_A_NUMBER"]),
        ("1" + " ish" * 28 + " x", ["NOT_A_NUMBER"]),
        ("9" * 60, ["TOO_BIG"]),
        ("20-30", ["RANGE"]),
        ("20 to 30 hours", ["RANGE"]),
        ("between 20 and 30", ["RANGE"]),
        ("12.5", ["NOT_WHOLE"]),
        ("12½", ["NOT_WHOLE"]),
        ("12,5", ["NOT_WHOLE"]),
        ("-5", ["TOO_SMALL"]),
        ("-5.5", ["NOT_WHOLE", "TOO_SMALL"]),
        ("1.1234567", ["PLACES"]),
    ],
)
def test_what_is_no_number_is_told_as_what_it_is(typed, codes):
    assert faults(asked.NUMBER, typed) == codes


def test_bounds_and_units_of_a_number():
    assert got(asked.HOURS, "168 hours a week") == Amount(Decimal(168))
    assert faults(asked.HOURS, "169") == ["TOO_BIG"]
    assert faults(asked.PARTS, "-10.5") == ["TOO_SMALL"]
    assert got(asked.NUMBER, " " * 500 + "20") == Amount(Decimal(20))
    assert got(asked.PARTS, "-9.5") == Amount(Decimal("-9.5"))
    assert got(asked.PARTS, "3 ½") == Amount(Decimal("3.5"))
    assert str(got(asked.PARTS, "1.50").number) == "1.5"
    assert str(got(asked.PARTS, "100.0").number) == "100"
    assert str(got(asked.PARTS, "-0").number) == "0"


@pytest.mark.parametrize(
    ("typed", "pounds", "guess"),
    [
        ("£1,200.50", "1200.50", False),
        ("1 200,50", None, False),
        ("1.200,50", "1200.50", False),
        ("12.5", "12.50", False),
        ("12,50", "12.50", False),
        ("12", "12.00", False),
        ("£ 12", "12.00", False),
        ("12p", "0.12", False),
        ("50 pence", "0.50", False),
        ("£12.50p", "12.50", False),
        ("12 pounds", "12.00", False),
        ("12 pounds 5", "12.05", False),
        ("12 pounds and 50p", "12.50", False),
        ("20k", "20000.00", False),
        ("about £20", "20.00", True),
        ("£about 20", None, False),
        ("£20ish", "20.00", True),
    ],
)
def test_sums_are_read_as_people_write_them(typed, pounds, guess):
    value = got(asked.MONEY, {"amount": [typed]})
    assert value == (Amount(Decimal(pounds), guess) if pounds else None)
    assert value is None or str(value.number) == pounds


def test_the_period_of_a_sum():
    def rent(amount, period=""):
        return {"amount": [amount], "period": [period]}

    assert got(asked.RENT, rent("12", "month")) == Amount(Decimal(12), period=Period.MONTH)
    for typed in ("about £12 a week or so", "~12 per week", "12ish pw", "about 12 weekly"):
        assert got(asked.RENT, rent(typed)) == Amount(Decimal(12), guess=True, period=Period.WEEK)
    assert got(asked.RENT, rent("12pcm", "month")) == Amount(Decimal(12), period=Period.MONTH)
    assert got(asked.RENT, rent("12 every 4 weeks")) == Amount(Decimal(12), period=Period.FOUR_WEEKS)
    assert faults(asked.RENT, rent("12")) == ["period:PERIOD"]
    assert faults(asked.RENT, rent("lots")) == ["amount:NOT_A_NUMBER", "period:PERIOD"]
    assert faults(asked.RENT, rent("", "week")) == ["amount:AMOUNT"]
    assert faults(asked.RENT, rent("12", "decade")) == ["period:OPTION"]
    assert faults(asked.RENT, rent("12 a week", "month")) == ["period:OTHER_PERIOD"]
    assert faults(asked.RENT, rent("12 a year")) == ["period:OTHER_PERIOD"]
    assert got(asked.MONTHLY, rent("12 a month")) == Amount(Decimal(12))
    assert got(asked.MONTHLY, rent("12", "month")) == Amount(Decimal(12))
    assert faults(asked.MONTHLY, rent("12 a week")) == ["amount:OTHER_PERIOD"]
    assert faults(asked.MONEY, rent("12 a week")) == ["amount:OTHER_PERIOD"]
    assert faults(asked.MONEY, rent("12.505")) == ["amount:PLACES"]
    assert faults(asked.MONEY, rent("-3")) == ["amount:TOO_SMALL"]


@pytest.mark.parametrize(
    ("boxes", "day"),
    [
        (on("3", "2", "1950"), Day(1950, 2, 3)),
        (on("03", "Feb", "1950"), Day(1950, 2, 3)),
        (on("3rd", "feb.", "1950"), Day(1950, 2, 3)),
        (on("3", "FEBRUARY", "1950"), Day(1950, 2, 3)),
        (on("3", "Febuary", "1950"), Day(1950, 2, 3)),
        (on("", "sept", "1950"), Day(1950, 9)),
        (on("", "", "1950"), Day(1950)),
        (on("1950"), Day(1950)),
        (on("2/1950"), Day(1950, 2)),
        (on("", "2/1950"), Day(1950, 2)),
        (on("Feb 1950"), Day(1950, 2)),
        (on("", "Feb 1950"), Day(1950, 2)),
        (on("", "", "Feb 1950"), Day(1950, 2)),
        (on("3 Feb 1950"), Day(1950, 2, 3)),
        (on("", "3 Feb 1950"), Day(1950, 2, 3)),
        (on("3rd of February, 1950"), Day(1950, 2, 3)),
        (on("February 3, 1950"), Day(1950, 2, 3)),
        (on("3/2/1950"), Day(1950, 2, 3)),
        (on("3.2.1950"), Day(1950, 2, 3)),
        (on("3-2-1950"), Day(1950, 2, 3)),
        (on("1950-02-03"), Day(1950, 2, 3)),
        (on("3", "Feb 1950"), Day(1950, 2, 3)),
        (on("3 Feb", "", "1950"), Day(1950, 2, 3)),
        (on("٣", "২", "１９５０"), Day(1950, 2, 3)),
        (on("29", "2", "1952"), Day(1952, 2, 29)),
    ],
)
def test_dates_are_read_as_far_as_they_are_known(boxes, day):
    assert got(asked.YEAR, boxes) == day


@pytest.mark.parametrize(
    ("boxes", "codes"),
    [
        (on("", "2", "1950"), ["day:DAY_MISSING"]),
        (on("Feb 1950"), ["day:DAY_MISSING"]),
        (on("", "", "1950"), ["day:DAY_MISSING", "month:MONTH_MISSING"]),
        (on("3"), ["month:MONTH_MISSING", "year:YEAR_MISSING"]),
        (on("3", "2"), ["year:YEAR_MISSING"]),
        (on("31", "2", "1951"), ["day:NO_SUCH_DAY"]),
        (on("29", "2", "1951"), ["day:NO_SUCH_DAY"]),
        (on("30", "2", ""), ["year:YEAR_MISSING", "day:NO_SUCH_DAY"]),
        (on("29", "2", ""), ["year:YEAR_MISSING"]),
        (on("31", "4", ""), ["year:YEAR_MISSING", "day:NO_SUCH_DAY"]),
        (on("31/2/1951"), ["day:NO_SUCH_DAY"]),
        (on("3", "2", "50"), ["year:SHORT_YEAR"]),
        (on("3", "2", "'50"), ["year:SHORT_YEAR"]),
        (on("3/2/50"), ["year:SHORT_YEAR"]),
        (on("3 Feb '50"), ["year:SHORT_YEAR"]),
        (on("", "3 Feb"), ["month:NOT_A_MONTH", "day:DAY_MISSING", "year:YEAR_MISSING"]),
        (on("32", "13", "195O"), ["day:NOT_A_DAY", "month:NOT_A_MONTH", "year:NOT_A_YEAR"]),
        (on("x", "maj", "19500"), ["day:NOT_A_DAY", "month:NOT_A_MONTH", "year:NOT_A_YEAR"]),
        (on("3", "2", "1899"), ["year:YEAR_RANGE"]),
        (on("3", "2", "2101"), ["year:YEAR_RANGE"]),
        (on("22", "11", "2027"), ["year:FUTURE"]),
        (on("22", "12", "2026"), ["month:FUTURE"]),
        (on("23", "11", "2026"), ["day:FUTURE"]),
        (on("0", "2", "1950"), ["day:NOT_A_DAY"]),
    ],
)
def test_every_fault_of_a_date_is_told_in_its_box(boxes, codes):
    assert faults(asked.DATE, boxes) == codes


def test_today_is_past_and_other_dates_may_come():
    assert got(asked.DATE, on("22", "11", "2026")) == Day(2026, 11, 22)
    assert got(asked.YEAR, on("", "", "2100")) == Day(2100)
    assert faults(asked.YEAR, on("3", "", "1950")) == ["month:MONTH_MISSING"]


def test_a_month_is_read_without_its_day():
    assert got(asked.MONTH, {"month": ["Feb"], "year": ["1950"]}) == Day(1950, 2)
    assert got(asked.MONTH, {"month": ["3 Feb 1950"]}) == Day(1950, 2)
    assert faults(asked.MONTH, {"year": ["1950"]}) == ["month:MONTH_MISSING"]
    assert faults(asked.MONTH, {"month": ["May"]}) == ["year:YEAR_MISSING"]


def test_words_are_kept_clean():
    assert got(asked.TEXT, " Ann\x00a\r\nKhan  ") == Written("Anna Khan")
    assert got(asked.TEXT, "e\u0301") == Written("é")
    assert got(asked.LONG_TEXT, "a\r\nb\rc\x07\ud800") == Written("a\nb\nc")
    assert got(asked.TEXT, "x" * 200 + " " * 5000) == Written("x" * 200)
    assert faults(asked.TEXT, "x" * 201) == ["TOO_LONG"]
    assert read(asked.TEXT, {"": ["x" * 100_000]}, TODAY).faults[0].about == ("99800", "200")
    assert faults(asked.LONG_TEXT, "a\u0315\u0300" * 50_000) == ["TOO_LONG"]
    assert got(asked.TEXT, " \x00 ") is None


def test_choices_are_options_and_no_others():
    assert got(asked.YES_NO, "yes") == Written("yes")
    assert faults(asked.YES_NO, "maybe") == ["OPTION"]
    assert got(asked.CHOICE, "not_well") == Written("not_well")
    assert faults(asked.CHOICE, {"": ["well", "not_well"]}) == ["OPTION"]
    assert got(asked.CHOICES, {"": ["cook", "wash", "cook"]}) == Chosen(("wash", "cook"))
    assert got(asked.CHOICES, {"": ["none"]}) == Chosen(("none",))
    assert faults(asked.CHOICES, {"": ["none", "wash", "x"]}) == ["OPTION", "ALONE"]
    assert got(asked.CHOICES, {"": []}) is None


@pytest.mark.parametrize(
    ("question", "typed", "kept"),
    [
        (asked.POSTCODE, "mk402bq", "MK40 2BQ"),
        (asked.POSTCODE, " m1  1ae ", "M1 1AE"),
        (asked.POSTCODE, "MK40 OBQ", "MK40 0BQ"),
        (asked.POSTCODE, "ＭＫ４０ ２ＢＱ", "MK40 2BQ"),
        (asked.POSTCODE, "MK40", None),
        (asked.POSTCODE, "90210", None),
        (asked.NI_NUMBER, "ab123456c", "AB 12 34 56 C"),
        (asked.NI_NUMBER, "AB-12-34-56-C", "AB 12 34 56 C"),
        (asked.NI_NUMBER, "QQ 12 34 56 C", None),
        (asked.NI_NUMBER, "GB 12 34 56 C", None),
        (asked.NI_NUMBER, "AB 12 34 56", None),
        (asked.NHS_NUMBER, "943-476-5919", "943 476 5919"),
        (asked.NHS_NUMBER, "٩٤٣٤٧٦٥٩١٩", "943 476 5919"),
        (asked.NHS_NUMBER, "943 476 5918", None),
        (asked.NHS_NUMBER, "9434765030", None),
        (asked.NHS_NUMBER, "9434765080", "943 476 5080"),
        (asked.NHS_NUMBER, "000 000 0000", None),
        (asked.NHS_NUMBER, "943 476 591", None),
        (asked.PHONE, "(01632) 960 001", "(01632) 960 001"),
        (asked.PHONE, "+44 1632-960001 Ext. 12", "+44 1632-960001 ext 12"),
        (asked.PHONE, "123456", None),
        (asked.PHONE, "1234567890123456", None),
        (asked.PHONE, "ask my daughter", None),
        (asked.EMAIL, " Anna@Example.co.uk ", "Anna@Example.co.uk"),
        (asked.EMAIL, "<anna @ example.com>.", "anna@example.com"),
        (asked.EMAIL, " " * 5000 + "anna@example.com", "anna@example.com"),
        (asked.EMAIL, "anna@example", None),
        (asked.EMAIL, "anna.example.com", None),
        (asked.EMAIL, "a@b.com c@d.com", None),
        (asked.EMAIL, "a" * 300 + "@example.com", None),
    ],
)
def test_codes_and_addresses_have_one_form(question, typed, kept):
    if kept:
        assert got(question, typed) == Written(kept)
    else:
        assert len(faults(question, typed)) == 1
    assert faults(needed(question), " ") == ["MISSING"]


def test_an_address_is_read_with_all_its_faults():
    good = {"line1": ["1 High Street"], "town": [" Bedford "], "postcode": ["mk402bq"]}
    assert got(asked.ADDRESS, good) == Parts(
        (("line1", "1 High Street"), ("town", "Bedford"), ("postcode", "MK40 2BQ"))
    )
    assert faults(asked.ADDRESS, {"town": ["Bedford"], "postcode": ["x"]}) == ["line1:LINE1", "postcode:POSTCODE"]
    assert faults(asked.ADDRESS, {"line1": ["1"], "town": ["x" * 201]}) == ["town:TOO_LONG"]
    assert faults(needed(asked.ADDRESS), {}) == ["line1:MISSING"]


def test_a_name_may_be_one_word():
    assert got(asked.NAME, {"first": ["Anna"], "last": [""]}) == Parts((("first", "Anna"),))
    assert faults(asked.NAME, {"first": [" "], "last": ["Khan"]}) == ["first:FIRST"]
    assert faults(needed(asked.NAME), {"first": [" "]}) == ["first:MISSING"]


def test_a_statement_is_ticked_or_not():
    assert got(asked.STATEMENT, "yes") == Agreed()
    assert faults(needed(asked.STATEMENT), "") == ["MISSING"]
    assert faults(asked.STATEMENT, "<b>") == ["OPTION"]


@pytest.mark.parametrize("question", [q for n, q in asked.EVERY.items() if n not in {"INFORMATION", "GROUP"}])
def test_only_what_is_required_is_missed(question):
    assert read(question, {}, TODAY) == Reading(None)
    assert len(faults(needed(question), {})) == 1
    assert faults(needed(question), {})[0].endswith("MISSING")


@pytest.mark.parametrize("question", [q for n, q in asked.EVERY.items() if n not in {"INFORMATION", "GROUP"}])
def test_to_say_that_one_does_not_know_is_an_answer(question):
    question = replace(needed(question), also=asked.BOTH)
    assert got(question, {"also": ["dont_know"], "": [""]}) == AlsoAnswer(Also.DONT_KNOW)
    assert faults(question, {"also": ["dont_know", "prefer_not"]}) == ["also:BOTH"]
    assert faults(question, {"also": ["x"]}) == ["also:OPTION"]
    assert faults(replace(question, also=()), {"also": ["dont_know"]}) == ["also:OPTION"]


def test_not_to_know_and_to_answer_are_both_told():
    question = replace(asked.NUMBER, also=asked.BOTH)
    assert faults(question, {"also": ["dont_know"], "": ["12"]}) == ["also:BOTH"]
    assert faults(question, {"also": ["dont_know"], "": ["x"]}) == ["also:BOTH", "NOT_A_NUMBER"]


def test_an_also_answer_may_stand_among_the_options():
    question = replace(asked.YES_NO, also=asked.BOTH)
    assert got(question, "prefer_not") == AlsoAnswer(Also.PREFER_NOT)
    assert faults(question, {"": ["yes", "prefer_not"]}) == ["also:BOTH"]
    assert faults(asked.YES_NO, "prefer_not") == ["OPTION"]
    assert got(replace(asked.TEXT, also=asked.BOTH), "dont_know") == Written("dont_know")


def test_words_alone_have_no_answer():
    assert read(asked.INFORMATION, {"": ["x"]}, date(2026, 1, 1)) == Reading(None)
