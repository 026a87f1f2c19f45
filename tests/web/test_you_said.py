"""“You said, we did” from the first line to the public page, a promise, where words come from, and a story."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

import pytest

from formbuilder.rendering import origin
from formbuilder.storage import drafts, sign_offs
from formbuilder.storage.engine import Scope
from formbuilder.web import served
from formbuilder.web.public import look
from tests.council import Council, Prepared
from tests.page import text_of
from tests.person import Person
from tests.pseudo import longer
from tests.reviewing import Opened
from tests.staff import HOME, come_in, somebody, staffed
from tests.telling import OTHER, page_out, six_said

SAVE = "Save these words"
SUMMARY = origin.SUMMARY
PUBLIC = "/demo/you-said/small-talk"


@pytest.fixture
def council(easy_codes: None, prepared: Prepared, tmp_path):
    made = staffed(prepared, tmp_path)
    yield made
    made.close()


@pytest.fixture
def round_(council: Council) -> Opened:
    here, _ = six_said(council.store, council.clock())
    council.clock.pass_by(seconds=20)
    return here


def sign(chair: str, now: datetime, scope: Scope) -> None:
    """Somebody signed the version that is open."""
    drafts.add(
        scope,
        drafts.DraftRow(
            form="small-talk",
            version=1,
            title="A small talk",
            state="published",
            revision=1,
            came_from="words",
            begun_by=chair,
            begun_at=now,
            saved_at=now,
        ),
    )
    sign_offs.add(
        scope,
        sign_offs.SignOffRow(
            id="b" * 32,
            form="small-talk",
            version=1,
            revision=1,
            step="Panel",
            outcome="yes",
            way="signed",
            rows={},
            words=None,
            given_by=chair,
            given_at=now,
        ),
    )


def slip_in(here: Opened, council: Council, number: int) -> Person:
    person = Person(council.app)
    person.open(f"{HOME}slip/{here.slip(number, council.clock())}").press("Come in")
    return person


def test_from_the_first_line_to_the_public_page(council: Council, round_: Opened):
    """n104, n106, n107: lines are proposed, worded and checked, the chair sees them first, everybody reads them."""
    owen = come_in(council, "officer").open(f"{HOME}told/small-talk").press("Begin the page about version 1")
    assert "6 people said this. 6 comments." in owen.text
    owen.follow("Change the words").fill({"You said": "The question about hours is hard.", "We did": ""}).press(SAVE)
    assert "Write something here." in owen.text
    owen.fill({"We did": "Prior to utilisation we effectuated a modification, notwithstanding."}).press(SAVE)
    assert "Saved. What our own check says" in owen.text
    owen.fill({"We did": "We ask about one week now."}).press(SAVE)
    owen.follow("See its comments").follow("Ask for a sentence of comment 1")
    assert owen.fill({"The sentence": "I lose count."}).press("Ask its author").heading == "You said, we did"
    member = slip_in(round_, council, 1).open(HOME).follow("Read the sentence").press("Yes, show this sentence")
    assert "You said yes." in member.text
    owen.open(f"{HOME}told/small-talk/1").press("Show this to the chairs")
    assert owen.press("Let everybody read this").text.count("A chair has not looked yet.") == 1
    assert Person(council.app).open(PUBLIC, expect=404).status == 404
    chloe = come_in(council, "chair").follow("Read it first").follow("Read it")
    assert chloe.press("Send this to the council").errors[0][1] == "Choose what you say of this page."
    assert "“I lose count.” Its author said yes." in chloe.text
    chloe.fill({"What do you say of this page?": "This is right"}).press("Send this to the council")
    assert "says that it is right" in chloe.text
    owen.open(f"{HOME}told/small-talk/1").press("Let everybody read this")
    anybody = Person(council.app).open(f"{PUBLIC}/1")
    assert "The question about hours is hard." in anybody.text
    assert "6 people said this." in anybody.text
    assert "“I lose count.”" in anybody.text
    assert "Autism group" not in anybody.text
    assert anybody.response.headers["Cache-Control"] == "public, max-age=300"
    assert "Set-Cookie" not in anybody.response.headers
    assert council.app.test_client().get(f"{PUBLIC}/1.pdf").data.startswith(b"%PDF")
    assert "It is counted on the public page" in member.open(f"{HOME}my-points").text


def test_the_page_leads_to_who_agreed_to_the_words_if_anybody_did(council: Council, round_: Opened):
    page_out(council.store, council.clock())
    anybody = Person(council.app).open(PUBLIC)
    assert "How this form was agreed" not in anybody.text
    council.store.write(partial(sign, somebody(council.store, "Chloe Ward").id, council.clock()))
    assert anybody.open(PUBLIC).follow("How this form was agreed").heading == "How this form was agreed"


def test_a_kept_page_is_for_those_who_read_in_the_same_way(council: Council, round_: Opened):
    """A browser that kept the list in one language showed it for five minutes to who had chosen another."""
    page_out(council.store, council.clock())
    for page in ("/demo/you-said", PUBLIC):
        headers = Person(council.app).open(page).response.headers
        assert (headers["Cache-Control"], headers["Vary"]) == ("public, max-age=300", "Cookie")
    council.app.extensions["tongues"].add(longer())
    for page in ("/demo/you-said", PUBLIC):
        headers = Person(council.app).open(f"{page}?language=en-XA").response.headers
        assert "public" not in headers["Cache-Control"]
    saved = council.app.test_client().get(f"{PUBLIC}/1.pdf?language=en-XA")
    assert (saved.data[:4], "public" in saved.headers["Cache-Control"]) == (b"%PDF", False)


def test_a_promise_is_public_late_disputed_and_answered(council: Council, round_: Opened):
    """n125: what we will do, who and when, and “this has not happened”."""
    owen = come_in(council, "officer").open(f"{HOME}promises/add?form=small-talk").press("Promise this")
    assert "Enter the day by which it is done." in owen.text
    by = council.clock() + timedelta(days=20)
    owen.fill(
        {
            "We will …": "We will look at all hints.",
            "How will people know that it is done?": "You can read them.",
            "By when?": f"{by.day} {by:%B %Y}",
            "Who sees to it?": "Owen Price",
        }
    ).press("Promise this")
    assert owen.heading == "We will look at all hints."
    council.clock.pass_by(days=25)
    member = slip_in(round_, council, 2).open(f"{HOME}promises").follow("Open it").follow("This has not happened")
    member.fill({"What has not happened?": "The hints are as before."}).press("Send this to the council and the chair")
    assert "Somebody of a panel says: this has not happened." in member.text
    owen = come_in(council, "officer").follow("Answer")
    assert "The hints are as before." in owen.text
    owen.follow("Answer this").fill({"Your answer": "We do it in May."}).press("Send this answer")
    assert "Somebody of a panel says: this has not happened. The council" not in owen.text
    assert "Done: 0. Still to do: 0. Late: 1." in owen.open(f"{HOME}promises").text


def test_a_promise_is_checked_first_and_what_it_said_before_stays_for_everybody(council: Council, round_: Opened):
    """n125: our own check speaks before anybody reads it, and stops nothing; a change has a reason."""
    page_out(council.store, council.clock())
    by = council.clock() + timedelta(days=20)
    owen = come_in(council, "officer").open(f"{HOME}promises/add?form=small-talk")
    owen.fill(
        {
            "We will …": "We will effectuate a modification of the hints.",
            "How will people know that it is done?": "You can read them.",
            "By when?": f"{by.day} {by:%B %Y}",
            "Who sees to it?": "Owen Price",
        }
    ).press("Promise this")
    assert "Nothing is sent yet." in owen.text
    assert "Nothing is promised yet." in come_in(council, "officer").open(f"{HOME}promises").text
    owen.press("Promise this")
    assert owen.heading == "We will effectuate a modification of the hints."
    owen.follow("Change it, and say why").fill({"We will …": "We will change the hints."}).press("Change this promise")
    assert "Write something here." in owen.text
    owen.fill({"Why do you change it?": "The words were hard."}).press("Change this promise")
    assert owen.heading == "We will change the hints."
    anybody = Person(council.app).open(PUBLIC)
    assert "Before, it said: “We will effectuate a modification of the hints.”" in anybody.text
    assert "Why: The words were hard." in anybody.text


def test_everybody_finds_all_pages_from_the_first_page_of_the_council(council: Council, round_: Opened, monkeypatch):
    """n104: one list, linked from the first page and from each page; a form with a neutral title is not on it."""
    link = "What people said about our forms, and what we did"
    anybody = Person(council.app)
    assert link not in anybody.open("/demo/").text
    assert "There is nothing to read here yet." in anybody.open("/demo/you-said").text
    page_out(council.store, council.clock())
    council.clock.pass_by(days=15)
    assert link not in anybody.open("/demo/").text, "the small form has a neutral title"
    monkeypatch.setattr(served, "is_quiet", lambda _: False)
    anybody.open("/demo/").follow(link)
    assert anybody.heading == "You said, we did"
    anybody.follow("Read what people said about")
    assert anybody.response.request.path == PUBLIC
    assert anybody.follow(link).response.headers["Cache-Control"] == "public, max-age=300"


def test_a_story_says_who_reads_it_and_goes(council: Council, round_: Opened):
    """n56: “My story” is private, each use has a yes, and it is taken back at any time."""
    member = slip_in(round_, council, 3).open(f"{HOME}my-stories").follow("Tell a story")
    assert "Only you read this, until you say yes to somebody else." in member.text
    member.fill({"Your story": "I care for my son."}).press("Keep this story")
    member.follow("Say who may read it").press("Say yes to this")
    assert "Choose who may read it." in member.text
    member.fill({"Who, and for what?": "The people of Autism group"}).press("Say yes to this")
    assert "The people of Autism group read it." in member.text
    other = slip_in(round_, council, 4).open(f"{HOME}stories")
    assert "I care for my son." in other.text
    member.follow("Take it back").press("Yes, take it back")
    assert "I care for my son." not in other.open(f"{HOME}stories").text


def test_a_question_says_quietly_where_its_words_come_from(council: Council, round_: Opened, monkeypatch):
    """R28, n143: once the page is out, on the question whose words changed, on no other, and in no quiet form."""
    page_out(council.store, council.clock())
    council.clock.pass_by(days=15)
    person = Person(council.app).start()
    assert SUMMARY not in person.open(f"{person.journey}/5").text, "the small form has a neutral title"
    monkeypatch.setattr(origin, "is_quiet", lambda _: False)
    monkeypatch.setattr(look, "is_quiet", lambda _: False)
    council.clock.pass_by(hours=1)
    person = Person(council.app).start()
    assert SUMMARY not in person.open(f"{person.journey}/2").text
    (told,) = [each for each in person.open(f"{person.journey}/5").page.select("details") if SUMMARY in text_of(each)]
    assert "open" not in told.attrs
    assert f"Before, they were: “{OTHER}”" in text_of(told)
    assert "People who read this form said what they think of these words." in text_of(told)
    assert told.a["href"] == f"{PUBLIC}/1"
    page = Person(council.app).open("/demo/small-talk").follow("Change how this looks")
    assert page.follow("What people said about this form, and what we did").heading == "You said, we did: A short form"
