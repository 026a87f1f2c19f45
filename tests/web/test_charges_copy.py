"""A finance officer corrects figures from evidence, beside what the person told."""

from __future__ import annotations

from secrets import token_bytes

import pytest

from formbuilder.accounts.people import Role
from formbuilder.services.doing import Doing
from formbuilder.services.people import change_roles
from tests.charges import PENSION, SEEN, corrects, money, nadia, sent
from tests.council import Council
from tests.desk import has, what_was_done
from tests.page import text_of
from tests.person import Person
from tests.staff import HOME, come_in, somebody

__all__ = ["money", "nadia"]
ASK = "How much is your pension?"
MORE = {"Amount in pounds": "320", "How often?": "A week"}


def copy(person: Person, reference: str) -> Person:
    return person.open(f"{HOME}charges/{reference}")


def sides(person: Person) -> dict[str, tuple[str, ...]]:
    """Label → what stands in each cell of a line, and below it."""
    found = {}
    for body in person.page.select("table.app-sides tbody"):
        label = text_of(body.th).removesuffix("a week").strip()
        found[label] = tuple(text_of(cell) for cell in body.select("td"))
    return found


def row(person: Person, ask: str) -> str:
    rows = person.page.select(".govuk-summary-list__row")
    return next(text_of(each) for each in rows if text_of(each.dt) == ask)


def test_both_calculations_and_every_answer_that_feeds_them(money: Council, nadia: Person):
    reference = sent(money)
    nadia.open(HOME).follow("Charges").follow(f"Open {reference[:4]}-{reference[4:]}")
    assert sides(nadia)["What you may pay"] == ("£58.55", "£58.55")
    asked = [text_of(each) for each in nadia.page.select("dt")]
    assert asked == ["When does your care start?", "Did you give money away?", ASK, "Do you have savings?"]
    assert "What should we call you?" not in nadia.main
    assert ("submission-read", None) not in what_was_done(money, reference)
    assert "submission-read" in [what for what, _ in what_was_done(money, reference)]


def test_a_figure_is_replaced_with_evidence_and_reason_and_the_persons_stays(money: Council, nadia: Person):
    reference = sent(money)
    corrects(nadia, reference, ASK, MORE)
    assert nadia.heading.startswith("The officer’s copy")
    assert sides(nadia)["What you may pay"] == ("£58.55", "£78.55", "They differ: £20 more.")
    assert "What you keep" in sides(nadia)
    assert len(sides(nadia)["What you keep"]) == 2
    told = row(nadia, ASK)
    for words in ("£300 a week", "The officer has", "£320 a week", "A letter of October", "Nadia Brook"):
        assert words in told
    assert "Nadia Brook, Monday 23 November 2026, 10am: How much is your pension? £320 a week." in nadia.main
    assert "figure-corrected" in [what for what, _ in what_was_done(money, reference)]


@pytest.mark.parametrize("left_out", [*SEEN, ASK])
def test_without_figure_evidence_day_or_reason_nothing_is_saved_and_nothing_lost(
    money: Council, nadia: Person, left_out: str
):
    reference = sent(money)
    typed = {ASK: MORE, **SEEN}
    empty = {"Day": "", "Month": "", "Year": ""} if left_out.startswith("When") else ""
    typed[left_out] = {"Amount in pounds": ""} if left_out == ASK else empty
    copy(nadia, reference).follow(f"Correct: {ASK}").fill(typed).press("Save the correction")
    assert nadia.heading == "Correct an answer"
    assert nadia.title.startswith("Error: ")
    assert nadia.errors
    if left_out != ASK:
        assert nadia.value(ASK, "Amount in pounds") == "320"
    else:
        assert nadia.value("What did you see?") == "A letter of October"
    assert "figure-corrected" not in [what for what, _ in what_was_done(money, reference)]


def test_a_day_in_the_future_is_no_evidence(money: Council, nadia: Person):
    reference = sent(money)
    corrects(nadia, reference, ASK, MORE, **{"When did you see it?": {"Day": "1", "Month": "1", "Year": "2031"}})
    assert nadia.errors
    assert nadia.value("When did you see it?", "Year") == "2031"


def test_the_answer_of_the_person_can_be_put_back_and_every_save_stays(money: Council, nadia: Person):
    reference = sent(money)
    corrects(nadia, reference, ASK, MORE)
    nadia.follow(f"Correct: {ASK}").follow("Use the answer of the person again")
    nadia.press("Use it again")
    assert nadia.errors
    nadia.fill({"Why does the answer of the person count again?": "The letter was old."}).press("Use it again")
    assert sides(nadia)["What you may pay"] == ("£58.55", "£58.55")
    assert "The officer has" not in nadia.main
    saves = [text_of(each) for each in nadia.page.select("main > ul.govuk-list--bullet li")]
    assert saves[0].endswith("the person’s own answer. The letter was old.")
    assert len(saves) == 2


def test_an_account_that_was_not_told_is_added_and_one_told_twice_left_out(money: Council, nadia: Person):
    account = {"id": "aaaaaaaa", "amount": "9000"}
    reference = sent(money, has_savings="yes", savings=[account, {**account, "id": "bbbbbbbb"}])
    copy(nadia, reference)
    assert sides(nadia)["Your savings"] == ("£18,000", "£18,000")
    nadia.follow("Correct: Which savings do you have? Account 2").follow("Do not count this one")
    nadia.fill(SEEN).press("Do not count it")
    assert sides(nadia)["Your savings"] == ("£18,000", "£9,000", "They differ: £9,000 less.")
    assert "Not counted" in row(nadia, "Which savings do you have? Account 2")
    nadia.follow("Add another account").fill({"How much is in it?": "20000", **SEEN}).press("Save the correction")
    assert sides(nadia)["Your savings"] == ("£18,000", "£29,000", "They differ: £11,000 more.")
    nadia.follow("Correct: Which savings do you have? Account 2").follow("Use the answer of the person again")
    nadia.fill({"Why does the answer of the person count again?": "Two accounts."}).press("Use it again")
    assert sides(nadia)["Your savings"] == ("£18,000", "£38,000", "They differ: £20,000 more.")


def test_where_the_person_ticked_nothing_the_officer_opens_the_way(money: Council, nadia: Person):
    reference = sent(money)
    corrects(nadia, reference, "Do you have savings?", "Yes")
    nadia.follow("Add an account").fill({"How much is in it?": "20000", **SEEN}).press("Save the correction")
    assert sides(nadia)["What you may pay"] == ("£58.55", "£68.55", "They differ: £10 more.")


def test_where_an_officer_talks_there_is_no_sum_and_why_is_said(money: Council, nadia: Person):
    reference = sent(money, gave_away="yes")
    copy(nadia, reference)
    assert "There is no sum, because an officer talks to the person first." in nadia.main
    assert "We show no sum before we have talked." in nadia.main
    assert not nadia.page.select("table")
    assert not nadia.offers("Decide the charge")
    assert "Decide the charge" not in nadia.main
    assert nadia.link("Did you give money away?").endswith("#gave_away")
    assert nadia.page.find(id="gave_away") is not None
    corrects(nadia, reference, "Did you give money away?", "No")
    assert sides(nadia)["What you may pay"] == ("cannot tell", "£58.55", "They differ: only one of them can be told.")
    assert "From the answers of the person there is no sum" in nadia.main
    assert nadia.link("Decide the charge")


def test_what_is_not_answered_is_named(money: Council, nadia: Person):
    reference = sent(money, pension={"also": "dont_know"})
    copy(nadia, reference)
    assert "There is no sum yet, because answers are missing." in nadia.main
    assert nadia.link(ASK).endswith("#pension")
    corrects(nadia, reference, ASK, PENSION[ASK])
    assert nadia.link("Decide the charge")


def test_two_officers_are_told_of_each_other(money: Council, nadia: Person):
    reference = sent(money)
    other = come_in(money, "finance officer")
    copy(other, reference).follow(f"Correct: {ASK}").fill({ASK: MORE, **SEEN})
    corrects(nadia, reference, ASK, PENSION[ASK])
    other.press("Save the correction")
    assert "Somebody else has corrected this" in other.errors[0][1]
    assert other.value(ASK, "Amount in pounds") == "320"


def test_a_correction_without_a_good_token_is_asked_again(money: Council, nadia: Person):
    reference = sent(money)
    copy(nadia, reference).follow(f"Correct: {ASK}").fill({ASK: MORE, **SEEN})
    nadia.send(nadia.url, {**nadia.sent_by("Save the correction"), "csrf_token": ["x"]})
    assert "figure-corrected" not in [what for what, _ in what_was_done(money, reference)]
    nadia.press("Send it again")
    assert sides(nadia)["What you may pay"][1] == "£78.55"


@pytest.mark.parametrize(
    "place",
    [
        *("AAAAAAAA", "x"),
        *(f"REF/correct/{each}" for each in ("nothing", "secret", "call_you", "savings", "savings/zzzzzzzz")),
        *("REF/add/pension", "REF/add/none", "REF/put-back/pension", "REF/leave-out/pension"),
        *("REF/decisions/1", "REF/decisions/1.pdf"),
    ],
)
def test_what_is_not_there_is_not_found(money: Council, nadia: Person, place: str):
    nadia.open(f"{HOME}charges/{place.replace('REF', sent(money))}", expect=404)


def test_a_form_that_charges_nothing_has_no_copy(money: Council, nadia: Person):
    nadia.open(f"{HOME}charges")
    assert "Nobody has sent a form that works out a charge." in nadia.main


def test_what_was_taken_back_is_not_decided(money: Council, nadia: Person):
    reference = sent(money)
    with money.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE submissions SET withdrawn_at = '2026-11-23 10:00:00'")
    copy(nadia, reference)
    assert "no charge can be decided" in nadia.main


def test_without_the_key_of_the_council_nothing_is_opened(money: Council, nadia: Person, tmp_path):
    reference = sent(money)
    money.app.extensions["desk"].keys.joinpath("demo.key").rename(tmp_path / "away")
    try:
        assert copy(nadia, reference).heading == "This server cannot open what people sent"
    finally:
        (tmp_path / "away").rename(money.app.extensions["desk"].keys / "demo.key")


def test_each_sees_what_is_for_their_role(money: Council, nadia: Person):
    reference = sent(money)
    words = "Check the figures and decide the charge"
    assert words not in come_in(money, "assessor").open(f"{HOME}submissions/{reference}").main
    nadia.open(f"{HOME}submissions/{reference}", expect=403)
    assert "Everything that they wrote" not in nadia.open(f"{HOME}charges/{reference}").main


def test_who_has_both_roles_goes_from_one_to_the_other(money: Council, nadia: Person):
    reference = sent(money)
    both = frozenset({Role.FINANCE, Role.ASSESSOR})
    change_roles(money.store, somebody(money.store, "Nadia Brook").id, both, Doing(money.clock(), token_bytes))
    nadia.open(f"{HOME}submissions/{reference}").follow("Check the figures and decide the charge")
    assert nadia.heading.startswith("The officer’s copy")
    nadia.follow("Everything that they wrote")
    assert "Ann" in nadia.main


def test_what_is_missing_stands_first_to_be_filled_in_and_empty_lines_are_folded(money: Council, nadia: Person):
    reference = sent(money, pension={"also": "dont_know"}, has_savings={"also": "dont_know"})
    copy(nadia, reference)
    place = nadia.link(ASK)
    assert nadia.main.index("Answers that are missing") < nadia.main.index("From Monday")
    assert nadia.page.select_one(f"div{place[place.index('#') :]}")
    assert "cannot tell cannot tell" not in nadia.main
    assert "Everything that neither can tell yet" in nadia.main
    assert copy(nadia, sent(money)).link(f"Correct: {ASK}")
    told = {"call_you": "Ann", "gave_away": "no", "has_savings": "no"}
    assert copy(nadia, has(money, form="money-talk", **told)).link(f"Fill in: {ASK}")
