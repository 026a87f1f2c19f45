"""Asked once, from a form that is not open on this device: its code opens it, and nothing else does."""

from base64 import urlsafe_b64decode

import pytest

from tests.council import Council
from tests.person import Person
from tests.web.lending import (
    CALL_YOU,
    LOOK,
    PUT,
    TALK,
    WITH_ME,
    sent_form,
    ticks,
    told,
    value_on,
)


def test_a_form_on_another_device_is_looked_in_with_its_code_and_stays_closed_here(town: Council, sam: Person):
    code = sam.code
    other = Person(town.app).start(WITH_ME)
    assert "Sam" not in told(other).main
    other.fill({"Your reference": code.reference.lower(), "Your code": code.words}).press(LOOK)
    assert ticks(other) == {"The name we should call you": True}
    assert "Sam" in other.main
    assert code.digits not in other.response.text
    assert not [each for each in other.client._cookies if code.reference.replace("-", "") in str(each)]
    other.press(PUT)
    assert value_on(other, 2, CALL_YOU) == "Sam"
    assert "Sam" not in told(other).main, "the other form did not stay open here"
    sam.open(f"{sam.home}/j/{code.reference.replace('-', '')}/1")
    assert sam.value(CALL_YOU) == "Sam", "the first device still has it"


def test_what_a_code_has_shown_is_only_for_this_form_on_this_device_and_for_ten_minutes(town: Council, sam: Person):
    code, other = sam.code, Person(town.app).start(WITH_ME)
    told(other).fill({"Your reference": code.reference, "Your code": code.digits}).press(LOOK)
    sent = other.sent_by(PUT)
    assert all(b"Sam" not in urlsafe_b64decode(f"{each}==") for each in sent["lent"])
    stranger = Person(town.app).start(WITH_ME)
    token = told(stranger).sent_by(LOOK)["csrf_token"]
    stranger.send(stranger.url, sent | {"csrf_token": token})
    assert "not open here any more" in stranger.errors[0][1]
    first = other.journey
    other.start(TALK)
    other.send(f"{other.journey}/told-before", sent)
    assert "not open here any more" in other.errors[0][1]
    town.clock.pass_by(minutes=11)
    other.send(f"{first}/told-before", sent)
    assert "not open here any more" in other.errors[0][1]


@pytest.mark.parametrize(
    ("reference", "code", "words"),
    [
        ("", "", "Enter your reference."),
        ("right", "1234", "Some digits of the code are missing."),
        ("right", "another", "do not belong together"),
        ("TKMN-W9XT", "right", "do not belong together"),
        ("x" * 5_000, "\x00" * 5_000, "Check the reference."),
    ],
)
def test_a_wrong_code_opens_nothing_and_says_so(town: Council, sam: Person, reference: str, code: str, words: str):
    first = sam.code
    sam.follow("Stop and clear this device").press("Stop and clear this device")
    sam.start(WITH_ME)
    typed = {"right": first.digits, "another": sam.code.digits}.get(code, code)
    told(sam).fill({"Your reference": first.reference if reference == "right" else reference, "Your code": typed})
    sam.press(LOOK)
    assert sam.title.startswith("Error: ")
    assert words in " ".join(error for _, error in sam.errors)
    assert "1 Hill Road" not in sam.response.text
    assert ticks(sam) == {}


def test_codes_typed_here_and_on_coming_back_count_together(town: Council, sam: Person):
    first = sam.code
    thief = Person(town.app).start(WITH_ME)
    for _ in range(4):
        told(thief).fill({"Your reference": first.reference, "Your code": thief.code.digits}).press(LOOK)
        assert "do not belong together" in thief.errors[0][1]
        thief.open("/demo/come-back").fill({"Your reference": first.reference, "Your code": thief.code.digits}).press(
            "Carry on"
        )
    told(thief).fill({"Your reference": first.reference, "Your code": first.digits}).press(LOOK)
    assert "There were too many tries." in thief.errors[0][1]
    assert "Hill Road" not in thief.response.text


def test_a_form_that_was_sent_needs_its_code(town: Council, sam: Person):
    code = sent_form(sam)
    sam.start(WITH_ME)
    assert "Hill Road" not in told(sam).main
    assert ticks(sam) == {}
    sam.fill({"Your reference": code.reference, "Your code": code.digits}).press(LOOK)
    assert ticks(sam) == {"The name we should call you": True}
    assert "sent it on Monday 23 November 2026" in sam.main
    sam.press(PUT)
    assert value_on(sam, 2, CALL_YOU) == "Sam"


def test_a_form_that_was_taken_back_gives_nothing(town: Council, sam: Person):
    code = sent_form(sam)
    sam.come_back(code).follow("Take back your form").press("Take back my form")
    sam.start(WITH_ME)
    assert ticks(told(sam)) == {}
    sam.fill({"Your reference": code.reference, "Your code": code.digits}).press(LOOK)
    assert ticks(sam) == {}
    assert sam.title.startswith("Error: ")


def test_the_code_of_this_very_form_is_told_apart(sam: Person):
    sam.start(WITH_ME)
    told(sam).fill({"Your reference": sam.code.reference, "Your code": sam.code.digits}).press(LOOK)
    assert sam.errors == [
        (
            "#reference",
            "This is the reference of the form that you are filling in. Enter the reference of the other form.",
        )
    ]
