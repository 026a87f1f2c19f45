"""The rates in the office: read by all who work here, confirmed and put in by finance officers."""

from __future__ import annotations

import io

import pytest

from tests.charges import money, nadia, sent
from tests.council import MONEY, Council
from tests.page import text_of
from tests.person import Person
from tests.staff import HOME, come_in

__all__ = ["money", "nadia"]
TABLE = (MONEY / "rates" / "care.yaml").read_text()
SOURCE = "What did you read?"
BOX = "Or the table as text"
SEE, PUT = "See what would change", "Put these in"


def in_force(council: Council) -> str:
    served = council.app.extensions["desk"].serving.council("demo")
    council.clock.pass_by(seconds=5)
    return str(served.rates.at(council.clock()).find("care.kept").years[2026].value)


def statuses(person: Person) -> dict[str, str]:
    entries = person.page.select("main h2")
    return {text_of(each): text_of(each.find_next("p").find_next("p")) for each in entries}


@pytest.mark.parametrize("role", ["administrator", "officer", "approver", "assessor"])
def test_everybody_who_works_here_reads_them_and_only_finance_confirms(money: Council, role: str):
    person = come_in(money, role).open(HOME).follow("Rates")
    assert "There are no figures for 2027/28 yet." in person.main
    assert "To check in 2026/27: 1." in person.main
    assert "Put in new figures" not in person.main
    person.follow("Charging for care, 2026/27")
    assert statuses(person)["The set amount: £241.45 a week"] == "To check: nobody here has read its source."
    assert "Source: the press. Law: SI 2014/2672, regulation 7." in person.main
    assert "Confirm" not in person.main
    person.follow("Figures of 2025/26")
    assert "The set amount: £232.60 a week" in statuses(person)


def test_a_figure_is_confirmed_with_who_when_and_what_they_read(money: Council, nadia: Person):
    nadia.open(f"{HOME}rates").follow("Charging for care, 2026/27").follow("Confirm: The set amount")
    assert "One officer is enough." in nadia.main
    nadia.press("Confirm this figure")
    assert nadia.errors
    nadia.fill({SOURCE: "SI 2026/123, regulation 2"}).press("Confirm this figure")
    told = "Confirmed by Nadia Brook on Monday 23 November 2026, who read: SI 2026/123, regulation 2"
    assert statuses(nadia)["The set amount: £241.45 a week"] == told
    assert "Confirm: The set amount" not in nadia.main
    money.clock.pass_by(seconds=5)
    assert "To check in 2026/27" not in nadia.open(f"{HOME}rates").main
    reference = sent(money)
    nadia.open(f"{HOME}charges/{reference}").follow("Decide the charge")
    assert "confirmed yet" not in nadia.main


def test_a_figure_that_changed_meanwhile_is_not_confirmed(money: Council, nadia: Person):
    nadia.open(f"{HOME}rates/care/2026/kept").fill({SOURCE: "The circular"})
    other = Person(money.app)
    other.client = nadia.client
    other.open(f"{HOME}rates/load").fill({BOX: TABLE.replace("241.45", "250")}).press(SEE).press(PUT)
    money.clock.pass_by(seconds=5)
    nadia.press("Confirm this figure")
    assert "The figure has changed since you looked." in nadia.errors[0][1]
    assert nadia.value(SOURCE) == "The circular"
    nadia.press("Confirm this figure")
    assert "Confirmed by Nadia Brook" in nadia.main


def test_new_figures_are_compared_before_they_count(money: Council, nadia: Person):
    nadia.open(f"{HOME}rates").follow("Put in new figures").fill({BOX: TABLE.replace("241.45", "250")}).press(SEE)
    assert nadia.heading == "What would change in “Charging for care”"
    assert "The set amount, 2026/27: £250, not £241.45" in nadia.main
    assert in_force(money) == "241.45"
    nadia.press(PUT)
    assert nadia.heading == "Rates"
    assert in_force(money) == "250"


def test_a_file_can_be_chosen_instead(money: Council, nadia: Person):
    token = nadia.open(f"{HOME}rates/load").sent_by(SEE)["csrf_token"][0]
    file = (io.BytesIO(TABLE.replace("241.45", "260").encode()), "new rates.yaml")
    response = nadia.client.post(f"{HOME}rates/load", data={"csrf_token": token, "file": file, "table": ""})
    assert "£260, not £241.45" in response.text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Choose a file, or paste the table into the box."),
        ("rates: [", "your file:"),
        (TABLE.replace("better: higher", "better: sideways"), "your file:"),
        (TABLE.replace("is: 232.60", "is: lots"), "your file:"),
        ("x" * 300_000, "This is too large for one table."),
    ],
)
def test_what_cannot_be_read_is_said_and_not_lost(money: Council, nadia: Person, text: str, words: str):
    nadia.open(f"{HOME}rates/load").fill({BOX: text}).press(SEE)
    assert any(words in told for _, told in nadia.errors), nadia.errors
    if 0 < len(text) < 10_000:
        assert nadia.value(BOX).replace("\r\n", "\n") == text
    assert in_force(money) == "241.45"


def test_the_same_figures_change_nothing(money: Council, nadia: Person):
    nadia.open(f"{HOME}rates/load").fill({BOX: TABLE}).press(SEE)
    assert "Nothing would change." in nadia.main
    assert not nadia.offers(PUT)


def test_what_somebody_put_in_meanwhile_is_not_written_over(money: Council, nadia: Person):
    nadia.open(f"{HOME}rates/load").fill({BOX: TABLE.replace("241.45", "250")}).press(SEE)
    sent_twice = nadia.sent_by(PUT)
    nadia.press(PUT)
    nadia.send(f"{HOME}rates/put-in", sent_twice)
    assert "Somebody put in other figures since you looked." in nadia.errors[0][1]
    for edition in ("", "x", "9" * 40):
        nadia.send(f"{HOME}rates/put-in", {**sent_twice, "edition": [edition]})
        assert nadia.errors


@pytest.mark.parametrize("place", ["none/2026", "care/1999", "care/99999999", "care/2026/none", "care/1999/kept"])
def test_what_is_not_there_is_not_found(money: Council, nadia: Person, place: str):
    nadia.open(f"{HOME}rates/{place}", expect=404)
