"""Who signs sees what they sign; who publishes, records and reads is led to where they can go on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from formbuilder.publishing.agreeing import Wish
from formbuilder.publishing.sign_offs import Outcome
from formbuilder.services.asking import asked_of
from formbuilder.services.corrected_words import Wanted
from formbuilder.services.corrections import ask_for_correction, confirm_correction
from formbuilder.services.live_corrections import Correction
from formbuilder.services.sign_off_kinds import NotSigned, SignOff
from formbuilder.services.sign_offs import standing, take_minutes_back
from tests.council import Council
from tests.person import Person
from tests.publishing import PANEL, TEXT, Office
from tests.staff import HOME, come_in
from tests.web.publishing_office import FORM, GATE, HERE, SIGN_OFFS, council, owen, ruth

__all__ = ["council", "owen", "ruth"]

SAVED = "“A talk about tea”, version 1, save 1"
CONDITION = "          - id: cups\n            show_if: likes_tea is yes\n"


@pytest.fixture
def office(council: Council) -> Office:
    text = TEXT.replace("          - id: cups\n", CONDITION)
    return Office.opens(council.store, FORM, council.clock(), text)


def test_the_panel_sees_the_form_as_people_meet_it_with_conditions(council: Council, office: Office):
    office.sends_for_review()
    chloe = come_in(council, "chair").open(f"{HERE}/sign-for-panel")
    asked = chloe.page.select_one(".app-preview fieldset legend")
    assert asked is not None
    assert "Do you like tea?" in asked.get_text()
    assert "Only if: " in chloe.main.partition("How many cups")[0]
    assert not chloe.page.select("main form .app-preview"), "what is typed into it goes nowhere"
    copied = chloe.main.partition("All the words of the form")[2].partition("What is the decision?")[0]
    assert "We ask about tea." in copied
    assert chloe.page.select_one("#then-9"), "ten changes"


def test_work_is_offered_to_those_whose_turn_it_is(council: Council, office: Office, ruth: Person):
    office.sends_for_review()
    assert "Sign-offs of “A talk about tea”, version 1" not in ruth.open(HOME).main
    office.signs("chloe", PANEL)
    mary = come_in(council, "member")
    assert "Sign “A talk about tea”, version 1 with the panel" not in mary.open(HOME).main
    assert "It is the turn of “Head of service”." in ruth.open(HOME).main
    office.saves("A guess is fine.", "Guess.")
    assert "Sign “A talk about tea”, version 1 with the panel" in mary.open(HOME).main
    office.signs("chloe", PANEL, Outcome.YES_IF, wishes=(Wish("Guess.", "A guess."),))
    assert "Sign “A talk about tea”, version 1 with the panel" not in mary.open(HOME).main, (
        "the words are the officer’s to change"
    )


def test_minutes_are_refused_with_a_reason(council: Council, office: Office, owen: Person, ruth: Person):
    office.sends_for_review()
    office.records("owen", PANEL)
    assert "Sign-offs of “A talk about tea”, version 1" in ruth.open(HOME).main
    ruth.open(SIGN_OFFS).follow("Confirm what was recorded").follow("No, this is not what they said")
    ruth.press("No, it is not right")
    assert ruth.errors == [("#because", "Say why, in a sentence or two.")]
    ruth.fill({"What is not right?": "They said “not yet”."}).press("No, it is not right")
    assert "It does not count." in ruth.main
    assert "What is not right: They said “not yet”." in ruth.main
    assert "Next comes “Panel”." in ruth.main
    (asked,) = asked_of(council.store, office.ids["owen"])
    assert asked.says in owen.open(HOME).main
    happened = owen.open(f"{HOME}forms/{FORM}/trail").main
    assert (
        "Ruth Cole said that what was recorded about “A talk about tea”, version 1, save 1 is not what was decided."
        in happened
    )


def test_whoever_recorded_minutes_takes_them_back(council: Council, office: Office, owen: Person, ruth: Person):
    office.sends_for_review()
    office.records("owen", PANEL)
    ruth.open(SIGN_OFFS).follow("Confirm what was recorded")
    owen.open(SIGN_OFFS).press("Take back what I recorded")
    assert "They took it back on" in owen.main
    ruth.press("Yes, this is what they said")
    assert "Somebody was faster" in ruth.main
    assert (
        "Owen Price took back what they recorded about “A talk about tea”, version 1, save 1."
        in owen.open(f"{HOME}forms/{FORM}/trail").main
    )
    office.records("owen", PANEL)
    waiting = next(each for each in _said(office) if each.waits)
    assert take_minutes_back(council.store, office.pin, waiting.id, office.doing("dana")) is NotSigned.NOT_YOURS


def test_a_save_in_review_names_what_must_be_signed_again(office: Office, owen: Person):
    office.approved()
    owen.open(f"{HERE}/questions/cups")
    assert "This draft is in review. Words that you change must be signed again" in owen.main
    owen.fill({"Hint": "A rough number is fine."}).press("Save")
    assert "“Board” must sign again: the hint of “How many cups do you drink in a day?”." in owen.main


def test_who_publishes_is_led_to_what_they_may_open(council: Council, office: Office, owen: Person):
    Office.opens(council.store, "tea-time", council.clock(), TEXT.partition("scenarios:")[0])
    owen.open(f"{HOME}drafts/tea-time/1/publish")
    links = [link.get_text(" ", strip=True) for link in owen.page.select("main a")]
    assert owen.link("Go there: Nobody has tried out this form").endswith("drafts/tea-time/1/previews")
    assert not any("Go there" in text and "who reads what" in text for text in links)
    assert any("Ask them" in text and "who reads what" in text for text in links)


def test_a_published_form_leads_to_its_address_and_a_withdrawn_one_says_why(office: Office, owen: Person):
    office.approved()
    owen.open(GATE).press("Publish now")
    assert f"http://localhost/demo/{FORM}" in owen.main
    assert "the version before" not in owen.main
    owen.follow("Back to the form").follow("Withdraw version 1")
    assert "People half-way cannot send it. They keep a copy of their answers, and read whom to ask." in owen.main
    owen.fill({"Why?": "The number is wrong."}).press("Withdraw it now").follow("Back to the form")
    assert "Owen Price withdrew it on Monday 23 November 2026, 10am." in owen.main
    assert "Because: The number is wrong." in owen.main


def test_a_correction_says_so_and_what_becomes_of_it(council: Council, office: Office, owen: Person):
    office.approved()
    owen.open(GATE).press("Publish now")
    wanted = Wanted(form=FORM, address="cups.hint", words="Guess.", reason="Wrong.")
    council.clock.pass_by(minutes=1)
    asked = ask_for_correction(council.store, wanted, office.doing("owen"))
    assert isinstance(asked, Correction)
    confirm_correction(council.store, asked.id, replace(office.doing("dana"), now=council.clock()))
    owen.open(f"{HOME}forms/{FORM}")
    assert "An urgent correction of version 1: only some words differ." in owen.main
    assert "Nobody can begin it now: version 2 came after it." in owen.main
    owen.open(f"{HOME}compare?old={FORM}@1&new={FORM}@2")
    assert "1 thing differs." in owen.main
    assert "form.*" not in owen.main
    assert "The panel can sign it until Wednesday 23 December 2026. If it does not, the words stay live" in owen.main
    council.clock.pass_by(days=31)
    owen = come_in(council, "officer").open(f"{HOME}compare?old={FORM}@1&new={FORM}@2")
    assert "The panel did not sign it in 30 days: the words stay live and marked" in owen.main
    owen.open(f"{HOME}forms/{FORM}/2/withdraw").fill({"Why?": "Wrong."}).press("Withdraw it now")
    council.clock.pass_by(minutes=1)
    Person(council.app).open(f"/demo/{FORM}", expect=410)
    owen.follow("Back to the form")
    assert "Nobody can begin it now: version 2 came after it, and was withdrawn." in owen.main
    assert "Open to everybody" not in owen.main
    assert "Open to everybody" not in owen.open(f"{HOME}forms").main
    assert "Published before. Nobody can begin it now." in owen.open(f"{HOME}forms/{FORM}/versions/1").main
    assert "Version 1: Published before. Nobody can begin it now." in owen.open(f"{HOME}forms/{FORM}/half-way").main


def _said(office: Office) -> tuple[SignOff, ...]:
    return standing(office.store, office.pin, office.words()).said


def test_who_keeps_records_erases_the_words_of_a_sign_off(council: Council, office: Office, ruth: Person):
    amina = come_in(council, "administrator")
    assert "No sign-off has words that are kept." in amina.open(f"{HOME}records").follow("Words of sign-offs").main
    office.sends_for_review()
    office.signs("chloe", PANEL, Outcome.NO, "It is like what happened to Ann Lee.")
    assert "Ann Lee" in ruth.open(SIGN_OFFS).main
    amina.open(f"{HOME}records/sign-offs")
    assert "“A talk about tea”, version 1: Panel" in amina.main
    assert "Chloe Ward signed this on" in amina.main
    there = amina.follow("Erase these words").url
    assert "Because: It is like what happened to Ann Lee." in amina.main
    assert "No sign-off has words that are kept." in amina.press("Yes, erase them").main
    assert "Ann Lee" not in ruth.open(SIGN_OFFS).main
    assert "No." in ruth.main
    amina.open(there, expect=404)
    assert "erased the minutes and reasons of “A talk about tea”, version 1" in amina.open(f"{HOME}trail").main
