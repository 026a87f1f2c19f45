"""Somebody calls, and a worker fills a form in with them."""

from __future__ import annotations

from secrets import token_bytes

from formbuilder.cli.sent_examples import send_examples
from formbuilder.config import ROOT
from formbuilder.definition.bundle import bundles
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.doing import Doing
from formbuilder.services.people import add_examples
from formbuilder.services.queue import Listing, list_queue
from tests.council import START, Council
from tests.desk import read, samir, what_was_done
from tests.person import Person, read_code
from tests.staff import HOME, come_in, somebody
from tests.told import SAM, fill_what_is_asked, walk_to_the_end

__all__ = ["samir"]


def starts(samir: Person) -> Person:
    samir.open(HOME + "callers").fill({"Which form?": "A small talk about you"}).press("Start")
    assert samir.heading == "The person’s code"
    assert "Read these out to the person" in samir.main
    assert "your" not in samir.main.lower()
    samir.code = read_code(samir.page)
    return samir


def test_a_worker_starts_a_form_reads_the_code_out_and_sends_it(office: Council, samir: Person):
    starts(samir).follow("Continue").follow("Continue with")
    headings = walk_to_the_end(samir, {**SAM, "Who is filling in this form?": "I am"})
    assert "Do you feel safe at home?" not in headings
    assert "Is there anything private that you want to tell us?" not in headings
    samir.open(f"{samir.journey}/check").press("Send my answers")
    assert samir.response.headers["Clear-Site-Data"] == '"cache"'
    kept = [each.key for each in samir.client._cookies.values()]
    assert not [name for name in kept if name.startswith(("j-", "for-caller-"))]
    (line,) = list_queue(office.store, Listing()).lines
    assert shown_reference(line.reference) == samir.code.reference
    assert ("started-for-caller", somebody(office.store, "Samir Nath").id) in what_was_done(office, line.reference)
    read(samir, line.reference)
    assert "A worker of the council filled it in with the person on the phone." in samir.main
    assert "Do you feel safe at home?" not in samir.main


def test_who_fills_in_is_said_already(office: Council, samir: Person):
    starts(samir)
    samir.page_of("Who is filling in this form?")
    assert samir.chosen("Who is filling in this form?") == ["I am filling it in for the person it is about"]


def test_the_person_goes_on_alone_with_the_code_and_is_asked_what_is_private(office: Council, samir: Person):
    starts(samir)
    person = Person(office.app).come_back(samir.code)
    person.page_of("Who is filling in this form?").fill({"Who is filling in this form?": "I am"}).press()
    fill_what_is_asked(person, SAM)
    assert "Do you feel safe at home?" in walk_to_the_end(person)


def test_the_form_closes_after_ten_minutes(office: Council, samir: Person):
    starts(samir)
    office.clock.pass_by(minutes=11)
    samir.open(samir.journey, expect=403)


def test_a_form_must_be_chosen(office: Council, samir: Person):
    samir.open(HOME + "callers").press("Start")
    assert ("#form", "Select a form.") in samir.errors
    samir.send(HOME + "callers", samir.sent_by("Start") | {"form": "no-such-form"})
    assert ("#form", "Select a form.") in samir.errors


def test_what_is_apart_from_everything_is_no_form_for_callers(whole_council: Council):
    add_examples(whole_council.store, Doing(START, token_bytes))
    send_examples(whole_council.store, {form.slug: form for form, _ in bundles(ROOT / "forms")}, START)
    samir = come_in(whole_council, "assessor")
    assert "About you and your background" not in samir.open(HOME + "callers").main
    assert samir.open(HOME + "submissions").main.count("An example, not a real answer.") == 4
    assert samir.main.count("To be translated. It waits ") == 1
    samir.follow("Read ")
    assert "What to call them" in samir.main
