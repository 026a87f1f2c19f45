"""Somebody with proof prints a sheet for it, once the form is sent; nobody else is offered one."""

import pytest

from tests.council import Council
from tests.person import Answer, Person
from tests.unit.test_pdf import text_of

SHEET = "Cover sheet for your proof"
COSTS: dict[str, Answer] = {
    "What should we call you?": "Sam",
    "Which ways to reach you are private?": ["Text message"],
    "Which extra costs do you have?": ["Laundry and bedding", "Heating"],
    "What proof do you have for laundry and bedding?": ["A receipt", "A photo"],
    "Which heating bills can you show us?": ["No bill yet"],
    "How do you want to get your proof to us?": "By post",
}
MOST_PAGES = 40


@pytest.fixture
def sam(whole_council: Council) -> Person:
    return Person(whole_council.app)


def fill_in(person: Person, answers: dict[str, Answer]) -> None:
    person.start("disability-related-expenses").follow("Continue")
    person.open(person.page.select_one(".govuk-task-list__link")["href"])
    for _ in range(MOST_PAGES):
        if not person.offers("Continue"):
            break
        person.fill({ask: answer for ask, answer in answers.items() if ask in person.main}).press()
    assert person.heading == "Check your answers"


def offers(person: Person) -> bool:
    return any(link.get_text(strip=True) == SHEET for link in person.page.select("main a"))


def with_the_code(person: Person) -> Person:
    return person.fill({"Your code": person.code.digits}).press("Carry on")


def test_sam_sends_the_form_and_prints_the_sheet(sam: Person):
    fill_in(sam, COSTS)
    sam.press("Send my answers")
    sam.follow(SHEET)
    with_the_code(sam).follow(SHEET)
    assert sam.heading == SHEET
    ticks = [item.get_text(" ", strip=True) for item in sam.page.select("main ul li")]
    assert ticks == ["☐ Laundry and bedding: A receipt", "☐ Laundry and bedding: A photo"]
    assert sam.code.reference in sam.main
    assert "Example Council 1 Example Street Exampletown ZZ1 1ZZ" in " ".join(sam.main.split())
    assert "Sam" not in sam.main
    response = sam.client.get(f"{sam.journey}/cover-sheet.pdf")
    assert response.headers["Content-Disposition"] == f'attachment; filename="cover-sheet-{sam.code.reference}.pdf"'
    assert "Laundry and bedding: A photo" in text_of(response.data)


@pytest.mark.parametrize(
    "answers",
    [
        {"How do you want to get your proof to us?": "I need help with this"},
        {"What proof do you have for laundry and bedding?": ["No proof yet"]},
        {"Which extra costs do you have?": ["I have no extra costs"]},
    ],
    ids=["sends none", "has none", "has no costs"],
)
def test_nobody_without_proof_to_send_is_offered_one(sam: Person, answers: dict[str, Answer]):
    fill_in(sam, COSTS | answers)
    sam.press("Send my answers")
    assert not offers(sam)
    sam.follow("See where your form is now")
    with_the_code(sam)
    assert sam.heading == "Where your form is now"
    assert not offers(sam)
    assert sam.open(f"{sam.journey}/cover-sheet").heading == "Where your form is now"
    assert sam.open(f"{sam.journey}/cover-sheet.pdf").heading == "Where your form is now"


def test_there_is_none_before_sending(sam: Person):
    fill_in(sam, COSTS)
    assert not offers(sam)
    sam.open(f"{sam.journey}/cover-sheet")
    assert sam.url == sam.journey


def test_there_is_none_once_the_form_is_taken_back(sam: Person):
    fill_in(sam, COSTS)
    sam.press("Send my answers").follow(SHEET)
    with_the_code(sam).follow("Take back your form").press("Take back my form")
    sam.open(f"{sam.journey}/after")
    assert not offers(sam)
    assert sam.open(f"{sam.journey}/cover-sheet").heading == "Where your form is now"


def test_without_the_code_it_opens_nowhere(sam: Person, whole_council: Council):
    fill_in(sam, COSTS)
    sam.press("Send my answers")
    for address in ("cover-sheet", "cover-sheet.pdf"):
        sam.open(f"{sam.journey}/{address}")
        assert sam.offers("Carry on")
        assert "Laundry" not in sam.response.text
        stranger = Person(whole_council.app)
        stranger.open(f"{sam.journey}/{address}", expect=403)
        assert "Laundry" not in stranger.response.text


def test_another_browser_that_sees_the_page_after_sending_is_not_told_of_proof(sam: Person):
    fill_in(sam, COSTS)
    sam.press("Send my answers")
    assert offers(sam)
    sam.client.delete_cookie("s")
    assert not offers(sam.open(f"{sam.journey}/sent"))
