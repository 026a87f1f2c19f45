"""What commands say of rates and of results that were sent."""

import json
from decimal import Decimal

import pytest

from formbuilder.calculation.finding import Finding, kept
from formbuilder.calculation.outcome import Line, Outcome, Paragraph, PeriodOutcome, RateUsed
from formbuilder.definition.calculations import Unit
from formbuilder.definition.rates import Status
from tests.cli.conftest import PROFILE
from tests.cli.sending import NOW, sends
from tests.samples import put
from tests.sums import TABLE

OWN = "\nrates: {care.kept: {2026/27: 245}}\ndemonstration: yes\n"
KEPT = RateUsed(
    "care.kept", "What you keep", Decimal(245), Unit.POUNDS_A_WEEK, 2026, Status.TO_CHECK, "regulation 7", own=True
)
LINE = Line(
    id="charge", label="What you may pay", amount=Decimal("58.55"), unit=Unit.POUNDS_A_WEEK, law="s14", rates=(KEPT,)
)
UNTOLD = Line(id="later", label="Later", amount=None, unit=Unit.POUNDS, problem="We still need an answer.")
PERIOD = PeriodOutcome(
    year=2026,
    begins=NOW.date(),
    lines=(LINE, UNTOLD),
    every=(LINE, UNTOLD),
    talk=None,
    says=(Paragraph("pay", "You may pay £58.55 a week."),),
    assumed=(Paragraph("start", "Your care starts this week."),),
    untold=(),
)
RESULT = kept(Finding(outcome=Outcome((PERIOD,)), on=NOW.date(), rates="abc123", weeks=Decimal(52)))


@pytest.fixture
def with_rates(folder):
    put(folder, "forms/rates/care.yaml", TABLE)
    return folder


def test_rates_are_loaded_with_the_forms(with_rates, demo):
    put(with_rates, "forms/rates/care.yaml", TABLE.replace("241.45", "242.00"))
    assert "The rates in care.yaml are loaded." in demo("forms", "load").out
    assert "The rates" not in demo("forms", "load").out


def test_figures_of_the_councils_own_are_held_to_the_law(with_rates, demo):
    profile = put(with_rates, "own.yaml", PROFILE.replace("\ndemonstration: yes\n", OWN))
    assert demo("councils", "add", profile).status == 0
    worse = put(with_rates, "worse.yaml", PROFILE.replace("\ndemonstration: yes\n", OWN.replace("245", "240")))
    ran = demo("councils", "add", worse)
    assert ran.status == 1
    assert "Your ‘care.kept’ for 2026/27 is 240, which is below the 241.45 of the law." in ran.err


def test_rates_that_are_better_than_a_figure_of_the_council_are_not_loaded(with_rates, demo):
    demo("forms", "load")
    demo("councils", "add", put(with_rates, "own.yaml", PROFILE.replace("\ndemonstration: yes\n", OWN)))
    put(with_rates, "forms/rates/care.yaml", TABLE.replace("241.45", "250.00"))
    ran = demo("forms", "load")
    assert ran.status == 2
    assert "which is below the 250.00 of the law" in ran.err
    assert "The rates are not loaded." in ran.err


def test_a_result_that_was_sent_is_shown_with_its_working(demo, settings):
    reference = sends(settings, result=RESULT).reference
    shown = demo("submissions", "show", reference).out
    assert "== The result, as it was shown on 2026-11-21 ==" in shown
    assert "The rates have the fingerprint abc123. A year had 52 weeks." in shown
    assert "  You may pay £58.55 a week." in shown
    assert "  Took as true: Your care starts this week." in shown
    assert "  charge: What you may pay: £58.55 a week (s14)" in shown
    assert "    care.kept of 2026/27: £245 a week, the council’s own, to check" in shown
    assert "  later: Later: We still need an answer." in shown


def test_a_result_is_exported_whole(demo, settings):
    sends(settings, result=RESULT)
    sends(settings)
    exported = json.loads(demo("submissions", "export").out)
    assert [each["result"] for each in exported if each["result"]] == [json.loads(json.dumps(RESULT))]
    assert [each["result"] for each in exported].count(None) == 1
