"""An assessor reads what somebody sent: the list, opening what means danger, flags, duties, and papers."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from sqlalchemy import update

from formbuilder.sealing.reference import shown_reference
from formbuilder.services.alerts import find_alert
from formbuilder.services.readings import Reading
from formbuilder.storage.engine import writing
from formbuilder.storage.tables import journeys
from tests.council import Council, Prepared
from tests.desk import DANGER, HELPED, HOUSE, LIST, opens, read, samir, sends, what_was_done
from tests.person import Person
from tests.staff import HOME, come_in, somebody, staffed
from tests.told import SAM, send, whole

__all__ = ["samir"]


def test_a_form_comes_into_the_list_and_is_read_and_that_is_noted(office: Council, samir: Person):
    reference = sends(office)
    assert (
        "A small talk about you, sent Monday 23 November 2026, 10am. An example, not a real answer."
        in samir.open(LIST).main
    )
    assert "New. No team and nobody has it yet." in samir.main
    samir.follow(f"Read {shown_reference(reference)}")
    assert samir.heading == shown_reference(reference)
    assert "A small talk about you, version 1. Sent Monday 23 November 2026, 10am." in samir.main
    assert "What should we call you? Sam" in samir.main
    assert what_was_done(office, reference)[-1] == ("submission-read", somebody(office.store, "Samir Nath").id)


def test_answers_stand_under_duties_and_in_the_order_of_the_form(office: Council, samir: Person):
    read(samir, sends(office))
    assert [each.get_text() for each in samir.page.select("h3")] == ["Everything else that was asked"]
    samir.follow("Show it in the order of the form")
    titles = [each.get_text() for each in samir.page.select("h3")]
    assert titles == ["About you", "The help you give", "Money", "Some more questions", "Before you send"]
    assert "Not answered." in samir.main


def test_private_answers_say_so_and_answers_kept_apart_are_not_there(office: Council, samir: Person):
    read(samir, sends(office))
    row = next(each for each in samir.page.select(".govuk-summary-list__row") if "MyPrivateWords" in each.get_text())
    assert "Private. Do not show or say this to anybody but the person." in row.get_text()
    assert "What is your sex?" not in samir.main


def test_flags_stand_first(office: Council, samir: Person):
    read(samir, sends(office, HELPED))
    first = samir.page.select("h2")[0]
    assert first.get_text() == "Know this first"
    assert first.find_next("ul").get_text(strip=True) == "Somebody helped the person to fill it in."


def test_what_means_danger_stands_first_and_is_opened_by_a_button(office: Council, samir: Person):
    calm = sends(office)
    office.clock.pass_by(minutes=1)
    reference = sends(office, DANGER)
    office.clock.pass_by(minutes=45)
    samir.open(LIST)
    assert samir.page.select("h2")[0].get_text() == shown_reference(reference)
    assert "An answer means danger. Nobody has opened it for 45 minutes." in samir.main
    read(samir, reference)
    assert samir.heading == f"Nobody has opened {shown_reference(reference)} yet"
    assert "Sam" not in samir.main.replace("Samir", "")
    assert find_alert(office.store, reference).opened_at is None
    assert "submission-read" not in dict(what_was_done(office, reference))
    samir.press(f"Open {shown_reference(reference)}")
    me = somebody(office.store, "Samir Nath").id
    alert = find_alert(office.store, reference)
    assert (alert.opened_by, alert.opened_at) == (me, office.clock())
    assert what_was_done(office, reference)[-2:] == [("alert-opened", me), ("submission-read", me)]
    assert "An answer means danger." in samir.main
    assert "Samir Nath opened it, Monday 23 November 2026" in samir.open(LIST).main
    links = {each["href"].rpartition("/")[2] for each in samir.page.select("main a[href]")}
    assert {calm, reference} <= links


def test_who_opened_first_stays(office: Council, samir: Person):
    reference = sends(office, DANGER)
    opens(samir, reference)
    office.clock.pass_by(minutes=5)
    token = samir.open(f"{LIST}/search").sent_by("Find it")["csrf_token"]
    samir.send(f"{LIST}/{reference}/open", {"csrf_token": token})
    assert find_alert(office.store, reference).opened_at < office.clock()


def test_a_token_that_is_not_good_opens_nothing(office: Council, samir: Person):
    reference = sends(office, DANGER)
    samir.send(f"{LIST}/{reference}/open", {})
    assert find_alert(office.store, reference).opened_at is None
    samir.press("Send it again")
    assert samir.heading == shown_reference(reference)


def test_a_server_without_the_key_says_so(easy_codes: None, prepared: Prepared, tmp_path):
    council = staffed(prepared, tmp_path, keys=tmp_path)
    reference, samir = sends(council), come_in(council, "assessor")
    read(samir, reference)
    assert samir.heading == "This server cannot open what people sent"
    assert "submission-read" not in dict(what_was_done(council, reference))
    (tmp_path / "demo.key").write_text("ab" * 32)
    assert read(samir, reference).heading == "This server cannot open what was sent"
    council.close()


def test_what_was_taken_back_before_anybody_read_it_is_out_of_the_list(office: Council, samir: Person):
    person = Person(office.app)
    whole(person)
    send(person)
    person.come_back(person.code).follow("Take back your form").press("Take back my form")
    reference = person.code.reference.replace("-", "")
    assert shown_reference(reference) not in samir.open(LIST).main
    assert shown_reference(reference) in samir.open(f"{LIST}?state=taken_back").main
    assert read(samir, reference).heading == f"The person took {shown_reference(reference)} back"


@pytest.mark.parametrize("reference", ["x", "ABCDEFGH", "%00" * 8, "é" * 8, "A" * 5_000])
def test_what_is_not_there_is_not_found(office: Council, samir: Person, reference: str):
    for place in ("", "/text", "/print", "/file.pdf", "/file.csv", "/file.json", "/notes", "/give", "/steps/closed"):
        samir.open(f"{LIST}/{reference}{place}", expect=404)


def test_each_paper_is_noted_and_named_without_names(office: Council, samir: Person):
    reference = sends(office, HOUSE)
    shown = shown_reference(reference)
    for place, reading in (
        ("text", Reading.COPIED),
        ("print", Reading.PRINTED),
        ("file.pdf", Reading.PDF),
        ("file.csv", Reading.CSV),
        ("file.json", Reading.JSON),
    ):
        samir.open(f"{LIST}/{reference}/{place}")
        assert what_was_done(office, reference)[-1][0] == reading
        assert "no-store" in samir.response.headers["Cache-Control"]
        if place.startswith("file"):
            assert samir.response.headers["Content-Disposition"] == f'attachment; filename="{shown}.{place[5:]}"'
    samir.open(f"{LIST}/{reference}/file.pdf")
    assert samir.response.data.startswith(b"%PDF")


def test_the_text_holds_everything_under_each_duty(office: Council, samir: Person):
    reference = sends(office, HELPED)
    read(samir, reference).follow("Copy it as text")
    text = samir.page.select_one("textarea").get_text()
    assert "== Know this first ==\nSomebody helped the person to fill it in." in text
    assert "What should we call you?\nSam\n" in text
    assert "MyPrivateWords\nPrivate. Do not show or say this to anybody but the person." in text


def test_a_way_that_the_person_wrote_later_is_the_only_one_on_the_page_and_on_every_paper(
    office: Council, samir: Person
):
    person = Person(office.app)
    whole(person)
    send(person)
    person.follow("See where your form is now").fill({"Your code": person.code.digits}).press("Carry on")
    person.open(f"{person.journey}/after").follow("Change how we reach you")
    person.fill({"Which way to reach you is private?": "Text 07700 900123"}).press("Add this")
    reference = person.code.reference.replace("-", "")
    alone = re.compile(r"Text 07700 900123\s*Do not use any way that they chose before\.")
    assert alone.search(read(samir, reference).main)
    assert alone.search(samir.open(f"{LIST}/{reference}/print").main)
    samir.open(f"{LIST}/{reference}/file.csv")
    (row,) = csv.DictReader(io.StringIO(samir.response.data.decode("utf-8-sig")))
    assert row["reach_only"] == "Text 07700 900123"


def test_the_text_speaks_of_private_answers_only_where_there_are_some(office: Council, samir: Person):
    said = "It holds private answers."
    assert said in read(samir, sends(office, HELPED)).follow("Copy it as text").main
    person, secret = Person(office.app), ("danger", "safe", "private")
    whole(person, {ask: answer for ask, answer in SAM.items() if not any(word in ask for word in secret)})
    send(person)
    reference = person.code.reference.replace("-", "")
    assert said not in read(samir, reference).follow("Copy it as text").main


def test_in_a_demonstration_all_that_was_sent_is_an_example(office: Council, samir: Person):
    sends(office)
    with writing(office.engine) as connection:
        connection.execute(update(journeys).values(example=False))
    assert "An example, not a real answer." in samir.open(LIST).main


def test_no_cell_of_a_file_begins_a_formula(office: Council, samir: Person):
    formula = '=HYPERLINK("http://evil.example","Hello")'
    reference = sends(office, {"What should we call you?": formula, "What else do you want to tell us?": "+1\n@x"})
    rows = list(
        csv.reader(io.StringIO(samir.open(f"{LIST}/{reference}/file.csv").response.text.removeprefix("\ufeff")))
    )
    cells = [cell for row in rows for cell in row]
    assert f"'{formula}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    answers = json.loads(samir.open(f"{LIST}/{reference}/file.json").response.text)["answers"]
    assert answers["call_you"] == formula


def test_the_list_as_a_file_holds_no_answers(office: Council, samir: Person):
    reference = sends(office)
    text = samir.open(f"{LIST}/list.csv").response.text
    head, row = csv.reader(io.StringIO(text))
    assert dict(zip(head, row, strict=True)) | {"sent_at": ""} == {
        "reference": shown_reference(reference),
        "form": "small-talk",
        "version": "1",
        "sent_at": "",
        "state": "new",
        "danger": "",
        "team": "",
        "who_has_it": "",
        "record": "",
        "record_on": "",
        "to_translate_since": "",
        "in_english_since": "",
    }
    assert what_was_done(office, "open")[-1][0] == "submissions-listed"


def test_people_without_the_right_read_nothing(office: Council):
    reference = sends(office)
    for role in ("administrator", "officer", "approver", "chair"):
        person = come_in(office, role)
        read_it = person.client.get(f"{LIST}/{reference}")
        assert read_it.status_code == 403
        assert "Sam" not in read_it.text.replace("Samir", "")


def test_danger_is_told_with_question_and_answer_and_leads_there(office: Council, samir: Person):
    reference = sends(office, DANGER)
    office.clock.pass_by(minutes=45)
    samir.open(HOME)
    assert "A form has an answer that means danger" in samir.main
    assert "The longest wait is 45 minutes." in samir.main
    opens(samir.follow("Open what people sent"), reference)
    place = samir.link("“Is anyone in danger now?” Yes")
    assert samir.page.select_one(f"div{place} dt").get_text() == "Is anyone in danger now?"
    assert samir.main.index("What to call them") < samir.main.index("How far it is")
    assert "danger" not in samir.open(HOME).main
