"""Panels on the screen: set up, joined by slip, chosen for oneself, left; and shared with another council."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from secrets import token_bytes

import pytest
from sqlalchemy import event

from formbuilder.services import members, panels, rounds
from formbuilder.services.councils import add_council, keep_profile
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.panel_examples import add_panel_examples
from formbuilder.services.people import add_examples
from formbuilder.storage.engine import Store
from tests.council import START, Council, Prepared, profile
from tests.person import Person
from tests.staff import HOME, come_in, somebody, staffed
from tests.web.untouched import rows

DOING = Doing(START, token_bytes)
BOARD, GROUP = "Practice Governance Board", "Autism group"


@pytest.fixture
def office(easy_codes: None, prepared: Prepared, tmp_path: Path) -> Iterator[Council]:
    council = staffed(prepared, tmp_path)
    add_panel_examples(council.store, DOING)
    yield council
    council.close()


def panel(office: Council, name: str = GROUP) -> panels.Panel:
    return next(each for each in panels.list_panels(office.store) if each.name == name)


def slip_for(office: Council, number: int = 7) -> tuple[str, str]:
    """The code and the link of a slip, as the facilitator prints it."""
    filip = come_in(office, "facilitator").open(HOME + "panels").follow(f"Open {GROUP}")
    filip.follow("Make slips to come in with").fill({"Who gets a slip?": [f"Member {number}"]}).press(
        "Make these slips"
    )
    slip = filip.page.select_one(".app-slip")
    assert slip
    code = slip.select_one(".app-code").get_text().strip()
    link = re.search(rf"/office/demo/slip/{code}", slip.get_text())
    assert link
    return code, link[0]


def member(office: Council) -> Person:
    """Member 7 of the nameless group, come in with a slip."""
    return Person(office.app).open(slip_for(office)[1]).press("Come in")


def seventh(office: Council) -> members.Member:
    return members.members_of(office.store, panel(office).id)[6]


def test_an_administrator_adds_a_panel_and_appoints_its_chair(office: Council):
    amina = come_in(office).open(HOME + "panels").follow("Add a panel")
    amina.fill({"Name": "", "Who runs it?": ""}).press("Add this panel")
    assert [where for where, _ in amina.errors] == ["#name", "#organisation"]
    amina.fill({"Name": "Parents", "Who runs it?": "A forum", "Where does it bring": BOARD})
    amina.fill({"What do we hold": ["Its members have numbers, and no names"]}).press("Add this panel")
    assert (amina.heading, "goes to Practice Governance Board" in amina.main) == ("Parents", True)
    amina.follow("Appoint a chair or a facilitator").fill({"Who is it?": "Owen Price"}).press("Appoint this person")
    assert "An officer does not chair a panel" in amina.errors[0][1]
    amina.fill({"Who is it?": "Mary Bell"}).press("Appoint this person")
    assert "Mary Bell" in amina.main
    assert "Amina Yusuf made Mary Bell chair." in amina.main
    amina.press("End that Mary Bell is chair")
    assert "ChairNobody yet." in amina.main.replace("Chair ", "Chair")
    assert "Amina Yusuf ended that Mary Bell is chair." in amina.main, "everybody of the panel sees it"
    amina.follow("Change this panel").fill({"Name": GROUP}).press("Save")
    assert "Another panel has this name" in amina.errors[0][1]
    amina.fill({"Name": "Parents of Luton"}).press("Save").follow("End this panel").press("Yes, end it")
    assert not panel(office, "Parents of Luton").active


def test_the_list_of_people_has_no_numbers_on_it(office: Council):
    """(g), F17."""
    amina = come_in(office).open(HOME + "people")
    assert "Member" not in [link.get_text() for link in amina.page.select("h2")]
    assert len(amina.page.select("main h2")) == 12
    amina.open(HOME + f"people/{seventh(office).person}", expect=404)


def test_the_council_sees_how_many_an_independent_panel_has_and_no_more(office: Council):
    """F17."""
    amina = come_in(office).open(HOME + f"panels/{panel(office).id}")
    assert "12 members." in amina.main
    assert "Its facilitator looks after them." in amina.main
    for place in ("members", "members/add", "members/numbers", "slips", f"members/{seventh(office).person}/leave"):
        amina.open(HOME + f"panels/{panel(office).id}/{place}", expect=404)


def test_a_facilitator_looks_after_members_of_their_own_panels_alone(office: Council):
    other = panels.add_panel(
        office.store, panels.NewPanel(name="X", kind=panels.PanelKind.LOCAL, organisation="Y"), DOING
    )
    assert isinstance(other, panels.Panel)
    filip = come_in(office, "facilitator").open(HOME + "panels")
    assert "X" not in [each.get_text() for each in filip.page.select("h2")]
    filip.open(HOME + f"panels/{other.id}", expect=404).open(HOME + f"panels/{other.id}/members", expect=404)
    filip.open(HOME + f"panels/{panel(office).id}/members").follow("Add numbers")
    filip.fill({"How many?": "many"}).press("Add them")
    assert filip.value("How many?") == "many"
    filip.fill({"How many?": "2"}).press("Add them")
    assert "2 numbers are added. Now make slips" in filip.main
    assert "14 members." in filip.main
    filip.follow("Let member 14 go").press("Yes, let them go")
    assert "Member 14 has left." in filip.main
    assert "13 members." in filip.main
    filip.follow("End the slips of member 3")
    assert filip.heading == "Do the slips of Member 3 end now?"
    assert "Their slips open nothing any more." in filip.main
    filip.press("Yes, end their slips")
    assert "The slips of member 3 open nothing any more." in filip.main
    assert "numbers are" not in filip.open(HOME + f"panels/{panel(office).id}/members?done=<b>&number=2").main
    filip.open(HOME + f"panels/{panel(office, BOARD).id}/members").follow("Add somebody")
    filip.fill({"E-mail address": "nobody@example.org"}).press("Add this person")
    assert "Nobody on the list of people" in filip.errors[0][1]
    filip.fill({"E-mail address": "Ruth.Cole@example.org"}).press("Add this person")
    assert "Member 5: Ruth Cole" in filip.main


def test_a_slip_says_nothing_of_the_panel_and_who_it_is_for_by_number(office: Council):
    """R11, n46: what lies on a table tells nothing of the group, and names a person to ask."""
    filip = come_in(office, "facilitator").open(HOME + f"panels/{panel(office).id}/slips").press("Make these slips")
    assert filip.errors == [("#who", "Choose one member at least.")]
    filip.fill({"Who gets a slip?": ["Member 1", "Member 2"]}).press("Make these slips")
    printed = filip.page.select(".app-slip")
    assert [each.h2.get_text() for each in printed] == ["Member 1", "Member 2"]
    for each in printed:
        assert "utism" not in each.get_text()
        assert "Ask Filip Nowak" in " ".join(each.get_text().split())
    assert "utism" not in filip.title


def test_three_steps_from_a_slip_to_the_panel_and_again_on_another_day(office: Council):
    """R11, R9: opening the link changes nothing, also by HEAD; the button lets in, again and again."""
    code, link = slip_for(office)
    before = rows(office)
    scanner = office.app.test_client()
    for _ in range(3):
        assert scanner.get(link).status_code == 200
        assert scanner.head(link).status_code == 200
    assert rows(office) == before
    for _ in range(2):
        person = Person(office.app).open(link)
        assert "Autism" not in person.text
        person.press("Come in")
        assert (person.heading, "Signed in: Member 7 of Autism group" in person.text) == ("My panels", True)
        office.clock.pass_by(days=1)
    typed = Person(office.app).open("/office/demo/sign-in")
    typed.open(HOME + "slip").fill({"The code on your slip": code.lower().replace("-", " ")}).press("Come in")
    assert typed.heading == "My panels"
    assert typed.open(HOME + "people", expect=403)


def test_codes_that_do_not_let_in_say_why_and_never_who(office: Council):
    code, link = slip_for(office)
    slip_for(office)
    person = Person(office.app).open(HOME + "slip").fill({"The code on your slip": code}).press("Come in")
    assert "a new one was made" in person.errors[0][1]
    assert person.open(link).heading == "This slip does not let you in any more"
    assert person.open(HOME + "slip/ABCD-EFGH-JKLM").heading == "This code is not right"
    for _ in range(61):
        person.open(HOME + "slip").fill({"The code on your slip": "ABCD-EFGH-JKLM"}).press("Come in")
    assert "Wait ten minutes" in person.errors[0][1]
    assert person.value("The code on your slip") == "ABCD-EFGH-JKLM"
    assert "Member" not in person.text


def test_a_slip_reaches_the_panels_alone_whatever_else_its_member_may(office: Council):
    amina, board = somebody(office.store, "Amina Yusuf"), panel(office, BOARD)
    members.add_member(office.store, board.id, amina.id, DOING)
    filip = come_in(office, "facilitator").open(HOME + f"panels/{board.id}/slips")
    filip.fill({"Who gets a slip?": ["Member 5: Amina Yusuf"]}).press("Make these slips")
    code = filip.page.select_one(".app-code")
    assert code
    person = Person(office.app).open(HOME + f"slip/{code.get_text().strip()}").press("Come in")
    its = (f"panels/{board.id}/{place}" for place in ("posts", "members", "slips"))
    for place in ("people", "settings", "trail", *its):
        person.open(HOME + place, expect=403)


def test_a_member_chooses_a_word_a_way_and_a_day_and_loses_nothing_that_was_typed(office: Council):
    """n44, R21, R24."""
    person = member(office).follow(f"My choices for {GROUP}")
    person.fill({"What do you want to be called?": "Sunny", "What helps you": "Large print", "If you want": "soon"})
    person.fill({"How do you like to take part?": "By e-mail", "What may we send you?": "Once a week"})
    person.press("Save my choices")
    assert person.errors == [("#until", "Enter a day, like 24/11/2026.")]
    assert (person.value("What helps you"), person.chosen("What may we send you?")) == ("Large print", ["Once a week"])
    person.fill({"If you want": ""}).press("Save my choices")
    assert [where for where, _ in person.errors] == ["#day"]
    person.fill({"On which day": "Tuesday"}).press("Save my choices")
    assert "We have no e-mail address of yours" in person.errors[0][1]
    person.fill({"How do you like to take part?": "On paper"}).press("Save my choices")
    assert "You are Sunny here." in person.main
    kept = seventh(office).choices
    assert (kept.called, kept.way, kept.adjustments, kept.digest, kept.digest_day) == (
        *("Sunny", "paper", "Large print", "weekly", 1),
    )
    filip = come_in(office, "facilitator").open(HOME + f"panels/{panel(office).id}/members")
    assert "Member 7: Sunny" in filip.main
    assert "What helps: Large print" in filip.main


def test_a_break_takes_one_button_and_shows_somebody_to_talk_to(office: Council):
    """n54, R22: saved at once, messages stop, a person to talk to, and the way back."""
    person = member(office).press("I need a break")
    assert person.heading == "Have a good break"
    assert {"If you want to talk to somebody", "If you need help now"} <= {
        h.get_text() for h in person.page.select("h2")
    }
    assert seventh(office).choices.state is members.MemberState.BREAK
    filip = come_in(office, "facilitator").open(HOME + f"panels/{panel(office).id}/members")
    assert "Takes a break." in filip.main
    person.open(HOME + "my-panels").follow(f"My choices for {GROUP}").press("Save my choices")
    assert seventh(office).choices.state is members.MemberState.BREAK
    person.follow(f"My choices for {GROUP}").fill({"If you want": "24/12/2030"}).press("Save my choices")
    assert "until Tuesday 24 December 2030" in person.main
    person.press("I am back")
    assert seventh(office).choices.state is members.MemberState.ACTIVE


def test_no_longer_caring_is_one_tap_with_kind_words_and_an_undo(office: Council):
    """n58, R7."""
    person = member(office).press("I am no longer caring")
    assert person.heading == "Thank you for all you did"
    assert seventh(office).choices.state is members.MemberState.NOT_CARING
    person.press("Undo this: I take part")
    assert (person.heading, seventh(office).choices.state) == ("My panels", members.MemberState.ACTIVE)
    for place, button in (("break", "I need a break"), ("not-caring", "I am no longer caring")):
        assert person.open(HOME + f"my-panels/{place}").offers(button)


def test_every_page_of_a_member_has_somebody_to_ask_and_a_quick_way_out(office: Council):
    """R20, R22, n46: leaving tells nothing, and Back opens nothing in this browser."""
    person = member(office)
    assert "Filip Nowak helps you to take part." in person.main
    for place in ("my-panels", f"my-panels/{panel(office).id}", "sign-ins", "my-panels/break"):
        person.open(HOME + place)
        assert person.page.select("footer h2"), place
        leave = person.link("Leave this page quickly")
    response = person.client.get(leave)
    assert response.headers["Location"].startswith("https://")
    assert person.client.get(HOME + "my-panels").headers["Location"] == HOME + "sign-in"
    assert not come_in(office).page.select("[data-leave]")


def test_a_member_leaves_and_the_slip_with_them(office: Council):
    link = slip_for(office)[1]
    person = Person(office.app).open(link).press("Come in").follow(f"My choices for {GROUP}").follow(f"Leave {GROUP}")
    person.press("Leave this panel")
    assert [each.number for each in members.members_of(office.store, panel(office).id)] == [*range(1, 7), *range(8, 13)]
    assert Person(office.app).open(link).heading == "This slip does not let you in any more"


def test_open_rounds_lead_to_themselves_and_say_until_when(office: Council):
    chosen = rounds.NewRound(pin=DraftPin("small-talk", 1), revision=None, title="The first questions")
    chloe = replace(DOING, by=somebody(office.store, "Chloe Ward").id)
    proposed = rounds.propose_round(office.store, panel(office).id, chosen, chloe)
    assert isinstance(proposed, rounds.Round)
    rounds.pick_questions(office.store, proposed.id, [("feel", rounds.Why.CHOSEN)], chloe)
    person = member(office)
    assert "Nothing waits for you now." in person.main
    rounds.open_round(office.store, proposed.id, rounds.Days.usual(START.date()), chloe)
    person.open(HOME + "my-panels")
    assert person.link("The first questions. Open until") == HOME + f"rounds/{proposed.id}"
    mary = come_in(office, "member").open(HOME + "my-panels")
    assert "The first questions" not in mary.main


def test_choices_of_others_are_not_there(office: Council):
    mary = come_in(office, "member")
    mary.open(HOME + f"my-panels/{panel(office).id}", expect=404)
    mary.open(HOME + f"panels/{panel(office).id}", expect=404)
    mary.open(HOME + f"panels/{panel(office, BOARD).id}")
    assert "Member" not in {each.get_text() for each in mary.page.select("a, button")}


@pytest.fixture
def bedford(office: Council) -> Store:
    store = add_council(office.engine, "bedford", "Bedford", now=START, demonstration=True)
    keep_profile(store, profile().replace(b"council: demo", b"council: bedford"))
    add_examples(store, DOING)
    return store


def test_a_panel_works_for_two_councils(office: Council, bedford: Store):
    """A code of one council, typed in the other: the same panel and numbers there, and no people."""
    chloe = come_in(office, "chair").open(HOME + f"panels/{panel(office).id}")
    chloe.follow("Let this panel work for another council too").press("Make a code")
    code = re.search(r"demo(-[A-Z2-9]{4}){4}", chloe.main)
    assert code
    amina = Person(office.app, slug="bedford").open("/office/bedford/sign-in")
    amina.fill({"Who do you want to be?": "Amina Yusuf"}).press()
    amina.open("/office/bedford/panels").follow("Take in a panel")
    amina.fill({"The code": "demo-ABCD-EFGH-JKLM-NPQR"}).press("Take this panel in")
    assert "This code is not right" in amina.errors[0][1]
    amina.fill({"The code": code[0].lower()}).press("Take this panel in")
    assert (amina.heading, "12 members." in amina.main) == (GROUP, True)
    assert "Chloe" not in amina.main
    assert panels.find_panel(bedford, panel(office).id) == replace(panel(office), next_tier=None)
    amina.open("/office/bedford/panels/take").fill({"The code": code[0]}).press("Take this panel in")
    assert "was used" in amina.errors[0][1]


def test_only_a_chair_or_a_facilitator_of_the_panel_shares_it(office: Council):
    place = HOME + f"panels/{panel(office, BOARD).id}/share"
    for role, status in (("chair", 404), ("member", 404), ("facilitator", 200), ("administrator", 403)):
        come_in(office, role).open(place, expect=status)


def test_panels_and_members_are_shown_fifty_a_page_with_the_same_number_of_queries(office: Council):
    """However many there are."""
    asked: list[str] = []
    event.listen(office.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    amina, filip = come_in(office), come_in(office, "facilitator")
    places = ((amina, "panels"), (filip, f"panels/{panel(office).id}/members"))

    def queries() -> list[int]:
        counts = []
        for person, place in places:
            asked.clear()
            person.open(HOME + place)
            counts.append(len(asked))
        return counts

    before = queries()
    for number in range(51):
        new = panels.NewPanel(name=f"Group {number:02}", kind=panels.PanelKind.LOCAL, organisation="A charity")
        assert isinstance(panels.add_panel(office.store, new, DOING), panels.Panel)
    members.add_numbers(office.store, panel(office).id, 50, DOING)
    assert queries() == before
    assert "Group 50" not in amina.open(HOME + "panels").main
    assert "Group 50" in amina.follow("Next page").main
    assert "62 members" in filip.open(HOME + places[1][1]).main
    assert "Member 51" not in filip.main
    assert "Member 62" in filip.follow("Next page").main
    filip.follow("Page before this")
    assert len(filip.page.select("a:-soup-contains('Let member')")) == 50
