"""Somebody is half-way through a form when it changes."""

from datetime import date, timedelta
from secrets import token_bytes

from formbuilder.publishing.half_way import PRIVATE
from formbuilder.services.doing import Doing
from formbuilder.services.half_way import Rule, set_cut_off, set_half_way
from tests.council import Council
from tests.looked_up import close_form
from tests.person import Person
from tests.told import SAM, begin, send, whole
from tests.versions import next_version
from tests.web.test_two_at_once import window
from tests.web.untouched import rows

NAME = "What should we call you?"
HOURS = "About how many hours did you help in the last 7 days?"
STORY = "What else do you want to tell us?"
CHANGED = "We have changed this form"
GO_ON = "Go on with the new questions"
WROTE = "What you wrote before the form changed"
NOT_ASKED = "You wrote this; the form does not ask it any more"
ASKED_AGAIN = "You wrote this; the form asks it in another way now"
FEWER_HOURS = ("            max: 168\n", "            max: 20\n")
FIRST = "      - questions:\n          - id: call_you\n"
A_PAGE_BEFORE = (
    FIRST,
    f"      - questions:\n          - {{id: new, type: text, ask: New?, short: new, required: no}}\n{FIRST}",
)
OTHER_ASK = ("ask: What should we call you?", "ask: Which name do you use?")


def cut_off(council: Council, days: int = 0) -> None:
    """Set the day from which nobody goes on with an earlier version."""
    day = council.clock().date() + timedelta(days=days)
    assert not isinstance(set_cut_off(council.store, "small-talk", day, Doing(council.clock(), token_bytes)), str)
    council.clock.pass_by(seconds=3)


def rule(council: Council, rule: Rule, *ids: str, day: date | None = None) -> None:
    set_half_way(council.store, "small-talk", 2, rule, ids, day, Doing(council.clock(), token_bytes))
    council.clock.pass_by(seconds=3)


def told_hours(person: Person, hours: str = "40") -> Person:
    begin(person)
    person.fill({NAME: "Sam"}).press()
    return person.open(f"{person.journey}/5").fill({HOURS: hours}).press()


def test_a_new_version_leaves_people_where_they_are(council: Council, person: Person):
    told_hours(person)
    next_version(council, OTHER_ASK)
    assert person.open(f"{person.journey}/1").heading == NAME


def test_before_the_day_nothing_happens_and_from_it_on_one_page_says_what_changed(council: Council, person: Person):
    told_hours(person)
    next_version(council, OTHER_ASK, FEWER_HOURS)
    cut_off(council, days=2)
    assert person.open(f"{person.journey}/1").heading == NAME
    council.clock.pass_by(days=2)
    person.open(f"{person.journey}/6")
    assert person.heading == CHANGED
    assert "We now ask “Which name do you use?”. Before, we asked “What should we call you?”." in person.main
    assert f"{HOURS} 40 hours a week" in person.main
    person.press(GO_ON)
    assert person.open(f"{person.journey}/1").value("Which name do you use?") == "Sam"
    person.follow("All parts of this form")
    assert CHANGED not in person.main


def test_opening_what_changed_changes_nothing(council: Council, person: Person):
    told_hours(person)
    next_version(council, FEWER_HOURS)
    cut_off(council)
    before = rows(council)
    for page in ("", "/1", "/check", "/changed", "/left", "/code", "/copy", "/told-before"):
        person.client.get(f"{person.journey}{page}")
    assert rows(council) == before


def test_only_what_the_person_was_asked_is_told(council: Council, person: Person):
    begin(person)
    person.fill({NAME: "Sam"}).press()
    next_version(council, FEWER_HOURS, ("ask: What else do you want to tell us?", "ask: Anything more?"))
    cut_off(council)
    person.open(person.journey)
    assert "Anything more?" not in person.main
    assert "What you were asked so far is asked as before." in person.main


def test_what_is_sent_when_the_day_comes_is_kept_first(council: Council, person: Person):
    told_hours(person)
    person.open(f"{person.journey}/1").fill({NAME: "Samira"})
    next_version(council, OTHER_ASK)
    cut_off(council)
    assert person.press().heading == CHANGED
    person.press(GO_ON).open(f"{person.journey}/1")
    assert person.value("Which name do you use?") == "Samira"


def test_what_the_form_does_not_ask_any_more_is_sent_only_if_the_person_says_so(council: Council, person: Person):
    whole(person, SAM | {HOURS: "40"})
    next_version(council, FEWER_HOURS)
    cut_off(council)
    person.open(f"{person.journey}/check").press(GO_ON)
    assert WROTE in person.open(f"{person.journey}/check").main
    person.follow("Look at what you wrote")
    assert ASKED_AGAIN in person.main
    assert NOT_ASKED not in person.main
    assert f"{HOURS} 40 hours a week" in person.main
    assert "We do not send this, unless you say so." in person.main
    person.press("Send this with my form")
    assert "You chose to send this with your form." in person.main
    send(person)
    (sent,) = council.submissions()
    assert "hours" not in sent.answers
    assert sent.line.pin.version == 2
    (added,) = sent.additions
    assert "40 hours a week" in added.text


def test_a_question_that_is_gone_is_told_and_its_answer_shown(council: Council, person: Person):
    told_hours(person)
    person.open(f"{person.journey}/9").fill({STORY: "My words"}).press()
    next_version(council, ("          - id: story\n", "          - id: other_story\n"))
    cut_off(council)
    person.open(person.journey)
    assert f"We no longer ask “{STORY}”." in person.main
    assert NOT_ASKED in person.main
    assert f"{STORY} My words" in person.main
    assert f"{STORY} My words" in person.press(GO_ON).open(f"{person.journey}/left").main


def test_unless_they_say_so_it_is_not_sent(council: Council, person: Person):
    whole(person, SAM | {HOURS: "40"})
    next_version(council, FEWER_HOURS)
    cut_off(council)
    person.open(f"{person.journey}/check").press(GO_ON)
    send(person)
    (sent,) = council.submissions()
    assert "hours" not in sent.answers
    assert sent.additions == ()


def test_a_form_that_changed_is_not_sent_before_the_person_knows(council: Council, person: Person):
    whole(person)
    next_version(council, OTHER_ASK)
    cut_off(council)
    assert person.press("Send my answers").heading == CHANGED
    assert council.submissions() == []


def test_asked_again_means_asked_again_at_once(council: Council, person: Person):
    told_hours(person, "10")
    next_version(council, OTHER_ASK)
    rule(council, Rule.ASK_AGAIN, "hours")
    person.open(person.journey)
    assert person.heading == CHANGED
    assert f"{HOURS} 10 hours a week" in person.main
    person.press(GO_ON)
    assert person.open(f"{person.journey}/5").value(HOURS) == ""
    assert "10 hours a week" in person.open(f"{person.journey}/left").main


def test_a_withdrawn_version_goes_on_with_the_newer_one(council: Council, person: Person):
    told_hours(person)
    next_version(council, OTHER_ASK)
    close_form(council.store, "small-talk", 1)
    council.clock.pass_by(seconds=3)
    assert person.open(person.journey).heading == CHANGED
    person.press(GO_ON)
    assert person.open(f"{person.journey}/1").value("Which name do you use?") == "Sam"


def test_a_withdrawn_form_leaves_a_copy_and_says_whom_to_ask(council: Council, person: Person):
    told_hours(person)
    page = person.open(f"{person.journey}/1").fill({NAME: "Samira"})
    close_form(council.store, "small-talk", 1)
    council.clock.pass_by(seconds=3)
    page.press()
    assert person.heading == "You cannot go on with this form"
    assert "Ask " in person.main
    person.follow("Show a copy that you can print")
    assert "Samira" in person.main, "what was sent is kept"
    assert "40 hours a week" in person.main
    person.open(f"{person.journey}/help")
    assert person.heading != "You cannot go on with this form"


def test_pressed_twice_and_in_two_tabs_it_is_done_once(council: Council, person: Person):
    told_hours(person)
    next_version(council, FEWER_HOURS)
    cut_off(council)
    first = window(person).open(person.journey)
    second = window(person).open(person.journey)
    first.press(GO_ON)
    first.open(f"{person.journey}/1").fill({NAME: "Later"}).press()
    assert second.press(GO_ON).heading != CHANGED
    assert person.open(f"{person.journey}/1").value(NAME) == "Later"
    assert person.open(f"{person.journey}/left").main.count("40 hours a week") == 1


def test_an_old_page_in_another_tab_loses_nothing(council: Council, person: Person):
    told_hours(person)
    story = window(person).open(f"{person.journey}/9").fill({STORY: "Typed on the old page"})
    hours = window(person).open(f"{person.journey}/5").fill({HOURS: "50"})
    next_version(council, FEWER_HOURS, A_PAGE_BEFORE)
    cut_off(council)
    person.open(person.journey).press(GO_ON)
    story.press()
    hours.press()
    person.open(f"{person.journey}/10")
    assert person.value(STORY) == "Typed on the old page"
    left = person.open(f"{person.journey}/left").main
    assert "40 hours a week" in left
    assert "50 hours a week" in left


def test_an_old_page_does_not_write_over_what_is_newer(council: Council, person: Person):
    told_hours(person)
    old = window(person).open(f"{person.journey}/1").fill({NAME: "Typed on the old page"})
    next_version(council, FEWER_HOURS)
    cut_off(council)
    person.open(person.journey).press(GO_ON).open(f"{person.journey}/1").fill({NAME: "Newer"}).press()
    old.press()
    assert person.open(f"{person.journey}/1").value(NAME) == "Newer"
    assert "Typed on the old page" in person.open(f"{person.journey}/left").main


def test_help_comes_before_what_changed(council: Council, person: Person):
    told_hours(person)
    person.open(f"{person.journey}/3").fill({"Is anyone in danger now?": "Yes"})
    next_version(council, OTHER_ASK)
    cut_off(council)
    assert person.press().heading == "Get help now"


def test_what_means_danger_in_the_new_version_is_said_at_once(council: Council, person: Person):
    told_hours(person, "90")
    next_version(council, ("today: danger_now is yes,", "today: danger_now is yes or hours > 80,"))
    cut_off(council)
    assert person.open(person.journey).press(GO_ON).heading == "Get help now"


def test_private_words_are_told_by_no_page(council: Council, person: Person):
    whole(person)
    next_version(council, ("ask: Is there anything private that you want to tell us?", "ask: Anything private?"))
    cut_off(council)
    person.open(person.journey)
    assert PRIVATE in person.main
    assert "Anything private" not in person.main
    assert "MyPrivateWords" not in person.main


def test_without_a_token_nothing_moves(council: Council, person: Person):
    told_hours(person)
    next_version(council, FEWER_HOURS)
    cut_off(council)
    before = rows(council)
    person.send(f"{person.journey}/changed", {"csrf_token": "x"})
    assert person.heading == "Send this once more"
    assert rows(council) == before


def test_words_that_are_corrected_are_there_at_once_and_ask_nothing(council: Council, person: Person):
    told_hours(person)
    on_page = window(person).open(f"{person.journey}/1").fill({NAME: "Samira"})
    next_version(council, OTHER_ASK)
    rule(council, Rule.MOVE)
    before = rows(council)
    assert person.open(f"{person.journey}/1").heading == "Which name do you use?"
    assert rows(council) == before, "looking changes nothing"
    on_page.press()
    assert person.open(f"{person.journey}/1").value("Which name do you use?") == "Samira"
    whole_way = person.open(f"{person.journey}/check")
    assert "Which name do you use?" in whole_way.main


def test_words_are_compared_as_they_are_read(council: Council, person: Person):
    """Whoever answers for somebody reads “they”: only what changed in these words is told, and in these words."""
    begin(person)
    person.fill({NAME: "Sam"}).press()
    person.open(f"{person.journey}/2").fill(
        {"Who is filling in this form?": "I am filling it in for the person it is about"}
    ).press()
    theirs = "About how many hours did they help in the last 7 days?"
    person.open(f"{person.journey}/5").fill({theirs: "40"}).press()
    next_version(council, ("ask: About how many hours did you help", "ask: How many hours did you help"))
    cut_off(council)
    assert person.open(f"{person.journey}/6").heading == CHANGED
    assert f"We now ask “How many hours did they help in the last 7 days?”. Before, we asked “{theirs}”." in person.main
    assert person.main.count("We now ask") == 1
