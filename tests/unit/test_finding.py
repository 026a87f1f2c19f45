"""A result that is kept says for ever what it said on its day."""

import json
from datetime import date
from decimal import Decimal

import pytest

from formbuilder.answers.plain import from_plain
from formbuilder.calculation.finding import Finding, kept, read_kept
from formbuilder.calculation.sums import Sums
from formbuilder.rendering.sent_result import result_told
from formbuilder.routing.route import Route
from tests.samples import form
from tests.sums import RATES, SUMS, WITH_RATES

FORM = form(SUMS, WITH_RATES)
PENSION = {"amount": "300", "period": "week"}
TOLD = {"born": "1950-02-03", "gave_away": "no", "pension": PENSION, "rent": {"amount": "52"}}
APRIL = date(2026, 4, 20)


def finding(**told: object) -> Finding:
    questions = {each.id: each for each in FORM.questions}
    answers = {id_: from_plain(questions[id_], plain, APRIL).value for id_, plain in told.items()}
    answers = {id_: value for id_, value in answers.items() if value is not None}
    way = Route.of(FORM).walk(answers, APRIL)
    outcome = Sums.of(FORM).work_out(answers, way.asked, APRIL, RATES)
    return Finding(outcome=outcome, on=APRIL, rates=RATES.fingerprint, weeks=Decimal("52.14"))


@pytest.mark.parametrize(
    "told",
    [
        {**TOLD, "hours": "5"},
        {**TOLD, "hours": "5", "starts": "2026-03-02"},
        {**TOLD, "gave_away": "yes", "hours": "5"},
        {"born": "1950-02-03"},
    ],
    ids=["a sum", "two years of rates", "an officer talks", "cannot tell"],
)
def test_what_is_kept_is_what_was_shown(told):
    before = finding(**told)
    after = read_kept(json.loads(json.dumps(kept(before))))
    assert (after.on, after.rates, after.weeks) == (APRIL, RATES.fingerprint, Decimal("52.14"))
    assert len(after.outcome.periods) == len(before.outcome.periods)
    for one, other in zip(before.outcome.periods, after.outcome.periods, strict=True):
        assert (one.year, one.begins, one.lines, one.says) == (other.year, other.begins, other.lines, other.says)
        assert (one.assumed, one.untold, one.problem) == (other.assumed, other.untold, other.problem)
        assert str(one.talk.title if one.talk else "") == str(other.talk.title if other.talk else "")


def test_every_figure_of_the_working_is_kept():
    plain = kept(finding(**TOLD, hours="5"))
    text = json.dumps(plain)
    assert RATES.fingerprint in text
    lines = {line["id"]: line for line in plain["periods"][-1]["lines"]}
    assert Decimal(lines["income"]["amount"]) == 300
    assert all(rate["year"] == 2026 for line in lines.values() for rate in line["rates"])


def test_a_result_that_was_read_in_another_language_says_so_with_the_english_names_of_its_sums():
    plain = kept(finding(**TOLD, hours="5"), "ur")
    income = next(line for line in plain["periods"][-1]["lines"] if line["id"] == "income")
    english, income["label"] = income["label"], "آمدنی"
    told = "\n".join(result_told(plain, FORM))
    assert "The person read this result in another language: Urdu." in told
    assert f"  income: {english}: آمدنی: £300 a week" in told
    assert "  charge: What you may pay: £46 a week" in told
