"""Rounds on the screen: proposed by an officer, led by the chair, begun by members; forms that panels ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from secrets import token_bytes

import pytest

from formbuilder.definition.every_question import every_question
from formbuilder.services import members, panels, people, point_writing, rounds
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.panel_examples import add_panel_examples
from formbuilder.services.point_kinds import Point, Spot, Writing
from formbuilder.services.round_kinds import Round, Step, Why
from tests.council import START, Council, Prepared
from tests.looked_up import make_slip, points_at
from tests.person import Person
from tests.services.round_stories import HOURS, form
from tests.staff import HOME, come_in, somebody, staffed
from tests.versions import next_version
from tests.web.test_half_way import OTHER_ASK
from tests.web.untouched import rows

DOING = Doing(START, token_bytes)
BOARD = "Practice Governance Board"
GROUP = "Autism group"
VERSION = HOME + "forms/small-talk/versions/1"
QUESTIONS = [question.id for question in every_question(form().questions)]
FOUR = ("Who sees it: ", "What happens next: ", "By when: ", "Can you undo it? ")


@pytest.fixture
def office(easy_codes: None, prepared: Prepared, tmp_path: Path) -> Iterator[Council]:
    council = staffed(prepared, tmp_path)
    add_panel_examples(council.store, DOING)
    yield council
    council.close()


def panel(office: Council, name: str = GROUP) -> panels.Panel:
    return next(each for each in panels.list_panels(office.store) if each.name == name)


def doing(office: Council, name: str) -> Doing:
    return Doing(office.clock(), token_bytes, somebody(office.store, name).id)


def proposed(office: Council, version: int = 1, after: str | None = None, **more) -> Round:
    new = rounds.NewRound(
        pin=DraftPin("small-talk", version), revision=None, title="The first questions", after=after, **more
    )
    found = rounds.propose_round(office.store, panel(office).id, new, doing(office, "Owen Price"))
    assert isinstance(found, Round)
    return found


def opened(office: Council, *places: str, version: int = 1, after: str | None = None, **more) -> Round:
    """A round that Chloe Ward, the chair of the group, opened today."""
    chair, found = doing(office, "Chloe Ward"), proposed(office, version, after, **more)
    chosen = [(place, Why.CHOSEN) for place in places or ("hours", "since", "cares_for")]
    rounds.pick_questions(office.store, found.id, chosen, chair)
    result = rounds.open_round(office.store, found.id, rounds.Days.usual(chair.now.date()), chair)
    assert isinstance(result, Round)
    return result


def member(office: Council, number: int = 7) -> Person:
    """A number of the nameless group, come in with a slip."""
    found = members.members_of(office.store, panel(office).id)[number - 1]
    slip = make_slip(office.store, found.panel, found.person, DOING)
    assert slip
    return Person(office.app).open(f"{HOME}slip/{slip.printed}").press("Come in")


def says(office: Council, round_: Round, place: str, text: str, number: int = 3) -> Point:
    who = members.members_of(office.store, round_.panel)[number - 1].person
    does = Doing(office.clock(), token_bytes, who)
    kept = point_writing.write_point(office.store, Spot(round_.id, place, text), Writing(words="Too long."), does)
    assert isinstance(kept, Point), kept
    sent = point_writing.send_point(office.store, kept.id, does)
    assert isinstance(sent, Point)
    return sent


def test_n100_n103_an_officer_proposes_a_round_with_what_can_change_filled_in(office: Council):
    owen = come_in(office, "officer").open(VERSION).follow("Rounds with a panel").follow("Propose a round to a panel")
    assert "All words can change" in owen.value("What can change, what cannot, and why?")
    owen.fill({"How many minutes are enough for all questions?": "soon"}).press("Propose this round to the panel")
    assert [where for where, _ in owen.errors] == ["#title", "#minutes", "#panel"]
    offer = "A voucher of £10. It can count as earnings."
    owen.fill({"What is the round called?": "First", "How many minutes are enough for all questions?": "40"})
    owen.fill({"Which panel?": GROUP, "What do you offer for people’s time?": offer})
    owen.press("Propose this round to the panel")
    assert owen.heading == "First"
    assert offer in owen.main
    chloe = come_in(office, "chair")
    assert "A round was proposed to you: First" in chloe.main


def test_a_draft_is_proposed_as_it_is_now(office: Council):
    owen = come_in(office, "officer").open(VERSION).press("Begin a new draft from this version")
    owen.follow("Rounds with a panel").follow("Propose a round to a panel")
    owen.fill({"What is the round called?": "First", "Which panel?": GROUP}).press("Propose this round to the panel")
    (found,) = rounds.rounds_of(office.store, panel(office).id, START.date())
    assert (found.pin, found.revision) == (DraftPin("small-talk", 2), 1)
    owen.open(HOME + "drafts/small-talk/2/rounds")
    assert "With Autism group." in owen.main


def test_the_chair_picks_twelve_orders_them_and_opens(office: Council):
    found = proposed(office)
    chloe = come_in(office, "chair").follow("Choose the questions of “The first questions”")
    chloe.follow("Choose the questions")
    ticked = [box["value"] for box in chloe.page.select("input[name=place][checked]")]
    assert ticked == QUESTIONS[:12]
    chloe.press("Save these questions").press("Move question 2 up")
    assert [row.place for row in rounds.questions_of(office.store, found.id)][:2] == [QUESTIONS[1], QUESTIONS[0]]
    chloe.follow("Set the days and open the round").fill({"Last day": "1 January 2020"})
    chloe.press("Open this round to the members")
    assert "The days must follow each other" in chloe.errors[0][1]
    chloe.fill({"First day": "soon", "Within how many days does each comment get an answer?": "x"})
    chloe.press("Open this round to the members")
    assert [where for where, _ in chloe.errors] == ["#opens", "#answers"]
    chloe.follow("Back").follow("Set the days and open the round").press("Open this round to the members")
    assert "Open until" in chloe.main
    assert "within 28 days" in chloe.main


def test_r7_each_page_before_an_action_has_the_four_lines(office: Council):
    later, now = proposed(office), opened(office)
    chloe, seven = come_in(office, "chair"), member(office)
    for who, page in (
        (come_in(office, "officer"), "forms/small-talk/versions/1/rounds/new"),
        (chloe, f"rounds/{later.id}/pick"),
        (chloe, f"rounds/{later.id}/drop"),
        (chloe, f"rounds/{now.id}/give-time"),
        (chloe, f"rounds/{now.id}/close"),
        (seven, f"rounds/{now.id}/more-time"),
        (seven, f"panels/{now.panel}/forms/ask"),
    ):
        said = who.open(HOME + page).main
        assert [line for line in FOUR if line not in said] == [], page
    rounds.pick_questions(office.store, later.id, [("hours", Why.CHOSEN)], doing(office, "Chloe Ward"))
    assert all(line in chloe.open(f"{HOME}rounds/{later.id}/open").main for line in FOUR)


def test_r19_r20_n68_n103_before_you_start_says_what_can_change_first_and_who_helps(office: Council):
    found = opened(
        office, can_change="The question about hours cannot change: the law asks for it.", offer="A voucher."
    )
    seven = member(office).open(f"{HOME}rounds/{found.id}")
    headings = [each.get_text() for each in seven.page.main.select("h2")]
    assert headings[0] == "What can change, and what cannot"
    for said in (
        "the law asks for it",
        "There are 3 questions",
        "Plan 15 minutes",
        "Open until",
        "A voucher.",
        "Member 7",
        "The council does not know your name.",
        "Filip Nowak helps you",
        "later round reads it too, without your name. That can be another panel.",
    ):
        assert said in seven.main, said
    assert "If you need help, ask" in seven.text
    assert seven.page.select_one("a[data-leave]")
    assert seven.link("Start with question 1") == f"{HOME}rounds/{found.id}/1"


def test_r19_a_question_to_practise_with_is_never_stored(office: Council):
    found = opened(office)
    seven = member(office).open(f"{HOME}rounds/{found.id}").follow("Practise first")
    before = rows(office)
    seven.fill({"What do you want to say about it?": "utilise is hard", "You can tick what fits": ["A word is hard"]})
    seven.fill({"How easy is it?": "I do not want to say"}).press("See what happens when you send it")
    assert "You wrote: “utilise is hard”" in seven.main
    assert "Nothing was kept" in seven.main
    assert rows(office) == before
    assert seven.link("Start with question 1")


def test_r9_the_list_says_how_far_a_member_is_and_leads_on_to_the_next(office: Council):
    found = opened(office)
    who = members.members_of(office.store, found.panel)[6].person
    rounds.note_step(office.store, found.id, "hours", Step.NOTHING, Doing(office.clock(), token_bytes, who))
    seven = member(office).open(f"{HOME}rounds/{found.id}")
    assert seven.link("Go on with question 2").endswith("/2")
    seven.follow("The list of all questions")
    assert "You are done with 1." in seven.main
    assert (seven.main.count("Nothing to add."), seven.main.count("Not yet.")) == (1, 2)


def test_n116_members_ask_for_more_time_the_chair_sees_how_many_and_gives_it(office: Council):
    found = opened(office)
    for number in (7, 8):
        asks = member(office, number).open(f"{HOME}rounds/{found.id}").follow("We need more time")
        asks.press("We need more time")
    assert "2 members said that they need more time." in asks.main
    chloe = come_in(office, "chair").follow("Give more time to “The first questions”")
    assert "2 members asked for more time." in chloe.main
    chloe.fill({"New last day": "10 January 2027"}).press("Give more time")
    assert chloe.errors
    chloe.fill({"Until when are late comments taken?": "1 February 2027"}).press("Give more time")
    assert "Open until Sunday 10 January 2027" in chloe.main
    assert rounds.wishes_for_time(office.store, found.id) == 0


def test_n115_a_round_closes_softly_and_not_before_its_day(office: Council):
    found = opened(office)
    chloe = come_in(office, "chair").open(f"{HOME}rounds/{found.id}/close").press("Close this round")
    assert "A round does not close earlier than that." in chloe.main
    office.clock.pass_by(hours=24 * 30)
    chloe = come_in(office, "chair").open(f"{HOME}rounds/{found.id}/chair")
    assert "Late comments are taken until" in chloe.main
    chloe.follow("Close this round").press("Close this round")
    assert "Closed." in chloe.main
    chloe.fill({"What did people have for their time?": "Everybody had a voucher."}).press("Save what was given")
    assert chloe.heading.startswith("Lead the round")
    assert "Everybody had a voucher." in member(office).open(f"{HOME}rounds/{found.id}").main
    assert "Start with" not in member(office).open(f"{HOME}rounds/{found.id}").main


def test_the_chair_says_no(office: Council):
    found = proposed(office)
    chloe = come_in(office, "chair").open(f"{HOME}rounds/{found.id}/drop").press("Say no to this round")
    assert "The chair said no to it." in chloe.main
    assert "A round was proposed" not in chloe.open(HOME).main


def test_n117_what_was_said_before_is_one_link_away(office: Council):
    first = opened(office)
    says(office, first, "hours.ask", "About how many hours did you help in the last 7 days?")
    office.clock.pass_by(hours=24 * 50)
    second = opened(office)
    seven = member(office).open(f"{HOME}rounds/{second.id}/questions")
    seven.follow("What was said before about question 1")
    assert "Too long." in seven.main
    assert "Said on" in seven.main
    assert "There is no answer yet." in seven.main
    assert "Member 3" not in seven.text


def test_r5_a_second_round_shows_before_and_after_in_words(office: Council):
    first = opened(office)
    says(office, first, "hours.ask", "About how many hours did you help in the last 7 days?")
    office.clock.pass_by(hours=24 * 50)
    next_version(office, OTHER_ASK)
    second = opened(office, "call_you", version=2, after=first.id)
    seven = member(office).open(f"{HOME}rounds/{second.id}").follow("What changed since the first round")
    assert "number of the version" not in seven.main
    assert f"Before: {OTHER_ASK[0].removeprefix('ask: ')}" in seven.main
    assert f"After: {OTHER_ASK[1].removeprefix('ask: ')}" in seven.main
    assert "These words are still there." in seven.main
    owen = come_in(office, "officer").open(HOME + "forms/small-talk/versions/2/rounds/new")
    owen.fill({"Is it a second round?": "Yes, after “The first questions”", "Which panel?": GROUP})
    owen.fill({"What is the round called?": "Again"}).press("Propose this round to the panel")
    third = next(each for each in rounds.rounds_of(office.store, second.panel, START.date()) if each.title == "Again")
    assert third.after in {first.id, second.id}
    chloe = come_in(office, "chair").open(f"{HOME}rounds/{third.id}/pick")
    assert chloe.page.select("input[name=place][checked]")


def test_rounds_of_other_panels_are_not_there(office: Council):
    found = opened(office)
    mary, tom = come_in(office, "member"), Person(office.app)
    tom.open(HOME + "sign-in").fill({"Who do you want to be?": "Tom Reed"}).press()
    for place in ("", "/questions", "/earlier/1", "/practice", "/more-time"):
        mary.open(f"{HOME}rounds/{found.id}{place}", expect=404)
    for place in ("/chair", "/pick", "/order", "/give-time", "/close"):
        tom.open(f"{HOME}rounds/{found.id}{place}", expect=404)
    token = mary.open(HOME + "sign-out").sent_by("Sign out")["csrf_token"]
    mary.send(f"{HOME}rounds/{found.id}/more-time", {"csrf_token": token}, expect=404)
    mary.send(f"{HOME}panels/{found.panel}/forms/ask", {"csrf_token": token, "form": "x"}, expect=404)
    assert rounds.wishes_for_time(office.store, found.id) == 0


def test_n22_a_panel_asks_for_a_form_and_gets_an_answer_and_a_date(office: Council):
    seven = member(office).open(f"{HOME}panels/{panel(office).id}").follow("Forms that the panel asked for")
    seven.follow("Ask for a form").press("Ask the council for this form")
    assert [where for where, _ in seven.errors] == ["#form"]
    seven.fill({"Which form?": "The blue badge form", "Why do you want to look at it?": "It upset two of us."})
    seven.press("Ask the council for this form")
    assert "There is an answer by" in seven.main
    owen = come_in(office, "officer").follow("Answer the panels").follow("Answer: The blue badge form")
    assert "It upset two of us." in owen.main
    owen.press("Send this answer to the panel")
    assert [where for where, _ in owen.errors] == ["#day", "#because", "#answer"]
    owen.fill(
        {"What is the answer?": "Later", "Why?": "The law changes in May.", "Which day do you name?": "1 June 2027"}
    )
    owen.press("Send this answer to the panel")
    told = "Later. We look at it again on Tuesday 1 June 2027."
    assert told in owen.main
    assert told in seven.open(seven.url).main
    assert "The reason: The law changes in May." in seven.main
    assert "Nothing waits for an answer." in owen.open(HOME + "forms-asked-for").main


def test_no_number_is_shown_as_a_name_to_the_council(office: Council):
    found = opened(office)
    owen = come_in(office, "officer").open(f"{HOME}rounds/{found.id}")
    assert "Start with" not in owen.main
    assert people.find_person(office.store, members.members_of(office.store, found.panel)[0].person).name == ""


def test_the_chair_chooses_wordings_and_members_read_and_comment_on_them(office: Council):
    """A round looks at all wordings unless the chair says otherwise; the address of a comment has the wording."""
    found, chair = proposed(office), doing(office, "Chloe Ward")
    rounds.pick_questions(office.store, found.id, [(each, Why.CHOSEN) for each in ("hours", "since")], chair)
    chloe = come_in(office, "chair").open(f"{HOME}rounds/{found.id}/chair")
    chloe.follow("Choose in which wordings they are looked at")
    assert [each["id"] for each in chloe.page.select("input[type=checkbox][checked]")] == ["read-1", "read-2"]
    chloe.fill({f"1. {HOURS}": []}).press("Save these wordings")
    assert [each.read for each in rounds.questions_of(office.store, found.id)] == [(), ("helper",)]
    rounds.open_round(office.store, found.id, rounds.Days.usual(chair.now.date()), chair)
    person = member(office).open(f"{HOME}rounds/{found.id}/1")
    assert "For a helper" not in person.main
    person.open(f"{HOME}rounds/{found.id}/2")
    assert "For a helper: When did they begin to help? When did they begin to help?" in person.main
    part = "3. The question, for a helper: “When did they begin to help?”"
    person.fill({"Which part is it about?": part, "What do you want to say?": "Say since when."})
    assert person.press("Send this to the panel").heading == "We have your comment"
    (said,) = points_at(office.store, found.id, "since.ask@helper")
    assert said.slot_text == "When did they begin to help?"
    late = rounds.pick_wordings(office.store, found.id, {"since": ()}, chair)
    assert late is rounds.NoRound.WORDINGS_BEGUN
