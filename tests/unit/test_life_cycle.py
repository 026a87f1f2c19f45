"""How far a version is, as a table; and what signatures cover, in rules."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest

from formbuilder.accounts.rights import Right
from formbuilder.definition.fingerprint import words_row
from formbuilder.publishing.agreeing import Unclear, Wish, agree
from formbuilder.publishing.life_cycle import MOVES, Move, Need, Refused, Stage, move
from formbuilder.publishing.sign_offs import (
    Agreed,
    ChainFault,
    ChainState,
    Given,
    Outcome,
    Signer,
    Step,
    chain_faults,
    chain_state,
)

NOW = datetime(2026, 11, 21, tzinfo=UTC)
PANEL, BOARD = Step("Panel", Signer.PANEL), Step("Board", Signer.APPROVER)
ROWS = {"form.title": words_row("Tea"), "cups.ask": words_row("How many cups?"), "cups.*": "1"}
EVERYTHING = frozenset(Need)


@pytest.mark.parametrize("pair", list(product(Stage, Stage)), ids=lambda pair: f"{pair[0]} to {pair[1]}")
def test_what_is_not_in_the_table_cannot_be_done(pair: tuple[Stage, Stage]):
    found = move(*pair, frozenset(Right), EVERYTHING)
    if pair not in MOVES:
        assert found is Refused.NO_SUCH_MOVE
        assert move(*pair, None, EVERYTHING) is Refused.NO_SUCH_MOVE
    elif MOVES[pair].right is None:
        assert found is Refused.BY_ITSELF
        assert move(*pair, None, EVERYTHING) == MOVES[pair]
    else:
        assert found == MOVES[pair]


@pytest.mark.parametrize("pair", [pair for pair, each in MOVES.items() if each.right])
def test_every_right_is_needed(pair: tuple[Stage, Stage]):
    others = frozenset(Right) - {MOVES[pair].right}
    assert move(*pair, others, EVERYTHING) is Refused.NO_RIGHT
    assert move(*pair, None, EVERYTHING) is Refused.NO_RIGHT


@pytest.mark.parametrize(("pair", "need"), [(pair, need) for pair, each in MOVES.items() for need in each.needs])
def test_everything_that_is_needed_must_hold(pair: tuple[Stage, Stage], need: Need):
    rights = frozenset(Right) if MOVES[pair].right else None
    assert move(*pair, rights, EVERYTHING - {need}) == {need}


def test_an_example_is_never_published_and_a_published_version_never_written_again():
    onward = {(now, to) for now, to in MOVES if now in {Stage.EXAMPLE, Stage.PUBLISHED}}
    assert onward == {(Stage.EXAMPLE, Stage.WITHDRAWN), (Stage.PUBLISHED, Stage.WITHDRAWN)}
    assert {now for now, to in MOVES if to is Stage.PUBLISHED} == {Stage.APPROVED}


def test_every_happening_is_short_enough_for_the_trail():
    assert all(isinstance(each, Move) and len(each.happening) <= 40 for each in MOVES.values())


@pytest.mark.parametrize(
    ("steps", "faults"),
    [
        ((PANEL, BOARD), set()),
        ((), {ChainFault.NONE}),
        ((PANEL,), {ChainFault.NO_APPROVER}),
        ((BOARD, Step("board", Signer.PANEL)), {ChainFault.TWICE}),
        (tuple(Step(f"Step {n}", Signer.APPROVER) for n in range(7)), {ChainFault.TOO_MANY}),
        ((Step("x" * 61, Signer.APPROVER),), {ChainFault.LONG}),
    ],
)
def test_what_is_a_chain(steps: tuple[Step, ...], faults: set[ChainFault]):
    assert chain_faults(steps) == faults


def given(step: Step, outcome: Outcome = Outcome.YES, rows: dict[str, str] | None = None, **more: object) -> Given:
    return replace(Given(step=step.key, outcome=outcome, rows=rows or ROWS, at=NOW), **more)


def state(*said: Given, rows: dict[str, str] | None = None) -> ChainState:
    return chain_state((PANEL, BOARD), said, rows or ROWS)


def test_the_second_step_opens_when_the_first_is_met():
    assert [each.open for each in state().steps] == [True, False]
    after = state(given(PANEL))
    assert [each.open for each in after.steps] == [False, True]
    assert after.turn == after.steps[1]
    assert not after.met
    assert state(given(PANEL), given(BOARD)).met


@pytest.mark.parametrize("outcome", [Outcome.NO, Outcome.NOT_YET])
def test_a_no_meets_nothing_and_takes_an_earlier_yes_back(outcome: Outcome):
    found = state(given(PANEL), given(PANEL, outcome))
    assert found.turn == found.steps[0]
    assert not found.steps[0].met


def test_a_changed_word_is_signed_again_and_nothing_else():
    changed = ROWS | {"cups.ask": words_row("How many mugs?")}
    found = state(given(PANEL), given(BOARD), rows=changed)
    assert [each.again for each in found.steps] == [("cups.ask",), ("cups.ask",)]
    assert state(given(PANEL), given(BOARD), given(PANEL, rows=changed), given(BOARD, rows=changed), rows=changed).met


def test_words_that_go_back_to_what_was_signed_are_signed():
    changed = ROWS | {"cups.ask": words_row("How many mugs?")}
    again = (given(PANEL), given(BOARD), given(PANEL, rows=changed), given(BOARD, rows=changed))
    assert state(*again).met


def test_a_no_takes_back_what_was_signed_before_for_good():
    changed = ROWS | {"cups.ask": words_row("How many mugs?")}
    said = (given(PANEL), given(PANEL, Outcome.NO), given(PANEL, rows=changed))
    assert state(*said, rows=changed).steps[0].met
    assert state(*said).steps[0].again == ("cups.ask",)


def test_what_was_taken_away_and_what_came_is_signed_again():
    less = {address: row for address, row in ROWS.items() if address != "cups.ask"}
    assert state(given(PANEL), rows=less).steps[0].again == ("cups.ask",)
    more = ROWS | {"cups.hint": words_row("A guess is fine.")}
    assert state(given(PANEL), rows=more).steps[0].again == ("cups.hint",)


def test_a_yes_if_is_met_once_the_words_are_the_agreed_ones():
    agreed = (Agreed("form.title", "Your tea"),)
    said = given(PANEL, Outcome.YES_IF, agreed=agreed)
    assert state(said).steps[0].to_come == agreed
    assert not state(said).steps[0].met
    other = ROWS | {"form.title": words_row("My tea")}
    assert state(said, rows=other).steps[0].to_come == agreed
    assert state(said, rows=ROWS | {"form.title": words_row("Your tea")}).steps[0].met


def test_a_no_in_spite_of_which_somebody_decided_to_go_on_is_met():
    assert state(given(PANEL, Outcome.NO), given(PANEL, Outcome.IN_SPITE)).steps[0].met


SLOTS = {"form.title": "A talk about tea", "cups.ask": "How many cups of tea?", "cups.hint": "A guess is fine."}


@pytest.mark.parametrize(
    ("wishes", "agreed"),
    [
        ([Wish("A talk about tea", "A talk")], {"form.title": "A talk"}),
        ([Wish(" a guess", "x")], None),
        ([Wish("guess", "rough number")], {"cups.hint": "A rough number is fine."}),
        ([Wish("cups", "mugs"), Wish("of tea?", "of coffee?")], {"cups.ask": "How many mugs of coffee?"}),
        ([Wish("tea", "coffee")], None),
        ([Wish("", "coffee")], None),
    ],
)
def test_changes_are_found_by_their_words(wishes: list[Wish], agreed: dict[str, str] | None):
    found = agree(SLOTS, wishes)
    if agreed is None:
        assert all(isinstance(each, Unclear) for each in found)
    else:
        assert {each.address: each.words for each in found if isinstance(each, Agreed)} == agreed


def test_words_that_stand_in_several_places_are_named():
    (unclear,) = agree(SLOTS, [Wish("tea", "coffee")])
    assert isinstance(unclear, Unclear)
    assert unclear.addresses == ("form.title", "cups.ask")
