"""A meeting from its plan to notes that are confirmed or not: on the screen, by those who lead, help and take part."""

import pytest

from formbuilder.services import meetings
from formbuilder.services.meeting_kinds import Meeting
from tests.council import Council
from tests.looked_up import counts_of, points_at
from tests.person import Person
from tests.reviewing import ASKED, Opened, opened
from tests.staff import HOME, come_in

FOUR = ("Who sees it: ", "What happens next: ", "By when: ", "Can you undo it? ")
SAFE_WORDS = "Somebody is afraid at home."


@pytest.fixture
def here(office: Council) -> Opened:
    return opened(office.store, office.clock())


@pytest.fixture
def filip(office: Council, here: Opened) -> Person:
    """The facilitator of the group, who planned a meeting through the page of the round."""
    person = come_in(office, "facilitator").open(f"{HOME}rounds/{here.round}").follow("Meetings of this round")
    person.follow("Plan a meeting")
    assert all(line in person.main for line in FOUR)
    person.fill(
        {
            "On which day?": f"{office.clock():%d/%m/%Y}",
            "From when to when?": "from 6pm to 7:30pm, with a break",
            "How do people meet?": "In one place, and others take part by phone or video",
            "Where is it, or how can people join?": "The library, Room 2",
            "What helps people to take part?": "Step-free. A quiet room. BSL.",
        }
    )
    return person.press("Plan this meeting")


def member(office: Council, here: Opened, number: int) -> Person:
    return Person(office.app).open(f"{HOME}slip/{here.slip(number, office.clock())}").press("Come in")


def planned(here: Opened) -> Meeting:
    (found,) = meetings.meetings_of(here.store, here.round)
    return found


def test_the_group_sets_the_agenda_and_what_can_change_comes_first_n75_n50_r19(
    office: Council, here: Opened, filip: Person
):
    """n75, n50, R19: members read what to know, propose before and on the day; the group agrees, nobody else."""
    ann = member(office, here, 1).open(HOME).follow(f"Read about the meeting on {filip.heading[11:]}")
    assert all(
        words in ann.main for words in ("The library, Room 2", "Step-free.", "from 6pm to 7:30pm", "If you cannot")
    )
    assert ann.main.index("What the law asks for stays") < ann.main.index("What we talk about")
    ann.follow("Propose something to talk about").fill({"What do you want to talk about?": "The letters"})
    ann.press("Propose this")
    assert "1 more proposed. The group decides about it." in ann.main
    ann.open(f"{HOME}meetings/{planned(here).id}/agenda", expect=404)
    filip.follow("Put the agenda in order")
    assert "Proposed: The letters" in filip.main
    assert "Member 1 proposed this." in filip.main
    filip.press("Put it on the agenda").press("Talk about 5 sooner").press("Leave 1 out")
    filip.press("The group agrees to this agenda")
    ann.open(f"{HOME}meetings/{planned(here).id}")
    assert "The group agreed to this." in ann.main
    listed = [text.text.strip() for text in ann.page.select("li") if text.text.strip() == "The letters"]
    assert listed == ["The letters"]
    filip.press("Talk about 1 later")
    assert "The group has not agreed to this yet." in ann.open(f"{HOME}meetings/{planned(here).id}").main


def test_the_large_view_shows_one_question_with_before_and_after_and_no_names_r26_r27_n15(
    office: Council, here: Opened, filip: Person
):
    """R26, R27, n15: what can change, then one question a page; one part alone; cards say what their colour says."""
    filip.follow("Show the questions in large print")
    assert filip.heading.endswith("What can change, and what cannot")
    assert "Red: stop." in filip.main
    filip.follow("Next").follow("Next")
    assert "Question 2 of 4" in filip.main
    assert "[hours.ask]" in filip.main
    assert not filip.page.select(".app-places")
    assert "Filip" not in filip.text
    filip.follow("Write notes here").fill({"How many people take part?": "9"}).press("Go on to the notes")
    filip.open(f"{filip.url}/2").fill(
        {
            "What was said?": "Nobody counts hours.",
            "Which part is it about?": "1. The question: “About how many hours did you help in the last 7 days?”",
            "Other words that somebody suggests for this part": "How many hours did you help last week?",
        }
    ).press("Write this down")
    ann = member(office, here, 1).open(f"{HOME}meetings/{planned(here).id}/large/2")
    assert "Before: About how many hours did you help in the last 7 days?" in ann.main
    assert "After, as somebody suggests: How many hours did you help last week?" in ann.main
    part = next(link["href"] for link in ann.page.select("main a") if "part=hours.hint" in link["href"])
    assert ann.open(part).link("Show the whole question").endswith("/large/2")
    ann.open(f"{HOME}meetings/{planned(here).id}/large/9", expect=404)


def three_notes(office: Council, filip: Person) -> None:
    """Somebody says who is there, and writes down three things at the first question."""
    filip.follow("Write notes").press("Go on to the notes")
    assert filip.errors == [("#people", "Enter how many people were there: a number from 1 to 500.")]
    filip.fill({"How many people take part?": "12"}).press("Go on to the notes")
    filip.open(f"{filip.url}/1")
    for words in ("Call me by my name.", "We do not like “call”.", "I say it for others."):
        filip.fill({"What was said?": words})
        if words.startswith("I say"):
            filip.fill({"Who said it?": "One person who speaks for others", "For how many people?": "14"})
            filip.press("Write this down")
            assert [words for _, words in filip.errors] == ["Enter how you know what they said."]
            filip.fill({"How do you know what they said?": "a phone round in May"})
        filip.press("Write this down")
        office.clock.pass_by(seconds=60)


def test_notes_are_read_back_sent_and_checked_by_those_who_could_not_come_n69_n70_n71_n72(
    office: Council, here: Opened, filip: Person
):
    """n69 to n72: play-back, point by point, also for absent members; unconfirmed says so and is not agreed."""
    three_notes(office, filip)
    place = f"{HOME}meetings/{planned(here).id}"
    filip.open(f"{place}/play-back")
    assert "3 notes. Confirmed: 0." in filip.main
    assert "Speaks for 14 people, gathered by a phone round in May." in filip.main
    filip.press("Right: Call me by my name.")
    assert "3 notes. Confirmed: 1." in filip.main
    filip.follow("Send the notes to all members")
    assert all(line in filip.main for line in FOUR)
    filip.press("Send the notes to all members")
    eve = member(office, here, 5).open(HOME)
    assert "You have said nothing of 3 notes yet. You do not have to." in eve.main
    eve.open(f"{place}/check").follow("Look at note 1").fill({"Is this what was said?": "Yes, that is right"})
    eve.press("Send this to the facilitator").fill(
        {
            "Is this what was said?": "Not quite",
            "If it is not quite right, or not all: what is?": "We do not know “call”.",
        }
    ).press("Send this to the facilitator")
    states = {each.words: each.verified for each in points_at(here.store, here.round, "call_you.*")}
    assert sorted(states.values()) == ["not_quite", "not_yet", "right"]
    filip.open(f"{place}/checked")
    assert "Member 5: not quite. We do not know “call”." in filip.main
    assert "Confirmed: 1." in filip.main
    filip.follow("Correct it: We do not like “call”.").fill({"What was said?": "We do not know “call”."})
    filip.press("Save these words").open(f"{place}/checked").press("End the time to check")
    eve.open(f"{place}/check")
    assert eve.main.count("Nobody has confirmed yet that it is right.") == 2
    eve.open(f"{place}/check/1").send(f"{place}/check/1", eve.sent_by("Send this to the facilitator"))
    assert "This is not possible any more." in eve.main


def test_a_worry_about_safety_comes_first_and_no_panel_sees_it_f16(office: Council, here: Opened, filip: Person):
    """F16: three drawers; what must be done stands before the box; it waits first on “Your work” until it is done."""
    filip.follow("What is not about the form")
    kinds = [link.text for link in filip.page.select("main h2 + ul a")]
    assert kinds[0] == "A worry that somebody is not safe"
    filip.follow(kinds[0])
    assert filip.main.index("Stop the notes.") < filip.main.index("What was said?")
    filip.fill({"What was said?": SAFE_WORDS}).press("Keep this worry")
    kept = filip.url
    assert "Nobody has been told yet. Do this first." in filip.main
    filip.open(HOME)
    assert "A worry about safety was said in a meeting" in filip.page.select("main h2")[0].text
    filip.follow("See what to do").fill({"What became of it?": "She is safe."}).press("Save this")
    assert filip.errors == [("#told", "Say first who was told of it.")]
    filip.fill({"Who was told of it, and when?": "The safeguarding lead, today."}).press("Save this")
    assert "What became of it: She is safe." in filip.main
    assert not filip.page.select("main form")
    assert counts_of(here.store, here.round) == {}
    for other in (come_in(office, "chair"), come_in(office, "officer"), member(office, here, 3)):
        other.open(kept, expect=404)
        assert SAFE_WORDS not in other.open(HOME).text + other.open(HOME + "asides").text
    for url in ("", "/check", "/drawers", "/play-back"):
        response = member(office, here, 3).client.get(f"{HOME}meetings/{planned(here).id}{url}")
        assert SAFE_WORDS not in response.text


def test_what_is_for_the_council_has_an_owner_who_says_what_became_of_it_f16(
    office: Council, here: Opened, filip: Person
):
    """F16: an officer finds it in their work; a double press keeps one."""
    filip.follow("What is not about the form").follow("Something for the council, but not about this form")
    filip.fill({"What was said?": "The lift is broken.", "Who looks after it?": "Owen Price"})
    sent = filip.sent_by("Keep this")
    for _ in range(2):
        filip.send(f"{HOME}meetings/{planned(here).id}/drawers/council", sent)
    assert len(filip.page.select("main h3")) == 1
    owen = come_in(office, "officer").open(HOME).follow("Open what you look after")
    owen.open(owen.page.select_one("main h3 ~ ul a")["href"])
    owen.fill({"What became of it?": "It is mended."}).press("Save this")
    assert "Nothing waits for you." in owen.open(HOME + "asides").main
    assert "Owen Price looks after it." in filip.open(f"{HOME}meetings/{planned(here).id}/drawers").main


def test_on_paper_stand_the_codes_that_a_draft_has_in_word_n33_n36(office: Council, here: Opened):
    """n33 to n36: what can change first, one question a page with its codes, postcards with one line, a sheet."""
    ann = member(office, here, 1).open(f"{HOME}rounds/{here.round}").follow("Print the questions, or write on paper")
    assert ann.main.index("What can change") < ann.main.index("Question 1 of 4")
    for page in ("pack", "postcards", "sheet"):
        ann.open(f"{HOME}rounds/{here.round}/{page}")
        assert all(f"[{place}.ask]" in ann.main for place in ASKED), page
    for name, begins in (
        ("pack.pdf", b"%PDF"),
        ("pack.docx", b"PK"),
        ("postcards.pdf", b"%PDF"),
        ("sheet.pdf", b"%PDF"),
    ):
        response = ann.client.get(f"{HOME}rounds/{here.round}/{name}")
        assert response.data.startswith(begins), name
        assert "small-talk" not in response.headers["Content-Disposition"]


def test_who_is_of_another_panel_finds_no_meeting(office: Council, here: Opened, filip: Person):
    """The board’s chair chairs no group of ours, and free text of people is in its own table alone."""
    place = f"{HOME}meetings/{planned(here).id}"
    chloe = come_in(office, "chair").open(place).follow("Change the meeting").press("Save this meeting")
    chloe.open(f"{place}/notes", expect=403)
    tom = Person(office.app).open(HOME + "sign-in").fill({"Who do you want to be?": "Mary Bell"}).press()
    for page in ("", "/agenda", "/propose", "/large/1", "/check"):
        tom.open(place + page, expect=404)
    tom.open(f"{HOME}rounds/{here.round}/meetings", expect=404)
    chloe.open(place).follow("Call the meeting off").press("Call this meeting off")
    assert "This meeting is called off." in chloe.main
