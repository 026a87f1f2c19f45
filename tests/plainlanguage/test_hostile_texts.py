"""Any text is answered, in time that grows as the text does: texts that people paste, and texts made to hurt.

No clock is read here, but an alarm stops a test after a minute: a check that takes time in the square of the length
would need hours for the longest of these.
"""

import re
import signal
from importlib import import_module
from itertools import islice
from pkgutil import walk_packages

import pytest

import formbuilder.plainlanguage
from formbuilder.plainlanguage.checker import MOST, check
from formbuilder.plainlanguage.passages import Kind, Passage
from tests.long import LONG

MEGABYTE = 1_000_000 if LONG else 200_000
"""Signs; a fifth of it in ``make test``, where time in its square would still be hours."""
MOST_PUMPED = 100_000
ONE_MINUTE = 60
HOSTILE = {
    "no spaces": "a",
    "digits": "1",
    "digits and commas": "1,",
    "spaces": " ",
    "brackets": "(" * 1_000 + "why" + ")" * 1_000,
    "question marks": "?",
    "stops": "a. ",
    "apostrophes": "don’t’t-",
    "hyphens": "-",
    "slashes": "a/",
    "and": "and ",
    "or if so": "or if so, ",
    "you": "do you think that you ",
    "in the last": "in the last 4 weeks, ",
    "the": "the wheelchair service user assessment ",
    "capitals": "ABC ",
    "mixed scripts": "Do you кушать पानी وقت 水? ",
    "emoji": "👩🏽‍🦽 ",
    "null bytes": "\0",
    "lone surrogates": "\ud800",
    "combining marks": "a\u0301",
    "new lines": "\n",
    "bullets": "• a\n",
    "addresses": "www.a.b.c.d.",
}
PUMPS = (
    "a", "A", "1", " ", "-", "’", "'", ".", ",", "(", ")", "{", "%(", "a ", "1,", "1 to ", "A.", "a.", "a'", "-a",
    "no ", "very ", "?", "\n", "• ", "a\n", "£1", "1.", "x@", "a@a.", "www.", "/a",
)  # fmt: skip  # a list
BOUNDED = ("formbuilder.plainlanguage.rules.ranges", "formbuilder.plainlanguage.rules.options")
"""Modules whose expressions only ever see the label of an option, which is cut before they do."""


@pytest.fixture(autouse=True)
def alarm():
    """Stop whatever is still at work after a minute."""
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.alarm(ONE_MINUTE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_megabyte_is_answered(text):
    assert len(check(Passage(text=(text * MEGABYTE)[:MEGABYTE]))) <= MOST


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_long_text_is_answered_wherever_it_stands(text):
    long = (text * MOST_PUMPED)[:MOST_PUMPED]
    for kind in Kind:
        assert len(check(Passage(text=long, kind=kind))) <= MOST
    check(Passage(text="Which?", options=(long, long), before=(long, long), type="choice"))
    check(Passage(text=long, language="ur", source=long))


def test_no_more_than_a_few_findings_are_told_of_one_text():
    assert len(check(Passage(text="Do you often fall? " * 1_000))) == MOST


def expressions() -> dict[str, re.Pattern[str]]:
    """Every regular expression that a module of the checks holds by a name."""
    modules = [each.name for each in walk_packages(formbuilder.plainlanguage.__path__, "formbuilder.plainlanguage.")]
    return {
        f"{name}.{key}": found
        for name in modules
        if name not in BOUNDED
        for key, found in vars(import_module(name)).items()
        if isinstance(found, re.Pattern)
    }


@pytest.mark.parametrize("expression", expressions().values(), ids=expressions())
def test_no_regular_expression_backtracks_badly(expression):
    for pump in PUMPS:
        many = (pump * MOST_PUMPED)[:MOST_PUMPED]
        for text in (f"{many}!", f"x{many}\0"):
            assert all(each.end() <= len(text) for each in islice(expression.finditer(text), MOST))


@pytest.mark.parametrize(
    "text", ["", " ", "?", "\0", "\ud800", "a\u0301", "👩🏽‍🦽", "(", "İstanbul’da mı?", "\u202eabc"]
)
def test_spans_stay_inside_the_text(text):
    for kind in Kind:
        for finding in check(Passage(text=f"{text} often {text}", kind=kind)):
            assert 0 <= finding.start <= finding.end <= len(f"{text} often {text}")
