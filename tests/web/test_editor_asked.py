"""When something is asked is chosen from lists; what is too complex for lists is a sentence, and a checked text."""

import pytest

from formbuilder.services.drafts import saves_of
from tests.council import Council
from tests.editing import PIN, PLACE, TEXT, begin, newest, officer
from tests.page import text_of
from tests.person import Person

STORY = "/questions/story"


def add(owen: Person, question: str, **chosen: object) -> Person:
    owen.follow("Add a condition from a list").fill({"Which question decides?": question}).press()
    assert owen.heading == "Which answer?"
    for box, answer in chosen.items():
        owen.fill({{"how": "The answer", "values": "Which answers", "number": "Number"}[box]: answer})
    return owen.press("Add this condition")


def story(workshop: Council) -> str:
    return next(line.strip() for line in newest(workshop).split("id: story")[1].split("\n") if "show_if" in line)


def test_a_condition_is_chosen_from_lists(workshop: Council):
    owen = officer(workshop, f"{STORY}/asked")
    assert "There is no condition on this question." in owen.main
    add(owen, "About how many hours did you help in the last 7 days?", how="is this or more", number="35")
    assert (
        "Asked only if the answer to “About how many hours did you help in the last 7 days?” is at least 35."
        in owen.main
    )
    assert story(workshop) == "show_if: hours >= 35"
    add(owen, "Who do you help?", how="is among what was chosen", values=["My partner", "My child"])
    assert story(workshop) == "show_if: hours >= 35 and (cares_for includes partner or cares_for includes child)"
    owen.fill({"How they belong together": "One of these is enough"}).press("Save")
    assert story(workshop) == "show_if: hours >= 35 or cares_for includes partner or cares_for includes child"
    owen.press("Take out: The answer to “About how many hours did you help in the last 7 days?” is at least 35.")
    assert story(workshop) == "show_if: cares_for includes partner or cares_for includes child"


def test_the_last_row_leaves_no_condition(workshop: Council):
    owen = add(officer(workshop, f"{STORY}/asked"), "Is anyone in danger now?", how="is answered, whatever it is")
    assert story(workshop) == "show_if: danger_now is answered"
    owen.press("Take out: The answer to “Is anyone in danger now?” is answered.")
    assert "There is no condition on this question." in owen.main
    assert newest(workshop) == TEXT.replace("version: 1", "version: 2")


def test_a_rule_of_the_form_can_be_chosen_too(workshop: Council):
    add(officer(workshop, f"{STORY}/asked"), "The answer to “Who do you help?” includes “My child”.", how="is not true")
    assert story(workshop) == "show_if: not has_child"


def test_only_what_was_asked_before_can_be_chosen(workshop: Council):
    owen = officer(workshop, "/questions/hours/asked/add")
    offered = [text_of(each) for each in owen.page.select("option")]
    assert "Is anyone in danger now?" in offered
    assert "When did you begin to help?" not in offered, "asked on the same page"
    assert "What is your sex?" not in offered
    assert "Who is filling in this form?" in offered
    safe = [text_of(each) for each in owen.open(f"{PLACE}/questions/true_words/asked/add").page.select("option")]
    assert "Do you feel safe at home?" not in safe, "private"


def test_a_question_of_an_item_reads_the_same_item(workshop: Council):
    owen = add(officer(workshop, "/questions/person_often/asked"), "Do they live near you?", how="is", values=["Yes"])
    assert "Asked only if" in owen.main
    assert "To put right" not in owen.open(PLACE).main


def test_nothing_chosen_is_said_step_by_step(workshop: Council):
    owen = officer(workshop, f"{STORY}/asked/add").press()
    assert owen.errors == [("#question", "Choose a question.")]
    owen.fill({"Which question decides?": "Is anyone in danger now?"}).press().press("Add this condition")
    assert owen.errors == [("#how", "Choose how the answer is compared.")]
    owen.fill({"The answer": "is"}).press("Add this condition")
    assert owen.errors == [("#values", "Choose at least one answer.")]
    owen.open(f"{PLACE}{STORY}/asked/add?question=hours").fill({"The answer": "is less than", "Number": "few"})
    owen.press("Add this condition")
    assert owen.errors == [("#number", "Write a number in digits, such as 20 or 0.5.")]
    assert owen.value("Number") == "few"
    assert len(saves_of(workshop.store, PIN)) == 1


@pytest.mark.parametrize("question", ["nothing", "eq_sex", "people", "help_now", "x" * 3000])
def test_a_question_that_cannot_be_read_is_asked_for_again(workshop: Council, question: str):
    owen = officer(workshop, f"{STORY}/asked/add")
    owen.send(f"{PLACE}{STORY}/asked/add", {**owen.sent_by(), "question": question, "step": "2", "how": "is"})
    assert owen.errors == [("#question", "Choose a question.")]


def test_each_part_of_a_long_condition_stands_on_a_line_of_its_own(workshop: Council):
    begin(
        workshop, TEXT.replace("show_if: danger_now is yes\n", "show_if: danger_now is yes or who_fills_in is self\n")
    )
    owen = officer(workshop).open(f"{PLACE.removesuffix('2')}3/pages/help-now/asked")
    assert "Asked only if one of these is so:" in owen.main
    assert text_of(owen.page.select_one("main li")) == "the answer to “Is anyone in danger now?” is “Yes”"


def test_a_condition_too_complex_for_lists_is_a_sentence(workshop: Council):
    text = TEXT.replace(
        "show_if: danger_now is yes\n",
        "show_if: danger_now is yes and not (who_fills_in is self or who_fills_in is helped)\n",
    )
    begin(workshop, text)
    owen = officer(workshop).open(f"{PLACE.removesuffix('2')}3/pages/help-now/asked")
    assert (
        "Asked only if all of these are so: the answer to “Is anyone in danger now?” is “Yes” the answer" in owen.main
    )
    assert "This condition has too many parts for lists. You can change it as text." in owen.main
    owen.follow("Write the condition as text")
    assert owen.value("Condition").startswith("danger_now is yes and not (")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hours >", "Write"),
        ("hurs >= 35", "Perhaps you mean ‘hours’"),
        ("hours is yes", "hours"),
        ("eq_sex is female", "‘eq_sex’ is not asked before this, or it is private. A condition can only look back."),
        ("safe is yes", "‘safe’ is not asked before this, or it is private."),
        ("(" * 100, ""),
    ],
)
def test_what_is_wrong_with_a_text_is_explained_beside_it(workshop: Council, text: str, said: str):
    owen = officer(workshop, f"{STORY}/asked/text").fill({"Condition": text}).press("Save")
    assert owen.errors
    assert said in owen.errors[0][1]
    assert owen.value("Condition") == text
    assert len(saves_of(workshop.store, PIN)) == 1


def test_a_text_that_is_right_is_saved(workshop: Council):
    owen = officer(workshop, f"{STORY}/asked/text")
    assert "hours: About how many hours did you help in the last 7 days?" in owen.main
    owen.fill({"Condition": " hours >= 35\n or has_child "}).press("Save")
    assert story(workshop) == "show_if: hours >= 35 or has_child"


def test_a_page_and_a_section_have_conditions_too(workshop: Council):
    owen = officer(workshop, "/questions/child_school/asked")
    assert "Its page is shown only if the answer to “Who do you help?” includes “My child”." in owen.main
    add(officer(workshop, "/sections/about-money/asked"), "Is anyone in danger now?", how="is not", values=["Yes"])
    owen.open(f"{PLACE}/questions/rent/asked")
    assert "Its section is shown only if the answer to “Is anyone in danger now?” is not “Yes”." in owen.main


def test_two_officers_change_the_same_condition_and_the_second_is_asked_to_look_again(workshop: Council):
    owen, second = officer(workshop, f"{STORY}/asked"), officer(workshop, f"{STORY}/asked/add?question=hours")
    second.fill({"The answer": "is this or more", "Number": "35"})
    add(owen, "Is anyone in danger now?", how="is", values=["Yes"])
    second.press("Add this condition")
    assert second.errors[0][1].startswith("Somebody else changed this at the same time.")
    assert second.value("Number") == "35"
    second.press("Add this condition")
    assert story(workshop) == "show_if: danger_now is yes and hours >= 35"
