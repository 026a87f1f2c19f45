"""Who signs what before a version is published, in which order, and what a changed word does to it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from formbuilder.publishing.agreeing import Unclear, Wish
from formbuilder.publishing.life_cycle import Stage
from formbuilder.publishing.sign_offs import ChainFault, Outcome, Signer, Step
from formbuilder.services import (
    chains,
    life_cycle,
    people,
    sign_offs,
)
from formbuilder.services.forms import open_forms
from formbuilder.services.publishing_kinds import NotPublished, Published
from formbuilder.services.sign_off_kinds import NotSigned
from tests.publishing import BOARD, MINUTES, PANEL, SHORT, Office, checks
from tests.services.stories import NOW, minutes
from tests.services.test_publishing import FORM, office, publish

__all__ = ["office"]


def test_a_changed_word_after_approval_is_signed_again(office: Office):
    office.approved()
    office.saves("A guess is fine.", "A rough number is fine.")
    assert office.state == "in_review"
    assert publish(office) is NotPublished.BLOCKED
    (step,) = sign_offs.standing(office.store, office.pin, office.words()).chain.steps
    assert step.again == ("cups.hint",)
    assert office.at(minutes(5)).signs("ruth", BOARD) is None
    assert office.state == "approved"


def test_a_save_that_changes_no_words_needs_no_new_signature(office: Office):
    office.approved()
    office.saves("title: A talk", "# a note\ntitle: A talk")
    assert office.state == "in_review"
    settled = life_cycle.settle_draft(office.store, office.pin, checks(), office.doing("owen"))
    assert settled is Stage.APPROVED
    office.saves("# a note\n", "# another note\n")
    assert isinstance(publish(office), Published)


def test_steps_are_given_in_their_order(office: Office):
    office.sends_for_review()
    assert office.signs("ruth", BOARD) is NotSigned.NOT_ITS_TURN
    assert office.records("owen", BOARD) is NotSigned.NOT_ITS_TURN
    assert office.signs("ruth", "nobody") is NotSigned.NOT_ITS_TURN


def test_only_what_is_in_review_is_signed(office: Office):
    assert office.signs("chloe", PANEL) is NotSigned.NOT_IN_REVIEW


@pytest.mark.parametrize(("who", "step"), [("ruth", PANEL), ("owen", PANEL), ("amina", PANEL), ("samir", PANEL)])
def test_a_step_is_given_by_who_may(office: Office, who: str, step: str):
    office.sends_for_review()
    assert office.signs(who, step) is NotSigned.NO_RIGHT


def test_whoever_wrote_words_signs_none_of_them(office: Office):
    office.short_chain()
    both = frozenset({people.Role.OFFICER, people.Role.APPROVER})
    people.change_roles(office.store, office.ids["ruth"], both, office.doing("amina"))
    office.saves("A guess is fine.", "Guess.", who="ruth")
    office.sends_for_review()
    assert office.signs("ruth", BOARD) is NotSigned.OWN_WORDS
    assert office.records("dana", BOARD) is None
    assert office.confirms("ruth") is NotSigned.OWN_WORDS


def test_whoever_recorded_minutes_does_not_confirm_them(office: Office):
    office.short_chain()
    office.sends_for_review()
    both = frozenset({people.Role.OFFICER, people.Role.APPROVER})
    people.change_roles(office.store, office.ids["dana"], both, office.doing("amina"))
    assert office.records("dana", BOARD) is None
    assert office.confirms("dana") is NotSigned.SAME_PERSON
    assert office.confirms("samir") is NotSigned.NO_RIGHT
    assert office.confirms("ruth") is None
    (said,) = sign_offs.standing(office.store, office.pin, office.words()).said
    assert said.minutes == MINUTES
    assert said.because == "So it is."


def test_minutes_of_a_meeting_that_has_not_been_are_refused(office: Office):
    office.sends_for_review()
    later = replace(MINUTES, day=NOW.date() + timedelta(days=1))
    assert office.records("owen", PANEL, minutes=later) is NotSigned.FUTURE
    assert office.records("owen", PANEL, minutes=replace(MINUTES, chair=" ")) is NotSigned.MINUTES
    assert office.records("samir", PANEL) is NotSigned.NO_RIGHT


def test_a_yes_if_is_met_by_the_agreed_words(office: Office):
    office.short_chain()
    office.sends_for_review()
    assert office.signs("ruth", BOARD, Outcome.YES_IF) is NotSigned.NO_CHANGES
    unclear = office.signs("ruth", BOARD, Outcome.YES_IF, wishes=(Wish("cups", "mugs"),))
    assert isinstance(unclear, tuple)
    assert isinstance(unclear[0], Unclear)
    assert office.signs("ruth", BOARD, Outcome.YES_IF, wishes=(Wish("A guess", "A rough number"),)) is None
    assert office.state == "in_review"
    office.saves("A guess is fine.", "A rough number is fine.")
    assert office.state == "in_review"
    assert isinstance(publish(office), Published)


@pytest.mark.parametrize("outcome", [Outcome.NO, Outcome.NOT_YET])
def test_a_no_says_why_and_stops(office: Office, outcome: Outcome):
    office.short_chain()
    office.sends_for_review()
    assert office.signs("ruth", BOARD, outcome, " ") is NotSigned.NO_REASON
    assert office.signs("ruth", BOARD, outcome, "It is too long.") is None
    assert publish(office) is NotPublished.BLOCKED
    (said,) = sign_offs.standing(office.store, office.pin, office.words()).said
    assert said.because == "It is too long."


def test_a_panels_no_is_kept_and_somebody_with_a_name_goes_on_in_spite_of_it(office: Office):
    office.sends_for_review()
    args = office.store, office.pin, office.words(), PANEL
    assert sign_offs.go_on_in_spite(*args, "The law says so.", office.doing("ruth")) is NotSigned.NO_PANEL_NO
    office.signs("chloe", PANEL, Outcome.NO, "It hurts.")
    later = office.at(minutes(1))
    assert sign_offs.go_on_in_spite(*args, "The law says so.", later.doing("owen")) is NotSigned.NO_RIGHT
    assert sign_offs.go_on_in_spite(*args, "", later.doing("ruth")) is NotSigned.NO_REASON
    assert sign_offs.go_on_in_spite(*args, "The law says so.", later.doing("ruth")) is None
    found = sign_offs.standing(office.store, office.pin, office.words())
    assert found.chain.steps[0].met
    assert [(each.outcome, each.because) for each in found.said] == [
        (Outcome.IN_SPITE, "The law says so."),
        (Outcome.NO, "It hurts."),
    ]


def test_chains_are_set_for_all_and_for_one(office: Office):
    doing, three = office.doing("amina"), (Step("Panel", Signer.PANEL), *SHORT)
    assert len(chains.chain_of(office.store, FORM)) == 3
    assert chains.set_chain(office.store, "", three, doing) is None
    assert chains.chain_of(office.store, FORM) == three
    assert chains.set_chain(office.store, FORM, SHORT, doing) is None
    assert chains.chain_of(office.store, FORM) == SHORT
    assert chains.forms_with_chains(office.store) == (FORM,)
    assert chains.known_forms(office.store) == (FORM,)
    assert chains.known_forms(office.store, FORM) == ()
    assert chains.set_chain(office.store, FORM, (), doing) is None
    assert chains.own_chain(office.store, FORM) == ()
    assert chains.chain_of(office.store, FORM) == three
    assert chains.set_chain(office.store, "", (), doing) == {ChainFault.NONE}
    assert chains.set_chain(office.store, "../x", SHORT, doing) is chains.NotSet.UNKNOWN
    assert chains.set_chain(office.store, FORM, SHORT, office.doing("owen")) is chains.NotSet.NO_RIGHT


def test_a_longer_chain_stops_what_was_approved(office: Office):
    office.approved()
    longer = (*SHORT, Step("Head of service", Signer.APPROVER))
    assert chains.set_chain(office.store, FORM, longer, office.doing("amina")) is None
    assert publish(office) is NotPublished.BLOCKED
    assert open_forms(office.store) == ()
