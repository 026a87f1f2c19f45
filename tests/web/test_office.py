"""People of the council at work: coming in, who is on the list, their sign-ins, and the sealed account."""

from base64 import urlsafe_b64encode
from secrets import token_bytes

import pytest

from formbuilder.sealing.long_code import shown_long_code
from formbuilder.services.doing import Doing
from formbuilder.services.seals import seal_account
from tests.council import Council
from tests.person import Person
from tests.staff import HOME, NAMES, SIGN_IN, come_in, somebody

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def amina(office: Council) -> Person:
    return come_in(office)


def envelope(office: Council) -> str:
    return shown_long_code(seal_account(office.store, Doing(office.clock(), token_bytes)))


def with_seal(office: Council, code: str) -> Person:
    person = Person(office.app).open(SIGN_IN)
    person.open("/office/demo/sealed").fill({"The code": code})
    return person.press("Come in")


def is_out(person: Person) -> bool:
    return person.open(HOME).heading == "Choose who to be"


@pytest.mark.parametrize("role", NAMES)
def test_in_the_demonstration_one_chooses_who_to_be(office: Council, role: str):
    person = come_in(office, role)
    assert f"Signed in: {NAMES[role]}" in person.text
    assert f"{role.capitalize()}." in person.main
    assert ("People" in person.text) == (role == "administrator")


def test_after_signing_in_one_gets_the_page_that_one_wanted(office: Council):
    person = Person(office.app).open(f"{HOME}people?x=1")
    assert person.heading == "Choose who to be"
    person.fill({"Who do you want to be?": NAMES["administrator"]}).press()
    assert (person.heading, person.url) == ("People", f"{HOME}people?x=1")
    person.open(f"{HOME}sign-out").press("Sign out")
    assert come_in(office).heading == "Your work"


ELSEWHERE = ("https://example.org/", "//example.org/", "/demo/", "/office/demo/\r\nX: y", "é", "")


@pytest.mark.parametrize("place", ELSEWHERE)
def test_nobody_is_led_elsewhere_after_signing_in(office: Council, place: str):
    person = Person(office.app).open(SIGN_IN)
    person.client.set_cookie("wanted", urlsafe_b64encode(place.encode()).decode())
    person.fill({"Who do you want to be?": NAMES["administrator"]}).press()
    assert person.heading == "Your work"


def test_the_page_to_choose_on_says_that_it_is_a_demonstration(office: Council):
    person = Person(office.app).open(SIGN_IN)
    assert "This is a demonstration" in person.main
    person.press()
    assert person.errors == [("#who", "Choose who you want to be.")]


def test_somebody_who_is_not_there_cannot_be_chosen(office: Council):
    person = Person(office.app).open(SIGN_IN)
    person.send("/office/demo/sign-in/as", {"csrf_token": person.sent_by()["csrf_token"], "who": "x"})
    assert person.heading == "You are not on the list of people"


def test_a_person_is_added_and_can_come_in(office: Council, amina: Person):
    amina.follow("People").follow("Add a person")
    amina.fill({"Name": "  Jo   Day ", "E-mail address": " Jo.Day@Example.org", "Roles": ["Officer", "Assessor"]})
    amina.press("Add this person")
    assert amina.heading == "People"
    assert "jo.day@example.org" in amina.main
    assert "Officer and assessor." in amina.main
    jo = Person(office.app).open(SIGN_IN).fill({"Who do you want to be?": "Jo Day"}).press()
    assert "Signed in: Jo Day" in jo.text


def test_all_that_is_wrong_about_a_person_is_said_at_once(amina: Person):
    amina.open(HOME + "people/add").fill({"E-mail address": "jo day"}).press("Add this person")
    assert amina.title.startswith("Error: Add a person")
    assert amina.errors == [
        ("#name", "Enter the name, with 120 signs at most."),
        ("#email", "Enter an e-mail address, like name@example.gov.uk."),
        ("#roles", "Choose one role at least. To take all away, end the person’s access."),
    ]
    assert amina.value("E-mail address") == "jo day"


def test_nobody_is_added_twice(amina: Person):
    amina.open(HOME + "people/add")
    amina.fill({"Name": "Owen", "E-mail address": "OWEN.price@example.org", "Roles": ["Chair"]}).press(
        "Add this person"
    )
    assert amina.errors == [("#email", "Somebody with this e-mail address is on the list already.")]
    assert amina.chosen("Roles") == ["Chair"]


def test_roles_are_changed_and_count_at_once(office: Council, amina: Person):
    owen = come_in(office, "officer")
    amina.follow("People").follow("Change Owen Price")
    assert amina.chosen("Roles") == ["Officer"]
    amina.fill({"Roles": ["Officer", "Administrator"]}).press("Save the roles")
    assert "Administrator and officer." in amina.main
    assert owen.open(HOME + "people").heading == "People"


def test_the_last_administrator_stays(office: Council, amina: Person):
    amina.follow("People").follow("Change Amina Yusuf").fill({"Roles": ["Officer"]}).press("Save the roles")
    assert amina.errors == [("#roles", "This is the only administrator. Make somebody else administrator first.")]
    amina.follow("End the access of Amina Yusuf").press("Yes, end it")
    assert amina.heading == "This access cannot be ended yet"
    assert amina.follow("Back to Amina Yusuf").heading == "Amina Yusuf"


def test_access_is_ended_everywhere_and_given_back(office: Council, amina: Person):
    owen = come_in(office, "officer")
    before = somebody(office.store, "Owen Price").id
    amina.follow("People").follow("Change Owen Price").follow("End the access of Owen Price").press("Yes, end it")
    assert "Access ended." in amina.main
    assert is_out(owen)
    assert "Owen Price" not in owen.text
    amina.follow("Add a person")
    amina.fill({"Name": "Owen Price", "E-mail address": "owen.price@example.org", "Roles": ["Officer"]})
    amina.press("Add this person")
    come_in(office, "officer")
    assert somebody(office.store, "Owen Price").id == before


def test_people_see_and_end_their_own_sign_ins(office: Council, amina: Person):
    other = Person(office.app)
    other.client.environ_base["HTTP_USER_AGENT"] = FIREFOX
    other.open(SIGN_IN).fill({"Who do you want to be?": "Amina Yusuf"}).press()
    amina.follow("Your sign-ins")
    assert "Firefox on Windows" in amina.main
    assert "Monday 23 November 2026, 10am" in amina.main
    assert "It ends at the latest: Monday 23 November 2026, 10pm." in amina.main
    amina.press("End Firefox on Windows, since 10am")
    assert "Firefox" not in amina.main
    assert is_out(other)
    assert not is_out(amina)


def test_people_end_all_their_other_sign_ins(office: Council, amina: Person):
    others = [come_in(office) for _ in range(3)]
    amina.follow("Your sign-ins").press("End all the others")
    assert not amina.offers("End all the others")
    assert all(is_out(other) for other in others)
    assert not is_out(amina)


def test_signing_out_ends_the_session_and_not_only_the_cookie(office: Council, amina: Person):
    (cookie,) = [each for each in amina.client._cookies.values() if each.key == "office-demo"]
    amina.follow("Sign out").press("Sign out")
    assert amina.heading == "You are signed out"
    assert amina.response.headers["Clear-Site-Data"] == '"cache", "storage"'
    amina.client.set_cookie("office-demo", cookie.value)
    assert is_out(amina)


@pytest.mark.parametrize(
    ("pauses", "out"),
    [([59], False), ([60], True), ([59] * 12, False), ([59] * 12 + [13], True)],
    ids=["an hour less a minute", "an hour", "twelve hours less a bit", "twelve hours"],
)
def test_a_session_ends_when_nobody_uses_it_and_at_the_end_of_a_day(office: Council, amina: Person, pauses, out):
    for pause in pauses:
        office.clock.pass_by(minutes=pause)
        last = is_out(amina)
    assert last is out


def test_what_was_typed_when_the_session_ended_is_not_lost(office: Council, amina: Person):
    amina.open(HOME + "people/add")
    amina.fill({"Name": "Jo Day", "E-mail address": "jo@example.org", "Roles": ["Member"]})
    office.clock.pass_by(hours=2)
    amina.press("Add this person", expect=403)
    assert amina.heading == "Sign in, then send this again"
    again = amina.page
    amina.open(SIGN_IN).fill({"Who do you want to be?": "Amina Yusuf"}).press()
    amina.page = again
    amina.press("Send it again")
    assert "jo@example.org" in amina.main


def test_the_envelope_opens_for_an_hour_and_everybody_sees_it(office: Council, amina: Person):
    code = envelope(office)
    person = with_seal(office, code.lower().replace("-", " "))
    assert "Signed in: Sealed account" in person.text
    assert person.follow("People").heading == "People"
    amina.open(HOME).follow("See each time that the sealed account was used")
    assert "It was used at these times." in amina.main
    assert "Monday 23 November 2026, 10am" in amina.main
    for _ in range(2):
        office.clock.pass_by(minutes=29)
        assert not is_out(person)
    office.clock.pass_by(minutes=2)
    assert is_out(person)
    assert "The sealed account was used" in come_in(office, "administrator").main
    envelope(office)
    assert "The sealed account was used" not in come_in(office, "administrator").main


def test_the_sealed_account_is_not_among_the_people(office: Council, amina: Person):
    envelope(office)
    assert "Sealed account" not in amina.open(HOME + "people").main
    id_ = somebody(office.store, "Sealed account").id
    amina.open(HOME + f"people/{id_}", expect=404)
    assert "Sealed account" not in Person(office.app).open(SIGN_IN).main


def test_a_new_envelope_takes_the_place_of_the_one_before(office: Council):
    first = envelope(office)
    person = with_seal(office, first)
    second = envelope(office)
    assert is_out(person)
    assert with_seal(office, first).errors
    assert with_seal(office, second).heading == "Your work"


@pytest.mark.parametrize("typed", ["", "x", "4T9H-DKFR-J6WT-Q3XR-XK33-XWDK-3MRW-H9FP", "\x00", "9" * 5_000])
def test_a_wrong_code_opens_nothing(office: Council, amina: Person, typed: str):
    envelope(office)
    person = with_seal(office, typed)
    assert person.errors[0][1].startswith("This code does not open the sealed account.")
    assert is_out(person)
    assert "It was never used." in amina.open(HOME + "sealed-account").main


def test_without_an_envelope_there_is_nothing_to_open(office: Council, amina: Person):
    assert with_seal(office, "3" * 32).errors
    assert "There is none yet." in amina.open(HOME + "sealed-account").main


def test_tries_are_limited_and_nobody_without_the_beginning_uses_them_up(office: Council):
    code = envelope(office)
    last = "3" if code[-1] != "3" else "4"
    for _ in range(20):
        with_seal(office, "X" * 32)
        assert "Compare it with the paper" in with_seal(office, code[:-1] + last).errors[0][1]
    assert "There were too many tries. Try again after 11am." in with_seal(office, code).errors[0][1]
    office.clock.pass_by(hours=1)
    assert with_seal(office, code).heading == "Your work"
