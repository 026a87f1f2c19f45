"""Two versions side by side, on the screen."""

from collections.abc import Iterator
from pathlib import Path
from secrets import token_bytes

import pytest

from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Save, begin_draft, save_draft
from tests.council import SMALL, START, Council, Prepared
from tests.person import Person
from tests.staff import HOME, come_in, staffed

TEXT = (SMALL / "small-talk" / "1.yaml").read_text(encoding="utf-8")
COMPARE = HOME + "compare"


@pytest.fixture
def office(easy_codes: None, prepared: Prepared, tmp_path: Path) -> Iterator[Council]:
    council = staffed(prepared, tmp_path)
    doing = Doing(START, token_bytes)
    begin_draft(council.store, "small-talk", TEXT, "small-talk@1", doing)
    begin_draft(council.store, "big-talk", TEXT, "small-talk@1", doing)
    for number, text in enumerate((TEXT.replace("title: ", "title: New ", 1), "form: [\n", TEXT + "# same\n"), 1):
        save_draft(council.store, DraftPin("small-talk", 2), Save(text=text, seen=number, about=""), doing)
    yield council
    council.close()


@pytest.fixture
def owen(office: Council) -> Person:
    return come_in(office, "officer").open(COMPARE)


def compare(person: Person, old: str, new: str) -> Person:
    return person.fill({"The earlier one": old, "The later one": new}).press("Compare")


def test_a_version_and_a_revision_are_compared_in_words(owen: Person):
    compare(owen, "small-talk@1", " small-talk@2.2 ")
    assert owen.heading == "What changed from small-talk@1 to small-talk@2.2"
    assert "[+New+]" in owen.main
    assert "are put in." in owen.main
    owen.follow("Compare the other way round")
    assert owen.heading == "What changed from small-talk@2.2 to small-talk@1"
    assert "[−New−]" in owen.main


def test_a_draft_without_a_revision_is_compared_as_it_is_now(owen: Person):
    compare(owen, "small-talk@2.2", "small-talk@2")
    assert "[−New−]" in owen.main


def test_notes_make_no_difference(owen: Person):
    compare(owen, "small-talk@2.1", "small-talk@2.4")
    assert "Nothing differs but the number of the version." in owen.main or "Nothing differs." in owen.main


def test_two_forms_are_compared_too(owen: Person):
    compare(owen, "small-talk@1", "big-talk@1")
    assert "These are two different forms" in owen.main


@pytest.mark.parametrize("pair", [("small-talk@2.3", "small-talk@1"), ("small-talk@1", "small-talk@2.3")])
def test_what_cannot_be_read_says_why(owen: Person, pair: tuple[str, str]):
    compare(owen, *pair)
    assert owen.heading == "small-talk@2.3 cannot be compared yet"
    assert "Line 2" in owen.main
    assert "1 thing to put right" in owen.main


def test_what_is_not_a_name_or_not_there_is_said_and_kept(owen: Person):
    compare(owen, "small talk", "small-talk@2.17.3")
    assert [where for where, _ in owen.errors] == ["#old", "#new"]
    assert owen.value("The earlier one") == "small talk"
    compare(owen, "small-talk@7", "small-talk@2.99")
    assert owen.errors[0][1].startswith("There is nothing with this name.")
    assert len(owen.errors) == 2


@pytest.mark.parametrize(
    "query", ["?old=&new=", "?old=x", "?new=%00", "?old=a@1&new=a@9999999999", f"?old={'a' * 5_000}&new=b"]
)
def test_whatever_an_address_says_the_page_opens(owen: Person, query: str):
    owen.open(COMPARE + query)
    assert owen.heading == "Compare two versions"


def test_an_approver_compares_and_an_assessor_does_not(office: Council):
    compare(come_in(office, "approver").open(COMPARE), "small-talk@1", "small-talk@2.2")
    come_in(office, "assessor").open(COMPARE, expect=403)


def test_versions_and_saves_are_chosen_from_lists(owen: Person):
    owen.open(HOME + "forms/small-talk").follow("Compare two versions")
    later = [option.get_text() for option in owen.page.select("#new option")]
    assert later[0].startswith("Version 2, last saved Monday 23 November 2026")
    assert later[1].startswith("Version 2, save 4, ")
    assert later[-1] == "Version 1"
    owen.fill({"The earlier one": "Version 1", "The later one": later[1]}).press("Compare")
    assert owen.heading == "What changed from small-talk@1 to small-talk@2.4"
    owen.open(HOME + "drafts/small-talk/2/revisions").follow("Compare two saves")
    assert [option["value"] for option in owen.page.select("#new option[selected]")] == ["small-talk@2"]


def test_a_name_in_the_address_that_is_not_there_is_said_above_the_lists(owen: Person):
    compare(owen.open(COMPARE), "small-talk@1", "small-talk@77")
    assert owen.errors == [("#new", "There is nothing with this name. Check the name and the numbers.")]
    assert len(owen.page.select("#new option")) > 2
