"""How somebody reads a form: chosen on any page, with what was typed, and kept for the form (issue 7)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.council import Council, Prepared
from tests.person import Person
from tests.told import begin

HOURS = "About how many hours did you help in the last 7 days?"


@pytest.fixture
def spoken(easy_codes: None, prepared: Prepared, tmp_path: Path) -> Iterator[Council]:
    council = Council(prepared, tmp_path, demonstration=True)
    yield council
    council.close()


@pytest.fixture
def reader(spoken: Council) -> Person:
    return Person(spoken.app)


def classes(person: Person) -> set[str]:
    return {each.removeprefix("app-own--") for each in person.page.html["class"] if each.startswith("app-own--")}


def test_the_start_page_has_four_ways_on_and_all_else_is_behind_change_how_this_looks(reader: Person):
    """F20, walk 2.1: nobody tired has to choose how pages look before they begin."""
    reader.open("/demo/small-talk")
    assert {a.get_text() for a in reader.page.select("main .govuk-list a")} <= {
        "Come back to a form that you started", "Easy Read", "Do it with me: somebody goes through it with you",
        *(a.get_text() for a in reader.page.select("#help-now ~ ul a")),
    }  # fmt: skip  # a list
    reader.follow("Change how this looks")
    assert reader.page.find("a", string="Get it on paper")
    reader.fill({"Which colours do you want?": "Light words on dark"}).press("Show it like this")
    assert (reader.url, classes(reader)) == ("/demo/small-talk", {"dark"})
    reader.open("/demo/small-talk?language=ur").open(reader.page.select_one("a[href*='/look?']")["href"])
    assert reader.page.html["lang"] == "ur"


def test_a_look_is_changed_on_a_page_with_what_was_typed_and_goes_with_the_form(spoken: Council, reader: Person):
    """R12, R16: without script; the words in the boxes stay, another device has the look too, stopping forgets it."""
    begin(reader)
    reader.open(f"{reader.journey}/5").fill({HOURS: "about 20 or so"})
    reader.press("Change how this looks")
    reader.fill({"How large should words be?": "Larger"}).fill({"Do you want pictures?": "Words alone"})
    reader.press("Show it like this")
    assert classes(reader) == {"larger", "hidden"}
    assert reader.value(HOURS) == "about 20 or so"
    reader.open(f"{reader.journey}/code")
    reference, digits = (each.get_text(" ", strip=True) for each in reader.page.select(".app-code")[:2])
    other = Person(spoken.app).open("/demo/come-back")
    other.fill({"Your reference": reference, "Your code": digits}).press("Carry on")
    assert classes(other) == {"larger", "hidden"}
    other.follow("Stop and clear this device").press("Stop and clear this device")
    assert not classes(other.open("/demo/"))


def test_two_people_with_two_looks_never_see_that_of_the_other(spoken: Council):
    """A page that was made once for all holds nobody's look."""
    found = []
    for size in ("Larger", "Much larger", "As they come"):
        reader = Person(spoken.app)
        begin(reader)
        reader.open(f"{reader.journey}/look").fill({"How large should words be?": size}).press("Show it like this")
        found.append(classes(reader.open(f"{reader.journey}/1")))
    assert found == [{"larger"}, {"largest"}, set()]
