"""However a draft is saved: it is in review when signed words changed, and approved as long as they did not."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path

import pytest

import formbuilder
from formbuilder.services.drafts import find_revision
from formbuilder.web.office.settling import OF_A_DRAFT
from tests.council import Council
from tests.publishing import Office
from tests.staff import come_in
from tests.web.publishing_office import FORM, HERE, council

__all__ = ["council"]

SAVING = {
    "save_draft", "go_back", "choose", "take_words", "make_check", "take_in",
    "save_edits", "answered", "stepped", "taken_out_of",
}  # fmt: skip  # a table
"""What saves a draft, in the services and among the views."""


@pytest.fixture
def office(council: Council) -> Office:
    office = Office.opens(council.store, FORM, council.clock())
    office.approved()
    return office


def test_changed_words_are_in_review_and_approved_again_when_they_change_back(council: Council, office: Office):
    owen = come_in(council, "officer").open(f"{HERE}/questions/cups").fill({"Hint": "Guess."})
    owen.press("Check and show")
    assert office.state == "approved", "nothing is saved yet"
    owen.press("Save")
    assert office.state == "in_review"
    owen.fill({"Hint": "A guess is fine."}).press("Save")
    assert office.state == "approved"


def test_a_note_and_an_earlier_save_change_nothing_that_was_signed(council: Council, office: Office):
    owen, text = come_in(council, "officer"), office.words().text
    owen.open(f"{HERE}/yaml").fill({"The text": f"# a note\n{text}"}).press("Save")
    assert office.words().text.startswith("# a note"), "it is saved"
    assert office.state == "approved"
    owen.open(f"{HERE}/yaml").fill({"The text": text.replace("A guess is fine.", "Guess.")}).press("Save")
    assert office.state == "in_review"
    owen.open(f"{HERE}/revisions/1/back").press("Yes, go back to it")
    assert find_revision(office.store, office.pin, 4) is not None
    assert office.state == "approved"


def test_a_part_that_is_moved_is_signed_again(council: Council, office: Office):
    owen = come_in(council, "officer").open(f"{HERE}/questions/cups/move").press("Move it up")
    assert office.state == "in_review"
    owen.press("Move it down")
    assert office.state == "approved"


def test_what_is_still_written_is_not_approved_by_a_save(council: Council):
    office = Office.opens(council.store, FORM, council.clock())
    come_in(council, "officer").open(f"{HERE}/questions/cups").fill({"Hint": "Guess."}).press("Save")
    assert office.state == "draft"


def test_every_view_that_saves_a_draft_stands_below_its_address(council: Council):
    rules = {rule.endpoint: rule.rule for rule in council.app.extensions["office"].office.url_map.iter_rules()}
    folder = Path(formbuilder.__file__).parent / "web" / "office"
    views = {f"office.{name}" for path in folder.glob("*.py") for name in saving(ast.parse(path.read_text()))}
    found = views & rules.keys()
    ways = {
        "save_yaml",
        "back",
        "join",
        "take_draft_comment",
        "check_walk",
        "take_words_in",
        "place_step",
        "draft_blocks",
    }
    assert {f"office.{way}" for way in ways} <= found
    assert {view: rules[view] for view in found if OF_A_DRAFT not in f"{rules[view]}/"} == {}


def saving(module: ast.Module) -> set[str]:
    """The functions of a module that lead to a save."""
    functions = {each.name: each for each in module.body if isinstance(each, ast.FunctionDef)}
    read: Mapping[str, set[str]] = {
        name: {node.id for node in ast.walk(each) if isinstance(node, ast.Name)} for name, each in functions.items()
    }
    found: set[str] = set()
    while more := {name for name, names in read.items() if names & (SAVING | found)} - found:
        found |= more
    return found
