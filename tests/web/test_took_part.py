"""How people took part, as the board reads it: a page, a PDF, a Word file, and a part of the pack."""

from __future__ import annotations

from io import BytesIO

import docx

from formbuilder.services import deciding, rounds
from formbuilder.services.decision_kinds import Decision
from tests.services.decision_stories import answer_of
from tests.staff import HOME, come_in, somebody
from tests.web import test_answering
from tests.web.test_answering import Round
from tests.web.test_places import saves

here = test_answering.here
DRAFT = f"{HOME}drafts/small-talk/2"


def test_the_board_reads_who_took_part_and_what_became_of_each_comment(here: Round):
    point = here.sends(here.mary, "Too short")
    here.sends(here.other, "Too cold")
    owen = somebody(here.council.store, "Owen Price").id
    made = deciding.decide(here.council.store, answer_of(point, because="The law asks for a name."), here.doing(owen))
    assert isinstance(made, Decision)
    officer = come_in(here.council, "officer").open(f"{DRAFT}/pack")
    for said in (
        "1 panel looked at these words in 1 round. Fewer than 5 people took part.",
        "They sent 2 comments. 1 comment waits for an answer.",
        "The law asks for a name.",
        "Nothing was offered for people’s time.",
    ):
        assert said in officer.main
    officer.follow("How people took part, on its own")
    assert officer.heading == "How people took part: A small talk about you"
    assert "Mary Bell" not in officer.main
    after = officer.main.partition("Questions that no panel looked at")[2]
    assert "What should we call you?" not in after, "the round looked at it"
    assert "questions, in the words of this version." in after
    word = officer.client.get(f"{DRAFT}/statement.docx").data
    text = [each.text for each in docx.Document(BytesIO(word)).paragraphs]
    assert "What was not changed, and why" in text
    assert officer.client.get(f"{DRAFT}/statement.pdf").data.startswith(b"%PDF")


def test_the_chair_begins_a_second_round_in_one_step_with_the_questions_chosen(here: Round):
    """n90: what changed is chosen beforehand; a second panel gets it, and its chair opens it."""
    store = here.council.store
    chloe = come_in(here.council, "chair").open(f"{HOME}rounds/{here.id}/chair")
    assert "Begin a second round" not in chloe.main
    changes_words(here)
    here.council.clock.pass_by(days=30)
    chloe = come_in(here.council, "chair").open(f"{HOME}rounds/{here.id}")
    chloe.follow("Begin a second round on what changed")
    assert "1 question changed since “Words of the start”. The new words are small-talk@2.2." in chloe.main
    chloe.press("Begin this second round")
    assert chloe.heading == "Lead the round “Words of the start: second look”"
    chloe.open(f"{HOME}rounds/{here.id}/chair")
    assert "“Words of the start: second look”, with Talk group. Open until" in chloe.main
    first = rounds.find_round(store, here.id, here.council.clock().date())
    assert first
    new = next(each for each in rounds.rounds_of(store, first.panel, here.council.clock().date()) if each.after)
    mary = come_in(here.council, "member").open(f"{HOME}rounds/{new.id}/1")
    assert "What changed here since the first round" in mary.main
    assert "Before: What should we call you?" in mary.main
    assert "After: What is your name?" in mary.main


def changes_words(here: Round) -> None:

    saves(here, ("What should we call you?", "What is your name?"))


def test_members_see_what_was_left_and_why(here: Round):
    """F13: a reason that a panel cannot see does not exist."""
    owen = come_in(here.council, "officer").open(f"{DRAFT}/publish").follow("Leave it, because …")
    owen.fill({"Leave it, because …": "We try it out with people in May."}).press("Leave it")
    mary = come_in(here.council, "member").open(f"{HOME}rounds/{here.id}")
    mary.follow("What our checks say of the form, and why it was left")
    assert "Owen Price left it on" in mary.main
    assert "Because: We try it out with people in May." in mary.main
