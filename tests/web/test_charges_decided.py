"""A finance officer decides a charge, the person gets a statement, and the finance system a row."""

from __future__ import annotations

import csv
import io

import pytest

from tests.charges import DECIDING, corrects, decides, money, nadia, sent
from tests.council import Council
from tests.desk import what_was_done
from tests.page import text_of
from tests.person import Person
from tests.staff import HOME, come_in
from tests.unit.test_pdf import text_of as text_of_pdf

__all__ = ["money", "nadia"]
ASK = "How much is your pension?"
MORE = {"Amount in pounds": "320", "How often?": "A week"}
BY_HAND, WHY = "Another weekly sum", "Why do you charge another sum?"
START = "From which day do you charge?"


def look(person: Person, reference: str, **more: object) -> Person:
    person.open(f"{HOME}charges/{reference}").follow("Decide the charge").fill({**DECIDING, **more})
    return person.press("Look at it once more")


def paragraphs(person: Person) -> list[str]:
    return [text_of(each) for each in person.page.select("main > p")]


def rows(person: Person, day: dict[str, str] | None = None) -> list[dict[str, str]]:
    since = day or {"Day": "1", "Month": "11", "Year": "2026"}
    person.open(f"{HOME}charges/export").fill({"Which decisions do you need?": since})
    response = person.client.post(f"{HOME}charges/export.csv", data=person.sent_by("Save the file"))
    assert response.mimetype == "text/csv"
    return list(csv.DictReader(io.StringIO(response.text)))


def test_the_second_look_shows_the_sums_and_decides_nothing(money: Council, nadia: Person):
    reference = sent(money)
    nadia.open(f"{HOME}charges/{reference}").follow("Decide the charge")
    assert [nadia.value(START, part) for part in ("Day", "Month", "Year")] == ["23", "11", "2026"]
    look(nadia, reference)
    assert nadia.heading == "Look at it once more"
    for words in (
        "The person keeps £241.45 a week.",
        "The person pays £58.55 a week.",
        "These are the figures of 2026/27.",
    ):
        assert words in nadia.main
    assert "Figures that nobody at the council has confirmed yet: 1." in nadia.main
    assert "They did not say which ways are private. Do not contact them before you know." in nadia.main
    assert "charge-decided" not in [what for what, _ in what_was_done(money, reference)]


def test_what_was_left_out_is_said_and_nothing_lost(money: Council, nadia: Person):
    reference = sent(money)
    nadia.open(f"{HOME}charges/{reference}").follow("Decide the charge")
    nadia.fill({"What is the number of the person in the finance system?": "P-1"}).press("Look at it once more")
    assert len(nadia.errors) == 2
    assert nadia.value("What is the number of the person in the finance system?") == "P-1"
    nadia.fill({START: {"Day": "31", "Month": "2"}}).press("Look at it once more")
    assert len(nadia.errors) == 3


@pytest.mark.parametrize("number", ["=1+1", "@x", "-1"])
def test_a_number_that_would_be_a_formula_is_refused(money: Council, nadia: Person, number: str):
    reference = sent(money)
    look(nadia, reference, **{"What is the number of the person in the finance system?": number})
    assert nadia.heading == "Decide the charge"
    assert "Enter the number as the finance system has it" in nadia.errors[0][1]
    assert rows(nadia) == []


def test_the_statement_says_what_is_kept_first_then_what_is_paid_and_every_line(money: Council, nadia: Person):
    reference = sent(money)
    corrects(nadia, reference, ASK, MORE)
    decides(nadia, reference)
    assert nadia.heading == "What you pay for your care"
    said = paragraphs(nadia)
    keep = said.index("You keep £241.45 a week of your money.")
    assert said[keep + 1] == "You pay £78.55 a week for your care, from Monday 23 November 2026."
    assert said[keep + 2] == "You pay this to the council."
    assert "You may pay £78.55 a week." not in said
    assert "You can have a care assessment whatever you own." not in nadia.main, "what stands below an estimate"
    assert "You may pay less if you have extra costs." in said
    heads = [text_of(each) for each in nadia.page.select("main h2")]
    assert heads[:3] == ["How to ask us to look again", "What we changed, and why", "How we worked it out"]
    for words in ("You told us: £300 a week", "We used: £320 a week", "A letter of October", "went up in October"):
        assert words in nadia.main
    assert "Ask us by Tuesday 23 November 2027." in nadia.main
    assert "bill" not in nadia.main.casefold()
    lines = {text_of(each.th): text_of(each.td) for each in nadia.page.select("table tbody")}
    assert lines["Your pension"] == "£320 a week"


def test_the_statement_saves_as_a_pdf(money: Council, nadia: Person):
    reference = sent(money)
    corrects(nadia, reference, ASK, MORE, **{"What did you see?": "A letter in Urdu: خط"})
    decides(nadia, reference)
    response = nadia.client.get(nadia.link("Save this page as a PDF"))
    shown = f"{reference[:4]}-{reference[4:]}"
    assert response.headers["Content-Disposition"] == f'attachment; filename="statement-{shown}.pdf"'
    text = " ".join(text_of_pdf(response.data).split())
    for words in (
        "You keep £241.45 a week",
        "You pay £78.55 a week",
        "We used: £320 a week",
        "Ask us by",
        "regulation 13",
    ):
        assert words in text
    assert "submission-pdf" in [what for what, _ in what_was_done(money, reference)]


def test_one_row_goes_to_the_finance_system_and_that_is_noted(money: Council, nadia: Person):
    reference = sent(money)
    decides(nadia, reference)
    assert rows(nadia) == [
        {
            "person_number": "P-4711",
            "kind": "domiciliary",
            "start": "2026-11-23",
            "weekly_sum": "58.55",
            "gross_or_net": "gross",
            "reference": f"{reference[:4]}-{reference[4:]}",
            "decision": "1",
            "decided_on": "2026-11-23",
            "row": "sum",
        }
    ]
    assert what_was_done(money, "2026-11-01")[0][0] == "charges-exported"
    nadia.open(f"{HOME}charges/export").press("Save the file")
    assert nadia.errors
    money.clock.pass_by(days=2)
    nadia = come_in(money, "finance officer")
    assert rows(nadia, {"Day": "24", "Month": "11", "Year": "2026"}) == []


def test_a_charge_over_april_gives_two_lines(money: Council, nadia: Person):
    money.clock.now = money.clock.now.replace(year=2026, month=4, day=20)
    reference = sent(money)
    look(nadia, reference, **{START: {"Day": "25", "Month": "3", "Year": "2026"}})
    heads = [text_of(each) for each in nadia.page.select("main form > h2")]
    assert heads == ["From Monday 23 March 2026", "From Monday 6 April 2026"]
    nadia.press("Decide this charge")
    assert "You pay £67.40 a week for your care, from Monday 23 March 2026." in nadia.main
    assert "You pay £58.55 a week for your care, from Monday 6 April 2026." in nadia.main
    found = [(row["start"], row["weekly_sum"]) for row in rows(nadia, {"Day": "1", "Month": "4", "Year": "2026"})]
    assert found == [("2026-03-23", "67.40"), ("2026-04-06", "58.55")]


def test_a_start_in_a_year_without_figures_cannot_be_decided(money: Council, nadia: Person):
    reference = sent(money)
    look(nadia, reference, **{START: {"Day": "1", "Month": "5", "Year": "2029"}})
    assert nadia.heading == "This charge cannot be decided yet"
    assert "figures of a year are missing" in nadia.main


def test_another_sum_needs_its_reason_and_the_person_reads_it(money: Council, nadia: Person):
    reference = sent(money)
    look(nadia, reference).fill({BY_HAND: "50"}).press("Decide this charge")
    assert "Say why you charge another sum" in nadia.errors[0][1]
    assert nadia.value(BY_HAND) == "50"
    nadia.fill({WHY: "We agreed on less while you look for papers."}).press("Decide this charge")
    said = paragraphs(nadia)
    assert "You keep £250 a week of your money." in said
    assert "You pay £50 a week for your care, from Monday 23 November 2026." in said
    assert "We agreed on less while you look for papers." in said
    assert rows(nadia)[0]["weekly_sum"] == "50.00"


@pytest.mark.parametrize("amount", ["lots", "20000"])
def test_a_sum_that_cannot_be_right_is_refused(money: Council, nadia: Person, amount: str):
    reference = sent(money)
    look(nadia, reference).fill({BY_HAND: amount, WHY: "So."}).press("Decide this charge")
    assert nadia.heading == "Look at it once more"
    assert nadia.errors
    assert nadia.value(BY_HAND) == amount


def test_what_changed_since_the_look_is_looked_at_again(money: Council, nadia: Person):
    reference = sent(money)
    look(nadia, reference)
    other = Person(money.app)
    other.client = nadia.client
    corrects(other, reference, ASK, MORE)
    nadia.press("Decide this charge")
    assert "The figures have changed since you looked." in nadia.errors[0][1]
    assert "The person pays £78.55 a week." in nadia.main
    nadia.press("Decide this charge")
    assert "You pay £78.55 a week" in nadia.main


def test_hidden_fields_that_were_tampered_with_decide_nothing(money: Council, nadia: Person):
    reference = sent(money)
    look(nadia, reference)
    given = nadia.sent_by("Decide this charge")
    for looked in ("1", "NaN", "", "x", "1 2 3"):
        nadia.send(f"{HOME}charges/{reference}/decide/sure", {**given, "looked": [looked]})
        assert nadia.errors, looked
    nadia.send(f"{HOME}charges/{reference}/decide/sure", {**given, "q-kind": ["gift"]})
    assert nadia.errors
    nadia.send(f"{HOME}charges/{reference}/decide/sure", {**given, "csrf_token": ["x"]})
    assert nadia.offers("Send it again")
    assert "charge-decided" not in [what for what, _ in what_was_done(money, reference)]


def test_a_later_decision_takes_the_place_of_the_first_which_stays(money: Council, nadia: Person):
    reference = sent(money)
    decides(nadia, reference)
    corrects(nadia, reference, ASK, MORE)
    decides(nadia, reference)
    assert "It takes the place of our decision of Monday 23 November 2026." in nadia.main
    nadia.follow("Back to").follow("The statement of decision 1")
    assert "You pay £58.55 a week" in nadia.main
    assert "A later decision has taken its place, on Monday 23 November 2026." in nadia.main
    nadia.follow("Back to")
    heads = [text_of(each) for each in nadia.page.select("main h2")]
    assert heads[:2] == ["Decision 2", "Decision 1, replaced by a later one"]


def test_a_decision_from_a_later_day_changes_the_charge_and_both_times_are_told(money: Council, nadia: Person):
    reference = sent(money)
    decides(nadia, reference)
    corrects(nadia, reference, ASK, MORE)
    decides(nadia, reference, **{START: {"Day": "9", "Month": "12", "Year": "2026"}})
    said = paragraphs(nadia)
    assert "Our decision of Monday 23 November 2026 counts for the time before." in said
    assert "From Monday 23 November 2026 to Sunday 6 December 2026 you pay £58.55 a week." in said
    assert "From Monday 7 December 2026 you pay £78.55 a week." in said
    nadia.follow("Back to").follow("The statement of decision 1")
    assert "You pay £58.55 a week for your care, from Monday 23 November 2026 to Sunday 6 December 2026." in nadia.main
    assert "A later decision counts from Monday 7 December 2026." in nadia.main
    nadia.follow("Back to")
    heads = [text_of(each) for each in nadia.page.select("main h2")]
    assert heads[:2] == ["Decision 2", "Decision 1, until Sunday 6 December 2026"]
    assert [(row["start"], row["weekly_sum"]) for row in rows(nadia)] == [
        ("2026-11-23", "58.55"),
        ("2026-12-07", "78.55"),
    ]


def test_the_list_says_how_far_each_is_and_is_paged(money: Council, nadia: Person):
    one, two, three = (sent(money) for _ in range(3))
    corrects(nadia, one, ASK, MORE)
    decides(nadia, two)
    nadia.open(f"{HOME}charges")
    entries = {text_of(each): text_of(each.find_next("p").find_next("p")) for each in nadia.page.select("main h2")}
    said = {shown.replace("-", ""): state for shown, state in entries.items()}
    assert said == {
        one: "Figures were corrected. Nothing is decided yet.",
        two: "Decided on Monday 23 November 2026.",
        three: "Nothing is decided yet.",
    }
    for _ in range(50):
        sent(money)
    nadia.open(f"{HOME}charges").follow("Older ones")
    assert len(nadia.page.select("main h2")) == 3
    nadia.follow("The newest ones")
    assert len(nadia.page.select("main h2")) == 50
    for bad in ("x", "2026-11-23T10:00:00+00:00,<", ",", "2026-11-23"):
        nadia.open(f"{HOME}charges?before={bad}")


def test_what_changes_from_april_is_listed_and_nothing_is_decided(money: Council, nadia: Person):
    reference = sent(money)
    decides(nadia, reference)
    nadia.open(f"{HOME}charges").follow("What changes in April")
    assert "from Monday 12 April 2027" in nadia.main
    assert "There are no figures for 2027/28 yet." in nadia.main
    assert "£58.55 a week now. The new sum cannot be told." in nadia.main
    nadia.open(f"{HOME}charges/uprate?from=2026-11-30")
    assert "Decisions on this page: 1. Would change: 0." in nadia.main
    nadia.open(f"{HOME}charges/uprate?from=never&after=<")
    assert "from Monday 12 April 2027" in nadia.main
