"""What panels say of exact words: yes with words, yes with words of concern, no; and a second panel after the first."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from formbuilder.publishing.sign_offs import Outcome, Signer, Step
from formbuilder.services import chains, sign_offs
from formbuilder.services.doing import Doing
from formbuilder.services.sign_off_kinds import NotSigned, Signature
from formbuilder.storage.engine import Store
from tests.services.decision_stories import Table, table
from tests.services.panel_stories import at

WORRY = "“Guess” may worry people."


@dataclass(frozen=True)
class Chain:
    """The tea group signs first, then the alliance, then the board."""

    here: Table

    def signs(self, step: str, doing: Doing, outcome: Outcome = Outcome.YES, **more):
        signature = Signature(step=step, outcome=outcome, **more)
        return sign_offs.sign(self.here.store, self.here.office.pin, self.here.office.words(), signature, doing)

    @property
    def standing(self) -> sign_offs.Standing:
        return sign_offs.standing(self.here.store, self.here.office.pin, self.here.office.words())


@pytest.fixture
def chain(store: Store) -> Chain:
    here = table(store)
    office = here.office
    steps = (
        Step("Group", Signer.PANEL, here.panel.id),
        Step("Alliance", Signer.PANEL, here.alliance.id),
        Step("Board", Signer.APPROVER),
    )
    assert chains.set_chain(store, office.pin.form, steps, office.doing("amina")) is None
    office.sends_for_review()
    return Chain(here)


def test_n90_a_second_panel_signs_after_the_first_and_only_who_is_in_it(chain: Chain):
    assert chain.signs("group", at(2, chain.here.upper)) is NotSigned.NOT_OF_PANEL
    assert chain.signs("group", at(2, chain.here.ann)) is None
    assert chain.signs("alliance", at(2, chain.here.ann)) is NotSigned.NOT_OF_PANEL
    assert chain.signs("alliance", at(2, chain.here.upper)) is None
    turn = chain.standing.chain.turn
    assert turn
    assert turn.step.name == "Board"


def test_f14_a_yes_with_words_of_concern_counts_and_its_words_stay(chain: Chain):
    assert chain.signs("group", at(2, chain.here.ann), concern=True) is NotSigned.NO_REASON
    assert chain.signs("group", at(2, chain.here.ann), concern=True, because=WORRY) is None
    found = chain.standing
    assert found.chain.steps[0].met
    assert (found.said[0].concern, found.said[0].because) == (True, WORRY)


def test_a_yes_can_have_words_that_are_no_concern(chain: Chain):
    assert chain.signs("group", at(2, chain.here.ann), because="Thank you.") is None
    assert (chain.standing.said[0].concern, chain.standing.said[0].because) == (False, "Thank you.")


def test_a_chain_names_panels_that_are_there(chain: Chain):
    office = chain.here.office
    unknown = (Step("Group", Signer.PANEL, "0" * 32), Step("Board", Signer.APPROVER))
    found = chains.set_chain(chain.here.store, office.pin.form, unknown, office.doing("amina"))
    assert found is chains.NotSet.UNKNOWN
