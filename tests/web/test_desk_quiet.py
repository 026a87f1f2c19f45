"""What looks like a flood waits in the quiet list of the office, and the person reads that it was sent."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from formbuilder.sealing.reference import shown_reference
from formbuilder.services.councils import keep_profile
from formbuilder.services.queue import find_line
from formbuilder.web.public.floods import network_of
from tests.council import Council, profile
from tests.desk import DANGER, LIST, has, read, samir, what_was_done
from tests.person import Answer, Person
from tests.staff import HOME, come_in, somebody
from tests.told import SAM, begin, send, walk_to_the_end

__all__ = ["samir"]
ADDRESS = "81.2.69.142"
OTHER_WORDS: Mapping[str, Answer] = {"What else do you want to tell us?": "My own words, and no others."}


@pytest.fixture(autouse=True)
def one_an_hour(office: Council) -> None:
    """A council that takes one form an hour from each address for ordinary."""
    keep_profile(office.store, profile() + b"quiet:\n  from_one_address: 1\n  quickest: 1\n")
    office.clock.pass_by(seconds=3)


def sends(office: Council, address: str = ADDRESS, **answers: Answer) -> str:
    person = Person(office.app)
    person.client.environ_base["REMOTE_ADDR"] = address
    begin(person)
    walk_to_the_end(person, SAM | answers)
    office.clock.pass_by(seconds=20)
    send(person)
    assert person.heading == "You have sent your form"
    return person.code.reference.replace("-", "")


def test_an_assessor_looks_through_it_and_every_step_is_in_the_trail(office: Council, samir: Person):
    first, second, third = (sends(office) for _ in range(3))
    danger, elsewhere = sends(office, **DANGER), sends(office, "81.2.69.143", **OTHER_WORDS)
    samir.open(LIST)
    for reference, there in ((first, True), (danger, True), (elsewhere, True), (second, False), (third, False)):
        assert (shown_reference(reference) in samir.main) is there
    assert "2 wait in the quiet list. Look through them once a day." in samir.main
    samir.follow("The quiet list")
    assert "Many forms came from the same network address in an hour." in samir.main
    assert "The person was told: by Monday 7 December 2026." in samir.main
    samir.press("Mark as not real")
    assert samir.errors == [("#all", "Choose one at least, or all on this page.")]
    token = samir.sent_by("Mark as not real")["csrf_token"]
    samir.send(f"{LIST}/quiet", {"csrf_token": token, "to": "not_real", "chosen": second})
    assert find_line(office.store, second).state == "not_real"
    samir.send(f"{LIST}/quiet", samir.sent_by("Move to the main list") | {"all": "yes", "to": "new"})
    assert "There is nothing here." in samir.main
    assert shown_reference(third) in samir.open(LIST).main
    assert "quiet list. Look" not in samir.main
    me = somebody(office.store, "Samir Nath").id
    assert {("submission-quiet", None), ("submission-from-quiet", me)} <= set(what_was_done(office, third))
    assert ("submission-not-real", me) in what_was_done(office, second)
    read(samir, second).follow("It is real: move it to the main list").fill({"Why it goes back": "I rang"})
    samir.press("Save")
    assert find_line(office.store, second).state == "new"


def test_the_same_words_from_many_addresses_are_seen(office: Council):
    *before, last = (sends(office, f"81.2.69.{number}") for number in range(4))
    assert {find_line(office.store, each).state for each in before} == {"new"}
    assert find_line(office.store, last).signs == ("words",)


def test_no_address_lies_in_clear_in_the_database(office: Council):
    sends(office)
    for file in office.folder.glob("answers.db*"):
        assert ADDRESS.encode() not in file.read_bytes()


def test_what_is_quiet_is_read_and_moved_on_its_own_page(office: Council, samir: Person):
    sends(office)
    reference = sends(office)
    read(samir, reference).follow("Move it to the main list")
    assert "The day by which you contact the person" not in samir.main
    samir.press("Save")
    assert find_line(office.store, reference).state == "new"


def test_an_administrator_sets_the_limits(office: Council):
    amina = come_in(office)
    amina.open(HOME + "settings").follow("Change: The quiet list")
    assert amina.value("Forms from one network address in an hour") == "1"
    amina.fill({"Forms from one network address in an hour": "many"}).press("Save")
    assert (amina.errors[0][0], amina.errors[0][1].split()[0]) == ("#quiet-from_one_address", "Write")
    labels = ("Forms from one network address in an hour", "Seconds in which nobody can fill in a form")
    amina.fill(dict.fromkeys(labels, "")).press("Save")
    assert amina.heading == "Settings"
    office.clock.pass_by(seconds=3)
    assert {find_line(office.store, sends(office)).state for _ in range(2)} == {"new"}


def test_the_quiet_list_says_when_it_is_empty(office: Council, samir: Person):
    has(office)
    assert "There is nothing here." in samir.open(f"{LIST}/quiet").main


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("81.2.69.142", "81.2.69.142"),
        ("::ffff:81.2.69.142", "81.2.69.142"),
        ("2a00:1450:4009:81f:aaaa::1", "2a00:1450:4009:81f::/64"),
        ("2a00:1450:4009:81f:bbbb::2", "2a00:1450:4009:81f::/64"),
        ("127.0.0.1", ""),
        ("10.1.2.3", ""),
        ("fe80::1%eth0", ""),
        ("", ""),
    ],
)
def test_an_address_counts_with_its_network_and_one_of_ours_does_not(address: str, network: str):
    assert network_of(address) == network
