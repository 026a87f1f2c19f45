"""A charge ends from a day on; the finance system gets a row, and the person reads it all with reference and code."""

from __future__ import annotations

from secrets import token_bytes

import pytest

from formbuilder.sealing.code import digits_of
from formbuilder.services.forms import open_forms
from formbuilder.services.journeys import start_journey
from formbuilder.services.sending import Sending, send_journey
from tests.charges import TOLD, corrects, decides, money, nadia, sent
from tests.council import Council
from tests.desk import what_was_done
from tests.person import Code, Person
from tests.staff import HOME
from tests.unit.test_pdf import text_of as text_of_pdf
from tests.web.test_charges_decided import ASK, MORE, START, paragraphs, rows

__all__ = ["money", "nadia"]
WHEN, WHY = "From which day do you charge nothing?", "Why does the charge end?"
DAY = {"Day": "9", "Month": "12", "Year": "2026"}
READ = "Read what you pay for your care"


def ends(person: Person, reference: str, **more: object) -> Person:
    person.open(f"{HOME}charges/{reference}").follow("End the charge")
    return person.fill({WHEN: DAY, WHY: "You moved away.", **more}).press("End this charge")


def ann(money: Council) -> tuple[Person, Code]:
    """Ann has sent her answers, and holds her code."""
    (pin,) = [each.pin for each in open_forms(money.store) if each.pin.slug == "money-talk"]
    now = money.clock()
    started = start_journey(money.store, pin, shared=False, now=now, random=token_bytes)
    sending = Sending(counter=0, answers=TOLD, level=None)
    send_journey(money.store, started.reference, started.secret, sending, now=now, random=token_bytes)
    return Person(money.app), Code(started.reference, digits_of(started.code), "")


def test_a_charge_ends_and_everybody_is_told(money: Council, nadia: Person):
    reference = sent(money)
    decides(nadia, reference)
    ends(nadia, reference)
    said = paragraphs(nadia)
    assert nadia.heading == "What you pay for your care"
    assert "From Monday 7 December 2026 you pay nothing for your care. The reason is:" in said
    assert "You moved away." in said
    assert "You pay £58.55 a week for your care, from Monday 23 November 2026 to Sunday 6 December 2026." in said
    assert [(row["start"], row["weekly_sum"], row["row"], row["person_number"]) for row in rows(nadia)] == [
        ("2026-11-23", "58.55", "sum", "P-4711"),
        ("2026-12-07", "0.00", "end", "P-4711"),
    ]
    assert "charge-ended" in [what for what, _ in what_was_done(money, reference)]
    nadia.open(f"{HOME}charges/{reference}")
    assert "Nothing is charged from Monday 7 December 2026." in nadia.main
    assert "Decision 1, until Sunday 6 December 2026" in nadia.main
    assert not nadia.page.find("a", string="End the charge")


def test_after_the_end_april_changes_nothing_and_a_new_decision_charges_again(money: Council, nadia: Person):
    reference = sent(money)
    decides(nadia, reference)
    ends(nadia, reference)
    nadia.open(f"{HOME}charges/uprate?from=2026-11-30")
    assert "Decisions on this page: 1." in nadia.main
    nadia.open(f"{HOME}charges/uprate?from=2026-12-07")
    assert "Decisions on this page: 0." in nadia.main
    decides(nadia, reference, **{START: {"Day": "4", "Month": "1", "Year": "2027"}})
    assert "From Monday 23 November 2026 to Sunday 6 December 2026 you pay £58.55 a week." in nadia.main
    assert "From Monday 4 January 2027 you pay £58.55 a week." in nadia.main
    assert [row["row"] for row in rows(nadia)] == ["sum", "end", "sum"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({WHY: ""}, "why the charge ends"),
        ({WHY: "  "}, "why the charge ends"),
        ({WHEN: {"Day": "31", "Month": "2", "Year": "2026"}}, "the last day of February"),
        ({WHEN: {"Day": "1", "Month": "11", "Year": "2026"}}, "The charge begins later."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(money: Council, nadia: Person, more: dict[str, str], words: str):
    reference = sent(money)
    decides(nadia, reference)
    ends(nadia, reference, **more)
    assert words in nadia.errors[0][1]
    assert nadia.value(WHEN, "Year") == "2026"
    assert "charge-ended" not in [what for what, _ in what_was_done(money, reference)]


def test_what_never_began_or_changed_since_is_not_ended(money: Council, nadia: Person):
    reference = sent(money)
    assert nadia.open(f"{HOME}charges/{reference}/end").heading == "There is no charge to end"
    decides(nadia, reference)
    nadia.open(f"{HOME}charges/{reference}").follow("End the charge").fill({WHEN: DAY, WHY: "You moved away."})
    other = Person(money.app)
    other.client = nadia.client
    ends(other, reference)
    nadia.press("End this charge")
    assert "Somebody decided something since you looked." in nadia.errors[0][1]
    assert nadia.value(WHY) == "You moved away."
    nadia.fill({WHEN: DAY}).press("End this charge")
    assert "Nothing is charged from this day on." in nadia.errors[0][1]
    assert [what for what, _ in what_was_done(money, reference)].count("charge-ended") == 1


def test_the_person_reads_their_statement_once_it_is_decided(money: Council, nadia: Person):
    person, code = ann(money)
    person.come_back(code)
    after = f"/demo/j/{code.reference}/after"
    assert not person.open(after).page.find("a", string=READ)
    for place in ("charge", "charge/1", "charge/0", "charge/1.pdf"):
        person.open(f"{after}/{place}", expect=404)
    corrects(nadia, code.reference, ASK, MORE)
    person.open(f"{after}/charge", expect=404)
    decides(nadia, code.reference)
    person.open(after).follow(READ)
    assert person.heading == "What you pay for your care"
    assert "You keep £241.45 a week of your money." in person.main
    assert "You pay £78.55 a week for your care, from Monday 23 November 2026." in person.main
    assert "We used: £320 a week" in person.main
    assert "P-4711" not in person.main
    assert "Nadia" not in person.main
    text = text_of_pdf(person.client.get(person.link("Save this page as a PDF")).data)
    assert "You pay £78.55 a week" in " ".join(text.split())
    ends(nadia, code.reference)
    person.open(f"{after}/charge")
    assert "From Monday 7 December 2026 you pay nothing for your care." in person.main
    decides(nadia, code.reference, **{START: {"Day": "4", "Month": "1", "Year": "2027"}})
    person.open(f"{after}/charge").follow("What we decided on Monday 23 November 2026: decision 1")
    assert "to Sunday 6 December 2026" in person.main


def test_nobody_else_reads_it(money: Council, nadia: Person):
    _, code = ann(money)
    decides(nadia, code.reference)
    for place in ("", "/1", "/1.pdf"):
        response = Person(money.app).client.get(f"/demo/j/{code.reference}/after/charge{place}")
        assert "58.55" not in response.text
    response = nadia.client.get(f"/demo/j/{code.reference}/after/charge")
    assert "58.55" not in response.text
