"""The officer's copy, decisions and rates: sealed, kept, and only what stands in the copy is decided."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from secrets import token_bytes

import pytest
from sqlalchemy import select

from formbuilder.charges.charge_form import Reckoning
from formbuilder.services import charge_decisions, charges
from formbuilder.services.charge_decisions import NotDecided, every_uprating, uprating
from formbuilder.services.charge_endings import NotEnded
from formbuilder.services.charges import NotSaved, SavedDecision, SavedEnding, save_correction
from formbuilder.services.councils import CouncilKeys, add_council, new_council_keys, replace_public_key
from formbuilder.services.doing import Doing
from formbuilder.services.rates import keep_rates, rates_of
from formbuilder.services.submissions import NotThere, WrongKey
from formbuilder.storage.engine import Store
from formbuilder.storage.removal import remove
from formbuilder.storage.tables import charge_corrections
from formbuilder.storage.tables import charge_decisions as decision_rows
from tests.services.charge_stories import (
    DECIDING,
    FORM,
    LOOKED,
    MORE,
    NOW,
    READY,
    TABLE,
    TERMS,
    TOLD,
    decide,
    end,
    happened,
    nadia,
    opened,
    ready,
    told,
)
from tests.services.stories import GONE

BOTH = (Decimal("67.40"), Decimal("58.55"))


@pytest.fixture
def key(keys: CouncilKeys) -> bytes:
    return keys.private


@pytest.fixture
def doing(store: Store) -> Doing:
    return nadia(store)


def test_a_correction_is_kept_with_who_and_when_and_the_persons_figure_stays(store: Store, key: bytes, doing: Doing):
    reference = told(store)
    saved = save_correction(store, reference, key, MORE, 0, doing)
    found = opened(store, reference, key)
    assert found.saves == (saved,)
    assert (saved.number, saved.by, saved.at) == (1, doing.by, NOW)
    assert found.answers["pension"] == {"amount": "320", "period": "week"}
    assert found.submission.answers["pension"] == {"amount": "300", "period": "week"}
    assert "figure-corrected" in happened(store)


def test_every_save_stays_and_the_persons_answer_can_be_put_back(store: Store, key: bytes, doing: Doing):
    reference = told(store)
    save_correction(store, reference, key, MORE, 0, doing)
    save_correction(store, reference, key, replace(MORE, value={"amount": "1", "period": "week"}), 1, doing)
    back = replace(MORE, value=None, seen="", takes_back=True)
    save_correction(store, reference, key, back, 2, doing)
    found = opened(store, reference, key)
    assert [each.number for each in found.saves] == [1, 2, 3]
    assert found.answers == dict(found.submission.answers)
    assert "figure-put-back" in happened(store)


@pytest.mark.parametrize("part", ["seen", "reason"])
@pytest.mark.parametrize("text", ["", "x" * 501])
def test_without_evidence_and_reason_nothing_is_corrected(store: Store, key: bytes, doing: Doing, part: str, text: str):
    reference = told(store)
    said = replace(MORE, **{part: text})
    assert save_correction(store, reference, key, said, 0, doing) is NotSaved.NOT_SAID
    assert opened(store, reference, key).saves == ()


def test_somebody_elses_correction_is_not_written_over_unseen(store: Store, key: bytes, doing: Doing):
    reference = told(store)
    save_correction(store, reference, key, MORE, 0, doing)
    assert save_correction(store, reference, key, MORE, 0, doing) is NotSaved.CHANGED
    other = replace(MORE, address="has_savings", value="yes")
    assert save_correction(store, reference, key, other, 0, doing).number == 2


def test_many_officers_at_once_lose_nothing(store: Store, key: bytes, doing: Doing):
    reference = told(store)

    def correct(number: int) -> None:
        save_correction(store, reference, key, replace(MORE, address=f"savings/{number:08}"), 0, doing)

    with ThreadPoolExecutor(8) as officers:
        list(officers.map(correct, range(24)))
    assert [each.number for each in opened(store, reference, key).saves] == list(range(1, 25))


def test_nothing_of_it_stands_in_clear_in_the_database(store: Store, key: bytes, doing: Doing):
    reference = told(store)
    save_correction(store, reference, key, MORE, 0, doing)
    decide(store, reference, key, doing, looked=(Decimal("78.55"),))
    for table in (charge_corrections, decision_rows):
        (row,) = store.read(lambda scope, table=table: scope.connection.execute(select(table)).all())
        kept = repr(tuple(row))
        for secret in ('"320', "letter", "October", "P-4711", "78.55", "domiciliary"):
            assert secret not in kept


def test_another_council_another_key_and_no_such_reference_open_nothing(store: Store, key: bytes, doing: Doing):
    reference = told(store)
    other = add_council(store.engine, "luton", "Luton", now=NOW)
    assert isinstance(charges.open_assessment(other, reference, key), NotThere)
    assert isinstance(charges.open_assessment(store, reference, token_bytes(32)), WrongKey)
    for bad in ("", "x", "é" * 8, "A" * 8):
        assert isinstance(charges.open_assessment(store, bad, key), NotThere)
        assert save_correction(store, bad, key, MORE, 0, doing) is NotSaved.GONE
    assert save_correction(store, reference, token_bytes(32), MORE, 0, doing) is NotSaved.GONE
    assert charges.assessments(other, [FORM.slug]).lines == ()


def test_a_decision_takes_its_sum_from_the_copy_and_stays(store: Store, key: bytes, doing: Doing):
    reference = told(store)
    save_correction(store, reference, key, MORE, 0, doing)
    saved = decide(store, reference, key, doing, looked=(Decimal("78.55"),))
    assert isinstance(saved, SavedDecision)
    decision = saved.decision
    assert (decision.weekly, decision.start, decision.by_hand) == (Decimal("78.55"), date(2026, 11, 16), False)
    (change,) = decision.changes
    assert (change.asked, change.told, change.used) == ("How much is your pension?", ("£300 a week",), ("£320 a week",))
    keep_rates(store, {"care.yaml": TABLE.replace(b"241.45", b"250")}, NOW)
    (again,) = opened(store, reference, key).decisions
    assert again.decision.weekly == Decimal("78.55")
    assert "charge-decided" in happened(store)


def test_a_later_decision_replaces_and_the_first_is_kept(store: Store, key: bytes, doing: Doing):
    reference = told(store)
    decide(store, reference, key, doing)
    save_correction(store, reference, key, MORE, 0, doing)
    second = decide(store, reference, key, doing, looked=(Decimal("78.55"),))
    assert second.number == 2
    assert [each.decision.weekly for each in opened(store, reference, key).decisions] == [*LOOKED, Decimal("78.55")]
    rows, _ = charge_decisions.decided_since(store, key, NOW)
    assert [(row.number, row.weekly) for row in rows] == [(2, Decimal("78.55"))]


def test_what_a_later_decision_replaces_within_another_is_not_exported(store: Store, key: bytes, doing: Doing):
    reference, over_april = told(store), replace(TERMS, on=date(2026, 4, 20), begins=date(2026, 3, 23))
    decide(store, reference, key, doing, terms=over_april, looked=(Decimal("67.40"), Decimal("58.55")))
    decide(store, reference, key, doing, terms=replace(TERMS, begins=date(2026, 3, 30)), looked=BOTH)
    rows, _ = charge_decisions.decided_since(store, key, NOW)
    found = [(row.number, row.begins.isoformat()) for row in rows]
    assert found == [(1, "2026-03-23"), (2, "2026-03-30"), (2, "2026-04-06")]


def test_a_charge_ends_from_a_day_on_and_that_is_sealed_too(store: Store, key: bytes, doing: Doing):
    reference = told(store)
    assert end(store, reference, key, doing, seen=0) == {NotEnded.NOTHING}
    decide(store, reference, key, doing)
    saved = end(store, reference, key, doing)
    assert isinstance(saved, SavedEnding)
    history = opened(store, reference, key).history
    assert history.saves[-1] == saved
    assert [(each.begins, each.until) for each in history.spans] == [(date(2026, 11, 16), date(2026, 12, 6))]
    (row,) = store.read(
        lambda scope: scope.connection.execute(select(decision_rows).where(decision_rows.c.number == 2)).all()
    )
    assert "moved" not in repr(tuple(row))
    rows, _ = charge_decisions.decided_since(store, key, NOW)
    assert [(row.ends, row.begins, row.weekly) for row in rows] == [
        (False, date(2026, 11, 16), LOOKED[0]),
        (True, date(2026, 12, 7), Decimal(0)),
    ]
    assert "charge-ended" in happened(store)


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"reason": " "}, NotEnded.NO_REASON),
        ({"reason": "x" * 501}, NotEnded.NO_REASON),
        ({"seen": 0}, NotEnded.CHANGED),
        ({"start": date(2026, 11, 9)}, NotEnded.EARLY),
    ],
)
def test_what_is_wrong_ends_nothing(store: Store, key: bytes, doing: Doing, more: dict[str, object], wrong: NotEnded):
    reference = told(store)
    decide(store, reference, key, doing)
    assert end(store, reference, key, doing, **more) == {wrong}
    assert len(opened(store, reference, key).history.saves) == 1


def test_a_charge_can_end_earlier_but_not_later_than_it_ended(store: Store, key: bytes, doing: Doing):
    reference = told(store)
    decide(store, reference, key, doing)
    end(store, reference, key, doing)
    assert end(store, reference, key, doing, seen=2) == {NotEnded.NOTHING}
    assert isinstance(end(store, reference, key, doing, seen=2, start=date(2026, 11, 30)), SavedEnding)
    (span,) = opened(store, reference, key).history.spans
    assert span.until == date(2026, 11, 29)


def test_before_a_charge_ends_april_still_looks_at_it(store: Store, key: bytes, doing: Doing):
    reference = told(store)
    decide(store, reference, key, doing)
    end(store, reference, key, doing)
    for begins, lines in ((date(2026, 11, 30), 1), (date(2026, 12, 7), 0)):
        page = uprating(store, key, ready, replace(TERMS, begins=begins))
        assert (len(page.lines), page.sealed) == (lines, 0)


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"person_number": ""}, {NotDecided.PERSON_NUMBER}),
        ({"person_number": "=1+1"}, {NotDecided.PERSON_NUMBER}),
        ({"looked": (Decimal(1),)}, {NotDecided.CHANGED}),
        ({"looked": ()}, {NotDecided.CHANGED}),
        ({"by_hand": {0: Decimal(10)}}, {NotDecided.NO_REASON}),
        ({"by_hand": {0: Decimal(10)}, "reason": "x" * 501}, {NotDecided.NO_REASON}),
        ({"by_hand": {0: Decimal(10_001)}, "reason": "So."}, {NotDecided.SUM}),
        ({"by_hand": {0: Decimal(-1)}}, {NotDecided.SUM, NotDecided.NO_REASON}),
    ],
)
def test_what_is_wrong_with_a_decision(store: Store, key: bytes, doing: Doing, more, wrong: set[NotDecided]):
    reference = told(store)
    assert decide(store, reference, key, doing, **more) == wrong
    assert opened(store, reference, key).decisions == ()


def test_a_sum_by_hand_keeps_its_reason_and_the_sum_that_was_worked_out(store: Store, key: bytes, doing: Doing):
    reference = told(store)
    saved = decide(store, reference, key, doing, by_hand={0: Decimal(50)}, reason="Agreed at the visit.")
    (line,) = saved.decision.lines
    assert (line.weekly, line.worked_out, saved.decision.reason) == (Decimal(50), *LOOKED, "Agreed at the visit.")


@pytest.mark.parametrize("more", [{"gave_away": "yes"}, {"pension": {"also": "dont_know"}}, {"has_savings": "yes"}])
def test_where_there_is_no_sum_nothing_is_decided(store: Store, key: bytes, doing: Doing, more: dict[str, object]):
    reference = told(store, {**TOLD, **more, "savings/aaaaaaaa/amount": None} if "has_savings" in more else TOLD | more)
    save = replace(MORE, address="savings/aaaaaaaa", value={})
    if "has_savings" in more:
        save_correction(store, reference, key, save, 0, doing)
    assert decide(store, reference, key, doing) == {NotDecided.NO_SUM}


def test_a_correction_between_look_and_decision_stops_it(store: Store, key: bytes, doing: Doing):
    reference = told(store)
    before = opened(store, reference, key)
    save_correction(store, reference, key, replace(MORE, address="has_savings", value="no"), 0, doing)
    result = charge_decisions.decide(store, before, key, Reckoning(READY, TERMS), DECIDING, doing)
    assert result == {NotDecided.CHANGED}


def test_a_charge_over_april_gives_two_rows(store: Store, key: bytes, doing: Doing):
    reference = told(store)
    terms = replace(TERMS, on=date(2026, 4, 20), begins=date(2026, 3, 23))
    decide(store, reference, key, doing, terms=terms, looked=(Decimal("67.40"), Decimal("58.55")))
    rows, sealed = charge_decisions.decided_since(store, key, NOW)
    found = [(row.begins.isoformat(), row.weekly, row.settled.person_number) for row in rows]
    assert found == [("2026-03-23", Decimal("67.40"), "P-4711"), ("2026-04-06", Decimal("58.55"), "P-4711")]
    assert sealed == 0


def test_a_later_start_leaves_the_earlier_row_standing(store: Store, key: bytes, doing: Doing):
    reference = told(store)
    decide(store, reference, key, doing)
    decide(store, reference, key, doing, terms=replace(TERMS, begins=date(2026, 11, 30)))
    rows, _ = charge_decisions.decided_since(store, key, NOW)
    assert [row.number for row in rows] == [1, 2]


def test_only_decisions_since_the_day_and_of_this_key_are_exported(store: Store, key: bytes, doing: Doing):
    decide(store, told(store), key, doing)
    assert charge_decisions.decided_since(store, key, NOW + timedelta(seconds=1)) == ((), 0)
    assert charge_decisions.decided_since(store, token_bytes(32), NOW) == ((), 1)


def test_uprating_lists_what_is_in_force_and_decides_nothing(store: Store, key: bytes, doing: Doing):
    references = sorted(told(store) for _ in range(3))
    for reference in references:
        decide(store, reference, key, doing)
    decide(store, references[1], key, doing, by_hand={0: Decimal(10)}, reason="Agreed.")
    new = rates_of({"care.yaml": TABLE.replace(b"241.45", b"250")})
    terms = replace(TERMS, rates=new, on=date(2026, 12, 7), begins=date(2026, 12, 7))
    before = happened(store)
    page = uprating(store, key, ready, terms, most=2)
    assert [line.reference for line in page.lines] == references[:2]
    assert page.more == references[1]
    rest = uprating(store, key, ready, terms, page.more, most=2)
    assert [(line.reference, line.uprated.more) for line in rest.lines] == [(references[2], Decimal("-8.55"))]
    assert rest.more == ""
    assert page.lines[1].uprated.old == Decimal(10)
    assert [len(each.lines) for each in every_uprating(store, key, ready, terms)] == [3]
    assert uprating(store, token_bytes(32), ready, terms).sealed == 3
    assert happened(store) == before


def test_the_list_is_newest_first_and_paged(store: Store, key: bytes, doing: Doing):
    references = [told(store) for _ in range(3)]
    save_correction(store, references[0], key, MORE, 0, doing)
    decide(store, references[1], key, doing)
    page = charges.assessments(store, [FORM.slug, "other"], most=2)
    rest = charges.assessments(store, [FORM.slug, "other"], page.more, most=2)
    lines = {line.reference: line for line in (*page.lines, *rest.lines)}
    assert lines.keys() == set(references)
    assert (len(page.lines), len(rest.lines), rest.more) == (2, 1, None)
    assert lines[references[0]].corrected
    assert lines[references[1]].decisions == 1
    assert lines[references[1]].decided_at == NOW
    assert charges.assessments(store, []).lines == ()


def test_what_is_deleted_takes_corrections_and_decisions_with_it(store: Store, key: bytes, doing: Doing):
    reference = told(store)
    save_correction(store, reference, key, MORE, 0, doing)
    decide(store, reference, key, doing, looked=(Decimal("78.55"),))
    store.write(lambda scope: remove(scope, [reference], GONE))
    for table in (charge_corrections, decision_rows):
        assert store.read(lambda scope, table=table: scope.connection.execute(select(table)).all()) == []


def test_after_new_keys_older_ones_still_open_what_they_sealed(store: Store, key: bytes, doing: Doing):
    reference = told(store)
    replace_public_key(store, new_council_keys(token_bytes).public, NOW)
    assert save_correction(store, reference, key, MORE, 0, doing).number == 1
