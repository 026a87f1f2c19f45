from formbuilder.checking.explaining import explained, vocabulary
from tests.samples import LIBRARY, WHOLE, changed, form

FORM = form(changed("    private: yes\n", "    private: yes\n    show_if: danger_now is no\n", WHOLE), LIBRARY)


def test_every_condition_is_said_once_and_has_its_place():
    assert [each.place for each in explained(FORM)] == [
        *("condition:in_danger", "condition:cares_a_lot", "urgent:1", "page:get-help"),
        *("page:people", "since", "page:pay", "section:private", "page:tell-us"),
    ]


def test_sentences_use_the_words_that_people_meet():
    found = {each.place: each.sentence for each in explained(FORM)}
    assert found["section:private"] == (
        "The section “Private questions” is asked if the answer about “if anyone is in danger” is “No”."
    )
    assert "does not include “None of these”" in found["page:pay"]
    assert found["urgent:1"].startswith("Danger today, and “Get help now” is shown at once, if the answer about “")
    assert "is “I am not sure”" in found["condition:in_danger"]


def test_a_form_without_conditions_has_nothing_to_say():
    assert list(explained(form())) == []


def test_the_vocabulary_knows_questions_inside_groups():
    words = vocabulary(FORM)
    assert words.questions["their_name"] == "their name"
    assert words.options["help_kind", "wash"] == "Washing"
