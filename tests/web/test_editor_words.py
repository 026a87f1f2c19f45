"""The words of a question are changed, shown as they are written, saved beside others, and never lost."""

import pytest

from formbuilder.services.drafts import saves_of
from formbuilder.services.people import list_people
from formbuilder.services.sign_ins import end_session, sessions_of
from formbuilder.storage.drafts import set_state
from tests.council import Council
from tests.editing import PIN, PLACE, TEXT, begin, changed, newest, officer
from tests.page import text_of
from tests.person import Person
from tests.web.untouched import rows

HOURS = "/questions/hours"
TAKEN_BY_TWO = "Somebody else changed the same words"


def look(person: Person) -> str:
    return text_of(person.page.find(id="look"))


def test_an_officer_opens_the_draft_and_finds_the_question(workshop: Council):
    owen = officer(workshop)
    assert owen.heading == "A small talk about you"
    assert "Owen Price began it from version 1 on Monday 23 November 2026." in owen.main
    owen.follow("About how many hours did you help")
    assert owen.heading == "Words"
    assert owen.value("Hint") == "A guess is fine. Respite does not count."


def test_a_hint_is_changed_and_nothing_else(workshop: Council):
    owen = officer(workshop, HOURS).fill({"Hint": "  A guess is fine: 20, or about 20.  "}).press("Save")
    assert "Saved." in owen.main
    assert changed(workshop) == (
        ["hint: A guess is fine. Respite does not count."],
        ['hint: "A guess is fine: 20, or about 20."'],
    )
    assert [each.about for each in saves_of(workshop.store, PIN)] == [
        "Words of “About how many hours did you help in the last 7 days?”",
        "Began",
    ]


def test_other_words_beside_an_old_name_in_messages_are_pointed_out(workshop: Council):
    owen = officer(workshop, HOURS).fill({"The question": "How much time do you give?"}).press("Save")
    assert "What the question is called in messages is as it was. Check that it still fits." in owen.main


def test_an_empty_box_takes_the_words_away(workshop: Council):
    officer(workshop, HOURS).fill({"Hint": "", "Why we ask this": ""}).press("Save")
    gone, new = changed(workshop)
    assert gone[0].startswith("hint:")
    assert gone[1].startswith("why:")
    assert new == []


def test_saving_what_is_there_already_says_so(workshop: Council):
    owen = officer(workshop, HOURS).press("Save")
    assert "Nothing was different, so nothing was saved." in owen.main
    assert len(saves_of(workshop.store, PIN)) == 1


def test_a_question_without_words_is_not_saved_and_the_rest_stays_in_the_boxes(workshop: Council):
    owen = (
        officer(workshop, HOURS)
        .fill({"The question": " ", "What it is called in messages": "", "Hint": "New"})
        .press("Save")
    )
    assert owen.errors == [
        ("#ask", "Write the question."),
        ("#short", "Write what the question is called in messages."),
    ]
    assert owen.value("Hint") == "New"
    assert len(saves_of(workshop.store, PIN)) == 1


def test_words_are_shown_as_people_will_meet_them_and_nothing_is_kept(workshop: Council):
    owen = officer(workshop, HOURS)
    before = rows(workshop)
    owen.fill({"The question": "How many hours?", "What it is called in messages": "the hours"}).press("Check and show")
    assert "As people meet it How many hours?" in look(owen)
    assert "Enter the hours as a number, like 12" in look(owen)
    assert "Check the hours. Enter a number from 0 to 168." in look(owen)
    assert "Not saved yet." in owen.main
    assert owen.value("The question") == "How many hours?"
    assert rows(workshop) == before
    owen.press("Save")
    assert "ask: How many hours?" in newest(workshop)


def test_the_heaviest_three_findings_come_first_with_their_words(workshop: Council):
    hint = "Please utilise a guess prior to completing this; it is not necessary to provide exact figures in the form."
    owen = officer(workshop, HOURS).fill({"Hint": hint}).press("Check and show")
    told = owen.page.select("#look > ul > li")
    assert len(told) == 3
    assert {text_of(each.mark) for each in told} & {"utilise", "prior to"}
    assert "More about these words (" in look(owen)
    assert "school grade" not in look(owen), "no praise beside words that must change"
    assert look(owen).count("A word that people use when they talk") == 1
    assert "school grade" in look(officer(workshop, HOURS))


def test_each_wording_of_the_form_is_shown(workshop: Council):
    text = TEXT.replace(
        "            why: So that we know",
        "            wording: {warm: {ask: How long?}}\n            why: So that we know",
    )
    begin(workshop, text)
    owen = officer(workshop).open(f"{PLACE.removesuffix('2')}3/questions/hours")
    assert "With friendly lines: How long? How long?" in look(owen)
    owen.open(f"{PLACE.removesuffix('2')}3/questions/since")
    assert "It reads the same with friendly lines." in look(owen)


def test_two_officers_change_different_words_and_both_are_told(workshop: Council):
    owen, second = officer(workshop, HOURS), officer(workshop, HOURS)
    owen.fill({"Hint": "A guess will do."}).press("Save")
    second.fill({"Why we ask this": "So that we can help you."}).press("Save")
    assert "Somebody else saved this form too. Their changes and yours are both in it." in second.main
    assert "hint: A guess will do." in newest(workshop)
    assert "why: So that we can help you." in newest(workshop)


@pytest.mark.parametrize(("choice", "kept"), [("Yours: “Mine.”", "Mine."), ("Theirs: “Theirs.”", "Theirs.")])
def test_two_officers_change_the_same_words_and_the_second_chooses(workshop: Council, choice: str, kept: str):
    owen, second = officer(workshop, HOURS), officer(workshop, HOURS)
    owen.fill({"Hint": "Theirs."}).press("Save")
    second.fill({"Hint": "Mine.", "Help": "Mine alone."}).press("Save")
    assert second.heading == TAKEN_BY_TWO
    assert "hint: Theirs." in newest(workshop)
    assert "hint: Mine." in newest(workshop, 3), "kept aside at once"
    second.fill({"Hint": choice}).press("Save what I chose")
    assert f"hint: {kept}" in newest(workshop)
    assert "help: Mine alone." in newest(workshop)


def test_whoever_leaves_the_choice_finds_the_words_of_the_other(workshop: Council):
    owen, second = officer(workshop, HOURS), officer(workshop, HOURS)
    owen.fill({"Hint": "Theirs."}).press("Save")
    second.fill({"Hint": "Mine."}).press("Save").follow("Leave it as the other person has it")
    assert second.value("Hint") == "Theirs."


def test_a_question_that_somebody_else_took_out_is_not_there_and_the_words_are_kept_aside(workshop: Council):
    owen, second = officer(workshop, HOURS), officer(workshop, f"{HOURS}/remove")
    owen.fill({"Hint": "Mine."})
    second.press("Yes, take it out")
    owen.press("Save")
    assert owen.heading == "Somebody else took this out"
    assert "Mine." in owen.main
    assert "hint: Mine." in newest(workshop, 3)


def test_words_are_not_lost_when_the_sign_in_has_ended(workshop: Council):
    owen = officer(workshop, HOURS).fill({"Hint": "A guess will do."})
    price = next(each for each in list_people(workshop.store) if each.name == "Owen Price")
    (session,) = sessions_of(workshop.store, price.id, workshop.clock())
    end_session(workshop.store, price.id, session.id, now=workshop.clock(), random=lambda size: b"x" * size)
    owen.press("Save", expect=403)
    (sign_in,) = (each for each in owen.page.select("main a") if text_of(each).startswith("Sign in again"))
    assert (text_of(sign_in), sign_in["target"]) == ("Sign in again (opens in a new tab)", "_blank")
    again = owen.sent_by("Send it again")
    assert again["hint"] == ["A guess will do."]
    assert len(saves_of(workshop.store, PIN)) == 1
    second = officer(workshop)
    token = second.open(f"{PLACE}{HOURS}").sent_by("Save")["csrf_token"]
    second.send(f"{PLACE}{HOURS}", {**again, "csrf_token": token})
    assert "hint: A guess will do." in newest(workshop)


def test_a_page_without_a_good_token_is_asked_for_once_more(workshop: Council):
    owen = officer(workshop, HOURS).fill({"Hint": "A guess will do."})
    sent = owen.sent_by("Save")
    owen.send(f"{PLACE}{HOURS}", {**sent, "csrf_token": "x"}).press("Send it again")
    assert "hint: A guess will do." in newest(workshop)


@pytest.mark.parametrize("state", ["published", "dropped"])
def test_a_draft_that_is_frozen_keeps_what_was_typed_on_the_page(workshop: Council, state: str):
    owen = officer(workshop, HOURS).fill({"Hint": "Too late."})
    workshop.store.write(lambda scope: set_state(scope, "small-talk", 2, state))
    owen.press("Save")
    assert "This version was published or dropped, so nothing was saved." in owen.errors[0][1]
    assert owen.value("Hint") == "Too late."
    owen.open(f"{PLACE}{HOURS}")
    assert "Nobody can change it any more." in owen.main


@pytest.mark.parametrize("seen", ["", "x", "999", "-1", "1" * 50, "²"])
def test_a_strange_number_of_the_page_that_was_seen_is_taken_as_the_newest(workshop: Council, seen: str):
    owen = officer(workshop, HOURS).fill({"Hint": "A guess will do."})
    owen.send(f"{PLACE}{HOURS}", {**owen.sent_by("Save"), "seen": seen})
    assert "hint: A guess will do." in newest(workshop)


@pytest.mark.parametrize(
    "words", ["a: b # c", "- x", "“quoted”", "'", "yes", "x\n\ny", "\u00e9\U0001f600", "{{ 1 }}", "<b>"]
)
def test_any_words_can_be_written(workshop: Council, words: str):
    owen = officer(workshop, HOURS).fill({"Help": words}).press("Save")
    assert owen.value("Help") == words


def test_signs_that_no_file_can_hold_are_refused_and_kept_on_the_page(workshop: Council):
    owen = officer(workshop, HOURS).fill({"Help": "a\x07b"}).press("Save")
    assert "sign" in owen.errors[0][1]
    assert len(saves_of(workshop.store, PIN)) == 1


@pytest.mark.parametrize("place", ["/questions/nothing", "/questions/nothing/answers", "/pages/x", "/sections/x/add"])
def test_what_is_not_there_is_not_found(workshop: Council, place: str):
    officer(workshop).open(f"{PLACE}{place}", expect=404)
    officer(workshop).open(f"{PLACE.removesuffix('2')}9{place}", expect=404)
