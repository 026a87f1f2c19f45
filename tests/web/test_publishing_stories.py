"""From draft to published, as people at the council live it."""

from __future__ import annotations

from secrets import token_bytes

import pytest
from sqlalchemy import update

from formbuilder.councils.read import read_council
from formbuilder.delivery.asked import AskedErrand
from formbuilder.delivery.demonstration import DemonstrationSender
from formbuilder.delivery.posting import Post, deliver_due
from formbuilder.publishing.pack import Facts
from formbuilder.publishing.sign_offs import Outcome
from formbuilder.services import asking, people
from formbuilder.services.asking import LINE_ASKED
from formbuilder.services.gap_kinds import For, Gap
from formbuilder.services.packs import keep_facts
from formbuilder.services.panel_examples import add_panel_examples
from formbuilder.services.plans import do_planned
from formbuilder.services.publishing import half_way_of
from formbuilder.services.publishing_kinds import HalfWay
from formbuilder.services.withdrawing import withdrawn
from formbuilder.storage.engine import writing
from formbuilder.storage.tables import councils
from tests.council import Council, profile
from tests.person import Person
from tests.publishing import PANEL, Office, checks
from tests.staff import HOME, come_in, somebody
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


def test_a_newcomer_goes_from_draft_to_published(council: Council, owen: Person, ruth: Person):
    chloe = come_in(council, "chair")
    owen.open(GATE)
    assert owen.heading == "Publish “A talk about tea”, version 1"
    assert "The step “Panel” is not signed off, and 2 more steps come after it." in owen.main
    assert "Who can clear it: Chloe Ward, Ines Park, Mary Bell and 1 more." in owen.main
    assert not owen.offers("Publish now")
    owen.follow("Sign-offs").press("Send for review")
    assert "It is in review" in owen.main
    owen.follow("Record “Panel” from minutes").fill({**MEETING, WHAT: "Yes"}).press("Record this decision")
    assert "A second person must confirm it." in owen.main
    ruth.open(SIGN_OFFS).follow("Confirm what was recorded")
    assert "Tea panel, Friday 20 November 2026, item 4. In the chair: Chris Lane." in ruth.main
    ruth.press("Yes, this is what they said")
    assert "Ruth Cole confirmed it." in ruth.main
    assert "Next comes “Head of service”." in ruth.main
    ruth.follow("Sign the step “Head of service”")
    assert "How many cups do you drink in a day?" in ruth.main
    ruth.fill({WHAT: "Yes"}).press("Sign")
    council.clock.pass_by(minutes=1)
    signs(ruth)
    assert "It is approved, and can be published." in ruth.main
    owen.open(GATE)
    assert "All of this is done." in owen.main
    owen.press("Publish now")
    assert owen.heading == "It is published"
    council.clock.pass_by(minutes=1)
    somebody = Person(council.app).start(FORM)
    assert somebody.open(f"{somebody.journey}/1").heading == "Do you like tea?"
    assert owen.open(GATE).link("Withdraw this version")
    assert chloe.open(HOME).heading == "Your work"


def test_a_real_council_publishes_too(council: Council, office: Office, owen: Person):
    with writing(council.engine) as connection:
        connection.execute(update(councils).values(demonstration=False))
    office.approved()
    assert owen.open(GATE).press("Publish now").heading == "It is published"


NOT_SET = (
    Gap("The council has no key, so nothing can be sent to it.", needed=For.ANSWERS),
    Gap("No text message can be sent to those on duty.", needed=For.DANGER),
    Gap("The crest is named in the settings, and its picture is not here.", "looks"),
    Gap("Nothing says who reads: “A talk”.", "readers", For.OTHERS),
)


def test_what_the_council_has_not_set_stands_on_the_publish_page(
    monkeypatch: pytest.MonkeyPatch, office: Office, owen: Person
):
    """Each is one sentence with who can clear it; what this form needs stops it, the rest should be set (F13)."""
    monkeypatch.setattr("formbuilder.web.checks.gaps_here", lambda _: NOT_SET)
    office.approved()
    owen.open(GATE)
    must, should = owen.main.split("Should", 1)
    assert f"{NOT_SET[0].words} Who can clear it: Amina Yusuf." in must
    assert NOT_SET[1].words in should, "the form asks nothing about danger"
    assert NOT_SET[2].words in should
    assert NOT_SET[3].words not in owen.main, "this form has a reader, and a line of its own if it has none"
    assert not owen.offers("Publish now")
    owen.follow(f"Ask them: {NOT_SET[0].words}")
    assert "Who should see to this?" in owen.main
    monkeypatch.setattr("formbuilder.web.checks.gaps_here", lambda _: NOT_SET[1:])
    assert owen.open(GATE).offers("Publish now")


def test_without_a_look_at_equality_it_is_published_with_a_reason_alone_n122(office: Office, owen: Person):
    """n122: what, who and when are asked for; the reason to go on without them is kept, and the board reads it."""
    office.approved()
    keep_facts(office.store, office.pin, Facts(equality="EIA 7"), 1, office.doing("owen"))
    says = "Nobody says yet that equality was looked at"
    assert says in owen.open(GATE).main
    assert not owen.offers("Publish now")
    owen.follow(f"Publish without it, because …: {says}: what was found, who looked, and on which day.")
    owen.fill({"Publish without it, because …": "Only a comma changes."}).press("Save")
    assert owen.offers("Publish now")
    pack = owen.open(GATE.removesuffix("publish") + "pack").main
    assert "that it is published without this, because: Only a comma changes." in pack
    owen.follow("Fill in what the board asks for")
    owen.fill({"Who looked at equality?": "Equality group", "The day they looked at equality": "1 3 2026"}).press(
        "Save"
    )
    assert "Looked at by Equality group on Sunday 1 March 2026." in owen.main
    assert says not in owen.open(GATE).main


def test_published_twice_is_said_plainly(council: Council, office: Office, owen: Person):
    dana = Person(council.app).open(f"{HOME}sign-in").fill({"Who do you want to be?": "Dana Fox"}).press()
    office.approved()
    owen.open(GATE)
    dana.open(GATE).press("Publish now")
    assert dana.heading == "It is published"
    owen.press("Publish now")
    assert owen.heading == "This version is published already"
    assert "Nothing was changed." in owen.main


def test_a_broken_draft_says_what_is_in_the_way(office: Office, owen: Person):
    office.saves("type: yes_no", "type: yes_or_no")
    owen.open(GATE)
    assert "The draft cannot be used yet: 1 thing in it is not right." in owen.main
    sends_for_review(owen)
    assert "The draft has a problem that stops it." in owen.main
    assert owen.open(SIGN_OFFS).heading.startswith("Sign-offs")


def test_somebody_is_asked_by_message_and_on_their_page(council: Council, office: Office, owen: Person):
    chloe = come_in(council, "chair")
    sends_for_review(owen)
    owen.open(GATE).follow("Ask them: The step “Panel” is not signed off").press("Ask them")
    assert owen.errors == [("#who", "Choose whom to ask.")]
    owen.fill({"Who should see to this?": "Chloe Ward"}).press("Ask them")
    assert "Chloe Ward was asked on" in owen.main
    errand = AskedErrand(store=council.store, council=read_council(profile(), "demo"), origin="https://x.example")
    sender = DemonstrationSender(council.store, council.clock)
    post = Post(store=council.store, senders=(sender,), errands={LINE_ASKED: errand}, clock=council.clock)
    assert deliver_due(post).sent == 1
    shown = Person(council.app).open("/demo/outbox")
    assert "email to chloe.ward@example.org" in shown.main
    assert "The step “Panel” is not signed off, and" in shown.main
    assert "https://x.example/office/demo/" in shown.main
    chloe.open(HOME).follow("See to it")
    assert chloe.heading.startswith("Sign off “A talk about tea”")
    chloe.open(HOME).press("It is done: The step “Panel” is not signed off, and 2 more steps come after it.")
    assert "Owen Price asked you" not in chloe.main
    assert "They say it is done." in owen.open(GATE).main


def test_nobody_hears_of_what_is_done(council: Council, office: Office, owen: Person):
    sends_for_review(owen)
    owen.open(GATE).follow("Ask them: The step").fill({"Who should see to this?": "Mary Bell"}).press("Ask them")
    (asked,) = asking.asked_of(council.store, somebody(council.store, "Mary Bell").id)
    errand = AskedErrand(store=council.store, council=read_council(profile(), "demo"), origin="")
    assert errand.letter(asked.id, "x", council.clock()) is not None
    mary = come_in(council, "member")
    mary.press(f"It is done: {asked.says}")
    assert errand.letter(asked.id, "x", council.clock()) is None
    assert errand.letter("0" * 32, "x", council.clock()) is None


def test_a_line_is_left_because(council: Council, office: Office, owen: Person):
    office.saves("ask: Do you like tea?", "ask: Do you utilise tea?")
    owen.open(GATE)
    text = next(link.get_text() for link in owen.page.select("a") if link.get_text().startswith("Leave it, because"))
    owen.follow(text.strip()).press("Leave it")
    assert owen.errors == [("#because", "Say why you leave it, in a sentence or two.")]
    owen.fill({"Leave it, because …": "The panel likes it."}).press("Leave it")
    assert "Left as it is" in owen.main
    assert "Because: The panel likes it." in owen.main
    owen.press("See to it after all")
    assert "Because: The panel likes it." not in owen.main
    owen.follow(text.strip()).fill({"Leave it, because …": "The panel likes it."}).press("Leave it")
    sends_for_review(owen)
    chloe = come_in(council, "chair").open(f"{HERE}/sign-for-panel")
    assert "Because: The panel likes it." in chloe.main
    office.saves("utilise tea", "utilise hot tea")
    assert "Because: The panel likes it." not in chloe.open(f"{HERE}/sign-for-panel").main
    assert "Because: The panel likes it." not in owen.open(GATE).main


def test_many_lines_come_page_by_page(office: Office, owen: Person):
    pages = "".join(
        f"      - questions:\n          - id: q{number}\n            type: yes_no\n"
        f"            ask: Do you utilise tea {number}?\n            short: if you utilise it\n"
        "            required: no\n"
        for number in range(60)
    )
    office.saves("scenarios:", f"{pages}scenarios:")
    owen.open(GATE)
    assert "These are 1 to 50 of" in owen.main
    owen.follow("The next ones")
    assert "These are 51 to" in owen.main
    assert owen.link("The ones before")


def test_a_plan_in_the_past_is_refused_in_words(council: Council, office: Office, owen: Person):
    office.approved()
    owen.open(GATE).follow("Publish at a day and time").press("Plan this")
    assert owen.errors == [
        ("#day", "Enter day, month and year, in numbers."),
        ("#time", "Enter a time, like 9:30 or 14:00."),
    ]
    owen.fill({"Day": "22/11/2026", "Time": "9:30"}).press("Plan this")
    assert owen.errors == [("#day", "This day and time are over. Enter a later one, or do it now.")]
    assert owen.value("Time") == "9:30"
    owen.fill({"Day": "24 11 2026", "Time": "2pm"}).press("Plan this")
    assert "Owen Price planned it: it is published on Tuesday 24 November 2026, 2pm." in owen.main
    council.clock.pass_by(days=2)
    assert do_planned(council.store, checks, council.clock, token_bytes) == 1
    owen = come_in(council, "officer")
    assert "It is published." in owen.open(GATE).main


def test_a_plan_is_given_up(office: Office, owen: Person):
    office.approved()
    owen.open(f"{GATE}/plan").fill({"Day": "24/11/2026", "Time": "9:30"}).press("Plan this").press("Give up the plan")
    assert "planned it" not in owen.main


def test_a_version_is_withdrawn(council: Council, office: Office, owen: Person):
    office.approved()
    owen.open(GATE).press("Publish now").follow("Withdraw this version").press("Withdraw it now")
    assert owen.errors == [("#because", "Say why, in a sentence or two.")]
    owen.fill({"Why?": "The phone number is wrong."}).press("Withdraw it now")
    assert owen.heading == "It is withdrawn"
    council.clock.pass_by(minutes=1)
    somebody = Person(council.app).open(f"/demo/{FORM}", expect=410)
    assert somebody.heading == "This form is closed"
    assert "To get help, ask" in somebody.main
    assert somebody.link("See all forms") == "/demo/"
    owen.open(GATE)
    assert "It was withdrawn. Nobody can begin it." in owen.main
    assert "Because: The phone number is wrong." in owen.main
    found = withdrawn(council.store, office.pin)
    assert found is not None
    assert found.because == "The phone number is wrong."
    owen.open(f"{HOME}forms/{FORM}/1/withdraw").fill({"Why?": "Again."}).press("Withdraw it now")
    assert owen.heading == "This cannot be done from here"
    owen.open(f"{HOME}forms/{FORM}/2/withdraw", expect=404)


def test_a_version_is_withdrawn_later(council: Council, office: Office, owen: Person):
    office.approved()
    owen.open(GATE).press("Publish now")
    owen.open(GATE).follow("Withdraw it at a day and time")
    owen.fill({"Day": "24/11/2026", "Time": "14.00", "Why?": "The year ends."}).press("Plan this")
    assert "it is withdrawn on Tuesday 24 November 2026, 2pm." in owen.main


def test_people_half_way_are_thought_of(council: Council, office: Office, owen: Person):
    owen.open(GATE)
    assert "People half-way finish the version that they began." in owen.main
    owen.follow("People half-way").fill({"What happens to them?": "They are asked the questions below again"})
    owen.press("Save")
    assert owen.errors == [("#ids", "Choose one question at least.")]
    owen.fill({"Which questions?": ["Do you like tea?"]}).press("Save")
    assert "People half-way are asked some questions again." in owen.main
    assert half_way_of(council.store, office.pin) == (HalfWay.ASK_AGAIN, ("likes_tea",))


def test_a_draft_is_dropped(office: Office, owen: Person):
    owen.open(GATE).follow("Drop this draft")
    assert owen.heading == "Do you want to drop “A talk about tea”, version 1?"
    owen.press("Yes, drop it")
    assert "It was dropped." in owen.main
    assert not owen.open(SIGN_OFFS).offers("Send for review")


def test_the_chain_is_set_for_all_and_for_one(council: Council, office: Office, owen: Person):
    amina = come_in(council)
    amina.follow("Chain of sign-offs")
    assert amina.value("Step 1") == "Panel"
    assert amina.chosen("Which of these steps does a panel sign?") == ["Step 1"]
    amina.fill({"Step 1": "", "Step 2": "", "Step 3": ""}).press("Save the chain")
    assert amina.errors == [("#step-1", "Name one step at least.")]
    amina.fill({"Step 1": "Tea panel"}).press("Save the chain")
    assert amina.errors == [("#panels", "One step at least must be signed by an approver, not by a panel.")]
    amina.fill({"Step 2": "Cabinet"}).press("Save the chain")
    assert amina.value("Step 2") == "Cabinet"
    assert "The step “Tea panel” is not signed off, and 1 more step comes after it." in owen.open(GATE).main
    amina.follow("The chain of “A talk about tea”")
    amina.fill({"Step 1": "Board", "Step 2": "", "Which of these steps does a panel sign?": []}).press("Save the chain")
    assert "“A talk about tea” has a chain of its own." in amina.main
    assert "The step “Board” is not signed off." in owen.open(GATE).main
    amina.fill({"Step 1": ""}).press("Save the chain")
    assert "“A talk about tea” goes by the chain of all forms." in amina.main
    amina.open(f"{HOME}sign-off-chain/no-such-form", expect=404)


def test_what_is_not_there_is_not_found(office: Office, owen: Person, ruth: Person):
    for place in ("", "/leave/x", "/ask/x", "/plan", "/half-way"):
        owen.open(f"{HOME}drafts/none/1/publish{place}", expect=404)
        owen.open(f"{HOME}drafts/{FORM}/99999999999/publish{place}", expect=404)
    owen.open(f"{GATE}/leave/x", expect=404)
    owen.open(f"{GATE}/ask/{'0' * 32}", expect=404)
    ruth.open(f"{SIGN_OFFS}/{'0' * 32}", expect=404)


def test_an_officer_sees_on_their_own_page_how_the_review_of_their_form_stands(
    council: Council, office: Office, owen: Person
):
    office.sends_for_review()
    assert "Nobody has signed it yet." in owen.open(HOME).main
    office.signs("chloe", PANEL, Outcome.NOT_YET, "It hurts.")
    assert "Last said, at the step “Panel”: Not yet, Monday 23 November 2026, 10am." in owen.open(HOME).main
    owen.follow("See the sign-offs of “A talk about tea”, version 1")
    assert owen.heading.startswith("Sign-offs")


def test_where_one_person_can_clear_a_line_they_are_chosen_already(council: Council, office: Office, owen: Person):
    for name in ("Ines Park", "Mary Bell", "Tom Reed"):
        people.end_access(council.store, somebody(council.store, name).id, office.doing("amina"))
    owen.open(GATE).follow("Ask them: The step “Panel” is not signed off")
    assert owen.chosen("Who should see to this?") == ["Chloe Ward"]


def test_f14_a_no_and_who_went_past_it_stand_on_the_public_page(
    council: Council, office: Office, owen: Person, ruth: Person
):
    """F14: who decided, and why, in plain words; a yes with words of concern reaches the next step and the public."""
    sends_for_review(owen)
    signs(come_in(council, "chair"), "sign-for-panel", "No, because …", Because="It hurts.")
    council.clock.pass_by(minutes=1)
    ruth.open(f"{SIGN_OFFS}/in-spite").fill({"Why do you go on?": "The law says so."}).press("Go on, with my name")
    council.clock.pass_by(minutes=1)
    signs(ruth, "sign", "Yes, with words of concern", Because="The hint may worry people.")
    assert "You signed the step “Head of service”. You said: Yes, with words of concern." in ruth.main
    council.clock.pass_by(minutes=1)
    ruth.open(f"{HERE}/sign")
    assert "What was said before you" in ruth.main
    assert "Their concern: The hint may worry people." in ruth.main
    signs(ruth)
    assert "Their concern: “The hint may worry people.”" in owen.open(f"{HERE}/pack").main
    owen.open(GATE).press("Publish now")
    council.clock.pass_by(minutes=1)
    somebody_else = (
        Person(council.app).open(f"/demo/{FORM}").follow("Change how this looks").follow("How this form was agreed")
    )
    for said in (
        "Ruth Cole decided on Monday 23 November 2026 to go on, although the panel said no.",
        "Why: The law says so.",
        "Why: “It hurts.”",
        "Head of service said yes on Monday 23 November 2026, with words of concern.",
        "Their concern: “The hint may worry people.”",
    ):
        assert said in somebody_else.main
    assert "Chloe Ward" not in somebody_else.page.text


def test_a_version_that_nobody_signed_has_no_such_page(council: Council):
    assert Person(council.app).open("/demo/small-talk").main.count("How this form was agreed") == 0
    assert Person(council.app).client.get("/demo/small-talk/agreed").status_code == 404


def test_n90_an_administrator_names_the_panel_that_signs_a_step(council: Council, office: Office, owen: Person):
    add_panel_examples(council.store, office.doing("amina"))
    amina = come_in(council).open(f"{HOME}sign-off-chain/{FORM}")
    amina.fill({"Which panel signs step 1?": "Autism group"}).press("Save the chain")
    sends_for_review(owen)
    assert "Only Autism group signs this step." in owen.main
    gate = owen.open(GATE).main
    assert "The step “Panel” is not signed off, and 2 more steps come after it. Who can clear it: Chloe Ward" in gate
    assert "Mary Bell" not in gate
    mary = come_in(council, "member")
    assert "Sign “A talk about tea”" not in mary.main
    assert "Another panel signs this step." in mary.open(f"{HERE}/sign-for-panel").main
    assert "Sign “A talk about tea”" in come_in(council, "chair").main
