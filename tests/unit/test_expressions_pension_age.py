"""The day of State Pension age, against the tables of the Acts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formbuilder.expressions.compiler import compile_
from formbuilder.expressions.parser import parse
from formbuilder.expressions.pension_age import pension_age
from tests.unit.test_expressions_evaluate import Part

TABLE = [
    ("1930-02-28", "1996-02-28"), ("1956-02-29", "2022-03-01"), ("1960-02-29", "2026-03-01"),
    ("1960-04-05", "2026-04-05"), ("1960-04-06", "2026-05-06"), ("1960-05-05", "2026-06-05"),
    ("1960-05-06", "2026-07-06"), ("1960-06-06", "2026-09-06"), ("1960-07-06", "2026-11-06"),
    ("1960-07-31", "2026-11-30"), ("1960-08-05", "2026-12-05"), ("1960-08-06", "2027-01-06"),
    ("1960-12-31", "2027-09-30"), ("1961-01-05", "2027-10-05"), ("1961-01-06", "2027-11-06"),
    ("1961-01-31", "2027-11-30"), ("1961-03-05", "2028-02-05"), ("1961-03-06", "2028-03-06"),
    ("1964-02-29", "2031-03-01"), ("1977-04-05", "2044-04-05"), ("1977-04-06", "2044-05-06"),
    ("1977-05-05", "2044-05-06"), ("1977-05-06", "2044-07-06"), ("1977-12-06", "2045-09-06"),
    ("1978-01-05", "2045-09-06"), ("1978-03-06", "2046-03-06"), ("1978-04-05", "2046-03-06"),
    ("1978-04-06", "2046-04-06"), ("2000-02-29", "2068-02-29"),
]  # fmt: skip  # a table


def tuple_of(day):
    year, month, day_of_month = map(int, day.split("-"))
    return year, month, day_of_month


@pytest.mark.parametrize(("born", "reached"), TABLE)
def test_the_day_is_the_one_of_the_acts(born, reached):
    assert pension_age(tuple_of(born)) == tuple_of(reached)


EDGES = [date(1960, 4, 5), date(1961, 3, 5), date(1977, 4, 5), date(1978, 4, 5), date(1977, 12, 5)]
DAYS = st.one_of(st.dates(date(1900, 1, 1), date(2030, 1, 1)), st.sampled_from(EDGES))


@given(DAYS)
def test_who_is_born_later_is_never_there_earlier(born):
    later = born + timedelta(days=1)
    first, second = (pension_age((each.year, each.month, each.day)) for each in (born, later))
    assert first <= second
    assert born.year + 66 <= first[0] <= born.year + 69
    date(*first)


@pytest.mark.parametrize(
    ("born", "on", "expected"),
    [
        (date(1960, 4, 5), date(2026, 4, 5), True),
        (date(1960, 4, 5), date(2026, 4, 4), False),
        (Part(1960, 4), date(2026, 4, 1), None),
        (Part(1960, 4), date(2026, 3, 31), False),
        (Part(1960), date(2027, 9, 30), True),
        (Part(1960), date(2026, 11, 22), None),
        (Part(1961), date(2026, 11, 22), False),
        (None, date(2026, 11, 22), None),
        ("mum", date(2026, 11, 22), None),
    ],
)
def test_it_is_compared_as_far_as_the_date_of_birth_is_known(born, on, expected):
    seen = {"on": on} | ({} if born is None else {"born": born})
    assert compile_(parse("pension_age(born) <= on"))(seen) is expected
    assert compile_(parse("on < pension_age(born)"))(seen) is (None if expected is None else not expected)
