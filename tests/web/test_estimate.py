"""A quick estimate: nothing is kept, and its answers go into the full form if the person wants that."""

import pytest
from sqlalchemy import select

from formbuilder.storage.tables import metadata
from tests.council import Council
from tests.page import text_of
from tests.person import Answer, Person, read_code, sent_by_form

FORM = "care-cost-estimate"
MONEY = "How much is all of this money together?"
TOLD: dict[str, Answer] = {
    "Where do you get care?": "In my own home, or in the home of family or friends",
    "When were you born?": {"Day": "3", "Month": "2", "Year": "1950"},
    "Do you live with a husband": "No",
    "How many children": "0",
    "Do you get Carer’s Allowance?": "No",
    "About how much do you have in savings?": "8000",
    "Have you given anyone money": "No",
    "Which of these benefits do you get?": ["State Pension", "Attendance Allowance"],
    "Which other money do you get?": ["None of these"],
    MONEY: {"Amount in pounds": "£355.90", "How often?": "A week"},
    "How much do you pay for your home?": {"Amount in pounds": "90", "How often?": "A week"},
    "About how much do you pay extra": {"Amount in pounds": "15", "How often?": "A week"},
}
GO_ON = "Continue with the full form"


@pytest.fixture
def ann(whole_council: Council) -> Person:
    return Person(whole_council.app)


def ask(person: Person, told: dict[str, Answer] = TOLD) -> Person:
    return person.open(f"{person.home}/{FORM}").fill(told).press()


def rows(council: Council) -> dict[str, int]:
    with council.engine.begin() as connection:
        return {table.name: len(list(connection.execute(select(table)))) for table in metadata.sorted_tables}


def test_it_says_what_is_kept_and_what_may_be_paid(ann: Person):
    ask(ann)
    assert ann.heading == "What you may pay for your care"
    first, second, third = [text_of(each) for each in ann.page.select("main > p")][:3]
    assert first == "You keep £346.45 of your money each week."
    assert "£241.45 a week" in second
    assert third == "You may pay £9.45 a week for your care."
    assert "You can have a care assessment whatever you own." in ann.main
    assert "We have not kept your answers." in ann.main
    assert ann.page.select("table caption")


def test_nothing_is_stored_and_no_answer_is_in_a_cookie_or_an_address(ann: Person, whole_council: Council):
    before = rows(whole_council)
    ask(ann)
    assert rows(whole_council) == before
    assert ann.url == f"{ann.home}/{FORM}"
    assert [cookie.key for cookie in ann.client._cookies.values()] == ["s"]
    session = ann.client.get_cookie("s")
    assert session is not None
    assert len(session.value) < 200


def test_a_missing_amount_gives_no_sum(ann: Person):
    ask(ann, {question: answer for question, answer in TOLD.items() if question != MONEY})
    assert "We cannot tell you all of it yet. Answer these." in ann.main
    assert MONEY in [text_of(each) for each in ann.page.select("main li")]
    assert "You may pay £" not in ann.main


def test_answers_can_be_changed_without_typing_them_again(ann: Person):
    ask(ann).press("Change my answers")
    assert ann.heading == "A quick look at what you may pay for your care"
    assert ann.value(MONEY, "Amount in pounds") == "£355.90"
    assert ann.chosen("Do you get Carer’s Allowance?") == ["No"]
    ann.fill({MONEY: {"Amount in pounds": "200"}}).press()
    assert "you would pay nothing" in ann.main


def test_a_wrong_amount_says_what_to_write(ann: Person):
    ask(ann, TOLD | {MONEY: {"Amount in pounds": "lots", "How often?": "A week"}})
    assert ann.errors
    assert ann.value(MONEY, "Amount in pounds") == "lots"


def test_where_it_cannot_tell_it_says_so_and_leads_on(ann: Person):
    ask(ann, TOLD | {"Do you live with a husband": "Yes"})
    assert "We cannot tell from these few questions" in ann.main
    assert "£" not in text_of(ann.page.select_one("main")).replace("£0", "")
    assert ann.offers(GO_ON)


def go_on(person: Person, *, shared: bool = False) -> Person:
    if shared:
        person._tick("shared")
    person.press(GO_ON)
    assert person.heading == "Your code"
    person.code = read_code(person.page)
    return person


def answered(person: Person) -> dict[str, str]:
    person.open(f"{person.journey}/check")
    return {
        text_of(row.dt): " ".join(row.dd.get_text(" ").split())
        for row in person.page.select(".govuk-summary-list__row")
    }


def test_its_answers_go_into_the_full_form(ann: Person):
    ask(ann)
    assert "When were you born?" in ann.main
    go_on(ann)
    found = answered(ann)
    assert found["When were you born?"] == "3 February 1950 From your other form"
    assert found["Which of these benefits do you get?"].startswith("State Pension Attendance Allowance")
    assert found["Do you get Carer’s Allowance?"].startswith("No")


def test_a_device_that_is_shared_can_be_said_so_on_the_way(ann: Person):
    go_on(ask(ann), shared=True)
    cookie = ann.client.get_cookie(f"j-{ann.code.reference.replace('-', '')}")
    assert cookie is not None
    assert cookie.max_age is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("q-date_of_birth-year", "20501"),
        ("q-benefits", "all-of-them"),
        ("q-children", "-4"),
        ("q-where_care", "<script>"),
        ("q-gave_away", "\0"),
    ],
)
def test_answers_that_were_tampered_with_are_left_out(ann: Person, name: str, value: str):
    ask(ann)
    sent = {**ann.sent_by(GO_ON), name: [value]}
    ann.send(f"{ann.home}/financial-assessment/start", sent)
    ann.code = read_code(ann.page)
    found = answered(ann)
    assert value not in ann.page.main.decode()
    assert found["Do you get Carer’s Allowance?"].startswith("No")


def test_only_what_the_estimate_asks_is_taken(ann: Person):
    ask(ann)
    sent = {**ann.sent_by(GO_ON), "q-call_you": ["Mallory"], "q-reach_number": ["07700 900 123"]}
    ann.send(f"{ann.home}/financial-assessment/start", sent)
    ann.code = read_code(ann.page)
    answered(ann)
    assert "Mallory" not in ann.response.text


@pytest.mark.parametrize("origin", ["carers-assessment", "nowhere", "", "start-here"])
def test_nothing_is_taken_from_a_form_that_gives_nothing(ann: Person, origin: str):
    ask(ann)
    ann.send(f"{ann.home}/financial-assessment/start", {**ann.sent_by(GO_ON), "from": [origin]})
    ann.code = read_code(ann.page)
    answered(ann)
    assert "From your other form" not in ann.main


def test_without_a_good_token_nothing_is_begun(ann: Person, whole_council: Council):
    ask(ann)
    before = rows(whole_council)
    ann.send(f"{ann.home}/financial-assessment/start", {**ann.sent_by(GO_ON), "csrf_token": ["x"]})
    assert rows(whole_council)["journeys"] == before["journeys"]
    ann.press("Send it again")
    ann.code = read_code(ann.page)
    assert answered(ann)["When were you born?"].startswith("3 February 1950")


def test_the_result_changes_its_language_in_place_and_carries_the_answers(ann: Person):
    """U F18: nobody goes back to the questions for it, and the same answers go into the full form."""
    taken_along = ask(ann).sent_by(GO_ON).keys()
    button = ann.page.select_one('.app-tongues [lang="pl"]')
    sent = sent_by_form(ann.page.select_one(f"form#{button['form']}"))
    ann.send(f"{ann.url}{button['formaction']}", sent | ({button["name"]: "yes"} if button.get("name") else {}))
    assert ann.page.html["lang"] == "pl"
    assert "£9.45" in ann.main
    assert sent_by_form(ann.page.select_one('form[action*="/start"]')).keys() == taken_along
