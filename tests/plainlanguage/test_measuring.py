"""The checks reach their targets on labelled questions, half of which nobody looked at while tuning them."""

import pytest

from formbuilder.config import ROOT
from tests.plainlanguage.measuring import LABELLED, judged, report, sets

SETS = sets()
AT_LEAST = {"any finding": 0.9, "a right rule": 0.75, "the flawed one is worse": 0.8}
AT_MOST = {"the wrong way round": 0.04, "at warning or above": 0.03}


@pytest.fixture(params=SETS, ids=[name for name, _ in SETS])
def measures(request):
    return request.param[1]


def share(measures, ending):
    ((count, every),) = [(count, every) for what, count, every, _ in measures.shares() if what.endswith(ending)]
    return count / every


@pytest.mark.parametrize(("ending", "target"), AT_LEAST.items())
def test_flaws_are_found(measures, ending, target):
    assert share(measures, ending) >= target


@pytest.mark.parametrize(("ending", "target"), AT_MOST.items())
def test_good_questions_are_left_alone(measures, ending, target):
    assert share(measures, ending) <= target


def test_there_are_enough_questions_and_those_held_back_are_others():
    held_back, tuning = (frozenset(each.passage.text.casefold() for each in measures.questions) for _, measures in SETS)
    assert len(held_back) >= 250
    assert len(tuning) >= 250
    assert not held_back & tuning


@pytest.mark.parametrize("question", judged(LABELLED / "rewrites.jsonl"), ids=lambda each: each.id)
def test_a_question_rewritten_with_care_is_left_alone(question):
    assert not question.is_warned, [(each.rule, each.message) for each in question.found]


def test_the_page_in_the_documentation_is_true():
    page = (ROOT / "docs" / "wording-measured.md").read_text(encoding="utf-8")
    assert page == "\n".join(report(SETS)) + "\n"
