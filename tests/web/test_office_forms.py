"""The forms of a council: finding one, its versions and drafts, who looks after it, and its next version."""

import pytest

from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.form_list import form_history
from tests.council import Council
from tests.person import Person
from tests.staff import come_in
from tests.web.office_forms import OFFICE, begun, draft_of, text_of, write


@pytest.fixture
def owen(office: Council) -> Person:
    return come_in(office, "officer")


def headings(person: Person) -> list[str]:
    return [each.get_text() for each in person.page.select("main h2")]


def test_the_list_shows_what_is_open_and_what_is_written(office: Council, owen: Person):
    write(office, "small-talk", "Small talk again")
    write(office, "meals", "Help with meals")
    owen.follow("Forms")
    assert owen.heading == "Forms"
    assert headings(owen) == ["Help with meals", "Small talk again"]
    assert "2 forms." in owen.main
    assert "Open as an example: version 1. Being written: version 2." in owen.main
    assert "Not open. Being written: version 1." in owen.main
    assert [each.get_text().strip() for each in owen.page.select("main .govuk-button")] == ["Begin a form", "Search"]


@pytest.mark.parametrize("words", ["meals", "HELP meals", "  me  al ", "help"])
def test_forms_are_found_by_words_of_their_titles(office: Council, owen: Person, words: str):
    write(office, "food-1", "Help with meals")
    write(office, "dry-feet", "Shoes")
    owen.open(f"{OFFICE}/forms?q={words.replace(' ', '+')}")
    assert headings(owen) == ["Help with meals"]
    assert owen.value("Find a form") == " ".join(words.split())


def test_a_search_that_finds_nothing_says_so(owen: Person):
    owen.open(f"{OFFICE}/forms?q=%22%3Cx%00&page=x")
    assert 'No form has “"<x” in its title.' in owen.main


def test_the_list_has_pages(office: Council, owen: Person):
    for number in range(101):
        write(office, f"form-{number}", f"Form {number:03}")
    owen.open(f"{OFFICE}/forms?q=form")
    assert len(headings(owen)) == 50
    owen.follow("Next page (2 of 3)").follow("Next page (3 of 3)")
    assert headings(owen) == ["Form 100"]
    assert owen.link("Page before (2 of 3)")
    assert headings(owen.open(f"{OFFICE}/forms?q=form&page=99")) == ["Form 100"]


def test_a_form_shows_its_drafts_and_versions(office: Council, owen: Person):
    draft = write(office, "small-talk", "Small talk again")
    owen.open(f"{OFFICE}/forms").follow("Open “Small talk again”")
    assert owen.heading == "Small talk again"
    assert headings(owen) == ["Draft of version 2", "Version 1: A small talk about you"]
    assert owen.link("Open the draft of version 2") == f"{OFFICE}/drafts/small-talk/{draft.pin.version}"
    assert "Open as an example. Here since Monday 23 November 2026, 10am." in owen.main
    assert "Begun from: words." in owen.main


def test_the_next_version_begins_with_the_words_of_one_that_is_there(office: Council, owen: Person):
    owen.open(f"{OFFICE}/forms/small-talk")
    pin = begun(owen, "Begin a new version from version 1")
    assert pin == DraftPin("small-talk", 2)
    assert draft_of(office.store, pin).came_from == "small-talk@1"
    assert "version: 2" in text_of(office.store, pin)
    assert "A small talk about you" in text_of(office.store, pin)


@pytest.mark.parametrize("version", ["", "0", "9", "x", "1" * 40, "²"])
def test_a_version_that_is_not_there_begins_nothing(office: Council, owen: Person, version: str):
    owen.open(f"{OFFICE}/forms/small-talk")
    sent = owen.sent_by("Begin a new version from version 1") | {"version": [version]}
    owen.send(f"{OFFICE}/forms/small-talk/begin", sent, expect=404)
    assert form_history(office.store, "small-talk").drafts == ()


def test_an_approver_reads_and_begins_nothing(office: Council):
    ruth = come_in(office, "approver")
    ruth.open(f"{OFFICE}/forms")
    assert "Begin a form" not in ruth.main
    ruth.open(f"{OFFICE}/forms/small-talk")
    assert not ruth.page.select("main button")
    assert "Say who" not in ruth.main


@pytest.mark.parametrize("form", ["none", "Small-Talk", "x" * 80, "%00", "a'--"])
def test_a_form_that_is_not_there_is_not_found(owen: Person, form: str):
    owen.open(f"{OFFICE}/forms/{form}", expect=404)


def test_an_owner_and_a_deputy_look_after_a_form(office: Council, owen: Person):
    amina = come_in(office)
    amina.open(f"{OFFICE}/people/add").fill(
        {"Name": "Jo Day", "E-mail address": "jo@example.org", "Roles": ["Officer"]}
    )
    amina.press("Add this person")
    owen.open(f"{OFFICE}/forms/small-talk").follow("Say who looks after")
    assert "Amina" not in owen.main
    owen.fill({"Owner": "Owen Price", "Deputy": "Owen Price"}).press("Save")
    assert owen.errors == [("#deputy", "Choose somebody else than the owner as the deputy.")]
    owen.fill({"Deputy": "Jo Day"}).press("Save")
    assert "Owner: Owen Price. Deputy: Jo Day." in owen.main
    assert "Owner: Owen Price." in owen.open(f"{OFFICE}/forms").main
    owen.open(f"{OFFICE}/forms/small-talk/people")
    assert owen.sent_by("Save")["owner"] != [""]


@pytest.mark.parametrize("chosen", ["", "x", "0" * 32, "é" * 900])
def test_only_officers_look_after_a_form(office: Council, owen: Person, chosen: str):
    owen.open(f"{OFFICE}/forms/small-talk/people")
    sent = owen.sent_by("Save") | {"owner": [chosen], "deputy": [chosen]}
    owen.send(f"{OFFICE}/forms/small-talk/people", sent)
    assert owen.errors == [("#owner", "Choose an owner and a deputy from the lists.")]
    assert form_history(office.store, "small-talk").owner == ""
