"""Each thing that services offer from draft to published and withdrawn, once."""

from datetime import timedelta
from secrets import token_bytes

from formbuilder.publishing.agreeing import Wish
from formbuilder.publishing.sign_offs import Outcome
from formbuilder.services import (
    asking,
    chains,
    drafts,
    life_cycle,
    people,
    plans,
    publishing,
    sign_offs,
    standing_still,
    trail,
    turns,
    waiting,
    withdrawing,
)
from formbuilder.services.plans import Planning, What
from formbuilder.services.publishing_kinds import HalfWay
from formbuilder.services.sign_off_words import erase_words, find_words, words_of_sign_offs
from formbuilder.storage.engine import Store
from formbuilder.storage.trail import Wanted
from tests.publishing import BOARD, MINUTES, PANEL, SHORT, Office, checks
from tests.services.stories import NOW

FORM = "carers-conversation"


def versions_are_published(store: Store) -> None:
    people.add_person(
        store, "owen.price@example.org", "Owen", frozenset({people.Role.OFFICER}), people.Doing(NOW, token_bytes)
    )
    office = Office.opens(store, FORM, NOW)
    chains.set_chain(store, "", (*chains.chain_of(store, FORM),), office.doing("amina"))
    office.sends_for_review()
    drafts.drafts_in_review(store)
    waiting.danger_waiting(store)
    waiting.corrections_to_confirm(store, office.ids["owen"])
    waiting.reviews_of(store, office.ids["owen"])
    words = office.words()
    office.signs("chloe", PANEL, Outcome.NO, "It hurts.")
    sign_offs.go_on_in_spite(store, office.pin, words, PANEL, "The law.", office.doing("ruth"))
    chains.set_chain(store, FORM, SHORT, office.doing("amina"))
    chains.forms_with_chains(store)
    chains.own_chain(store, FORM)
    chains.known_forms(store)
    chains.form_is_known(store, FORM)
    _minutes_do_not_count(office)
    office.records("owen", BOARD, minutes=MINUTES)
    office.confirms("ruth")
    life_cycle.take_back(store, office.pin, office.doing("owen"))
    office.saves("A guess is fine.", "Guess, or utilise a clock.")
    office.sends_for_review()
    office.signs("ruth", BOARD, Outcome.YES_IF, wishes=(Wish("Guess", "A guess"),))
    office.saves("Guess, or", "A guess, or")
    life_cycle.settle_draft(store, office.pin, checks(), office.doing("owen"))
    _is_published(office)
    _words_are_erased(office)
    trail.read_trail(store, Wanted(form=FORM, since=NOW, until=NOW + timedelta(days=9), before=(NOW, "f" * 32)))
    second = Office.opens(store, FORM, NOW)
    life_cycle.drop_draft(store, second.pin, second.doing("owen"))


def _words_are_erased(office: Office) -> None:
    for each in words_of_sign_offs(office.store):
        assert find_words(office.store, each.said.id) == each
        erase_words(office.store, each.said.id, office.doing("amina"))


def _minutes_do_not_count(office: Office) -> None:
    store, pin = office.store, office.pin
    office.records("owen", BOARD, minutes=MINUTES)
    turns.turns(store, lambda _: office.words())
    (waiting,) = sign_offs.standing(store, pin, office.words()).waiting
    assert sign_offs.refuse(store, pin, waiting.id, "They said no.", office.doing("ruth")) is None
    office.records("owen", BOARD, minutes=MINUTES)
    (waiting,) = sign_offs.standing(store, pin, office.words()).waiting
    assert sign_offs.take_minutes_back(store, pin, waiting.id, office.doing("owen")) is None
    assert sign_offs.signed_by(store, waiting.id, office.ids["owen"]) is None


def _is_published(office: Office) -> None:
    store, pin, owen = office.store, office.pin, office.doing("owen")
    found = publishing.at_the_gate(store, pin, checks())
    assert found is not None
    line = found.gate.shoulds[0]
    publishing.leave_line(store, pin, line.key, "The panel likes it.", checks(), owen)
    publishing.left_now(store, pin, checks())
    publishing.take_line_up(store, pin, line.key, checks(), owen)
    wish = asking.Wish(line=line.key, says=line.says, place=line.place, right=line.right)
    asking.ask_person(store, pin, wish, office.ids["dana"], owen)
    asking.asked_about(store, pin)
    (asked,) = asking.asked_of(store, office.ids["dana"])
    asking.find_asked(store, asked.id)
    asking.mark_done(store, asked.id, office.doing("dana"))
    asking.who_may(store, line.right)
    publishing.set_half_way(store, pin, HalfWay.FINISH, (), owen)
    publishing.half_way_of(store, pin)
    standing_still.to_tell(store, f"{office.ids['dana']} {NOW.date()}", NOW + timedelta(days=30))
    later = NOW + timedelta(hours=1)
    plans.plan_move(store, pin, Planning(what=What.PUBLISH, at=later), owen)
    plans.cancel_plan(store, pin, What.PUBLISH, owen)
    plans.plan_move(store, pin, Planning(what=What.PUBLISH, at=later), owen)
    assert plans.do_planned(store, checks, lambda: later, token_bytes) == 1
    plans.plan_move(store, pin, Planning(what=What.WITHDRAW, at=later, because="Over."), owen)
    plans.do_planned(store, checks, lambda: later, token_bytes)
    plans.plans_of(store, pin)
    publishing.publish(store, pin, checks(), owen)
    publishing.find_version(store, pin)
    publishing.newer_open(store, pin)
    withdrawing.withdraw(store, pin, "Again.", owen)
    withdrawing.withdrawn(store, pin)
