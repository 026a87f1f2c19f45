"""Everything about one person: gathered without answers, opened by those who may read, masked, and handed out."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from secrets import token_bytes

import pytest
from pyzipper import AESZipFile

from formbuilder.sealing.reference import shown_reference
from formbuilder.services.access_requests import due_on
from formbuilder.services.doing import Doing
from formbuilder.services.retention import remove_old
from formbuilder.services.settings import settings_now
from tests.council import Council
from tests.desk import DANGER, HOUSE, has, sends, what_was_done
from tests.person import Person
from tests.staff import HOME, come_in, somebody
from tests.told import begin, send, walk_to_the_end
from tests.web.test_settings import amina

__all__ = ["amina"]
PEOPLE = HOME + "records/people"


@pytest.fixture
def samir(office: Council) -> Person:
    return come_in(office, "assessor")


def begins(amina: Person) -> Person:
    amina.open(PEOPLE + "/begin")
    amina.fill({"Who asks": "Sam Hill", "Day when the request came": "20 11 2026", "Note": "Passport seen."})
    return amina.press("Begin")


def gathers(amina: Person, **typed: str) -> Person:
    return amina.follow("Gather").fill(typed).press("Look for it")


def handed_out(samir: Person) -> tuple[dict, bytes]:
    samir.follow("Save everything")
    form = samir.form("Save everything as one file")
    password = samir.sent_by("Save everything as one file")["password"][0]
    assert password in samir.main
    response = samir.client.post(str(form["action"]), data=samir.sent_by("Save everything as one file"))
    assert response.mimetype == "application/zip"
    assert response.headers["Cache-Control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(response.data)) as file, pytest.raises(RuntimeError, match="password"):
        file.read("everything.json")
    with AESZipFile(io.BytesIO(response.data)) as file:
        with pytest.raises(RuntimeError, match="Bad password"):
            file.read("everything.json", b"another")
        assert all(each.wz_aes_strength == 3 for each in file.infolist()), "AES-256"
        file.setpassword(password.encode())
        return json.loads(file.read("everything.json")), file.read("everything.pdf")


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-20", "2026-12-20"), ("2026-12-31", "2027-01-31"), ("2027-01-31", "2027-02-28"),
        ("2028-01-30", "2028-02-29"), ("2027-03-31", "2027-04-30"), ("2027-02-28", "2027-03-28"),
    ],
)  # fmt: skip  # a table
def test_a_request_is_answered_within_a_month(received, due):
    assert due_on(date.fromisoformat(received)) == date.fromisoformat(due)


def masks_one(samir: Person, why: str, *, tick: bool = True) -> None:
    """Tick what the person said last, with a reason; without ``tick``, write the reason alone."""
    box = next(box for box in samir.page.select("input[type=checkbox]") if box["value"].endswith("-story"))
    number = box["name"].removeprefix("place-")
    boxes = samir.sent_by("Keep what is ticked") | {f"why-{number}": [why]}
    boxes.pop(f"place-{number}", None)
    boxes |= {f"place-{number}": [box["value"]]} if tick else {}
    samir.send(str(samir.form("Keep what is ticked")["action"]), boxes)


def test_from_the_request_to_the_answer(office: Council, amina: Person, samir: Person):
    reference = sends(office)
    shown = shown_reference(reference)
    begins(amina)
    assert "It came on Friday 20 November 2026.Answer it by Sunday 20 December 2026." in amina.main
    gathers(amina, Reference=shown)
    assert shown in amina.main
    assert "hours" not in amina.main
    assert "MyPrivateWords" not in amina.main
    assert not amina.offers(f"Open {shown}")

    samir.open(HOME).follow("Requests").follow("Open the request of Sam Hill").press(f"Open {shown}")
    assert "I sleep in the next room." in samir.main
    assert "MyPrivateWords" in samir.main
    masks_one(samir, "")
    assert samir.errors[0][0].startswith("#why-")
    masks_one(samir, "A neighbour.")
    assert "1 part is left out." in samir.main

    made, pdf = handed_out(samir)
    assert pdf.startswith(b"%PDF")
    (form,) = made["forms"]
    left_out = [each for each in form["kept"] if each["left_out"]]
    assert [each["words"] for each in left_out] == [["Left out, because it is about another person."]]
    assert "A neighbour." not in json.dumps(made)
    assert "MyPrivateWords" in json.dumps(made)
    assert "access-read" in {each["what"] for each in form["trail"]}
    assert "we keep no link" in made["not_in_here"]
    assert "under “My comments”" in made["not_in_here"]
    who = somebody(office.store, "Samir Nath").id
    assert ("access-read", who) in what_was_done(office, reference)
    assert ("access-masked", who) in what_was_done(office, reference)


def test_a_tick_and_a_reason_stay_until_both_are_there(office: Council, amina: Person, samir: Person):
    """Or words about another person go out, though somebody meant to leave them out."""
    shown = shown_reference(sends(office))
    begins(amina)
    gathers(amina, Reference=shown)
    samir.open(HOME).follow("Requests").follow("Open the request of Sam Hill").press(f"Open {shown}")
    masks_one(samir, "")
    (kept,) = samir.page.select("input[type=checkbox][checked]")
    assert kept["value"].endswith("-story")
    masks_one(samir, "A neighbour.", tick=False)
    assert "or clear the reason." in samir.errors[0][1]
    assert "A neighbour." in str(samir.page)
    masks_one(samir, "A neighbour.")
    masks_one(samir.press(f"Open {shown}"), "A neighbour.", tick=False)
    assert "0 parts are left out." in samir.main, "a tick that is taken away leaves the words in"


def test_a_request_that_is_done_is_not_changed_any_more(office: Council, amina: Person, samir: Person):
    begins(amina)
    gathers(amina, Reference=has(office))
    amina.follow("The answer went out").press("Yes, it went out")
    assert "No request is open." in amina.main
    amina.follow("Requests that are done")
    assert "The answer went out on Monday 23 November 2026." in amina.main
    amina.follow("Open the request of Sam Hill")
    assert "Passport seen." in amina.main
    assert not amina.page.select("main form")
    assert "Sam Hill" not in samir.open(HOME + "requests").main


def test_it_is_found_by_what_the_person_said_and_put_with_the_request_by_hand(office: Council, amina: Person):
    reference, other = sends(office, HOUSE), has(office)
    begins(amina)
    here = amina.url
    gathers(amina, **{"Date of birth": "3 2 1980"})
    assert "Fill in the NHS number, or two of name, date of birth and postcode." in amina.errors[0][1]
    assert amina.value("Date of birth") == "3 2 1980"
    amina.fill({"Date of birth": "31 2 1980", "Postcode": "MK402BQ"}).press("Look for it")
    assert amina.errors[0][0] == "#date_of_birth"
    amina.fill({"Date of birth": "3 2 1980"}).press("Look for it")
    assert "1980" not in amina.url
    amina.press(f"Put {shown_reference(reference)} with the request")
    assert shown_reference(reference) in amina.main
    assert shown_reference(other) not in amina.main
    amina.open(here)
    gathers(amina, Reference="KJC7-44KR")
    assert amina.errors[0][1] == "Nothing was sent under this reference."
    amina.fill({"Reference": shown_reference(other)}).press("Look for it")
    amina.press(f"Take {shown_reference(other)} out again")
    assert shown_reference(other) not in amina.main


def test_what_means_danger_and_nobody_opened_is_opened_first(office: Council, amina: Person, samir: Person):
    reference = sends(office, DANGER)
    begins(amina)
    gathers(amina, Reference=reference)
    samir.open(HOME + "requests").follow("Open the request of Sam Hill").press(f"Open {shown_reference(reference)}")
    assert "MyPrivateWords" not in samir.main


def test_what_is_wrong_with_a_request_is_told_at_once(office: Council, amina: Person):
    amina.open(PEOPLE + "/begin").press("Begin")
    assert [where for where, _ in amina.errors] == ["#received"]
    amina.fill({"Day when the request came": "1 1 2030"}).press("Begin")
    assert [where for where, _ in amina.errors] == ["#who", "#received"]


def test_one_who_gathers_cannot_open_and_one_who_reads_cannot_begin(office: Council, amina: Person, samir: Person):
    reference = has(office)
    begins(amina)
    id_ = amina.url.rpartition("/")[2]
    gathers(amina, Reference=reference)
    token = amina.sent_by(f"Take {shown_reference(reference)} out again")["csrf_token"]
    for turn in ("open", "mask", "save"):
        amina.send(f"{HOME}requests/{id_}/{turn}", {"csrf_token": token, "reference": reference}, expect=403)
    samir.open(PEOPLE, expect=403)
    samir.open(f"{PEOPLE}/{id_}", expect=403)


def test_what_was_taken_back_unread_is_said_and_stands_in_no_ones_way(office: Council, amina: Person, samir: Person):
    person = Person(office.app)
    begin(person)
    walk_to_the_end(person)
    send(person)
    other = has(office)
    begins(amina)
    gathers(amina, Reference=person.code.reference)
    gathers(amina, Reference=other)
    person.come_back(person.code).open(f"{person.journey}/after").follow("Take back your form")
    person.press("Take back my form")
    made, _ = handed_out(samir.open(HOME + "requests").follow("Open the request of Sam Hill"))
    assert made["taken_back_unread"] == [person.code.reference]
    assert [each["reference"] for each in made["forms"]] == [shown_reference(other)]


def test_a_form_that_was_deleted_since_is_said(office: Council, amina: Person, samir: Person):
    reference = has(office)
    begins(amina)
    here = amina.url
    gathers(amina, Reference=reference)
    office.clock.pass_by(days=2)
    remove_old(office.store, settings_now(office.store).council.keeping, Doing(office.clock(), token_bytes))
    amina = come_in(office)
    assert f"{shown_reference(reference)} It was deleted since." in amina.open(here).main
