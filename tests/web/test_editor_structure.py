"""Sections, pages and questions are added, moved and taken out; titles, settings and hard words are changed."""

import re
from secrets import token_bytes

import pytest

from formbuilder.rendering.kind_words import KINDS
from formbuilder.services.doing import Doing
from formbuilder.services.drafts import Save, save_draft, saves_of
from formbuilder.storage.drafts import set_state
from tests.council import Council
from tests.editing import PIN, PLACE, TEXT, begin, changed, newest, officer
from tests.page import text_of
from tests.staff import come_in

NEW = {
    "The question": "Do you sleep well?",
    "What it is called in messages": "if you sleep well",
    "People answer with": "Yes or no",
}


def outline(workshop: Council) -> list[str]:
    return re.findall(r"\bid: ([a-z0-9_-]+)", newest(workshop))


def test_a_question_is_added_to_a_page_with_a_name_made_from_its_words(workshop: Council):
    owen = officer(workshop, "/pages/your-help").follow("Add a question").fill(NEW).press("Add it")
    assert owen.heading == "Words"
    assert owen.url.startswith(f"{PLACE}/questions/sleep_well?")
    gone, new = changed(workshop)
    assert gone == []
    assert [each.replace('"', "") for each in new] == [
        "- id: sleep_well",
        "type: yes_no",
        "ask: Do you sleep well?",
        "short: if you sleep well",
        "required: no",
    ]
    assert "To put right" not in owen.open(PLACE).main


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_of_any_kind_can_be_read_at_once(workshop: Council, kind: str):
    owen = officer(workshop, "/sections/help/add").fill({**NEW, "People answer with": KINDS[kind][0]})
    owen.fill({"The answers": "Yes\nNo\nNot always"}).press("Add it")
    assert owen.heading == "Words"
    assert "To put right" not in owen.open(PLACE).main


def test_what_is_missing_in_a_new_question_is_said_and_what_was_typed_stays(workshop: Council):
    owen = officer(workshop, "/pages/your-help/add").press("Add it")
    assert owen.errors == [("#ask", "Write the question."), ("#type", "Choose what people answer with.")]
    owen.fill(
        {
            **NEW,
            "What it is called in messages": "",
            "People answer with": "One answer from a list",
            "The answers": "One",
        }
    )
    owen.press("Add it")
    assert [box for box, _ in owen.errors] == ["#short", "#more"]
    assert owen.value("The question") == "Do you sleep well?"
    assert owen.value("The answers") == "One"
    assert len(saves_of(workshop.store, PIN)) == 1


def test_two_questions_with_the_same_words_get_different_names(workshop: Council):
    for _ in range(2):
        officer(workshop, "/sections/help/add").fill(NEW).press("Add it")
    assert {"sleep_well", "sleep_well_2"} <= set(outline(workshop))


def test_a_question_beside_one_that_stood_alone_needs_a_heading(workshop: Council):
    owen = officer(workshop, "/pages/call-you/add").fill(NEW).press("Add it")
    assert owen.errors == [("#title", "Write the heading of the page.")]
    owen.fill({"Heading of the page": "About you"}).press("Add it")
    assert "title: About you" in newest(workshop)
    assert "To put right" not in owen.open(PLACE).main


def test_a_section_and_a_question_in_a_group_are_added(workshop: Council):
    owen = (
        officer(workshop).follow("Add a section").fill({**NEW, "Title of the section": "Your nights"}).press("Add it")
    )
    assert "Your nights" in owen.open(PLACE).main
    assert "- id: nights" in newest(workshop)
    owen.open(f"{PLACE}/questions/people/answers").follow("Add a question for each of them").fill(NEW).press("Add it")
    assert owen.open(f"{PLACE}/questions/people").main.count("Do you sleep well?") == 1
    assert "To put right" not in owen.open(PLACE).main


def test_a_question_moves_on_its_page_and_to_another_one(workshop: Council):
    owen = officer(workshop, "/questions/hours/move")
    assert not owen.offers("Move it up")
    owen.press("Move it down")
    assert outline(workshop).index("since") < outline(workshop).index("hours")
    owen.fill({"To another page": "Money and letters"}).press("Move it there")
    assert "It is in the section “Money”." in owen.main
    assert outline(workshop).index("born") < outline(workshop).index("hours")


def test_a_question_alone_on_its_page_moves_with_it_also_into_the_next_section(workshop: Council):
    owen = officer(workshop, "/questions/people/move").press("Move it down")
    assert "It is in the section “Money”." in owen.main
    assert outline(workshop).index("people") < outline(workshop).index("rent")
    owen.press("Move it up")
    assert "It is in the section “The help you give”." in owen.main


def test_a_section_moves(workshop: Council):
    officer(workshop, "/sections/help/move").press("Move it up")
    assert outline(workshop).index("help") < outline(workshop).index("you")


def test_no_page_is_chosen_to_move_to(workshop: Council):
    owen = officer(workshop, "/questions/hours/move").press("Move it there")
    assert owen.errors == [("#home", "Choose a page.")]
    owen.send(f"{PLACE}/questions/hours/move", {**owen.sent_by("Move it there"), "home": "nothing"})
    assert owen.errors == [("#home", "Choose a page.")]


def test_a_question_is_taken_out_after_it_was_asked(workshop: Council):
    owen = officer(workshop, "/questions/cares_for").follow("Take it out")
    assert owen.heading == "Do you want to take out this question?"
    assert "Other parts of the form use it, such as conditions." in owen.main
    assert "cares_for" in outline(workshop)
    owen.press("Yes, take it out")
    assert "It is taken out. Saves of before still have it." in owen.main
    assert "cares_for" not in outline(workshop)
    assert "To put right before it is published" in owen.main
    officer(workshop, "/questions/story/remove").press("Yes, take it out")
    assert "story" not in outline(workshop), "and its page"
    officer(workshop, "/sections/about-money/remove").press("Yes, take it out")
    assert "rent" not in outline(workshop)


def test_the_last_thing_of_a_section_stays_and_the_page_says_why(workshop: Council):
    owen = officer(workshop, "/questions/eq_sex/remove").press("Yes, take it out")
    assert owen.heading == "Do you want to take out this question?"
    assert "There is nothing beside" in owen.main
    assert "eq_sex" in outline(workshop)


def test_titles_and_settings_are_changed(workshop: Council):
    owen = officer(workshop, "/settings").fill({"Title": "A talk", "Title for others": ""})
    owen.fill({"Whom the words are checked for": "Autistic people, and all who read every word exactly"}).press("Save")
    assert owen.open(PLACE).heading == "A talk"
    gone, new = changed(workshop)
    assert sorted(gone) == ["neutral_title: A short form", "title: A small talk about you"]
    assert sorted(new) == ["profile: autism-friendly", "title: A talk"]
    owen.open(f"{PLACE}/settings").fill({"Title": "", "Introduction": "New words."}).press("Save")
    assert owen.errors == [("#title", "Write the title.")]
    assert owen.value("Introduction") == "New words."
    owen.open(f"{PLACE}/sections/help").fill({"Title": "Your help", "Are its answers private?": "Yes"}).press("Save")
    assert owen.heading == "The section “Your help”"
    assert "private: yes" in newest(workshop).split("- id: help\n")[1].split("- id: about-money")[0]
    owen.open(f"{PLACE}/pages/your-help").fill({"Heading": ""}).press("Save")
    assert owen.errors == [("#title", "Write a heading for the questions of this page.")]


def test_hard_words_are_explained_changed_and_taken_out(workshop: Council):
    owen = officer(workshop, "/questions/hours")
    assert "Respite: A break from helping." in owen.main
    owen.follow("Explain a hard word").fill({"One more word": "hours", "What it means": "60 minutes each."})
    owen.press("Save")
    assert "hours: 60 minutes each." in newest(workshop)
    assert owen.heading == "Words", "the way goes back to the question"
    owen.open(f"{PLACE}/words")
    owen.fill({"What “Respite” means": ""}).press("Save")
    assert "Respite:" not in newest(workshop)
    owen.fill({"One more word": "", "What it means": "Something"}).press("Save")
    assert owen.errors == [("#new-word", "Write the word.")]
    owen.fill({"One more word": "HOURS"}).press("Save")
    assert owen.errors == [("#new-word", "This word is explained already. Change it there.")]


def test_the_outline_leads_back_finds_a_question_and_shows_the_form(workshop: Council):
    owen = officer(workshop)
    assert owen.page.select_one("a.govuk-back-link")["href"].endswith("/forms/small-talk")
    assert owen.page.select("main details:not([open])"), "a long form is folded"
    owen.open(f"{PLACE}?find=many+hours")
    found = [text_of(each) for each in owen.page.select(".app-outline a")]
    assert found == ["Your help", "About how many hours did you help in the last 7 days?"]
    owen.follow("About how many hours").open(f"{owen.url}/answers").follow("Next question")
    assert owen.url.endswith("/answers")
    owen.open(PLACE).press("See it as people see it")
    assert "/preview-" in owen.url
    assert "This is a draft to try out." in owen.text


def test_what_was_published_offers_no_changes(workshop: Council):
    begin(workshop)
    owen = officer(workshop)
    workshop.store.write(lambda scope: set_state(scope, PIN.form, PIN.version, "published"))
    owen.open(PLACE)
    assert owen.page.select(".app-outline li")
    assert owen.page.select(".app-outline a") == []
    assert "Change or add to" not in owen.main
    assert "what is still to do" not in owen.main


def test_a_file_that_cannot_be_read_leads_to_the_text(workshop: Council):
    begin(workshop, "form: small-talk\nversion: 1\ntitle: [broken\n")
    owen = officer(workshop).open(f"{PLACE.removesuffix('2')}3")
    assert "There is a mistake in the text of the file, so its questions cannot be shown." in owen.main
    assert "Put it right in the text" in [link.get_text().strip() for link in owen.page.select("a")]
    owen.follow("A bracket is opened here and not closed")
    assert owen.heading.startswith("The YAML")
    owen.open(f"{PLACE.removesuffix('2')}3/questions/hours")
    assert "There is a mistake in the text of the file" in owen.main


def test_a_form_with_many_problems_shows_the_first_and_each_leads_to_its_place(workshop: Council):
    begin(workshop, TEXT.replace("short: ", "shrt: "))
    owen = officer(workshop).open(f"{PLACE.removesuffix('2')}3")
    assert "More to put right (" in owen.main
    owen.follow("What should we call you?: ")
    assert owen.heading == "Words"
    owen.fill({"What it is called in messages": "the name we should call you"}).press("Save")
    assert "Saved." in owen.main


def test_an_approver_reads_the_outline_and_changes_nothing(workshop: Council):
    ruth = come_in(workshop, "approver").open(PLACE)
    assert "Add a section" not in ruth.main
    ruth.open(f"{PLACE}/questions/hours", expect=403)


def test_two_officers_move_and_change_the_same_question(workshop: Council):
    owen, second = officer(workshop, "/questions/hours"), officer(workshop, "/questions/hours/move")
    second.press("Move it down")
    owen.fill({"Hint": "A guess will do."}).press("Save")
    assert "Somebody else saved this form too." in owen.main
    assert outline(workshop).index("since") < outline(workshop).index("hours")
    assert "hint: A guess will do." in newest(workshop)


def test_a_thing_that_somebody_took_out_in_the_yaml_cannot_be_moved(workshop: Council):
    owen = officer(workshop, "/questions/story/move")
    start, end = TEXT.index("      - questions:\n          - id: story"), TEXT.index("  - id: private-questions")
    save = Save(text=newest(workshop).replace(TEXT[start:end], ""), seen=1, about="")
    save_draft(workshop.store, PIN, save, Doing(workshop.clock(), token_bytes))
    owen.press("Move it up", expect=404)
