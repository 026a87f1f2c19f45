"""An answer that means danger, and answers that nobody else may see."""

import pytest

from tests.council import Council
from tests.person import Person
from tests.told import CHECK, SAM, begin, send, walk_to_the_end, whole

DANGER = "Is anyone in danger now?"
SAFE = "Do you feel safe at home?"
ALONE = "Is there anything private that you want to tell us?"
HIDDEN = "MyPrivateWords"
SHOW = "Show my private answers"


def in_danger(person: Person) -> Person:
    begin(person)
    person.fill({"What should we call you?": "Sam"}).press()
    person.press()
    return person.fill({DANGER: "Yes"}).press()


def test_an_answer_that_means_danger_shows_help_on_the_very_next_page(person: Person):
    in_danger(person)
    assert person.heading == "Get help now"
    for way in ("Phone 999.", "Text 999.", "British Sign Language", "85258", "Relay UK", "01632 960 002", "NHS 111"):
        assert way in person.main
    assert "Nobody reads this at night or at weekends." in person.main
    assert "What you wrote is saved" in person.main
    person.follow("Continue with the form")
    assert person.heading != "What should we call you?"
    person.open(f"{person.journey}/3")
    assert person.chosen(DANGER) == ["Yes"]


def test_the_history_does_not_tell_that_help_was_shown(person: Person):
    in_danger(person)
    assert person.url == f"{person.journey}/3/2"
    assert person.title == "A short form, page 4 – Example Council"
    person.open(f"{person.journey}/10").fill({SAFE: "No"}).press()
    assert person.url == f"{person.journey}/10/2"
    assert person.title == "Some more questions, page 11 – Example Council"


def test_help_for_danger_that_was_taken_back_leads_to_the_question(person: Person):
    in_danger(person)
    person.open(f"{person.journey}/3").fill({DANGER: "No"}).press()
    assert person.open(f"{person.journey}/3/2").url == f"{person.journey}/3"


def test_what_the_help_says_is_not_said_again_on_a_page_of_its_own(person: Person):
    said = in_danger(person).page.main.select_one("h1 ~ p").get_text()
    person.follow("Continue with the form")
    assert said not in person.main
    person.open(person.journey)
    assert person.link("Continue with") not in {f"{person.journey}/{number}" for number in range(1, 5)}


def test_what_there_is_so_far_can_be_sent_at_once(council: Council, person: Person):
    in_danger(person).press("Send what I have so far")
    assert person.heading == "You have sent your form"
    (submission,) = council.submissions()
    assert submission.line.level == "today"
    assert submission.answers["danger_now"] == "yes"
    assert submission.answers["call_you"] == "Sam"


def test_sending_so_far_needs_danger(council: Council, person: Person):
    begin(person)
    token = person.sent_by()["csrf_token"]
    person.send(f"{person.journey}/send", {"csrf_token": token, "so_far": "yes"})
    assert person.title.startswith("Error: ")
    assert council.submissions() == []


def test_danger_that_is_changed_from_check_shows_help_and_comes_back(person: Person):
    whole(person)
    person.page_of(DANGER).fill({DANGER: "Yes"}).press()
    assert person.heading == "Get help now"
    person.follow("Continue with the form")
    while person.heading != CHECK:
        person.press()


def test_an_answer_that_may_mean_danger_is_on_no_paper_and_in_no_title(person: Person):
    whole(person)
    assert DANGER not in person.open(f"{person.journey}/copy").main
    person.open(f"{person.journey}/3")
    assert person.heading == DANGER
    assert "danger" not in person.title.lower()


def test_danger_that_is_taken_back_is_not_sent_as_danger(council: Council, person: Person):
    in_danger(person)
    person.open(f"{person.journey}/3").fill({DANGER: "No"}).press()
    walk_to_the_end(person)
    send(person)
    assert council.submissions()[0].line.level is None


def test_a_private_answer_that_means_danger_shows_help_without_its_subject_in_the_title(person: Person):
    begin(person)
    person.open(f"{person.journey}/10").fill({SAFE: "No"}).press()
    assert person.heading == "Get help now"
    assert "safe" not in person.title.lower()
    assert "0808 2000 247" in person.main


def test_before_a_private_question_it_says_when_somebody_reads_and_how_to_get_help(person: Person):
    begin(person)
    person.open(f"{person.journey}/10")
    assert "These questions are private." in person.main
    assert "What you type here is kept only when you select Continue." in person.main
    assert "Nobody reads this at night or at weekends." in person.main
    for way in ("999", "85258", "18000", "NHS 111"):
        assert way in person.main


def test_private_answers_are_on_no_page_but_their_own(person: Person):
    whole(person, SAM | {ALONE: HIDDEN})
    for page in ("", "/check", "/copy", "/code", "/stop", "/12", "/10"):
        person.open(person.journey + page)
        assert HIDDEN not in person.response.text, page
    assert "Being safe" not in person.open(f"{person.journey}/copy").text
    assert person.client.get(f"{person.journey}/copy.pdf").data.startswith(b"%PDF-")


def test_the_person_can_open_them_and_they_close_when_coming_back(council: Council, person: Person):
    whole(person, SAM | {ALONE: HIDDEN})
    person.press(SHOW)
    assert person.heading == CHECK
    assert HIDDEN in person.main
    person.page_of(ALONE)
    assert person.value(ALONE) == HIDDEN
    for device in (person, Person(council.app)):
        device.come_back(person.code)
        for page in ("/check", "/12"):
            device.open(device.journey + page)
            assert HIDDEN not in device.response.text, page


def test_a_private_answer_that_is_opened_on_the_way_from_check_still_leads_back_there(person: Person):
    whole(person, SAM | {ALONE: HIDDEN})
    person.open(f"{person.journey}/12").open(f"{person.journey}/12?to=check").press(SHOW)
    assert person.value(ALONE) == HIDDEN
    person.press("Continue")
    assert person.heading == CHECK
    assert HIDDEN in person.main


def test_leaving_closes_them(person: Person):
    whole(person, SAM | {ALONE: HIDDEN})
    person.press(SHOW)
    person.client.get("/demo/leave")
    person.open(f"{person.journey}/carry-on").fill({"Your code": person.code.digits}).press("Carry on")
    person.open(f"{person.journey}/check")
    assert HIDDEN not in person.response.text


def test_a_private_page_that_is_left_empty_keeps_what_was_saved(council: Council, person: Person):
    whole(person, SAM | {ALONE: HIDDEN})
    person.open(f"{person.journey}/12").press()
    person.open(f"{person.journey}/12").press(SHOW)
    assert person.value(ALONE) == HIDDEN
    person.fill({ALONE: ""}).press()
    send(person)
    assert "secret" not in council.submissions()[0].answers


def test_private_questions_are_not_asked_when_somebody_else_fills_in(council: Council, person: Person):
    answers = SAM | {"Who is filling in this form?": "I am filling it in for the person it is about"}
    begin(person)
    headings = walk_to_the_end(person, answers)
    assert SAFE not in headings
    assert ALONE not in headings
    assert "rivate" not in person.main, "nothing shows that they were left out"
    assert "rivate" not in person.open(person.journey).main
    for page in (10, 12):
        person.open(f"{person.journey}/{page}")
        assert person.url == person.journey
    send(person)
    assert not {"safe", "secret"} & set(council.submissions()[0].answers)


def test_private_answers_given_before_a_helper_came_are_neither_shown_nor_sent(council: Council, person: Person):
    whole(person, SAM | {ALONE: HIDDEN})
    who = "Who is filling in this form?"
    person.page_of(who).fill({who: "I am filling it in for the person it is about"}).press()
    assert not person.open(f"{person.journey}/check").offers(SHOW)
    send(person)
    assert "secret" not in council.submissions()[0].answers


@pytest.mark.parametrize("page", [10, 12])
def test_nothing_is_kept_while_private_words_are_typed(person: Person, page: int):
    begin(person)
    person.open(f"{person.journey}/{page}")
    assert not person.page.select("form[data-draft]")
    token = person.sent_by()["csrf_token"]
    address = f"{person.journey}/draft/{page}"
    assert person.client.post(address, data={"csrf_token": token, "q-secret": HIDDEN}).status_code == 400


def test_equality_answers_go_apart_without_a_reference(council: Council, person: Person):
    whole(person)
    send(person)
    with council.engine.connect() as connection:
        columns = [each[1] for each in connection.exec_driver_sql("PRAGMA table_info(apart_answers)")]
        rows = connection.exec_driver_sql("SELECT month FROM apart_answers").all()
    assert "reference" not in columns
    assert rows == [("2026-11",)]
