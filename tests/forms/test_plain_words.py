"""What starter forms hold beyond `forms check`, as far as a test can read it; an eye reads docs/wording-review.md."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

import pytest

from formbuilder.definition.model import Information, LongText, Statement, Text
from formbuilder.definition.slots import slots
from formbuilder.plainlanguage.forms import check_form
from tests.forms.starters import every_form, every_question, options

MOST_WORDS = 15
HOURS = {"": 1, "hour": 1, "night": 1, "point": 1, "day": 24, "month": 730, "year": 8760}
NOT_EVEN_ADVICE = {"metaphor-verb", "minimiser", "negative-contraction"}
"""Rules that are only advice for other forms."""
SIGN = re.compile(r"&|…")
PLEASE = re.compile(r"\bplease\b", re.IGNORECASE)
VAGUE = re.compile(
    r"\b(?:often|sometimes|regularly|recently|currently|lately|adequate|significant|journey|in touch)\b",
    re.IGNORECASE,
)
"""The check finds most of these in questions only."""


def locked(question) -> bool:
    """Words that are the same in all of England."""
    return question.can_change.kind == "law"


@every_form
def test_a_question_has_few_words_and_is_a_question(form):
    for question in every_question(form):
        ask = str(question.ask)
        assert locked(question) or len(ask.split()) <= MOST_WORDS, ask
        assert ask.endswith("?") or isinstance(question.type, Information | Statement), ask


@every_form
def test_every_box_for_own_words_has_an_example(form):
    boxes = [each for each in every_question(form) if isinstance(each.type, Text | LongText)]
    assert [each.id for each in boxes if not str(each.help or "").startswith("Example: “")] == []


@every_form
def test_what_is_advice_for_other_forms_is_not_there(form):
    found = [each for each in check_form(form) if each.finding.rule in NOT_EVEN_ADVICE]
    assert [(each.address, each.quote) for each in found] == []


@every_form
@pytest.mark.parametrize("rule", [SIGN, PLEASE, VAGUE], ids=["sign", "please", "vague"])
def test_words_that_people_stumble_over_are_not_there(form, rule):
    fixed = tuple(f"{each.id}." for each in every_question(form) if locked(each))
    found = [(address, rule.findall(str(words))) for address, words in slots(form) if not address.startswith(fixed)]
    assert [each for each in found if each[1]] == []


@every_form
def test_something_else_can_be_said_or_is_asked_later(form):
    asked = {question.id for question in every_question(form)}
    for page in form.pages:
        beside = any(isinstance(each.type, LongText) for each in page.questions)
        for question in (each for each in page.questions if not locked(each)):
            other = [option for option in options(question) if option.value == "other"]
            box = beside or f"{question.id}_other" in asked
            assert all(box or option.hint for option in other), question.id


class Span(NamedTuple):
    """What an option that counts takes."""

    label: str
    takes: Callable[[Fraction], bool]
    bounds: tuple[Fraction, ...]


UNIT = r"(?: (hour|night|point|day|month|year)s?)?"
SHAPES: tuple[tuple[str, Callable[..., Callable[[Fraction], bool]]], ...] = (
    (rf"(\d+){UNIT} or (\d+){UNIT}", lambda a, b: lambda x: x in {a, b}),
    (rf"(\d+){UNIT} or (?:more|over)", lambda a: lambda x: x >= a),
    (rf"(?:Less than|Under) (\d+){UNIT}", lambda a: lambda x: 0 < x < a),
    (rf"(\d+){UNIT} to under (\d+){UNIT}", lambda a, b: lambda x: a <= x < b),
    (rf"Up to (\d+){UNIT}", lambda a: lambda x: 0 < x <= a),
    (rf"More than (\d+){UNIT}, up to (\d+){UNIT}", lambda a, b: lambda x: a < x <= b),
    (rf"(?:Longer|Larger) than (\d+){UNIT}", lambda a: lambda x: x > a),
    (rf"(\d+){UNIT}", lambda a: lambda x: x == a),
)
ENOUGH_OF_AN_AGE = "a13_over"
"""For people who are old enough and do not want to say more: it lies across the options that do."""
NO_COUNT = {"reach_times"}
"""Times of the day: they meet at 12 noon and at 5pm, where one ends and the next begins."""


def spans(question) -> Iterator[Span]:
    for label in (str(option.label) for option in options(question) if option.value != ENOUGH_OF_AN_AGE):
        found = next(((match, made) for shape, made in SHAPES if (match := re.fullmatch(shape, label))), None)
        if found:
            match, made = found
            bounds = _bounds(match.groups())
            yield Span(label, made(*bounds), bounds)
        else:
            assert not re.search(r"\d", label), (question.id, label)


def _bounds(groups: tuple[str | None, ...]) -> tuple[Fraction, ...]:
    """The counts in hours; one without a unit has that of the last."""
    last = groups[-1] or ""
    pairs = zip(groups[::2], groups[1::2], strict=True)
    return tuple(Fraction(int(count or 0) * HOURS[unit or last]) for count, unit in pairs)


def values_near(found: list[Span], *, whole: bool) -> Iterator[Fraction]:
    """Values at, beside and between the bounds; ``whole`` where nobody can have a part of one."""
    bounds = sorted({bound for each in found for bound in each.bounds})
    step = Fraction(1) if whole else Fraction(1, 2)
    yield from (bound + by for bound in bounds for by in (-step, 0, step) if bound + by > 0)
    yield from ((low + high) / 2 for low, high in pairwise(bounds) if not whole)


@every_form
def test_options_that_count_neither_overlap_nor_leave_gaps(form):
    for question in every_question(form):
        found = [] if question.id in NO_COUNT or locked(question) else list(spans(question))
        sizes = any(each.label.endswith("point") for each in found)
        whole = any(re.match(r"\d+ or \d+", each.label) for each in found)
        for value in values_near(found, whole=whole):
            taken = [each.label for each in found if each.takes(value)]
            assert len(taken) == 1 or (sizes and not taken), (question.id, float(value), taken)
