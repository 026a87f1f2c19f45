"""Thirty requirements for the screens of panels: each has a test that names it, as docs/needs.md cites them."""

import re
from functools import cache
from pathlib import Path

from formbuilder.config import ROOT

TESTS = Path(__file__).parent.parent
ALL = frozenset(range(1, 31))
TEST = re.compile(r'^def (test_\w+)\([^)]*\)[^:\n]*:\n(?:    """(.*?)""")?', re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"(?:^|_)r([1-9][0-9]?)(?=_|$)")
SAID = re.compile(r"\bR([1-9][0-9]?)\b")


@cache
def every_test() -> dict[str, str]:
    """Every test of the suite → what it promises."""
    texts = (path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py"))
    return {name: promise for text in texts for name, promise in TEST.findall(text)}


def named() -> set[int]:
    """The requirements that tests name, in their own names or in what they promise."""
    return {
        int(each) for name, promise in every_test().items() for each in (*NAMED.findall(name), *SAID.findall(promise))
    }


def table() -> str:
    return (ROOT / "docs" / "needs.md").read_text(encoding="utf-8")


def test_every_requirement_has_a_test():
    assert len(every_test()) > 1_000
    assert not ALL - named()


def test_the_table_cites_tests_that_are_there():
    cited = set(re.findall(r"`(test_[a-z0-9_]+)`", table()))
    assert cited
    assert not cited - set(every_test())


def test_every_need_and_every_requirement_stands_in_the_table_once():
    needs, requirements = (re.findall(rf"^\| {sign}([0-9]+) \|", table(), re.MULTILINE) for sign in ("", "R"))
    assert sorted(map(int, needs)) == sorted(NEEDS)
    assert sorted(map(int, requirements)) == sorted(ALL)


NEEDS = (
    *(1, 2, 4, 7, 8, 9, 13, 14, 20, 22, 29, 30, 32, 33, 34, 36, 44, 46, 48, 50, 54, 59, 60, 61, 69, 70, 72, 75, 78, 79),
    *(86, 90, 91, 92, 93, 95, 97, 100, 102, 104, 107, 115, 125, 133, 143),
    *(56, 58, 65, 99, 106, 108, 110, 116, 122, 132, 134, 155, 156, 172, 178),
)
