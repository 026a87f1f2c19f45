"""Days, numbers, sums and lists as each language writes them; English stays as it was."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from formbuilder.calculation.finding import _marked, read_kept
from formbuilder.rendering.titles import clock_words, day_words
from formbuilder.tongue.messages import Foreign, Tongue, use
from formbuilder.wording import written

DAY = date(2026, 12, 7)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    yield
    use(None)


@pytest.mark.parametrize(
    ("tag", "day", "number", "listed"),
    [
        ("en-GB", "Monday 7 December 2026", "1,200.5", "a, b and c"),
        ("cy", "Dydd Llun, 7 Rhagfyr 2026", "1,200.5", "a, b, a c"),
        ("pl", "poniedziałek, 7 grudnia 2026", "1\xa0200,5", "a, b i c"),
        ("ro", "luni, 7 decembrie 2026", "1.200,5", "a, b și c"),
        ("it", "lunedì 7 dicembre 2026", "1.200,5", "a, b e c"),
        ("ur", "پیر، 7 دسمبر، 2026", "1,200.5", "a، b، اور c"),
        ("pa", "ਸੋਮਵਾਰ, 7 ਦਸੰਬਰ 2026", "1,200.5", "a, b ਅਤੇ c"),
        ("bn", "সোমবার, 7 ডিসেম্বর, 2026", "1,200.5", "a, b এবং c"),
    ],
)
def test_each_language_writes_them_its_own_way(tag: str, day: str, number: str, listed: str):
    use(None if tag == "en-GB" else Tongue(tag, tag))
    assert (day_words(DAY), written.number(Decimal("1200.5")), written.listed("abc")) == (day, number, listed)
    assert clock_words(16 * 60 + 5)
    assert "1" in written.month(2, 1950)


def test_a_list_with_english_words_is_english():
    use(Tongue("pl", "Polski"))
    found = written.either(["a", Foreign("b")])
    assert isinstance(found, Foreign)
    assert found == "a or b"


def test_a_result_that_was_kept_in_english_says_so_on_a_page_in_another_language():
    plain = {"periods": [], "problem": "Check the amounts.", "on": "2026-11-22", "rates": "x", "weeks_in_a_year": "52"}
    assert isinstance(read_kept(plain, "en-GB").outcome.problem, Foreign)
    assert not isinstance(read_kept(plain).outcome.problem, Foreign)
    marked = _marked([{"id": "a", "text": "You pay £3.", "help": None}], "en-GB")
    assert (isinstance(marked[0]["text"], Foreign), isinstance(marked[0]["id"], Foreign)) == (True, False)
