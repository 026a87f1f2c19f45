"""An officer's copy beside what a person told, decisions, and April: rules without a database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from formbuilder.calculation.finding import Finding
from formbuilder.charges.asked import by_hand, officers_form
from formbuilder.charges.charge_form import ChargeForm, Terms, works_out_a_charge
from formbuilder.charges.correction import Correction, SavedCorrection, corrected, in_force, packed, unpacked
from formbuilder.charges.decision import Basis, Change, Decision, Kind, NoSum, charged, kept_as_text, no_sum
from formbuilder.charges.decision import packed as packed_decision
from formbuilder.charges.decision import unpacked as unpacked_decision
from formbuilder.charges.rate_changes import rate_changes
from formbuilder.charges.side_by_side import side_by_side
from formbuilder.charges.uprating import BY_HAND, NO_FORM, first_week, uprated
from formbuilder.definition.library import library_of
from formbuilder.definition.load import load, parse
from formbuilder.definition.rate_tables import read_rates
from formbuilder.definition.rates import Rates, Status
from formbuilder.definition.slots import slots
from formbuilder.plainlanguage.checker import check
from formbuilder.plainlanguage.findings import Severity
from formbuilder.plainlanguage.passages import Kind as Kind_
from formbuilder.plainlanguage.passages import Passage
from tests.council import MONEY, START

TABLE = (MONEY / "rates" / "care.yaml").read_text()
LIBRARY = library_of({}, read_rates({"care.yaml": (TABLE.encode(), "care.yaml")})[0])
FORM = load(MONEY / "money-talk" / "1.yaml", LIBRARY)
READY = ChargeForm.of(FORM)
TODAY = date(2026, 11, 23)
PENSION = {"amount": "300", "period": "week"}
TOLD: dict[str, object] = {"call_you": "Ann", "gave_away": "no", "pension": PENSION, "has_savings": "no"}
ACCOUNT = {"id": "aaaaaaaa", "amount": "20000"}


def rates(text: str = TABLE) -> Rates:
    found, problems = read_rates({"care.yaml": (text.encode(), "care.yaml")})
    assert not problems
    return found


TERMS = Terms(on=TODAY, rates=rates())


def correction(address: str, value: object, **more: object) -> Correction:
    said = {"seen": "A letter", "seen_on": TODAY, "reason": "It went up.", **more}
    return Correction(address=address, value=value, **said)


def save(number: int, each: Correction) -> SavedCorrection:
    return SavedCorrection(number, each, "n" * 32, START)


def decided(answers: dict[str, object] | None = None, terms: Terms = TERMS) -> Decision:
    outcome = READY.work_out(answers or TOLD, terms).outcome
    finding = Finding(outcome=outcome, on=terms.on, rates=terms.rates.fingerprint, weeks=terms.weeks)
    return Decision(
        person_number="P-1",
        kind=Kind.DOMICILIARY,
        basis=Basis.GROSS,
        lines=charged(outcome),
        kept_finding=kept_as_text(finding),
        answers=answers or TOLD,
        corrections=0,
    )


def test_a_form_that_keeps_answers_and_has_a_charge_a_week_works_out_a_charge():
    assert works_out_a_charge(FORM)
    quick = load(MONEY / "money-quick" / "1.yaml", LIBRARY)
    assert not works_out_a_charge(quick)
    lump = (
        (MONEY / "money-talk" / "1.yaml")
        .read_text()
        .replace("  charge:", "  sum_to_pay:")
        .replace("charge", "sum_to_pay")
    )
    assert not works_out_a_charge(parse(lump.replace("sum_to_sum_to_pay", "sum_to_pay").encode(), "x", LIBRARY))


def test_what_the_sums_read_and_what_decides_about_it_can_be_corrected_and_nothing_private():
    assert READY.figures == {"starts", "gave_away", "pension", "has_savings", "savings"}
    assert READY.keeps == "keep"


@pytest.mark.parametrize(
    ("address", "value", "expected"),
    [
        ("pension", {"amount": "320", "period": "week"}, {"pension": {"amount": "320", "period": "week"}}),
        ("starts", "2026-11-02", {"starts": "2026-11-02"}),
        ("savings/aaaaaaaa", {"amount": "5"}, {"savings": [{"amount": "5", "id": "aaaaaaaa"}]}),
        ("savings/bbbbbbbb", {"amount": "5"}, {"savings": [ACCOUNT, {"amount": "5", "id": "bbbbbbbb"}]}),
        ("savings/aaaaaaaa", None, {"savings": []}),
        ("savings/cccccccc", None, {"savings": [ACCOUNT]}),
    ],
)
def test_corrections_take_the_place_of_answers(address: str, value: object, expected: dict[str, object]):
    told = TOLD | {"savings": [ACCOUNT]}
    assert corrected(told, [correction(address, value)]) == told | expected
    assert told["savings"] == [ACCOUNT], "the person's own answers stay"


def test_the_last_save_of_an_address_counts_unless_it_puts_the_persons_answer_back():
    one, two = correction("pension", "1"), correction("pension", "2")
    other = correction("starts", "2026-11-02")
    assert in_force([save(1, one), save(2, other), save(3, two)])["pension"].number == 3
    back = replace(two, takes_back=True)
    assert in_force([save(1, one), save(2, other), save(3, back)]).keys() == {"starts"}


def test_corrections_are_kept_as_they_were():
    for value in ("no", {"amount": "12.50", "period": "month"}, None, ["a", "b"]):
        each = correction("pension", value)
        assert unpacked(packed(each)) == each


def test_both_calculations_stand_side_by_side():
    more = corrected(TOLD, [correction("pension", {"amount": "320", "period": "week"})])
    (pair,) = side_by_side(READY.work_out(TOLD, TERMS).outcome, READY.work_out(more, TERMS).outcome)
    found = {line.id: (line.person, line.officer, line.more, line.differs) for line in pair.lines}
    assert found["charge"] == (Decimal("58.55"), Decimal("78.55"), 20, True)
    assert found["keep"] == (Decimal("241.45"), Decimal("241.45"), 0, False)
    assert [line.id for line in pair.lines] == ["saved", "from_savings", "income", "kept", "charge", "keep"]
    assert [line.id for line in pair.lines if line.is_nil] == ["saved", "from_savings"]


def test_where_one_side_cannot_be_told_there_is_no_difference_in_pounds():
    unknown = TOLD | {"pension": {"also": "dont_know"}}
    (pair,) = side_by_side(READY.work_out(unknown, TERMS).outcome, READY.work_out(TOLD, TERMS).outcome)
    (line,) = (each for each in pair.lines if each.id == "charge")
    assert (line.person, line.officer, line.more, line.differs) == (None, Decimal("58.55"), 0, True)


def test_different_weeks_are_compared_from_where_both_begin():
    spring = replace(TERMS, on=date(2026, 4, 20))
    person = READY.work_out(TOLD | {"starts": "2026-04-13"}, spring).outcome
    officer = READY.work_out(TOLD | {"starts": "2026-03-23"}, spring).outcome
    assert [pair.begins for pair in side_by_side(person, officer)] == [date(2026, 4, 13)]
    assert [pair.begins for pair in side_by_side(officer, officer)] == [date(2026, 3, 23), date(2026, 4, 6)]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({}, None),
        ({"gave_away": "yes"}, NoSum.TALK),
        ({"pension": {"also": "dont_know"}}, NoSum.UNTOLD),
        ({"has_savings": "yes"}, NoSum.UNTOLD),
        ({"starts": "2029-05-01"}, NoSum.NO_FIGURES),
        ({"starts": "1990-05-01"}, NoSum.NO_FIGURES),
    ],
)
def test_what_cannot_be_told_cannot_be_decided(more: dict[str, object], why: NoSum | None):
    answers = TOLD | more
    if more == {"has_savings": "yes"}:
        answers |= {"savings": [{"id": "aaaaaaaa"}]}
    outcome = READY.work_out(answers, TERMS).outcome
    assert no_sum(outcome) is why


def test_a_charge_that_is_told_waits_for_everything_else():
    outcome = READY.work_out(TOLD, TERMS).outcome
    waiting = replace(outcome, periods=(replace(outcome.now, untold=("starts",)),))
    assert (no_sum(outcome), no_sum(waiting)) == (None, NoSum.UNTOLD)


def test_a_charge_over_april_has_a_line_for_each_year():
    spring = replace(TERMS, on=date(2026, 4, 20), begins=date(2026, 3, 25))
    lines = charged(READY.work_out(TOLD, spring).outcome)
    found = [(line.begins, line.year, line.weekly) for line in lines]
    assert found == [(date(2026, 3, 23), 2025, Decimal("67.40")), (date(2026, 4, 6), 2026, Decimal("58.55"))]


def test_the_start_of_a_decision_takes_the_place_of_the_one_that_was_told():
    outcome = READY.work_out(TOLD | {"starts": "2026-05-04"}, replace(TERMS, begins=date(2026, 11, 23))).outcome
    assert [each.begins for each in outcome.periods] == [date(2026, 11, 23)]
    assert "start" not in {each.id for each in outcome.assumed}


def test_decisions_are_kept_as_they_were():
    change = Change(asked="How much?", told=("£1",), used=("£2",), seen="A letter", seen_on=TODAY, reason="So.")
    decision = replace(decided(), changes=(change,), reason="Agreed.")
    again = unpacked_decision(packed_decision(decision))
    assert again == decision
    assert again.finding.outcome.now.line("charge") == decision.finding.outcome.now.line("charge")
    assert (again.start, again.weekly, again.by_hand) == (date(2026, 11, 23), Decimal("58.55"), False)


APRIL = TABLE.replace("2026/27: {is: 241.45", "2027/28: {is: 250, status: read, source: x}\n      2026/27: {is: 241.45")
APRIL = APRIL.replace("2025/26 to 2026/27", "2025/26 to 2027/28")


def test_from_april_a_decision_is_worked_out_with_the_new_figures():
    april = Terms(on=date(2027, 4, 12), rates=rates(APRIL), begins=date(2027, 4, 12))
    found = uprated(READY, decided(), april)
    assert (found.old, found.new, found.more, found.changes) == (Decimal("58.55"), Decimal(50), Decimal("-8.55"), True)


def test_a_year_without_figures_a_lost_form_and_a_sum_by_hand_are_said():
    april = Terms(on=date(2027, 4, 12), rates=rates(), begins=date(2027, 4, 12))
    assert uprated(READY, decided(), april).why == "We have no figures for 2027/28, so we cannot work this out."
    assert uprated(None, decided(), april).why == NO_FORM
    decision = decided()
    by_hand = replace(decision, lines=(replace(decision.lines[0], weekly=Decimal(10)),))
    assert uprated(READY, by_hand, TERMS).why == BY_HAND
    assert not uprated(READY, decision, TERMS).changes


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2027, 4, 5), date(2027, 4, 12)),
        (date(2027, 4, 12), date(2027, 4, 12)),
        (date(2027, 4, 15), date(2027, 4, 12)),
        (date(2026, 4, 6), date(2026, 4, 6)),
        (date(2026, 4, 3), date(2026, 3, 30)),
    ],
)
def test_the_week_in_which_rates_change_belongs_to_the_old_year(day: date, expected: date):
    assert first_week(day, rates()) == expected


def test_what_another_table_would_change():
    old, new = rates().tables["care"], rates(APRIL.replace("14250", "14300")).tables["care"]
    found = [
        (each.id, each.year, each.old and each.old.value, each.new and each.new.value)
        for each in rate_changes(old, new)
    ]
    assert ("care.limit", 2026, Decimal(14250), Decimal(14300)) in found
    assert ("care.kept", 2027, None, Decimal(250)) in found
    assert not [each for each in found if each[0] == "care.kept" and each[1] == 2026]
    assert rate_changes(old, old) == ()
    assert all(each.old is None for each in rate_changes(None, old))
    source = rates(TABLE.replace("the circular", "the law")).tables["care"]
    assert [each.changes_sums for each in rate_changes(old, source)] == [False]


def test_a_confirmed_figure_counts_as_read():
    found = rates().confirmed({("care.kept", 2026)})
    amount = found.figure("care.kept", TODAY)
    assert amount is not None
    assert amount.status is Status.READ
    assert rates().confirmed(frozenset()).fingerprint == rates().fingerprint != found.fingerprint


def test_what_officers_are_asked_reads_plainly():
    trade = {"domiciliary", "respite"}
    found = [
        (address, str(words)[each.start : each.end])
        for address, words in slots(officers_form())
        for each in check(Passage(text=str(words), kind=Kind_.MESSAGE))
        if each.severity.at_least(Severity.WARNING)
    ]
    assert [each for each in found if each[1].casefold() not in trade] == []


def test_there_is_a_box_for_each_line_of_a_decision():
    assert [each.id for each in by_hand(2)] == ["weekly_0", "weekly_1", "why_by_hand"]
