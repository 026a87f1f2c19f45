"""Stories of signing: words that change, minutes of a panel, and going on in spite of its no."""

from __future__ import annotations

from formbuilder.accounts.people import Role
from formbuilder.services import people
from tests.council import Council
from tests.person import Person
from tests.publishing import Office
from tests.staff import HOME, come_in
from tests.web.publishing_office import (
    FORM,
    GATE,
    HERE,
    MEETING,
    SIGN_OFFS,
    WHAT,
    council,
    office,
    owen,
    ruth,
    sends_for_review,
    signs,
)

__all__ = ["council", "office", "owen", "ruth"]


def test_a_changed_word_is_named_and_signed_again(office: Office, owen: Person, ruth: Person):
    office.approved()
    office.saves("A guess is fine.", "A rough number is fine.")
    owen.open(SIGN_OFFS)
    assert "These words changed since, and must be signed again:" in owen.main
    assert "The hint of “How many cups do you drink in a day?”." in owen.main
    assert not owen.open(GATE).offers("Publish now")
    ruth.open(f"{HERE}/sign")
    assert "A rough number is fine." in ruth.main
    changed = ruth.main.partition("The words that changed")[2].partition("Tea")[0]
    assert "Before: A guess is fine.Now: A rough number is fine." in changed
    assert "Do you like tea?" not in changed
    ruth.fill({WHAT: "Yes"}).press("Sign")
    assert owen.open(GATE).offers("Publish now")


def test_a_save_without_new_words_is_approved_again(office: Office, owen: Person):
    office.approved()
    office.saves("title: A talk", "# a note\ntitle: A talk")
    owen.open(SIGN_OFFS).press("Make it approved again")
    assert "It is approved" in owen.main


def test_what_was_saved_after_the_page_was_opened_is_read_again(office: Office, owen: Person, ruth: Person):
    office.short_chain()
    sends_for_review(owen)
    ruth.open(f"{HERE}/sign")
    office.saves("A guess is fine.", "Guess.")
    ruth.fill({WHAT: "Not yet, because …", "Because": "Wait"}).press("Sign")
    assert ruth.errors == [("#outcome", "Somebody saved the draft after you opened this page. Read the words again.")]
    assert ruth.value("Because") == "Wait"
    ruth.press("Sign")
    assert "Because: Wait" in ruth.main


def test_yes_if_some_words_change(office: Office, owen: Person, ruth: Person):
    office.short_chain()
    sends_for_review(owen)
    signs(ruth, decision="Yes, if these changes are made")
    assert ruth.errors == [("#now-0", "Fill in one change at least: the words as they are, and the agreed words.")]
    change = {"Change 1: the words as they are": "cups", "Change 1: the agreed words": "mugs"}
    ruth.fill(change).press("Sign")
    assert "stands in more than one place" in ruth.errors[0][1]
    ruth.fill({"Change 1: the words as they are": "no such words"}).press("Sign")
    assert ruth.errors == [("#now-0", "No words of the form read “no such words”. Copy them from the form above.")]
    ruth.fill({"Change 1: the words as they are": "A guess", "Change 1: the agreed words": "A rough number"})
    ruth.press("Sign")
    assert ruth.heading == "Is this what you mean?"
    assert "Before: A guess is fine.After: A rough number is fine." in ruth.main
    ruth.press("Go back and change this")
    assert ruth.value("Change 1: the agreed words") == "A rough number"
    ruth.press("Sign").press("Sign with these changes")
    assert "You signed the step “Board”. You said: Yes, if these changes are made." in ruth.main
    agreed = "the hint of “How many cups do you drink in a day?” must read “A rough number is fine.”."
    assert f"To come: {agreed}" in ruth.main
    owen.open(GATE)
    assert f"{agreed[0].upper()}{agreed[1:]} Who can clear it: Dana Fox, Owen Price." in owen.main
    assert owen.link("Go there: The hint").endswith(f"drafts/{FORM}/1/questions/cups")
    office.saves("A guess is fine.", "A rough number is fine.")
    assert "This step is met." in owen.open(SIGN_OFFS).main
    assert owen.open(GATE).press("Publish now").heading == "It is published"


def test_a_panels_no_and_a_decision_to_go_on(council: Council, office: Office, owen: Person, ruth: Person):
    chloe = come_in(council, "chair")
    sends_for_review(owen)
    chloe.open(HOME).follow("Sign “A talk about tea”, version 1 with the panel")
    chloe.fill({WHAT: "No, because …"}).press("Sign")
    assert chloe.errors == [("#because", "Say why, in a sentence or two.")]
    chloe.fill({"Because": "It hurts."}).press("Sign")
    assert chloe.heading == "Your work"
    assert "You signed the step “Panel”. You said: No." in chloe.main
    assert f"Sign {FORM}@1 with the panel" not in chloe.main
    assert "Because: It hurts." in owen.open(SIGN_OFFS).main
    council.clock.pass_by(minutes=1)
    ruth.open(SIGN_OFFS).follow("Go on although the panel said no")
    assert "They said: It hurts." in ruth.main
    ruth.press("Go on, with my name")
    assert ruth.errors == [("#because", "Say why, in a sentence or two.")]
    ruth.fill({"Why do you go on?": "The law says so."}).press("Go on, with my name")
    assert "We go on, although the panel said no." in ruth.main
    assert "Because: It hurts." in ruth.main
    assert "Next comes “Head of service”." in ruth.main


def test_whoever_wrote_it_does_not_sign_it(council: Council, office: Office, owen: Person):
    office.short_chain()
    both = frozenset({Role.OFFICER, Role.APPROVER})
    people.change_roles(council.store, office.ids["owen"], both, office.doing("amina"))
    sends_for_review(owen)
    signs(owen)
    assert owen.errors == [("#outcome", "You saved words of this draft, so somebody else must sign it off.")]


def test_bad_minutes_lose_nothing(office: Office, owen: Person):
    office.saves("A guess is fine.", "A rough number is fine.")
    sends_for_review(owen)
    owen.open(f"{SIGN_OFFS}/minutes")
    owen.fill({**MEETING, "Day of the meeting": "31/2/2026", "Who met": " "}).press("Record this decision")
    assert owen.errors == [
        ("#body", "Enter who met."),
        ("#day", "Enter day, month and year, in numbers."),
        ("#save", "Choose the save that they had before them."),
        ("#outcome", "Choose what was decided."),
    ]
    assert owen.value("The words of the decision") == "The panel said yes."
    first = "Save 1, Monday 23 November 2026, 10am: Began"
    which = "Which words did they have before them?"
    owen.fill({"Who met": "Us", "Day of the meeting": "24/11/2026", which: first, WHAT: "Yes"})
    owen.press("Record this decision")
    assert [option["value"] for option in owen.page.select("#save option[selected]")] == ["1"]
    assert owen.errors == [("#day", "This day has not come yet. Enter the day when they met.")]


def test_an_old_page_says_so(office: Office, owen: Person, ruth: Person):
    ruth.open(f"{HERE}/sign")
    assert "This draft is not in review" in ruth.main
    sends_for_review(owen)
    assert "not the turn" in ruth.open(f"{HERE}/sign").main
    assert "nothing to decide" in ruth.open(f"{SIGN_OFFS}/in-spite").main
    owen.open(SIGN_OFFS)
    token = owen.sent_by("Take back from review")["csrf_token"]
    owen.press("Take back from review")
    owen.send(f"{HERE}/take-back", {"csrf_token": token})
    assert owen.heading == "Nothing was changed"
