"""A form is printed, filled in by hand, typed in by an officer, and read as what it is."""

from __future__ import annotations

from secrets import token_bytes

from formbuilder.sealing.reference import shown_reference
from formbuilder.services.doing import Doing
from formbuilder.services.half_way import set_cut_off
from formbuilder.services.queue import Listing, list_queue
from tests.council import Council
from tests.desk import read, samir, what_was_done
from tests.person import Person
from tests.staff import HOME, somebody
from tests.versions import next_version

__all__ = ["samir"]

ON_IT = """\
1: Sam
2: a
3: about 20
hours: 21
cares_for.ask: b
6: Hill School
7a/1: Ann / Lee
7b/1: a
7a/2: Bo
8: 12.50 b
11: 3 2 1980
12: I sleep
in the next room.
15: a
"""


def begun(samir: Person) -> Person:
    samir.open(HOME + "paper").fill(
        {
            "Which form?": "A small talk about you",
            "Which version?": "1",
            "On which day did it come?": "1 1 2020",
            "Who wrote on it?": "Sam",
        }
    )
    return samir.press("Begin")


def test_what_is_printed_has_numbers_codes_and_routes_and_nothing_about_danger_f1_f2(office: Council):
    person = Person(office.app).open("/demo/small-talk/on-paper").follow("Show the form to print")
    assert "3. About how many hours did you help in the last 7 days? [hours.ask]" in person.main
    assert "Only if you answered “My child” to 5." in person.main
    assert "version 1, English, made on" in person.main
    assert "in danger now?" not in person.main
    assert "Do you feel safe" not in person.main
    assert "Being safe" not in person.main
    (private,) = (part for part in person.page.select(".app-sheet--own") if "Private questions" in part.get_text())
    assert "Is there anything private" in private.get_text()
    assert "We ask about danger" not in person.main


def test_the_same_form_is_a_pdf_a_text_and_a_script(office: Council):
    client = office.app.test_client()
    data = client.get("/demo/small-talk/paper.pdf?size=28")
    assert data.mimetype == "application/pdf"
    assert b"pdfuaid:part" in data.data
    assert "small" not in data.headers["Content-Disposition"]
    text = client.get("/demo/small-talk/paper.txt").data.decode()
    assert "[ ] b. My child\n" in text
    assert text == client.get("/demo/small-talk/paper.txt").data.decode()
    aloud = client.get("/demo/small-talk/paper-aloud.txt").data.decode()
    assert "Question 5.\nWho do you help?\n" in aloud
    assert "Answer 2: My child.\n[pause of 2 seconds]" in aloud


def test_a_paper_of_an_older_version_is_typed_in_by_its_own_numbers(office: Council, samir: Person):
    """Nobody goes on with version 1 on the screen; the person answered what stands on the paper."""
    next_version(office, ("What should we call you?", "Which name do you like?"))
    now = office.clock()
    set_cut_off(office.store, "small-talk", now.date(), Doing(now, token_bytes))
    office.clock.pass_by(seconds=3)
    begun(samir)
    samir.fill({"Type by number": "1: Sam\n15: a"}).press("Save")
    assert samir.value("1. What should we call you?") == "Sam"
    samir.press("Send it to the people who read it")
    (line,) = list_queue(office.store, Listing()).lines
    read(samir, line.reference)
    assert "version 1. Sent" in samir.main


def test_an_officer_types_it_by_number_and_sends_it_2_3_4(office: Council, samir: Person):
    """2.3.4: by number or code, private answers too; it is marked as paper, with its day and who wrote and typed it."""
    begun(samir)
    samir.fill({"Type by number": ON_IT.replace("3: about 20\n", "")}).press("Save")
    assert samir.errors == []
    assert samir.value("3. About how many hours did you help in the last 7 days?") == "21"
    assert samir.value("7a/2. What is their name?") == "Bo"
    samir.press("Send it to the people who read it")
    assert samir.heading == "It is sent"
    (line,) = list_queue(office.store, Listing()).lines
    assert shown_reference(line.reference) in samir.main
    assert ("started-from-paper", somebody(office.store, "Samir Nath").id) in what_was_done(office, line.reference)
    read(samir, line.reference)
    for words in ("It came on paper on Wednesday 1 January 2020.", "Sam wrote it.", "Samir Nath", "Hill School", "Bo"):
        assert words in samir.main, words
    assert "I sleep\nin the next room." in samir.main or "in the next room." in samir.main


def test_what_cannot_be_taken_is_told_by_number_and_stays(office: Council, samir: Person):
    begun(samir)
    samir.fill({"Type by number": "1: Sam\n3: many\n5: x\n99: what is this"}).press("Save")
    words = [text for _, text in samir.errors]
    assert any(text.startswith("3: ") for text in words)
    assert any(text.startswith("5: ") for text in words)
    assert samir.value("Type by number") == "99: what is this"
    samir.open(samir.response.request.path)
    assert "What is typed at 3, 5 is no answer to the question." in samir.main
    assert samir.value("1. What should we call you?") == "Sam"
    assert samir.value("3. About how many hours did you help in the last 7 days?") == "many"


def test_what_is_written_and_not_asked_goes_with_it_as_words_and_nothing_private_does(office: Council, samir: Person):
    begun(samir)
    samir.fill({"Type by number": "2: c\n6: Hill School\n13: MyPrivateWords"}).press("Save")
    assert "The paper answers 6, 13" in samir.main
    assert "There must be an answer to 1" in samir.main
    samir.press("Send it to the people who read it")
    (line,) = list_queue(office.store, Listing()).lines
    read(samir, line.reference)
    assert "6. Which school does your child go to?" in samir.main, "as the paper asked, whoever wrote on it"
    assert "MyPrivateWords" not in samir.main


def test_what_was_typed_and_not_saved_is_kept_before_it_is_sent(office: Council, samir: Person):
    """Nothing is lost: words that are no answer go with the form too."""
    begun(samir)
    samir.fill(
        {"1. What should we call you?": "Sam", "3. About how many hours did you help in the last 7 days?": "many"}
    )
    samir.press("Send it to the people who read it")
    assert any(text.startswith("3: ") for _, text in samir.errors)
    assert not list_queue(office.store, Listing()).lines
    samir.press("Send it to the people who read it")
    assert samir.heading == "It is sent"
    (line,) = list_queue(office.store, Listing()).lines
    read(samir, line.reference)
    assert "many" in samir.main
    assert "Sam" in samir.main
