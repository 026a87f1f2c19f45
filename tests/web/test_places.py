"""Where comments stand on newer words, as officers see to it; and what their authors read of it."""

from __future__ import annotations

from formbuilder.services import drafts, point_writing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Save
from formbuilder.services.point_kinds import Point, Spot, Writing
from formbuilder.services.points import events_of
from tests.staff import HOME, come_in
from tests.web import test_answering
from tests.web.test_answering import HINT, Round

here = test_answering.here
PIN = DraftPin("small-talk", 2)
DRAFT = f"{HOME}drafts/small-talk/2"


def saves(here: Round, *changes: tuple[str, str]) -> None:
    """The officer renames, takes out or rewords, as one save."""
    found = drafts.find_revision(here.council.store, PIN)
    assert found
    text = found.text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    owen = test_answering.somebody(here.council.store, "Owen Price").id
    save = Save(text=text, seen=found.number, about="Other ids")
    assert isinstance(drafts.save_draft(here.council.store, PIN, save, here.doing(owen)), drafts.Saved)


def renames(here: Round) -> None:
    saves(here, ("call_you", "your_name"))


def test_a_renamed_place_is_confirmed_with_one_press_and_the_author_reads_it(here: Round):
    """(b), R15: the publish page has one line, the list one button, and the comment its own trail."""
    mary = here.sends(here.mary, "Too short")
    here.sends(here.other, "Too cold")
    renames(here)
    owen = come_in(here.council, "officer").open(f"{DRAFT}/publish")
    assert "2 comments have no certain place in these words. Somebody must say where they belong." in owen.main
    assert "Who can clear it: Dana Fox, Owen Price" in owen.main
    owen.open(DRAFT).follow("Where comments are now")
    assert "The same words stand in another place now." in owen.main
    assert "It may belong to the hint of “What should we call you?”" in owen.main
    owen.press("Yes, all 2 belong there")
    assert "Every comment has its place." in owen.main
    assert "no certain place" not in owen.open(f"{DRAFT}/publish").main
    assert [each.what for each in events_of(here.council.store, mary.id)][-1] == "place-confirmed"
    member = come_in(here.council, "member").open(f"{HOME}points/{mary.id}")
    assert "Owen Price said that it belongs to the words of now." in member.main


def test_each_comment_can_go_to_words_that_are_chosen_or_to_none(here: Round):
    here.sends(here.mary, "Too short")
    here.sends(here.other, "Too cold")
    renames(here)
    owen = come_in(here.council, "officer").open(f"{DRAFT}/places").follow("Say where it belongs")
    owen.press("Say where they belong")
    assert [words for _, words in owen.errors] == ["Choose where it belongs."]
    owen.fill({"To which words of now?": "To the words that I choose from the list below"})
    owen.press("Say where they belong")
    assert [where for where, _ in owen.errors] == ["#other"]
    owen.fill({"Which of these comments?": [], "Other words of the form": "The title of the form"})
    owen.press("Say where they belong")
    assert [words for _, words in owen.errors] == ["Choose at least one comment."]
    owen.fill(
        {
            "Which of these comments?": ["Too short"],
            "To which words of now?": "To the words that I choose from the list below",
            "Other words of the form": "All of the question “What should we call you?”",
        }
    ).press("Say where they belong")
    assert "1 comment must be looked at" in owen.main
    owen.follow("Say where it belongs").fill({"To which words of now?": "To nothing: these words are asked no more"})
    owen.press("Say where it belongs")
    assert "Every comment has its place." in owen.main
    owen.follow("Comments on words that were taken out").follow("Read these comments and their answers")
    assert "Too cold" in owen.main
    assert "Your first name is fine." in owen.main
    assert "said that its words are asked no more" in owen.main


def test_words_that_somebody_saved_meanwhile_are_looked_at_again(here: Round):
    here.sends(here.mary, "Too short")
    renames(here)
    owen = come_in(here.council, "officer").open(f"{DRAFT}/places")
    saves(here, ("title: ", "title: Oh "))
    owen.press("Yes, it belongs there")
    assert "Somebody saved the draft after you opened this page." in owen.main


def test_a_draft_that_cannot_be_used_has_no_places_and_says_so(here: Round):
    here.sends(here.mary, "Too short")
    saves(here, ("form: small-talk", "form: ["))
    assert come_in(here.council, "officer").open(f"{DRAFT}/places").heading == "The draft has a problem"


def test_a_comment_on_a_whole_question_is_named_by_what_it_asks(here: Round):
    spot = Spot(here.id, "call_you.*", f"What should we call you?\n{HINT}")
    written = point_writing.write_point(here.council.store, spot, Writing(words="Too long"), here.doing(here.mary))
    assert isinstance(written, Point)
    point_writing.send_point(here.council.store, written.id, here.doing(here.mary))
    renames(here)
    owen = come_in(here.council, "officer").open(f"{DRAFT}/places")
    assert "“What should we call you?”" in [each.get_text(strip=True) for each in owen.page.select("main h3")]
