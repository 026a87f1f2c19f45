"""Nothing that somebody wrote is lost: stale pages, pages that are not asked any more, sessions that ended."""

import pytest

from tests.council import Council
from tests.person import Person
from tests.told import begin, send, whole

NAME = "What should we call you?"
STORY = "What else do you want to tell us?"
PRIVATE = "Is there anything private that you want to tell us?"
SCHOOL = "Which school does your child go to?"
MAIL = "What is your e-mail address?"
MORE = "What do you want to add?"
BOTH = "Your answers were changed somewhere else"
KEEP = "Keep the answers I chose"
RENT = "How much rent do you pay?"
NEAR = "Do they live near you?"


def window(person: Person) -> Person:
    """A second window of the same browser."""
    second = Person.__new__(Person)
    second.__dict__.update(person.__dict__)
    return second


def test_an_error_does_not_make_a_stale_page_a_fresh_one(person: Person):
    begin(person)
    stale = window(person).open(f"{person.journey}/8")
    person.open(f"{person.journey}/8").fill({MAIL: "new@example.org"}).press()
    stale.fill({MAIL: "no mail"}).press()
    assert stale.title.startswith("Error: ")
    stale.fill({MAIL: "old@example.org"}).press(expect=409)
    assert stale.heading == BOTH
    assert "new@example.org" in stale.main


def test_choosing_in_two_steps_does_not_hide_a_third_change(person: Person):
    begin(person)
    stale = window(person).open(f"{person.journey}/1").fill({NAME: "Mine"})
    person.open(f"{person.journey}/1").fill({NAME: "Theirs"}).press()
    stale.press(expect=409)
    person.open(f"{person.journey}/1").fill({NAME: "Third"}).press()
    stale.press(KEEP, expect=409)
    assert "Third" in stale.main
    stale.fill({NAME: "What you typed on this page"}).press(KEEP, expect=409)
    assert "Third" in stale.main, "the person says again what they want, now that both are known to be newest"


def test_two_windows_on_a_private_page_lose_no_private_answer(council: Council, person: Person):
    begin(person)
    stale = window(person).open(f"{person.journey}/12").fill({PRIVATE: "Second words"})
    person.open(f"{person.journey}/12").fill({PRIVATE: "First words"}).press()
    stale.press(expect=409)
    assert stale.heading == BOTH
    assert "First words" not in stale.response.text, "what is private stays hidden here too"
    stale.fill({PRIVATE: "What is saved now"}).press(KEEP)
    person.open(f"{person.journey}/12").press("Show my private answers")
    assert person.value(PRIVATE) == "First words"


def test_a_private_answer_that_was_hidden_is_replaced_by_a_new_one(person: Person):
    begin(person)
    person.open(f"{person.journey}/12").fill({PRIVATE: "First words"}).press()
    person.open(f"{person.journey}/12").fill({PRIVATE: "Second words"}).press()
    person.open(f"{person.journey}/12").press("Show my private answers")
    assert person.value(PRIVATE) == "Second words"


def test_what_was_typed_on_a_page_that_is_not_asked_any_more_is_kept(person: Person):
    begin(person)
    person.open(f"{person.journey}/5").fill({"Who do you help?": ["My child"]}).press()
    stale = window(person).open(f"{person.journey}/6").fill({SCHOOL: "Hill School, since May"})
    person.open(f"{person.journey}/5").fill({"Who do you help?": ["My partner"]}).press()
    stale.press(expect=409)
    assert stale.heading == "This page is not part of your form now"
    person.open(f"{person.journey}/5").fill({"Who do you help?": ["My child"]}).press()
    assert "Hill School, since May" in person.open(f"{person.journey}/6").main


def test_what_was_typed_in_private_comes_back_after_the_code_and_only_when_it_is_opened(council: Council):
    person = Person(council.app)
    begin(person, shared=True)
    person.open(f"{person.journey}/12").fill({PRIVATE: "An hour of words"})
    council.clock.pass_by(minutes=11)
    person.press(expect=403)
    person.fill({"Your code": person.code.digits}).press("Carry on")
    assert person.heading == PRIVATE
    assert "An hour of words" not in person.response.text
    person.press()
    person.open(f"{person.journey}/12?draft=yes")
    assert "An hour of words" not in person.response.text
    person.press("Show my private answers")
    assert "An hour of words" in person.main
    person.follow("Put it back").press()
    person.open(f"{person.journey}/12")
    assert person.value(PRIVATE) == "An hour of words"
    assert "did not save it" not in person.main


def test_what_was_being_added_when_the_form_closed_is_there_after_the_code(council: Council):
    person = Person(council.app)
    whole(person)
    send(person)
    back = Person(council.app)
    back.open("/demo/come-back")
    back.page.find(id="shared")["checked"] = ""
    back.fill({"Your reference": person.code.reference, "Your code": person.code.digits}).press("Carry on")
    back.code = person.code
    back.follow("Add something").fill({MORE: "I forgot the dog"})
    council.clock.pass_by(minutes=11)
    back.press("Add this", expect=403)
    back.fill({"Your code": "1234"}).press("Carry on")
    back.fill({"Your code": person.code.digits}).press("Carry on")
    assert back.heading == "Add something to your form"
    assert back.value(MORE) == "I forgot the dog"
    assert not back.errors
    back.press("Add this")
    assert [each.text for each in council.submissions()[0].additions] == ["I forgot the dog"]


def test_adding_the_same_twice_adds_it_once(council: Council):
    person = Person(council.app)
    whole(person)
    send(person)
    person.come_back(person.code)
    person.follow("Add something").fill({MORE: "I forgot the dog"})
    address, sent = f"{person.journey}/after/more", person.sent_by("Add this")
    person.press("Add this")
    person.send(address, sent)
    assert person.heading == "We have what you added"
    assert [each.text for each in council.submissions()[0].additions] == ["I forgot the dog"]


def test_what_is_added_is_cleaned_like_an_answer(council: Council):
    person = Person(council.app)
    whole(person)
    send(person)
    person.come_back(person.code)
    person.follow("Add something").fill({MORE: "Red \x1b[31m and nothing \x00 else"}).press("Add this")
    assert [each.text for each in council.submissions()[0].additions] == ["Red [31m and nothing  else"]


def test_more_than_there_is_room_for_is_said_and_shown_again(person: Person):
    whole(person)
    send(person)
    person.come_back(person.code)
    person.follow("Add something").fill({MORE: "x" * 5_001}).press("Add this")
    assert person.title.startswith("Error: ")
    assert "1 characters too long" in person.errors[0][1]
    assert len(person.value(MORE)) == 5_001


def test_two_windows_that_each_add_the_last_person_lose_nobody(person: Person):
    begin(person)
    for name, add in (("Ann", "Add a person"), ("Bob", "Add another person")):
        person.open(f"{person.journey}/7").follow(add)
        person.fill({"What is their name?": {"First name": name}, NEAR: "No"}).press()
    other = window(person).open(f"{person.journey}/7").follow("Add another person")
    other.fill({"What is their name?": {"First name": "Cem"}, NEAR: "No"})
    person.open(f"{person.journey}/7").follow("Add another person")
    person.fill({"What is their name?": {"First name": "Dee"}, NEAR: "No"}).press()
    other.press()
    rows = person.open(f"{person.journey}/7").main
    assert all(name in rows for name in ("Ann", "Bob", "Cem", "Dee"))


def test_an_answer_for_which_there_is_no_room_stays_on_the_page(person: Person, monkeypatch: pytest.MonkeyPatch):
    begin(person)
    monkeypatch.setattr("formbuilder.sealing.box.MOST", 2_000)
    words = "word " * 99
    person.open(f"{person.journey}/9").fill({STORY: words}).press()
    monkeypatch.setattr("formbuilder.sealing.box.MOST", 300)
    person.open(f"{person.journey}/9").fill({STORY: words.upper()}).press()
    assert person.errors[0][1].startswith("There is no room left for all of this.")
    assert person.value(STORY) == words.upper()
    assert words.strip() in person.open(f"{person.journey}/9").main


def test_the_answers_chosen_so_far_stay_chosen_when_one_is_still_open(person: Person):
    begin(person)
    stale = window(person).open(f"{person.journey}/8")
    person.open(f"{person.journey}/8").fill(
        {MAIL: "new@example.org", RENT: {"Amount in pounds": "1", "How often?": "A week"}}
    )
    person.press()
    stale.fill({MAIL: "old@example.org", RENT: {"Amount in pounds": "2", "How often?": "A week"}}).press(expect=409)
    stale.fill({MAIL: "What is saved now"}).press(KEEP, expect=409)
    stale.fill({RENT: "What you typed on this page"}).press(KEEP)
    person.open(f"{person.journey}/8")
    assert person.value(MAIL) == "new@example.org"
    assert person.value(RENT, "Amount in pounds") == "2.00"
