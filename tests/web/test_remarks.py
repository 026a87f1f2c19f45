"""Officers and facilitators read what the public wrote before any panel does (n3, F4)."""

from secrets import token_bytes

import pytest

from formbuilder.rendering.remark_pages import waiting_words
from formbuilder.services import forms
from formbuilder.services.doing import Doing
from formbuilder.services.points import find_point
from formbuilder.services.remarks import Remark, State, find_remark, list_remarks, remark
from formbuilder.services.taps import WHOLE, About, Came, Tap, tap
from formbuilder.storage.remarks import Waiting
from formbuilder.web import served
from tests.council import START, Council
from tests.staff import HOME, come_in

HOURS = About("small-talk", 1, "hours")
ASKED = "About how many hours did you help in the last 7 days?"
WORDS = "Last week was odd. My son Tom hits me."


@pytest.fixture
def told(workshop: Council) -> Council:
    """Somebody tapped and wrote, three days ago."""
    says(workshop, HOURS, Tap.NOT_CLEAR, WORDS)
    workshop.clock.pass_by(days=3)
    return workshop


def says(council: Council, about: About, what: Tap, words: str) -> None:
    came = Came(council.clock())
    tap(council.store, about, what, came)
    assert remark(council.store, about, what, words, came, Doing(came.now, token_bytes)) is None


def only(council: Council, state: State = State.WAITING) -> Remark:
    (found,) = list_remarks(council.store, state)
    return found


@pytest.mark.parametrize("role", ["officer", "facilitator"])
def test_what_waits_stands_on_your_work_with_its_age(told: Council, role: str):
    person = come_in(told, role)
    assert "1 remark waits to be read. The oldest has waited 3 days." in person.main
    person.follow("Read what the public says")
    assert ASKED in person.main
    assert WORDS not in person.main
    person.follow("Read it and say what happens")
    assert WORDS in person.main
    assert "They chose: I do not understand it. It came on Monday 23 November 2026." in person.main


def test_others_hear_nothing_of_it(told: Council):
    for role in ("administrator", "approver", "chair", "member", "assessor"):
        assert "What the public says" not in come_in(told, role).text


def test_passing_on_says_first_who_will_see_it(told: Council):
    person = come_in(told, "facilitator")
    person.open(f"{HOME}remarks/{only(told).id}").follow("Pass it on to panels")
    assert "Members of panels can see it, also on paper" in person.main
    assert "You cannot take this back." in person.main
    person.press("Pass it on")
    found = only(told, State.PASSED)
    assert "Passed on to panels" in person.main
    point = find_point(told.store, found.point or "")
    assert point is not None
    assert (point.words, point.place, point.route) == (WORDS, "hours.*", "public")
    assert ASKED in point.slot_text
    assert person.open(f"{HOME}remarks/{found.id}/pass").url.endswith(found.id), "it is settled"


def test_parts_are_taken_out_and_nothing_is_put_in(told: Council):
    person = come_in(told, "officer")
    id_ = only(told).id
    person.open(f"{HOME}remarks/{id_}").follow("Pass it on with parts taken out")
    person.fill({"What panels see": "Last week was strange."}).press("Pass on what is left")
    assert "Only take words out." in person.errors[0][1]
    assert person.sent_by("Pass on what is left")["left"] == ["Last week was strange."]
    person.fill({"What panels see": "Last week was odd."}).press("Pass on what is left")
    point = find_point(told.store, only(told, State.CUT).point or "")
    assert point is not None
    assert point.words == "Last week was odd. […]"
    assert "Tom" not in person.open(f"{HOME}remarks/{id_}").text


def test_a_call_for_help_says_what_to_do_and_goes_to_no_panel(told: Council):
    person = come_in(told, "facilitator")
    person.open(f"{HOME}remarks/{only(told).id}").follow("Act on it as a call for help")
    for words in ("Do not try to find out", "leads on keeping people safe", "phone 999", "On duty now", WORDS):
        assert words in person.main
    person.press("I have told somebody")
    assert only(told, State.HELP).point is None
    assert WORDS in person.main


def test_dropping_needs_a_reason_and_erases_the_words(told: Council):
    person = come_in(told, "officer")
    id_ = only(told).id
    person.open(f"{HOME}remarks/{id_}").follow("Drop it")
    assert person.press("Drop it").errors == [("#because", "Enter the reason.")]
    person.fill({"Why do you drop it?": "It names somebody."}).press("Drop it")
    assert "It names somebody." in person.main
    assert "Tom" not in person.text
    assert find_remark(told.store, id_).state is State.DROPPED
    assert ASKED in person.follow("Back to what waits").follow("Dropped").main


def test_the_heat_list_joins_small_numbers_outside_the_office(told: Council):
    """n3: by question and version; officers see each number, a facilitator of a charity none that finds somebody."""
    for about, what, times in ((HOURS, Tap.UPSET, 6), (About("small-talk", 1, WHOLE), Tap.HARD_WORD, 2)):
        for _ in range(times):
            tap(told.store, about, what, Came(told.clock()))
    officer = come_in(told, "officer").open(f"{HOME}forms/small-talk").follow("Which questions are hard")
    for words in (ASKED, "It upset me: 6.", "I do not understand it: 1.", "1 waits to be read", "A word is hard: 2."):
        assert words in officer.main
    assert officer.main.index(ASKED) < officer.main.index("The form as a whole")
    facilitator = come_in(told, "facilitator").open(f"{HOME}remarks")
    facilitator.follow("Which questions are hard: “A small talk about you”")
    for words in ("Other reasons: 7.", "Other reasons: fewer than 5.", "People wrote about it: fewer than 5 times."):
        assert words in facilitator.main
    for words in (": 6.", ": 1.", ": 2."):
        assert words not in facilitator.main
    facilitator.open(f"{HOME}forms/small-talk/heat?version=9", expect=404)
    facilitator.open(f"{HOME}forms/nothing/heat", expect=404)


def test_ages_are_said_in_words():
    today = START.date()
    assert waiting_words(Waiting(0, None), today) == "Nothing waits to be read."
    assert waiting_words(Waiting(2_000, today), today) == "2,000 remarks wait to be read. The oldest came today."


def test_a_list_of_fifty_reads_each_version_once(workshop: Council, monkeypatch: pytest.MonkeyPatch):
    for number in range(50):
        says(workshop, HOURS, Tap.UPSET, f"Words {number}")
    read: list[tuple[object, ...]] = []
    monkeypatch.setattr(served, "form_file", lambda *what: read.append(what) or forms.form_file(*what))
    person = come_in(workshop, "officer").open(f"{HOME}remarks").open(f"{HOME}remarks")
    assert len(read) == 1
    assert len(person.page.select("main h2")) == 50
