"""Comments on the screen: one question, one box, kept, sent, changed, taken back, and shown to others afterwards."""

from time import process_time

import pytest
from sqlalchemy import insert

from formbuilder.services import points
from formbuilder.storage import points as rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import points as table
from tests.council import Council
from tests.looked_up import counts_of, points_at
from tests.person import Person
from tests.reviewing import Opened, opened
from tests.staff import HOME, come_in

SEND, KEEP = "Send this to the panel", "Keep this for later"
BOX, PART = "What do you want to say?", "Which part is it about?"
OTHER = "Suggest other words for the part that you chose"
KIND = "Should people answer in another way?"
NOTHING = "I have nothing to add, show me what others said"


@pytest.fixture
def here(office: Council) -> Opened:
    return opened(office.store, office.clock())


def member(office: Council, here: Opened, number: int = 7) -> Person:
    """A member of whom the council knows a number alone, come in with a slip."""
    return Person(office.app).open(f"{HOME}slip/{here.slip(number, office.clock())}").press("Come in")


def at(here: Opened, number: int = 2, more: str = "") -> str:
    return f"{HOME}rounds/{here.round}/{number}{more}"


def test_from_a_link_to_a_sent_comment_in_three_steps_r1_r11(office: Council, here: Opened):
    """R1, R11: ordinary controls, no script, and three things to press from the slip to the receipt."""
    person = Person(office.app).open(f"{HOME}slip/{here.slip(7, office.clock())}")
    steps = (
        lambda: person.press("Come in"),
        lambda: person.follow("Say what you think: The first questions"),
        lambda: person.fill({BOX: "I do not know what counts."}).press(SEND),
    )
    for step in steps:
        step()
    assert person.heading == "We have your comment"
    (sent,) = points_at(here.store, here.round, "call_you.*")
    assert (sent.words, sent.author) == ("I do not know what counts.", here.member(7).person)


def test_the_screen_says_what_can_change_first_and_has_one_question_r2_r7_r17(office: Council, here: Opened):
    """R2, R7, R17, n14: one question, its parts by number, easy or hard with two ways not to say."""
    person = member(office, here).open(at(here))
    assert person.heading == "Question 2 of 4"
    words = person.main
    assert words.index("All words can change.") < words.index("About how many hours") < words.index(BOX)
    parts = [each.get_text(strip=True) for each in person.page.select("fieldset:-soup-contains('Which part') label")]
    assert parts[:3] == [
        "All of it, or how it is asked",
        "1. The question: “About how many hours did you help in the last 7 days?”",
        "2. The hint: “A guess is fine. Respite does not count.”",
    ]
    easy = [each.get_text(strip=True) for each in person.page.select("fieldset:-soup-contains('How easy') label")]
    assert easy == ["Easy", "OK", "Hard", "I do not know", "I do not want to say"]
    ticks = [each.get_text(strip=True) for each in person.page.select("fieldset:-soup-contains('Tick what') label")]
    assert len(ticks) == 5
    for promise in ("Who sees it:", "What happens next:", "By when:", "Can you undo it: yes."):
        assert promise in words


def test_a_word_is_explained_where_it_stands_r18(office: Council, here: Opened):
    """R18, n9: the meaning of “Respite” opens at the question that uses it, without another page and without script."""
    person = member(office, here).open(at(here, 2))
    opens = next(each for each in person.page.select(".app-preview details") if "Respite" in each.summary.get_text())
    assert "A break from helping. Someone else helps instead." in opens.get_text()
    assert "Respite" not in person.open(at(here, 1)).main


def test_every_screen_has_a_break_and_a_quick_way_out_r22_r20(office: Council, here: Opened):
    """R20, R22, R3: a break, a way out, a person; and nothing that counts or shows who is there."""
    person = member(office, here)
    sent = here.says(7, "Mine", office.clock())
    places = ("", "/others", f"/sent?point={sent.id}", f"?point={sent.id}")
    for place in (*(at(here, more=each) for each in places), f"{HOME}my-points", f"{HOME}points/{sent.id}"):
        person.open(place)
        assert person.link("Leave this page quickly") == "/demo/leave", place
        assert person.link("Take a break") == "/office/demo/my-panels/break", place
        assert "If you need help, ask" in person.text, place
        assert not person.page.select("[aria-live], meta[http-equiv=refresh]"), place


def test_what_is_kept_waits_and_nobody_else_sees_it_r9(office: Council, here: Opened):
    """R9: a draft never times out; weeks later the same screen shows it."""
    person = member(office, here).open(at(here)).fill({BOX: "Half a sen"}).press(KEEP)
    assert person.heading == "We keep this for you"
    assert counts_of(here.store, here.round) == {}
    office.clock.pass_by(days=27)
    later = member(office, here).open(at(here))
    assert later.value(BOX) == "Half a sen"
    later.fill({BOX: "Half a sentence, now whole"}).press(SEND)
    assert later.heading == "We have your comment"
    assert counts_of(here.store, here.round) == {"hours.*": 1}


def test_what_was_typed_when_the_session_had_ended_is_sent_after_coming_in_again_r9(office: Council, here: Opened):
    """R9: nothing typed is lost, and a slip is asked for again, not an account."""
    person = member(office, here).open(at(here)).fill({BOX: "A long thought"})
    office.clock.pass_by(days=2)
    person.press(SEND, expect=403)
    assert person.heading == "Use your slip again"
    person.fill({"The code on your slip": "ABCD-EFGH-JKLM"}).press("Come in again")
    assert [where for where, _ in person.errors] == ["#code"]
    person.fill({"The code on your slip": here.slip(7, office.clock())}).press("Come in again")
    assert person.heading == "You are in again"
    person.press("Send it now")
    assert person.heading == "We have your comment"
    assert "A long thought" in person.main


def test_new_words_are_shown_before_and_after_with_our_check_before_they_are_sent_r5(office: Council, here: Opened):
    """R5, n8, n20: words first, and what our own check finds on them; a person may send them all the same."""
    person = member(office, here).open(at(here))
    person.fill({OTHER: "Utilise the hours."}).press(SEND)
    assert "Choose one part above" in person.errors[0][1]
    part = "1. The question: “About how many hours did you help in the last 7 days?”"
    person.fill({PART: part}).press(SEND)
    assert person.heading == "Look at this before you send it"
    assert "Before: About how many hours did you help in the last 7 days?After: Utilise the hours." in person.main
    assert "Write “use”." in person.main.split("What our own check says")[1]
    assert counts_of(here.store, here.round) == {}
    person.press(SEND)
    (sent,) = points_at(here.store, here.round, "hours.ask")
    assert [(each.before, each.words) for each in sent.changes] == [
        ("About how many hours did you help in the last 7 days?", "Utilise the hours.")
    ]


def test_another_kind_of_answer_is_seen_before_and_after_with_our_check_n14(office: Council, here: Opened):
    """n14: from a number to a list, as the question would look; those who answer see the same."""
    person = member(office, here).open(at(here))
    person.fill({KIND: "One answer from a list", "Which answers do people choose from?": "Never"}).press(SEND)
    assert "Write two answers to choose from" in person.errors[0][1]
    answers = "Never\nUtilised occasionally\nEvery day"
    person.fill({"Which answers do people choose from?": answers}).press(SEND)
    assert person.heading == "Look at this before you send it"
    before, after = person.page.select(".app-preview")
    assert before.select("input[type=text]")
    assert [each.get_text(strip=True) for each in after.select("label")][:3] == answers.splitlines()
    assert not person.page.select("form .app-preview"), "it is only to look at"
    assert "Our check finds nothing hard" not in person.main
    person.press(SEND)
    (sent,) = points_at(here.store, here.round, "hours.*")
    assert [(each.answer, each.place, each.words) for each in sent.changes] == [("choice", "hours.*", answers)]
    person.open(f"{HOME}points/{sent.id}").follow("See the question before and after")
    assert person.heading == "Another way to answer"
    officer = come_in(office, "officer").open(f"{HOME}answering/{here.round}/hours")
    officer.follow("See the question before and after")
    assert len(officer.page.select(".app-preview")) == 2


def test_meanings_stand_side_by_side_after_ones_own_beside_what_the_council_wants_to_know_n7(
    office: Council, here: Opened
):
    """n7: each meaning once, with how many said it; those who answer, chairs and members compare them."""
    person = member(office, here).open(at(here, more="/meanings"))
    assert person.heading == "What others said waits for you"
    for number, words in ((1, "How long I sat with him"), (2, "All day"), (3, "How long I sat  with him")):
        other = member(office, here, number).open(at(here)).fill({"What does this mean to you?": words})
        other.press(SEND)
        office.clock.pass_by(minutes=5)
    person.open(at(here)).fill({BOX: "Hm"}).press(SEND)
    person.open(at(here)).follow("Compare what it means to people")
    heads = [each.get_text() for each in person.page.select(".app-columns h3")]
    assert heads == ["What the council wants to know", "Meaning 1", "Meaning 2"]
    assert "“How long I sat with him”In 2 comments." in person.main
    officer = come_in(office, "officer").open(f"{HOME}answering/{here.round}/hours")
    officer.follow("Compare what it means to people")
    assert "2 meanings." in officer.main


def test_the_receipt_says_who_read_it_and_what_is_next_r8(office: Council, here: Opened):
    """R8."""
    person = member(office, here).open(at(here)).fill({BOX: "Hm"}).press(SEND)
    day = "Monday 21 December 2026"
    for words in ("Read by: nobody yet.", f"open until {day}.", f"Next: the council answers you by {day}."):
        assert words in person.main
    person.follow("Next question")
    assert person.heading == "Question 3 of 4"


def test_others_are_shown_after_ones_own_or_nothing_to_add_and_not_after_going_past_r4(office: Council, here: Opened):
    """R4: in a steady order, by number or by the word that a member chose, never by a name."""
    here.says(1, "Said once", office.clock())
    office.clock.pass_by(minutes=5)
    here.says(2, "Said twice", office.clock())
    person = member(office, here).open(at(here))
    assert "Said once" not in person.main
    assert "Said once" not in person.open(at(here, more="/others")).main
    person.open(at(here)).press("Go past this question")
    assert person.heading == "Question 3 of 4"
    assert "Said once" not in person.open(at(here, more="/others")).main
    person.press(NOTHING)
    assert person.heading == "What others said"
    assert person.main.index("Member 1") < person.main.index("Said once") < person.main.index("Member 2")


def test_a_comment_is_changed_and_taken_back_until_the_round_closes_then_more_is_added_late_r10(
    office: Council, here: Opened
):
    """R10, (h)."""
    person = member(office, here).open(at(here)).fill({BOX: "One"}).press(SEND)
    person.follow("Change this comment").fill({BOX: "Two"}).press("Send this change to the panel")
    assert [each.words for each in points_at(here.store, here.round, "hours.*")] == ["Two"]
    person.follow("My comments").follow("Where is it now?").follow("Take this back").press("Yes, take it back")
    assert points_at(here.store, here.round, "hours.*") == ()
    assert "You took this back." in person.main
    office.clock.pass_by(days=30)
    late = member(office, here).open(at(here))
    assert "Late comments are still taken" in late.main
    late.fill({BOX: "Late"}).press(SEND)
    office.clock.pass_by(minutes=1)
    late.follow("Add more to this question").fill({BOX: "Later"}).press(SEND)
    found = points_at(here.store, here.round, "hours.*")
    assert [(each.words, each.late) for each in found] == [("Late", True), ("Later", True)]
    office.clock.pass_by(days=30)
    over = member(office, here).open(at(here))
    assert not over.offers(SEND)
    assert "Nothing can be sent to this round now." in over.main


def test_words_typed_when_the_round_closed_stay_in_the_box(office: Council, here: Opened):
    """R9."""
    person = member(office, here).open(at(here)).fill({BOX: "Too late"})
    sent = person.sent_by(SEND)
    office.clock.pass_by(days=50)
    person = member(office, here).open(at(here))
    sent["csrf_token"] = Person.sent_by(come_in(office, "member").open(f"{HOME}sign-out"), "Sign out")["csrf_token"]
    person.send(at(here), sent)
    if person.heading == "Send this once more":
        person.press("Send it again")
    assert "This round is closed" in person.errors[0][1]
    assert person.value(BOX) == "Too late"


def test_a_question_that_may_upset_is_announced_first_and_gone_past_without_a_reason_r25(office: Council, here: Opened):
    """R25."""
    person = member(office, here).open(at(here, 3))
    assert "This question may upset you." in person.main
    assert "Do you feel safe at home?" not in person.main
    shown = person.link("Show me the question")
    person.press("Go past this question")
    assert "Do you feel safe at home?" in person.open(shown).main
    assert person.offers(SEND)


def test_nothing_is_sent_twice_and_an_empty_comment_is_not_sent(office: Council, here: Opened):
    person = member(office, here).open(at(here)).press(SEND)
    assert "Write something, or tick a box" in person.errors[0][1]
    person.fill({BOX: "Once"})
    twice = person.sent_by(SEND)
    for _ in range(2):
        person.send(at(here), twice)
        assert person.heading == "We have your comment"
    assert counts_of(here.store, here.round) == {"hours.*": 1}


def test_those_of_other_panels_find_no_round_and_no_comment(office: Council, here: Opened):
    """n44, (i)."""
    sent = here.says(1, "Ours", office.clock())
    mary = come_in(office, "member")
    for place in (at(here), at(here, more="/others"), f"{HOME}points/{sent.id}", f"{HOME}points/{sent.id}/withdraw"):
        mary.open(place, expect=404)
    other = member(office, here)
    other.open(f"{HOME}points/{sent.id}", expect=404)
    other.open(at(here)).press(NOTHING)
    assert "Member 1 said" in other.open(f"{HOME}points/{sent.id}").main
    assert not [each for each in other.page.select("a") if "Take this back" in each.get_text()]


def test_a_round_with_ten_thousand_points_is_fast(office: Council, here: Opened):
    """10,000 points in a round: every page of it under 150 ms."""
    some = here.says(1, "One of many", office.clock())
    _copies(here, some.id, 10_000)
    person = member(office, here).open(at(here)).fill({BOX: "Mine"}).press(SEND)
    for place in (at(here), at(here, more="/others"), at(here, more="/others?page=150"), f"{HOME}my-points"):
        person.open(place)
        took = min(_timed(person, place) for _ in range(3))
        assert took < 0.15, (place, took)
    assert len(person.open(at(here, more="/others?page=2")).page.select("main h3")) == points.PAGE


def _timed(person: Person, place: str) -> float:
    begun = process_time()
    person.client.get(place)
    return process_time() - begun


def _copies(here: Opened, id_: str, many: int) -> None:
    """Put many points like one beside it, at the other questions and at this one."""

    def put(scope: Scope) -> None:
        row = rows.find(scope, id_)
        assert row is not None
        named = {each: getattr(row, each) for each in row.__slots__}
        scope.connection.execute(
            insert(table),
            [{**named, "council_id": scope.council, "id": f"{number:032x}", "words": None} for number in range(many)],
        )

    here.store.write(put)


def test_who_chairs_hides_a_comment_with_a_reason_that_its_author_reads_and_shows_it_again(
    office: Council, here: Opened
):
    """Nothing that was said is deleted by others: it is kept, counted and answered, and only members do not see it."""
    sent = here.says(7, "Mrs Hill next door is rude.", office.clock())
    eight = member(office, here, 8).open(at(here)).press(NOTHING)
    assert "Mrs Hill" in eight.main
    chloe = come_in(office, "chair").open(f"{HOME}points/{sent.id}").follow("Hide this from other members")
    chloe.press("Hide it from other members")
    assert [where for where, _ in chloe.errors] == ["#why"]
    chloe.fill({"Why do you hide it?": "It names a neighbour."}).press("Hide it from other members")
    assert "Why: “It names a neighbour.”" in chloe.main
    assert "Mrs Hill" not in eight.open(at(here, more="/others")).main
    author = member(office, here).open(f"{HOME}points/{sent.id}")
    assert "you still get an answer" in author.main
    assert "Why: “It names a neighbour.”" in author.main
    assert "hid it from other members" in author.main
    assert "Mrs Hill" in come_in(office, "officer").open(f"{HOME}answering/{here.round}/hours").main
    chloe.follow("Show this to other members again").press("Yes, show it")
    assert "Why:" not in chloe.main
    assert "Mrs Hill" in eight.open(at(here, more="/others")).main
    for other in (eight, author):
        assert "Hide this" not in other.open(f"{HOME}points/{sent.id}").main
        for step in ("hidden", "shown"):
            assert other.client.get(f"{HOME}points/{sent.id}/{step}").status_code == 404
