"""Days are typed in the office in one way, whatever their shape, and nothing but one reader takes them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from formbuilder.answers.moments import as_typed, typed_day

DAY = date(2026, 11, 24)
OFFICE = Path("formbuilder/web/office")


@pytest.mark.parametrize(
    "text", ["24 11 2026", "24/11/2026", "24.11.2026", "24 Nov 2026", "24th November 2026", "2026-11-24", as_typed(DAY)]
)
def test_a_day_is_read_in_all_its_shapes(text: str):
    assert typed_day(text) == DAY


@pytest.mark.parametrize("text", ["", "soon", "24 11", "31 11 2026", "24 11 26", "25 11 2026"])
def test_what_is_no_day_or_later_than_it_may_be_is_none(text: str):
    assert typed_day(text, DAY) is None


def test_no_view_of_the_office_reads_days_by_itself():
    readers = ("date.fromisoformat(", "date(int(", "{4})")
    found = [path.name for path in OFFICE.glob("*.py") if any(each in path.read_text() for each in readers)]
    assert not found
