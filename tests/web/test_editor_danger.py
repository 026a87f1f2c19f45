"""A question that may ask about danger: somebody says which answers mean it, or why none does."""

from io import BytesIO

import docx
import pytest

from formbuilder.checking.shelf import Shelf
from formbuilder.config import ROOT
from formbuilder.plainlanguage.danger import may_mean_danger, unmarked
from formbuilder.services.draft_pins import DraftPin
from tests.council import Council
from tests.person import Person
from tests.staff import come_in
from tests.unit.test_pdf import text_of as text_of_pdf
from tests.web.office_forms import OFFICE, begun, text_of

SHELF = Shelf.of(ROOT / "forms")
PASTED = "Help at home\n\nAre you in danger or is somebody hurting you? Yes / No\n\nDo you like tea? Yes / No\n"
PIN = DraftPin("help-at-home", 1)
ASKS = "May an answer to “Are you in danger or is somebody hurting you?” mean danger?"


@pytest.fixture
def owen(office: Council) -> Person:
    """Owen, with a pasted question about danger in a draft of his."""
    owen = come_in(office, "officer").open(f"{OFFICE}/forms/new/words").fill({"The text": PASTED}).press("Go on")
    assert owen.main.count("May an answer mean danger?") == 1
    owen.press("Go on").fill({"Title": "Help at home", "Short name": "help-at-home"})
    pin = begun(owen)
    return owen.open(f"{OFFICE}/drafts/{pin.form}/{pin.version}")


def test_the_answers_that_mean_danger_are_marked_and_taken_back(office: Council, owen: Person):
    assert ASKS in owen.open(f"{owen.url}/publish").main
    owen.open(f"{OFFICE}/drafts/help-at-home/1").follow(ASKS)
    owen.fill({"Answers that mean danger": "Yes", "Heading of what is said then": "Get help"}).press("Save")
    form, problems = SHELF.read(text_of(office.store, PIN))
    assert problems == ()
    assert form is not None
    (urgent,) = form.urgent
    (page,) = (page for page in form.pages if page.questions[0].id == urgent.say)
    assert str(page.questions[0].ask) == "Get help"
    assert "phone 999" in str(page.questions[0].hint)
    assert page.number == 2, "the very next page"
    assert owen.chosen("Answers that mean danger") == ["Yes"]
    assert ASKS not in owen.open(f"{OFFICE}/drafts/help-at-home/1/publish").main
    owen.open(f"{OFFICE}/drafts/help-at-home/1/questions/{danger_id(office)}/danger")
    owen.fill({"Answers that mean danger": []}).press("Save")
    assert "urgent" not in text_of(office.store, PIN)
    assert "Get help" not in text_of(office.store, PIN)


def test_a_reason_why_no_answer_means_danger_holds_until_the_words_change(office: Council, owen: Person):
    owen.follow(ASKS).follow("No, because …").fill({"No, because …": "It is a quiz."}).press("Save")
    publish = owen.open(f"{OFFICE}/drafts/help-at-home/1/publish").main
    assert publish.index("Left as it is") < publish.index(ASKS)
    assert "It is a quiz." in publish
    assert packed(owen) == ["Are you in danger or is somebody hurting you?", "It is a quiz.", "Owen Price, "]
    owen.open(f"{OFFICE}/drafts/help-at-home/1/questions/{danger_id(office)}")
    owen.fill({"The question": "Is somebody hurting you?"}).press("Save")
    assert (
        "May an answer to “Is somebody hurting you?” mean danger?" in owen.open(f"{OFFICE}/drafts/help-at-home/1").main
    )


def packed(owen: Person) -> list[str]:
    """Return what the Word file of the board pack says of danger answers; page and PDF say the same."""
    pack = f"{OFFICE}/drafts/help-at-home/1/pack"
    cells = [
        [cell.text for cell in row.cells]
        for table in docx.Document(BytesIO(owen.client.get(f"{pack}.docx").data)).tables
        for row in table.rows
    ]
    (said,) = (row for row in cells if row[0].startswith("Are you in danger"))
    assert "It is a quiz." in " ".join(text_of_pdf(owen.client.get(f"{pack}.pdf").data).split())
    assert said[1] in owen.open(pack).main
    return [said[0], said[1], said[2][: len("Owen Price, ")]]


def danger_id(office: Council) -> str:
    form, _ = SHELF.read(text_of(office.store, PIN))
    assert form is not None
    return next(form.questions).id


def test_our_forms_are_never_asked_in_vain_and_each_of_their_danger_questions_is_known():
    for file in sorted((ROOT / "forms").glob("[a-z]*/[0-9]*.yaml")):
        if file.parent.name in {"rates", "shared"}:
            continue
        form, _ = SHELF.read(file.read_text("utf-8"))
        assert form is not None, file
        assert [each.id for each in unmarked(form)] == [], file
        for each in form.questions:
            if each.id in form.danger_questions:
                assert may_mean_danger(str(each.ask)), each.id


@pytest.mark.parametrize(
    ("ask", "may"),
    [
        ("Do you feel safe at home?", True),
        ("Does your partner control who you see?", True),
        ("Do you ever think about ending your life?", True),
        ("Is your child safe with you?", True),
        ("Have you been left without food?", True),
        ("How long is it safe for the person to be alone?", False),
        ("Has helping hurt your body in the last 4 weeks?", False),
        ("Are you afraid of falling?", False),
        ("Can you lift the person safely?", False),
    ],
)
def test_questions_about_danger_are_told_from_those_about_falls_and_lifting(ask: str, *, may: bool):
    assert may_mean_danger(ask) is may
