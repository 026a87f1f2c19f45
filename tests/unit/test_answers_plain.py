from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from formbuilder.answers.operands import operand
from formbuilder.answers.plain import from_plain, to_plain, trusted
from formbuilder.answers.read import read
from formbuilder.answers.typed import typed
from formbuilder.answers.values import (
    Agreed,
    AlsoAnswer,
    Amount,
    Chosen,
    Day,
    Item,
    ItemList,
    Parts,
    Written,
)
from formbuilder.definition.marks import Also, Period
from formbuilder.definition.model import Group
from formbuilder.expressions.operands import AlsoWord
from tests import asked
from tests.asked import GROUP, TODAY, needed
from tests.long import many

ALL = {name: replace(question, also=asked.BOTH) for name, question in asked.EVERY.items() if name != "INFORMATION"}
SHAPES = [
    ("TEXT", "Anna", Written("Anna")),
    ("LONG_TEXT", "a\nb", Written("a\nb")),
    ("YES_NO", "no", Written("no")),
    ("CHOICE", "well", Written("well")),
    ("CHOICES", ["wash", "cook"], Chosen(("wash", "cook"))),
    ("DATE", "1950-02-03", Day(1950, 2, 3)),
    ("YEAR", "1950-02", Day(1950, 2)),
    ("YEAR", "1950", Day(1950)),
    ("MONTH", "1950-02", Day(1950, 2)),
    ("NUMBER", "20", Amount(Decimal(20))),
    ("NUMBER", "about 20", Amount(Decimal(20), guess=True)),
    ("PARTS", "-1.5", Amount(Decimal("-1.5"))),
    ("MONEY", "12.50", Amount(Decimal("12.50"))),
    ("RENT", {"amount": "about 12.50", "period": "month"}, Amount(Decimal("12.50"), guess=True, period=Period.MONTH)),
    ("EMAIL", "a@b.com", Written("a@b.com")),
    ("PHONE", "01632 960 001", Written("01632 960 001")),
    ("POSTCODE", "MK40 2BQ", Written("MK40 2BQ")),
    (
        "ADDRESS",
        {"line1": "1 High Street", "postcode": "MK40 2BQ"},
        Parts((("line1", "1 High Street"), ("postcode", "MK40 2BQ"))),
    ),
    ("NAME", {"first": "Anna", "last": "Khan"}, Parts((("first", "Anna"), ("last", "Khan")))),
    ("NI_NUMBER", "AB 12 34 56 C", Written("AB 12 34 56 C")),
    ("NHS_NUMBER", "943 476 5919", Written("943 476 5919")),
    ("STATEMENT", True, Agreed()),
    ("NUMBER", {"also": "dont_know"}, AlsoAnswer(Also.DONT_KNOW)),
    ("YES_NO", {"also": "prefer_not"}, AlsoAnswer(Also.PREFER_NOT)),
    (
        "GROUP",
        [{"id": "abcd1234", "who": {"first": "Anna"}, "help": ["wash"]}, {"id": "item0002"}],
        ItemList(
            (
                Item("abcd1234", {"who": Parts((("first", "Anna"),)), "help": Chosen(("wash",))}),
                Item("item0002"),
            )
        ),
    ),
]


@pytest.mark.parametrize(("name", "plain", "value"), SHAPES)
def test_each_value_has_one_plain_shape(name, plain, value):
    question = ALL[name]
    assert to_plain(value) == plain
    assert from_plain(question, plain, TODAY).value == value
    assert trusted(question, plain) == value
    if not isinstance(question.type, Group):
        assert read(question, typed(question, value), TODAY).value == value


def test_every_type_has_a_plain_shape_here():
    assert {name for name, _, _ in SHAPES} == ALL.keys() - {"HOURS", "MONTHLY"}


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    "plain",
    [3.5j, object(), [1], {"x": "y"}, [["a"]], {"also": 1}, float("nan"), 10**400, {"amount": None}, {"line1": 3}],
)
def test_another_shape_is_a_fault_and_never_a_crash(name, plain):
    reading = from_plain(ALL[name], plain, TODAY)
    assert reading.value is None
    assert reading.faults
    trusted(ALL[name], plain)


@pytest.mark.parametrize("plain", [None, "", [], {}])
def test_nothing_is_no_answer(plain):
    if plain not in ("", {}):
        assert from_plain(GROUP, plain, TODAY).faults == ()
        assert [f.code for f in from_plain(needed(GROUP), plain, TODAY).faults] == ["MISSING"]
    assert from_plain(asked.NUMBER, plain, TODAY).faults == ()
    assert [f.code for f in from_plain(needed(asked.NUMBER), plain, TODAY).faults] == ["MISSING"]


def test_numbers_may_be_numbers():
    assert from_plain(asked.NUMBER, 20, TODAY).value == Amount(Decimal(20))
    assert from_plain(asked.PARTS, 1.5, TODAY).value == Amount(Decimal("1.5"))
    assert from_plain(asked.MONEY, 12.5, TODAY).value == Amount(Decimal("12.50"))
    assert from_plain(asked.RENT, {"amount": 12, "period": "week"}, TODAY).value.period is Period.WEEK
    assert [f.code for f in from_plain(asked.NUMBER, plain=True, today=TODAY).faults] == ["SHAPE"]


def test_items_say_which_is_wrong_and_get_an_id():
    plain = [{"who": {"last": "Khan"}, "born": "1951-02-31"}, {"nobody": "x", "id": "A"}]
    told = [(fault.part, str(fault.code)) for fault in from_plain(GROUP, plain, TODAY).faults]
    assert told == [("1/who/first", "FIRST"), ("1/born/day", "NO_SUCH_DAY"), ("2/nobody", "SHAPE"), ("2/id", "SHAPE")]
    assert [item.id for item in from_plain(GROUP, [{}, {}], TODAY).value.items] == ["item0001", "item0002"]
    assert from_plain(GROUP, [{"id": "abcd1234"}] * 2, TODAY).faults[0].code == "SHAPE"
    too_many = from_plain(GROUP, [{}] * 5, TODAY).faults[0]
    assert (str(too_many.code), too_many.about) == ("TOO_MANY", ("3", "5"))


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("TEXT", 1),
        ("CHOICES", "wash"),
        ("NUMBER", "x"),
        ("NUMBER", "NaN"),
        ("NUMBER", 12),
        ("RENT", {"amount": "12", "period": "decade"}),
        ("DATE", "3/2/1950"),
        ("NAME", {}),
        ("STATEMENT", "yes"),
        ("NUMBER", {"also": "x"}),
        ("GROUP", [{"id": "abcd1234", "who": 1}]),
        ("GROUP", [{"who": {"first": "Anna"}}]),
        ("GROUP", [{"id": "abcd1234", "gone": "x"}]),
    ],
)
def test_a_kept_shape_that_does_not_fit_is_none(name, plain):
    assert trusted(ALL[name], plain) is None


@pytest.mark.parametrize(
    ("name", "value", "seen"),
    [
        ("TEXT", Written("yes"), "yes"),
        ("YES_NO", Written("yes"), True),
        ("YES_NO", Written("no"), False),
        ("CHOICE", Written("well"), "well"),
        ("CHOICES", Chosen(("wash",)), frozenset({"wash"})),
        ("NUMBER", Amount(Decimal(20), guess=True), Decimal(20)),
        ("MONEY", Amount(Decimal(20)), Decimal(20)),
        ("RENT", Amount(Decimal(20), period=Period.FORTNIGHT), Decimal(10)),
        ("RENT", Amount(Decimal(20), period=Period.FOUR_WEEKS), Decimal(5)),
        ("RENT", Amount(Decimal(52), period=Period.MONTH), Decimal(12)),
        ("RENT", Amount(Decimal(52), period=Period.YEAR), Decimal(1)),
        ("RENT", Amount(Decimal(52), period=Period.WEEK), Decimal(52)),
        ("YEAR", Day(1950), Day(1950)),
        ("STATEMENT", Agreed(), True),
        ("NUMBER", AlsoAnswer(Also.DONT_KNOW), AlsoWord("dont_know")),
        ("NAME", Parts((("first", "Anna"), ("last", "Khan"))), "Anna, Khan"),
        ("GROUP", ItemList((Item("abcd1234"),)), Decimal(1)),
    ],
)
def test_conditions_see_what_can_be_compared(name, value, seen):
    assert operand(ALL[name], value) == seen


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
BOXES = ["", "also", "day", "month", "year", "amount", "period", "line1", "town", "postcode", "first", "last", "x"]
LIKELY = ["yes", "about 12", "£3 a week", "Feb", "3", "1950", "wash", "well", "dont_know", "MK402BQ", "−½", "a@b.com"]
TYPED = st.lists(st.tuples(st.sampled_from(BOXES), st.sampled_from(LIKELY) | st.text(max_size=20)), max_size=6)


@settings(max_examples=many(300), deadline=None)
@given(st.sampled_from(sorted(ALL)), TYPED)
@example("GROUP", [("also", "dont_know")])
def test_whatever_is_read_comes_back_the_same(name, boxes):
    question = ALL[name]
    value = read(question, {part: [text] for part, text in boxes}, TODAY).value
    if value is not None:
        plain = to_plain(value)
        assert from_plain(question, plain, TODAY).value == value
        assert trusted(question, plain) == value
        assert read(question, typed(question, value), TODAY).value == value


@settings(max_examples=many(200), deadline=None)
@given(DAYS, st.sampled_from(["{0}/{1}/{2}", "{0}.{1}.{2}", "{2}-{1:02}-{0:02}", "{0} {3} {2}", "{3} {0}, {2}"]))
def test_each_day_is_read_from_one_box(day, pattern):
    text = pattern.format(day.day, day.month, day.year, day.strftime("%B"))
    for part in ("day", "month", "year"):
        assert read(asked.YEAR, {part: [text]}, TODAY).value == Day(day.year, day.month, day.day)


@settings(max_examples=many(200), deadline=None)
@given(st.integers(0, 10**12 - 1), st.booleans())
def test_each_sum_of_pence_is_kept_to_the_penny(pence, guess):
    pounds = Decimal(pence) / 100
    reading = read(asked.MONEY, {"amount": [f"{'~' if guess else ''}£{pounds:,.2f}"]}, TODAY)
    assert reading.value == Amount(pounds, guess)


@pytest.mark.parametrize(
    "text", ["9" * 100_000, "a\u0315\u0300" * 33_000, "½" * 100_000, "about " * 20_000, " " * 100_000 + "x"]
)
@pytest.mark.parametrize("name", ALL)
def test_long_texts_are_read_without_trouble(name, text):
    raw = {part: [text] for part in ("", "day", "month", "year", "amount", "period", "line1", "first", "postcode")}
    assert read(ALL[name], raw, TODAY) == read(ALL[name], raw, TODAY)


def test_words_alone_have_nothing_kept():
    assert trusted(asked.INFORMATION, "x") is None
    assert [f.code for f in from_plain(asked.INFORMATION, "x", TODAY).faults] == ["SHAPE"]
