"""The starter form through the officer's copy: published examples come out the same, and talks stay talks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from formbuilder.answers.plain import from_plain, to_plain
from formbuilder.charges.charge_form import ChargeForm, Terms, works_out_a_charge
from formbuilder.charges.correction import Correction, corrected
from formbuilder.charges.decision import NoSum, no_sum
from formbuilder.checking.case_answers import asked
from formbuilder.checking.case_files import Case, read_cases
from formbuilder.checking.cases import work_out
from formbuilder.config import ROOT
from formbuilder.definition.catalogue import load_catalogue
from formbuilder.definition.rates import NO_RATES
from tests.forms.test_worked_cases import BY_HAND, FORM, LIBRARY, MAPPING, PUBLISHED

RATES = LIBRARY.rates or NO_RATES
READY = ChargeForm.of(FORM)
IDS = frozenset(each.id for each in FORM.questions)
EVERY = [
    case
    for file in (PUBLISHED, BY_HAND)
    for case in read_cases(file.read_bytes(), file.name)
    if case.listed != "carers_allowance"
]
DAY = date(2026, 11, 23)


(ONE,) = read_cases(b"[{age: 70, income: {state_pension: 200}, savings: 1000}]", "one.yaml")
USUAL = dict(asked(ONE, MAPPING, RATES, IDS).answers)


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.id)
def test_worked_examples_come_out_the_same_through_the_officers_copy(case: Case):
    ready = asked(case, MAPPING, RATES, IDS)
    (expected,), _ = work_out(FORM, MAPPING, [case], RATES)
    worked = READY.work_out(as_kept(ready.answers, ready.on), Terms(on=ready.on, rates=RATES))
    sums = READY.sums.work_out(worked.answers, worked.way.asked, ready.on, RATES, given=ready.given)
    found = {line.id: None if line.amount is None else f"{line.amount:.2f}" for line in sums.now.every}
    assert expected.lines or sums.talk
    assert {line.id: line.amount for line in expected.lines} == {line.id: found[line.id] for line in expected.lines}
    assert expected.charge in {None, found["charge"]}


def as_kept(answers: Mapping[str, object], on: date) -> dict[str, object]:
    """Answers in the shapes in which they are kept, as if somebody had sent them."""
    read = ((each, from_plain(each, answers[each.id], on).value) for each in FORM.questions if each.id in answers)
    return {each.id: to_plain(value) for each, value in read if value is not None}


def test_the_financial_assessment_is_the_starter_form_that_charges():
    forms = load_catalogue(ROOT / "forms").values()
    assert [form.slug for form in forms if works_out_a_charge(form)] == ["financial-assessment"]
    assert READY.keeps == "you_keep"
    assert {"savings", "gave_away", "how_to_answer", "couple_check", "date_of_birth", "care_starts"} <= READY.figures
    assert not {"who_fills_in", "national_insurance", "call_you", "reach", "gifts"} & READY.figures


@pytest.mark.parametrize(
    ("more", "talk"),
    [
        ({"how_to_answer": "full_cost"}, "full-cost"),
        ({"how_to_answer": "talk"}, "talk-first"),
        ({"how_to_answer": "light"}, "light-touch"),
        ({"gave_away": "yes"}, "gave-away"),
        (
            {
                "lives_with_partner": "yes",
                "partner_born": "1950-01-01",
                "partner_benefits": ["none"],
                "couple_check": "yes",
            },
            "couple",
        ),
        ({"date_of_birth": "2010-01-01"}, "under-18"),
        ({"free_care": ["aftercare"]}, "may-be-free"),
    ],
)
def test_refusing_giving_away_couples_and_light_touch_end_with_an_officer_and_never_in_a_sum(
    more: dict[str, object], talk: str
):
    usual = as_kept(USUAL, DAY)
    answers = usual | as_kept(more, DAY)
    outcome = READY.work_out(answers, Terms(on=DAY, rates=RATES)).outcome
    assert outcome.talk is not None
    assert (outcome.talk.id, no_sum(outcome), outcome.lines) == (talk, NoSum.TALK, ())
    back = [Correction(address=id_, value=usual.get(id_), seen="A talk", seen_on=DAY, reason="So.") for id_ in more]
    again = READY.work_out(corrected(answers, back), Terms(on=DAY, rates=RATES)).outcome
    assert (again.talk, no_sum(again)) == (None, None)
