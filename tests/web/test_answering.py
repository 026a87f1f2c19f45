"""Answer what people said about words, and say what one thinks of the answer: on the screen, step by step."""

from dataclasses import dataclass
from secrets import token_bytes

import pytest

from formbuilder.accounts.people import Role
from formbuilder.review.trouble import Remedy
from formbuilder.services import drafts, panels, point_writing, rounds
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.members import add_member
from formbuilder.services.people import Person as Somebody
from formbuilder.services.people import add_person, look_after_form
from formbuilder.services.point_kinds import Change, Point, Spot, Writing
from formbuilder.services.points import find_point
from tests.council import SMALL, START, Council, Prepared
from tests.person import Person
from tests.services.panel_stories import new_panel
from tests.staff import HOME, come_in, somebody, staffed

FORM = (SMALL / "small-talk" / "1.yaml").read_text()
HINT = "Your first name is fine."
WHY = "We asked the group, and this is what they use."


@dataclass(frozen=True)
class Round:
    """A council with a draft, a panel, an open round, and two members."""

    council: Council
    id: str
    mary: str
    other: str

    def doing(self, by: str = "") -> Doing:
        return Doing(self.council.clock(), token_bytes, by or None)

    def sends(self, by: str, words: str, suggested: str = "") -> Point:
        change = (Change("call_you.hint", Remedy.WORDS, suggested, HINT),) if suggested else ()
        spot = Spot(self.id, "call_you.hint", HINT)
        self.council.clock.pass_by(seconds=1)
        writing = Writing(words=words, changes=change)
        written = point_writing.write_point(self.council.store, spot, writing, self.doing(by))
        assert isinstance(written, Point)
        sent = point_writing.send_point(self.council.store, written.id, self.doing(by))
        assert isinstance(sent, Point)
        return sent


@pytest.fixture
def here(easy_codes: None, prepared: Prepared, tmp_path):
    council = staffed(prepared, tmp_path)
    store = council.store
    names = {name: somebody(store, name).id for name in ("Owen Price", "Chloe Ward", "Mary Bell", "Ruth Cole")}
    start = Doing(START, token_bytes, names["Owen Price"])
    draft = drafts.begin_draft(store, "small-talk", FORM, "small-talk@1", start)
    assert isinstance(draft, drafts.Draft)
    look_after_form(store, "small-talk", names["Owen Price"], names["Ruth Cole"], start)
    panel = panels.add_panel(store, new_panel("Talk group"), start)
    assert isinstance(panel, panels.Panel)
    panels.appoint(store, panel.id, names["Chloe Ward"], panels.Post.CHAIR, start)
    other = add_person(store, "ned@example.org", "Ned", frozenset({Role.MEMBER}), start)
    assert isinstance(other, Somebody)
    for each in (names["Mary Bell"], other.id):
        add_member(store, panel.id, each, start)
    chair = Doing(START, token_bytes, names["Chloe Ward"])
    new = rounds.NewRound(pin=draft.pin, revision=1, title="Words of the start")
    made = rounds.propose_round(store, panel.id, new, start)
    assert isinstance(made, rounds.Round)
    rounds.pick_questions(store, made.id, [("call_you", rounds.Why.CHOSEN)], chair)
    rounds.open_round(store, made.id, rounds.Days.usual(START.date()), chair)
    yield Round(council, made.id, names["Mary Bell"], other.id)
    council.close()


def answering(here: Round) -> Person:
    owen = come_in(here.council, "officer")
    owen.follow("Comments to answer")
    return owen.follow("Read them and answer" if "Read them and answer" in owen.main else "Read it and answer")


def test_two_comments_are_answered_together_with_one_press_and_each_author_reads_it(here: Round):
    """R5, R7, R15, n91: words before and after, in words; the author reads who decided and when."""
    mary = here.sends(here.mary, "Too short", "Any name is fine.")
    here.sends(here.other, "I have no first name", "Tell us any name.")
    owen = come_in(here.council, "officer")
    assert "2 comments wait for your answer For none the day has passed." in owen.main
    assert "wait for your answer" not in come_in(here.council, "finance officer").main
    owen.follow("Comments to answer")
    assert "2 comments. “" in owen.main, "what is answered on one page stands there once"
    owen.follow("Read them and answer")
    assert owen.heading == "Comments about the question “What should we call you?”"
    assert owen.main.count("When people looked:") == 1
    for said in (
        "Suggestions that do not go together",
        "“Any name is fine.”",
        "“Tell us any name.”",
        "The checker found",
    ):
        assert said in owen.main
    assert "Owen Price sees to the answers." in owen.main
    owen.fill(
        {
            "Which comments do you answer together?": ["Comment 1", "Comment 2"],
            "What became of them?": "We changed it, in other words than you suggested.",
            "Why?": WHY,
            "Which words go into the draft of version 2?": "“Any name is fine.”",
        }
    ).press("Send this answer")
    assert "No comment waits for an answer." in owen.main
    found = drafts.find_revision(here.council.store, DraftPin("small-talk", 2))
    assert found
    assert "Any name is fine." in found.text
    member = come_in(here.council, "member").open(f"{HOME}points/{mary.id}/check")
    for said in (f"Before: “{HINT}”", "After: “Any name is fine.”", f"Why: {WHY}", "Owen Price decided this on"):
        assert said in member.main
    assert "“I have no first name”" in member.main


def test_what_an_answer_lacks_is_said_and_nothing_typed_is_lost(here: Round):
    here.sends(here.mary, "Too short")
    owen = answering(here).press("Send this answer")
    assert [words for _, words in owen.errors] == ["Choose what became of them."]
    owen.fill({"What became of them?": "Not yet.", "The day when you look again": "1 1 2020"}).press("Send this answer")
    assert {words for _, words in owen.errors} == {
        "Say why. Nobody gets an answer without a reason.",
        "Enter the day when you look again. It must be a day to come.",
    }
    owen.fill({"Why?": WHY, "The day when you look again": "31 3 2027"}).press("Send this answer")
    assert owen.heading == "Comments to answer"


def test_words_that_somebody_changed_meanwhile_lead_to_the_choice_and_the_comment_waits(here: Round):
    here.sends(here.mary, "Too short", "Any name is fine.")
    owen = answering(here)
    text = FORM.replace("version: 1", "version: 2", 1).replace(HINT, "A nickname is fine.")
    store = here.council.store
    saved = drafts.save_draft(store, DraftPin("small-talk", 2), drafts.Save(text=text, seen=1, about=""), here.doing())
    assert isinstance(saved, drafts.Saved)
    owen.fill(
        {
            "What became of them?": "We changed it.",
            "Why?": WHY,
            "Which words go into the draft of version 2?": "“Any name is fine.”",
        }
    ).press("Send this answer")
    assert "revisions/3/join" in owen.url
    assert "1 comment waits for an answer." in owen.follow("Comments to answer").main


def test_reading_is_noted_by_a_press_and_never_by_looking(here: Round):
    """R8: “Read by”."""
    point = here.sends(here.mary, "Too short")
    owen = answering(here)
    before = find_point(here.council.store, point.id)
    assert before
    assert before.read_at is None
    owen.press("I have read these")
    after = find_point(here.council.store, point.id)
    assert after
    assert after.read_by == somebody(here.council.store, "Owen Price").id
    assert not owen.offers("I have read these")


def test_an_author_says_that_is_not_what_i_meant_and_the_comment_waits_again(here: Round):
    """R6, R7: the page says before what happens."""
    point = here.sends(here.mary, "Too short")
    answered(here)
    member = come_in(here.council, "member").open(f"{HOME}points/{point.id}/check")
    member.follow("That is not what I meant")
    assert "You get a new answer by a new date." in member.main
    member.fill({"Tell us more": "I meant the box."}).press("Ask for a new answer")
    assert "You get an answer by" in member.main
    assert "“I meant the box.”" in member.main
    assert not member.offers("That is right")
    assert "1 comment waits" in come_in(here.council, "officer").open(f"{HOME}answering").main


def test_an_author_agrees_with_one_press(here: Round):
    point = here.sends(here.mary, "Too short")
    answered(here)
    member = come_in(here.council, "member").open(f"{HOME}points/{point.id}/check").press("That is right")
    assert "You said: that is right." in member.main


def test_who_does_not_agree_is_heard_by_the_chair_and_the_answer_may_be_decided_again(here: Round):
    """n92, F14."""
    point = here.sends(here.mary, "Too short")
    answered(here)
    member = come_in(here.council, "member").open(f"{HOME}points/{point.id}/check").follow("I do not agree")
    member.fill({"Tell us more": "The law is not about names."}).press("Send this to the chair")
    assert "Talk group looks at it now, because you do not agree." in member.main
    assert "sees to it" not in member.main
    beside = member.open(f"{HOME}points/{point.id}").main
    assert "You do not agree with this answer." in beside
    assert "You said: I do not agree. The chair looks at it." in beside
    assert "You do not agree with this answer." in member.open(f"{HOME}my-points").main
    chair = come_in(here.council, "chair").follow("Answers to settle").follow("Read it and say what happens")
    assert "“The law is not about names.”" in chair.main
    assert "Bring it to" not in chair.main
    chair.press("Say what happens")
    assert [words for _, words in chair.errors] == ["Choose what happens next."]
    chair.fill({"What happens next?": "The council decides again", "Why?": "Look at it again."}).press(
        "Say what happens"
    )
    assert "Nothing waits for you." in chair.main
    member.open(f"{HOME}points/{point.id}/check")
    assert "You said: I do not agree. “The law is not about names.”" in member.main


def test_whoever_helps_writes_down_that_somebody_on_paper_does_not_agree(here: Round):
    """F14, R21: who never comes to a screen is heard by the chair too."""
    point = here.sends(here.mary, "Too short")
    answered(here)
    filip = somebody(here.council.store, "Filip Nowak").id
    assert (
        panels.appoint(here.council.store, point.panel or "", filip, panels.Post.FACILITATOR, here.doing(filip)) is None
    )
    helper = come_in(here.council, "facilitator").open(f"{HOME}points/{point.id}")
    helper.follow("Write down what its author says to the answer").follow("I do not agree").press(
        "Send this to the chair"
    )
    assert "Talk group looks at it now" in helper.main
    assert "Its author does not agree with this answer." in helper.open(f"{HOME}points/{point.id}").main


def test_nobody_reads_or_answers_for_somebody_else(here: Round):
    """(d): another member, the chair and an officer are told that there is no such page."""
    point = here.sends(here.other, "Mine")
    answered(here)
    for role in ("member", "chair"):
        person = come_in(here.council, role)
        for place in ("check", "check/disagree"):
            person.open(f"{HOME}points/{point.id}/{place}", expect=404)
        token = person.open(f"{HOME}sign-out").sent_by("Sign out")["csrf_token"]
        for place in ("check", "check/disagree"):
            person.send(f"{HOME}points/{point.id}/{place}", {"csrf_token": token}, expect=404)
    chair = come_in(here.council, "chair")
    chair.open(f"{HOME}disagreements/{point.id}", expect=404)


def test_an_answer_is_taken_back_with_a_reason(here: Round):
    here.sends(here.mary, "Too short")
    here.sends(here.other, "Mine")
    owen = answered(here, both=False)
    owen.follow("See this answer").press("Take this answer back")
    assert [words for _, words in owen.errors] == ["Say why. Nobody gets an answer without a reason."]
    owen.fill({"Why do you take this answer back?": "It was wrong."}).press("Take this answer back")
    assert "This answer was taken back." in owen.main
    assert "2 comments wait" in owen.open(f"{HOME}answering").main


def test_late_ones_stand_first_and_are_counted(here: Round):
    """n108: the page says how many are late, also of each round."""
    point = here.sends(here.mary, "Too short")
    here.council.clock.pass_by(days=30)
    owen = come_in(here.council, "officer").open(f"{HOME}answering")
    assert "For 1 of them the day has passed." in owen.main
    owen.follow("Words of the start: 1 to answer, 1 late")
    assert "This day has passed." in owen.main
    owen.open(f"{HOME}points/{point.id}/answer")
    assert owen.heading == "Comments about the question “What should we call you?”"
    owen.open(f"{HOME}answering?page=-3&round=x&form=%00")


def test_odd_signs_and_addresses_bring_nothing_down(here: Round):
    """What a keyboard or a program sends besides letters is dropped; a place that is none is not found."""
    point = here.sends(here.mary, "Too short")
    owen = come_in(here.council, "officer")
    for place in ("%00", "call_you%25", "call_yo_", "x" * 300, "..", "é"):
        owen.open(f"{HOME}answering/{here.id}/{place}", expect=404)
    owen.open(f"{HOME}answering/{here.id}/call_you?page=99999")
    chosen = {"What became of them?": "We changed it.", "Why?": "Be\x00cause\r\nwe can."}
    owen.fill(chosen).press("Send this answer")
    member = come_in(here.council, "member").open(f"{HOME}points/{point.id}/check")
    assert "Because we can." in member.main


def answered(here: Round, *, both: bool = True) -> Person:
    owen = answering(here)
    chosen = {"What became of them?": "Not changed: the law says how this must be.", "Why?": WHY}
    if owen.page.select("[type=checkbox]")[1:]:
        which = ["Comment 1", "Comment 2"] if both else ["Comment 1"]
        owen.fill({"Which comments do you answer together?": which})
    return owen.fill(chosen).press("Send this answer")
