"""Coming back with the code, on this device or another; ending, leaving in a hurry, and clearing the device."""

import pytest

from tests.council import Council
from tests.person import Person
from tests.told import CHECK, begin, send, walk_to_the_end, whole

NAME = "What should we call you?"
CLOSED = "This page is closed"


def half_way(council: Council, *, shared: bool = False) -> Person:
    person = Person(council.app)
    begin(person, shared=shared)
    person.fill({NAME: "Sam"}).press()
    return person


def on_device(council: Council, reference: str, code: str, *, expect: int = 200) -> Person:
    person = Person(council.app)
    person.open("/demo/come-back").fill({"Your reference": reference, "Your code": code})
    return person.press("Carry on", expect=expect)


@pytest.mark.parametrize("way", ["digits", "words", "digits without spaces", "WORDS", "small reference"])
def test_either_form_of_the_code_opens_it_on_another_device(council: Council, way: str):
    code = half_way(council).code
    typed = {
        "digits": code.digits,
        "digits without spaces": code.digits.replace(" ", "-"),
        "words": code.words,
        "WORDS": code.words.upper(),
    }.get(way, code.digits)
    reference = code.reference.lower().replace("-", " ") if way == "small reference" else code.reference
    other = on_device(council, reference, typed)
    assert other.heading == "A short form"
    other.follow("Continue with")
    other.follow("Back")
    assert other.value(NAME) == "Sam"


@pytest.mark.parametrize(
    ("typed", "errors"),
    [(("", ""), 2), (("ab", "12 34"), 2), (("ab", "tree"), 2), (("", "1234 5678"), 2), (("M3PT-6N97", ""), 1)],
)
def test_everything_that_is_wrong_with_reference_and_code_is_said_at_once(council: Council, typed, errors: int):
    assert len(on_device(council, *typed).errors) == errors


def test_somebody_goes_on_where_they_were_and_sends(council: Council):
    first = half_way(council)
    second = Person(council.app)
    second.come_back(first.code)
    second.follow("Continue with")
    walk_to_the_end(second)
    send(second)
    assert council.submissions()[0].answers["call_you"] == "Sam"


def test_a_device_that_was_used_before_does_not_open_it_any_more(council: Council):
    first = half_way(council)
    Person(council.app).come_back(first.code)
    first.open(f"{first.journey}/1", expect=403)
    assert first.heading == "This device cannot open that form"
    assert "Sam" not in first.response.text


@pytest.mark.parametrize(
    ("reference", "code", "words"),
    [
        ("", "", "Enter your reference."),
        ("", "right", "Enter your reference."),
        ("right", "", "Enter your code, in digits or in words."),
        ("right", "1234", "Some digits of the code are missing."),
        ("right", "1" * 30, "The code has too many digits."),
        ("right", "table chair rubbishy spoon", "is not one of the words"),
        ("right", "one digit wrong", "One part of the code is not right."),
        ("right", "another code", "do not belong together"),
        ("another", "right", "do not belong together"),
    ],
)
def test_what_does_not_fit_is_said_and_the_typed_text_stays(council: Council, reference: str, code: str, words: str):
    right, another = half_way(council).code, half_way(council).code
    typed_reference = {"right": right.reference, "another": "TKMN-W9XT"}.get(reference, "")
    wrong = right.digits[:-1] + str((int(right.digits[-1]) + 1) % 10)
    typed = {"right": right.digits, "another code": another.digits, "one digit wrong": wrong}.get(code, code)
    person = on_device(council, typed_reference, typed)
    assert person.title.startswith("Error: Come back to your form")
    assert any(words in text for _, text in person.errors), person.errors
    assert person.value("Your code") == typed
    assert person.value("Your reference") == typed_reference
    assert not any(name.startswith("j-") for name in person.response.headers.getlist("Set-Cookie"))


def test_a_reference_that_nobody_has_is_answered_like_a_wrong_code(council: Council):
    code = half_way(council).code
    other = half_way(council).code
    wrong_code = on_device(council, code.reference, other.digits).errors
    unknown = on_device(council, "TKMN-W9XT", other.digits).errors
    assert wrong_code == unknown


def test_after_too_many_tries_the_right_code_waits_an_hour(council: Council):
    person, wrong = half_way(council), half_way(council).code.digits
    for _ in range(8):
        assert "do not belong" in on_device(council, person.code.reference, wrong).errors[0][1]
    refused = on_device(council, person.code.reference, person.code.digits)
    assert refused.errors[0][1] == "There were too many tries. Your answers are safe. Try again after 11am."
    person.open(f"{person.journey}/1")
    assert person.value(NAME) == "Sam", "the device that has it open is not shut out"
    council.clock.pass_by(hours=1, seconds=1)
    assert on_device(council, person.code.reference, person.code.digits).heading == "A short form"


def test_a_shared_device_closes_the_form_after_ten_minutes(council: Council):
    person = half_way(council, shared=True)
    council.clock.pass_by(minutes=9)
    person.open(f"{person.journey}/1")
    assert person.value(NAME) == "Sam"
    council.clock.pass_by(minutes=9)
    person.open(person.journey)
    council.clock.pass_by(minutes=11)
    for page in ("", "/1", "/check", "/copy", "/code"):
        person.open(person.journey + page, expect=403)
        assert person.heading == "Your form is closed on this device"
        assert "Sam" not in person.response.text
    person.fill({"Your code": person.code.words}).press("Carry on")
    assert person.heading == "A short form"


def test_the_key_of_a_shared_device_goes_when_the_window_closes(council: Council):
    alone, shared = Person(council.app), Person(council.app)
    for person, is_shared in ((alone, False), (shared, True)):
        person.open("/demo/small-talk")
        if is_shared:
            person.page.find(id="shared")["checked"] = ""
        response = person.client.post("/demo/small-talk/start", data=person.sent_by("Start"))
        (cookie,) = [each for each in response.headers.getlist("Set-Cookie") if each.startswith("j-")]
        assert ("Max-Age" in cookie, "Expires" in cookie) == (not is_shared, not is_shared)


def test_what_was_typed_when_the_form_had_closed_is_offered_after_the_code(council: Council):
    person = half_way(council, shared=True)
    person.open(f"{person.journey}/9").fill({"What else do you want to tell us?": "An hour of words"})
    council.clock.pass_by(minutes=11)
    person.press(expect=403)
    assert "What you typed on the last page is not saved yet." in person.main
    person.fill({"Your code": "1234"}).press("Carry on")
    assert person.title.startswith("Error: ")
    person.fill({"Your code": person.code.digits}).press("Carry on")
    assert person.heading == "What else do you want to tell us?"
    assert "You typed this and did not save it" in person.main
    assert "An hour of words" in person.main
    assert person.value("What else do you want to tell us?") == ""
    person.follow("Put it back")
    assert person.value("What else do you want to tell us?") == "An hour of words"
    person.press()
    assert "An hour of words" in person.open(f"{person.journey}/check").main
    person.page_of("What else do you want to tell us?")
    assert "did not save it" not in person.main


def test_what_was_typed_of_one_item_is_not_lost_either(council: Council):
    person = half_way(council, shared=True)
    person.open(f"{person.journey}/7").follow("Add a person")
    person.fill({"What is their name?": {"First name": "Ann", "Last name": "Lee"}})
    council.clock.pass_by(minutes=11)
    person.press(expect=403)
    person.fill({"Your code": person.code.digits}).press("Carry on")
    assert "You typed this and did not save it" in person.main
    person.follow("Put it back")
    assert person.value("What is their name?", "Last name") == "Lee"
    person.press()
    assert "Ann Lee" in person.open(f"{person.journey}/7").main


def test_leaving_covers_every_page_until_the_code_is_given(council: Council):
    person = half_way(council)
    left = person.client.get(person.link("Leave this page quickly"))
    assert (left.status_code, left.headers["Location"]) == (303, "https://www.bbc.co.uk/weather")
    for page in ("", "/1", "/2", "/7", "/7/new", "/10", "/check", "/copy", "/copy.pdf", "/code", "/sent", "/after"):
        person.open(person.journey + page)
        assert person.heading == CLOSED, page
        assert person.title == f"{CLOSED} – Example Council"
        assert "Sam" not in person.response.text
        assert person.code.reference not in person.text
    person.follow("Carry on")
    assert person.title == "Carry on – Example Council"
    person.fill({"Your code": person.code.words}).press("Carry on")
    assert person.heading == "A short form"
    person.open(f"{person.journey}/1")
    assert person.value(NAME) == "Sam"


def test_leaving_covers_every_form_in_this_browser(council: Council):
    person = half_way(council)
    first = person.journey
    begin(person)
    person.client.get("/demo/leave")
    for journey in (first, person.journey):
        person.open(f"{journey}/1")
        assert person.heading == CLOSED


def test_leaving_covers_a_form_that_was_sent(council: Council, person: Person):
    whole(person)
    send(person)
    person.client.get("/demo/leave")
    for page in ("sent", "after", "copy"):
        person.open(f"{person.journey}/{page}")
        assert person.heading == CLOSED


def test_what_is_sent_to_a_covered_page_changes_nothing(council: Council):
    person = half_way(council)
    person.open(f"{person.journey}/1").fill({NAME: "Somebody else"})
    sent = person.sent_by()
    person.client.get("/demo/leave")
    person.send(f"{person.journey}/1", sent)
    assert person.heading == CLOSED
    person.come_back(person.code)
    person.open(f"{person.journey}/1")
    assert person.value(NAME) == "Sam"


def test_stopping_clears_this_device(council: Council):
    person = half_way(council)
    person.follow("Stop and clear this device")
    person.follow("No, go back to the form").follow("Stop and clear this device").press("Stop and clear this device")
    assert person.heading == "This device is cleared"
    assert person.response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not [each for each in person.client._cookies or () if f"j-{person.code.reference[:4]}" in str(each)]
    for page in ("", "/1", "/check"):
        person.open(person.journey + page, expect=403)
        assert "Sam" not in person.response.text
    person.come_back(person.code)
    assert person.heading == "A short form"


def test_several_forms_live_side_by_side(council: Council):
    person = half_way(council)
    first = person.code
    begin(person)
    person.fill({NAME: "Ali"}).press()
    second = person.code
    for code, name in ((first, "Sam"), (second, "Ali")):
        person.code = code
        person.open(f"{person.journey}/1")
        assert person.value(NAME) == name


def test_the_code_is_shown_before_the_first_question_with_what_it_means(person: Person):
    person.start()
    assert "Without this code nobody can open your answers. We cannot either." in person.main
    assert "We keep your answers until Friday 22 January 2027" in person.main
    assert len(person.code.digits.replace(" ", "")) == 14
    assert len(person.code.words.split()) == 4


def test_another_council_cannot_open_it(council: Council):
    person = half_way(council)
    person.open(f"/elsewhere/j/{person.code.reference.replace('-', '')}/1", expect=404)


def test_somebody_who_guesses_an_address_sees_nothing(council: Council):
    owner = half_way(council)
    stranger = Person(council.app)
    for page in ("", "/1", "/check", "/code", "/copy", "/copy.pdf", "/sent", "/after", "/stop"):
        stranger.open(owner.journey + page, expect=403)
        assert "Sam" not in stranger.response.text
    stranger.open("/demo/j/TKMNW9XT/1", expect=403)
    assert CHECK not in stranger.text


def test_a_journey_that_was_deleted_is_not_there(council: Council, person: Person):
    whole(person)
    send(person)
    other = Person(council.app)
    other.come_back(person.code)
    other.follow("Delete your own copy").press("Delete my copy")
    refused = on_device(council, person.code.reference, person.code.digits)
    assert "do not belong together" in refused.errors[0][1]
