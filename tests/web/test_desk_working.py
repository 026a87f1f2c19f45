"""An assessor works on what somebody sent: a step at a time, with notes beside the person’s words, in a team."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from formbuilder.accounts.people import Role
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.doing import Doing
from formbuilder.services.notices import has_notices
from formbuilder.services.people import change_roles
from formbuilder.services.queue import find_line
from formbuilder.services.teams import add_team, list_teams
from formbuilder.storage.tables import assessor_notes, metadata
from tests.council import Council
from tests.desk import DANGER, LIST, opens, read, samir, sends, what_was_done
from tests.person import Person
from tests.staff import HOME, come_in, somebody
from tests.told import send, whole

__all__ = ["samir"]


def until_checked(samir: Person, reference: str) -> None:
    read(samir, reference).follow("Start checking").press("Save")
    samir.follow("Checked with the person").press("Save")


def test_a_form_goes_step_by_step_and_the_person_sees_it(office: Council, samir: Person):
    person = Person(office.app)
    whole(person)
    send(person)
    reference = person.code.reference.replace("-", "")
    read(samir, reference).follow("Start checking")
    samir.fill({"The day by which you contact the person": "27 Nov 2026"}).press("Save")
    assert "Being checked. Who has it: Samir Nath." in samir.main
    assert "we contact you by Friday 27 November 2026" in samir.main
    assert "We will contact you by Friday 27 November 2026." in person.come_back(person.code).main
    samir.follow("Checked with the person").press("Save")
    samir.follow("Close it").fill({"Was the person given the written record?": "Yes"})
    samir.fill({"If it was given: when": "23 11 2026"}).press("Save")
    assert "Closed." in samir.main
    assert "The person was given the written record on Monday 23 November 2026." in samir.main
    person.open(f"{person.journey}/after")
    assert "We have finished" in person.main
    done = {what for what, _ in what_was_done(office, reference)}
    assert {"submission-being-checked", "submission-checked", "submission-closed"} <= done


def test_nothing_is_closed_before_it_was_checked_with_the_person(office: Council, samir: Person):
    reference = sends(office)
    samir.open(f"{LIST}/{reference}/steps/closed", expect=404)
    token = samir.open(f"{LIST}/search").sent_by("Find it")["csrf_token"]
    for to in ("closed", "checked"):
        samir.send(f"{LIST}/{reference}/steps/{to}", {"csrf_token": token, "from": "new", "record": "given"})
    assert find_line(office.store, reference).state == "new"


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({}, "Select whether the person was given the written record."),
        ({"Was the person given the written record?": "Yes"}, "Enter the day on which the record was given."),
        (
            {"Was the person given the written record?": "Yes", "If it was given: when": "1 1 2099"},
            "It cannot be in the future.",
        ),
        (
            {"Was the person given the written record?": "Yes", "If it was given: when": "soon"},
            "Enter day, month and year of a day that has gone by, or of today.",
        ),
        ({"Was the person given the written record?": "No"}, "Say why, in a few words."),
    ],
)
def test_closing_asks_for_the_written_record(office: Council, samir: Person, filled: dict[str, str], said: str):
    reference = sends(office)
    until_checked(samir, reference)
    samir.follow("Close it").fill(filled).press("Save")
    assert samir.title.startswith("Error: Close it")
    assert any(said in words for _, words in samir.errors)
    assert find_line(office.store, reference).state == "checked"


def test_a_day_that_has_gone_by_is_told(office: Council, samir: Person):
    reference = sends(office)
    read(samir, reference).follow("Start checking")
    samir.fill({"The day by which you contact the person": "1 11 2026"}).press("Save")
    assert ("#contact_by", "Enter a day that has not gone by.") in samir.errors
    assert samir.value("The day by which you contact the person") == "1 11 2026"


def test_a_step_back_needs_a_reason_that_stands_with_the_notes(office: Council, samir: Person):
    reference = sends(office)
    until_checked(samir, reference)
    samir.follow("Go back to checking").press("Save")
    assert ("#reason", "Say why, in a few words.") in samir.errors
    samir.fill({"Why it goes back": "The daughter called."}).press("Save")
    assert find_line(office.store, reference).state == "being_checked"
    assert "Why it went back. Samir Nath wrote, Monday 23 November 2026, 10am" in samir.main
    assert "The daughter called." in samir.main


def test_somebody_else_s_step_is_not_taken_twice(office: Council, samir: Person):
    reference = sends(office)
    read(samir, reference).follow("Start checking")
    sent = samir.sent_by("Save")
    samir.press("Save")
    samir.send(f"{LIST}/{reference}/steps/being-checked", sent)
    assert samir.heading == shown_reference(reference)
    assert find_line(office.store, reference).state == "being_checked"


def test_a_note_stands_beside_the_answer_and_an_earlier_one_stays(office: Council, samir: Person):
    reference = sends(office)
    read(samir, reference).open(f"{LIST}/{reference}/notes/hours")
    assert samir.heading == "About how many hours did you help in the last 7 days?"
    assert "About 20 hours a week" in samir.main
    samir.fill({"Your note": "She said 30 on the phone.", "What you agreed with the person": "We write 30."})
    samir.fill({"Who you agreed it with": "Sam", "When you agreed it": "22 11 2026"}).press("Save this note")
    office.clock.pass_by(minutes=5)
    samir.open(f"{LIST}/{reference}/notes/hours").fill({"Your note": "No: 25."}).press("Save this note")
    row = next(
        each for each in samir.page.select(".govuk-summary-list__row") if "hours did you help" in each.get_text()
    )
    text = " ".join(row.get_text().split())
    assert text.index("About 20 hours a week") < text.index("No: 25.") < text.index("She said 30 on the phone.")
    assert "Agreed with Sam, Sunday 22 November 2026: We write 30." in text
    assert "Earlier notes" in text
    assert what_was_done(office, reference)[-2][0] == "assessor-note"


def test_no_note_lies_in_clear_in_the_database(office: Council, samir: Person):
    reference = sends(office)
    samir.open(f"{LIST}/{reference}/notes/hours").fill({"Your note": "Zebrafink"}).press("Save this note")
    with office.engine.connect() as connection:
        everything = repr([list(connection.execute(select(table))) for table in metadata.sorted_tables])
        (row,) = connection.execute(select(assessor_notes)).mappings()
    assert "Zebrafink" not in everything
    assert b"hours" not in row["box"] + row["wrapped"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Write a note, or what you agreed."),
        ({"Your note": "x" * 10_001}, "This is too long."),
        (
            {"Your note": "Kept", "When you agreed it": "soon"},
            "Enter day, month and year of a day that has gone by, or of today.",
        ),
    ],
)
def test_a_note_that_cannot_be_kept_loses_nothing(office: Council, samir: Person, typed: dict[str, str], said: str):
    reference = sends(office)
    samir.open(f"{LIST}/{reference}/notes").fill(typed).press("Save this note")
    assert any(said in words for _, words in samir.errors)
    assert samir.value("Your note") == typed.get("Your note", "")


def test_what_is_closed_takes_no_note(office: Council, samir: Person):
    reference = sends(office)
    until_checked(samir, reference)
    samir.follow("Close it").fill({"Was the person given the written record?": "No"})
    samir.fill({"If it was not given: why": "They did not want it."}).press("Save")
    assert "Write a note" not in samir.main
    samir.open(f"{LIST}/{reference}/notes").fill({"Your note": "Late words"}).press("Save this note")
    assert any("It is closed." in words for _, words in samir.errors)
    assert samir.value("Your note") == "Late words"
    read(samir, reference).follow("Open it again").fill({"Why it goes back": "New facts"}).press("Save")
    samir.open(f"{LIST}/{reference}/notes").fill({"Your note": "Late words"}).press("Save this note")
    assert "Late words" in samir.main


def test_an_administrator_adds_teams_and_a_form_is_given_to_one(office: Council, samir: Person):
    amina = come_in(office)
    amina.open(HOME + "teams").follow("Add a team").fill({"Name": "Carers north"}).press("Add this team")
    amina.follow("Add a team").fill({"Name": "carers NORTH", "E-mail address": "x"}).press("Add this team")
    assert {href for href, _ in amina.errors} == {"#email"}
    amina.fill({"E-mail address": "north@example.org"}).press("Add this team")
    assert ("#name", "Another team has this name. Choose another one.") in amina.errors
    amina.fill({"Name": ""}).press("Add this team")
    assert ("#name", "Enter the name, with 80 signs at most.") in amina.errors
    reference = sends(office)
    read(samir, reference).follow("Give it to a team or a person")
    (team,) = list_teams(office.store)
    me = somebody(office.store, "Samir Nath").id
    samir.send(samir.url, samir.sent_by("Save") | {"team": team.id, "person": me})
    assert "Team: Carers north. Who has it: Samir Nath." in samir.main
    for query in (f"whose={team.id}", "whose=mine", "whose=mine&form=small-talk"):
        assert shown_reference(reference) in samir.open(f"{LIST}?{query}").main
    assert shown_reference(reference) not in samir.open(f"{LIST}?whose={'0' * 32}").main
    amina.open(HOME + "teams").follow("Change Carers north").fill({"Name": "North"}).press("Save")
    amina.follow("Change North").follow("End North").press("Yes, end it")
    assert "Ended." in amina.main
    assert find_line(office.store, reference).team is None
    amina.open(f"{HOME}teams/{team.id}", expect=404)


def test_nobody_is_given_what_they_may_not_read(office: Council, samir: Person):
    reference, owen = sends(office), somebody(office.store, "Owen Price").id
    read(samir, reference).follow("Give it to a team or a person")
    assert "Owen Price" not in samir.main
    for values in ({"person": owen}, {"team": "0" * 32}, {"team": "x"}, {"person": "é" * 32}):
        samir.open(f"{LIST}/{reference}/give")
        samir.send(samir.url, samir.sent_by("Save") | values)
        assert "cannot have it any more" in samir.main
    assert find_line(office.store, reference).assigned is None


def test_who_left_keeps_no_name(office: Council, samir: Person):
    reference = sends(office)
    samir.open(f"{LIST}/{reference}/notes").fill({"Your note": "Hello"}).press("Save this note")
    assert "Samir Nath wrote" in samir.main
    doing = Doing(office.clock(), office.app.extensions["desk"].random)
    change_roles(office.store, somebody(office.store, "Samir Nath").id, frozenset({Role.MEMBER}), doing)
    assert samir.client.get(f"{LIST}/{reference}").status_code == 403


def test_danger_that_nobody_opened_cannot_be_moved(office: Council, samir: Person):
    reference = sends(office, DANGER)
    token = samir.open(f"{LIST}/search").sent_by("Find it")["csrf_token"]
    samir.send(f"{LIST}/{reference}/steps/being-checked", {"csrf_token": token, "from": "new"})
    assert samir.heading == f"Nobody has opened {shown_reference(reference)} yet"
    opens(samir, reference).follow("Start checking").press("Save")
    assert find_line(office.store, reference).state == "being_checked"
    samir.open(LIST)
    assert "An answer means danger. Samir Nath opened it, " in samir.main


def test_teams_of_the_service_have_ids_of_their_own(office: Council):
    doing = Doing(office.clock(), office.app.extensions["desk"].random)
    one, two = (add_team(office.store, name, "", doing) for name in ("A", "B"))
    assert one != two


def test_somebody_turns_messages_about_what_they_are_given_off(office: Council, samir: Person):
    me = somebody(office.store, "Samir Nath")
    samir.open(HOME + "sign-ins").follow("Messages to you")
    samir.send(samir.url, samir.sent_by("Save") | {"wanted": "x"})
    assert samir.errors == [("#wanted", "Select yes or no.")]
    samir.fill({"Do you want an e-mail when somebody gives you a form that was sent?": "No"}).press("Save")
    assert not has_notices(office.store, me)
    samir.follow("Messages to you")
    assert samir.sent_by("Save")["wanted"] == ["no"]


def test_what_was_agreed_lies_in_the_past(office: Council, samir: Person):
    read(samir, sends(office)).follow("Write a note about the whole form")
    samir.fill({"What you agreed with the person": "A call", "When you agreed it": "24 November 2026"})
    samir.press("Save this note")
    assert samir.errors == [("#agreed_on", "Enter day, month and year of a day that has gone by, or of today.")]
