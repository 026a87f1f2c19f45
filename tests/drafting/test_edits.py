"""Changes to a draft in its own text: where new things go, what is refused, and two people at once."""

import re

import pytest

from formbuilder.drafting.edits import (
    FORM,
    AddThing,
    EditRefused,
    End,
    Kind,
    MoveThing,
    PutSetting,
    RemoveThing,
    Thing,
    edited,
    edits_joined,
    option,
    page,
    question,
    section,
)
from formbuilder.drafting.joining import Clash, Piece

DRAFT = """\
# The tea form
form: tea
version: 1
title: Tea   # short
for: everyone
conditions:
  likes_tea: tea is yes
sections:
  - id: one
    title: One
    pages:
      - id: first
        title: First
        questions:
          # about tea
          - id: tea
            type: choice
            ask: Do you like tea?
            short: if you like tea
            required: wanted
            without: We ask you.
            options:
              - {value: yes, label: "Yes"}
              - {value: no, label: "No"}   # rarely
            serves: [tea-act-1, tea-act-2]
          - id: cups
            type: number
            ask: How many cups?
            short: how many cups
            required: no
      - questions:
          - id: who
            type: group
            item: a person
            ask: Who drinks with you?
            short: who drinks with you
            required: no
            questions:
              - {id: name_of, type: text, ask: Name?, short: the name, required: no}
  - use: about-you@1
  - id: two
    title: Two
    pages:
      - title: Last
        show_if: likes_tea
        questions:
          - id: last_one
            type: yes_no
            ask: Anything else?
            short: if there is more
            required: no
glossary:
  infuser: A small sieve.
"""


CHANGES = {
    "plain words stay plain": (
        PutSetting(question("tea"), "ask", "Would you like tea?"),
        ["            ask: Would you like tea?"],
    ),
    "words that YAML would misread are quoted": (
        PutSetting(question("tea"), "ask", "Tea: yes #1?"),
        ['            ask: "Tea: yes #1?"'],
    ),
    "a note behind words stays, and the words are quoted so that nobody thinks it is part of them": (
        PutSetting(FORM, "title", "Tea time"),
        ['title: "Tea time"   # short'],
    ),
    "several lines are a block": (
        PutSetting(question("cups"), "ask", "One\n\nTwo"),
        ["            ask: |-", "              One", "              Two"],
    ),
    "a new setting goes where the language lists it": (
        PutSetting(question("tea"), "hint", "Any kind."),
        ["            hint: Any kind."],
    ),
    "a setting inside settings that are not there": (
        PutSetting(question("cups"), ("wording", "advocate", "ask"), "Cups?"),
        ["            wording:", "              advocate:", "                ask: Cups?"],
    ),
    "an option in brackets": (
        PutSetting(option("tea", "no"), "label", 'No, "never"'),
        ['              - {value: no, label: "No, \\"never\\""}   # rarely'],
    ),
    "a setting inside brackets that is new": (
        PutSetting(option("tea", "no"), "hint", "Not once."),
        ['              - {value: no, label: "No", hint: "Not once."}   # rarely'],
    ),
    "the same by the way to it": (
        PutSetting(question("tea"), ("options", "no", "label"), "Never"),
        ['              - {value: no, label: "Never"}   # rarely'],
    ),
    "a list in brackets": (
        PutSetting(question("tea"), "serves", ("tea-act-2", "tea-act-3")),
        ["            serves: [tea-act-2, tea-act-3]"],
    ),
    "a list that is new": (PutSetting(question("cups"), "also", ("dont_know",)), ["            also: [dont_know]"]),
    "a question in brackets inside a group": (
        PutSetting(question("name_of"), "ask", "What is their name?"),
        ['              - {id: name_of, type: text, ask: "What is their name?", short: the name, required: no}'],
    ),
    "a word of the glossary": (
        PutSetting(Thing(Kind.GLOSSARY, "infuser"), (), "A little sieve."),
        ["  infuser: A little sieve."],
    ),
    "a new word": (AddThing(Thing(Kind.GLOSSARY, "milk: cold"), "White."), ['  "milk: cold": White.']),
    "a new condition, first": (
        AddThing(Thing(Kind.CONDITION, "no_tea"), "tea is no", after=End.FIRST),
        ["  no_tea: tea is no"],
    ),
    "a page without an id, by its first question": (
        PutSetting(page("last-one"), "title", "The end"),
        ["      - title: The end"],
    ),
    "a new option": (
        AddThing(option("tea", "maybe"), {"label": "I do not know"}, after="yes"),
        ['              - {value: maybe, label: "I do not know"}'],
    ),
    "a new question in a group": (
        AddThing(question("age_of"), {"type": "number", "ask": "Age?"}, question("who")),
        ["              - id: age_of", "                type: number", "                ask: Age?"],
    ),
    "a new page behind one without an id": (
        AddThing(page("new"), {"title": "New", "questions": ({"id": "q", "type": "text"},)}, section("one"), "who"),
        ["      - id: new", "        title: New", "          - id: q", "            type: text"],
    ),
    "a section behind a block": (
        AddThing(section("three"), {"title": "Three"}, after="about-you@1"),
        ["  - id: three", "    title: Three"],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_changes_this_alone(name: str):
    edit, came = CHANGES[name]
    new = edited(DRAFT, [edit])
    assert [line for line in new.splitlines() if line and line not in DRAFT.splitlines()] == came
    place = 0
    for note in re.findall("#.*", DRAFT):
        place = new.index(note, place) + 1


def test_a_new_setting_stands_behind_the_one_before_it_in_the_language():
    lines = [line.strip() for line in edited(DRAFT, [PutSetting(question("tea"), "why", "To know.")]).splitlines()]
    assert lines[lines.index("why: To know.") - 1] == "short: if you like tea"


def test_what_is_taken_away_takes_what_would_be_empty_along():
    with_one = edited(DRAFT, [PutSetting(question("cups"), ("wording", "advocate", "ask"), "Cups?")])
    assert edited(with_one, [PutSetting(question("cups"), ("wording", "advocate", "ask"), None)]) == DRAFT
    assert "glossary" not in edited(DRAFT, [RemoveThing(Thing(Kind.GLOSSARY, "infuser"))])
    assert edited(DRAFT, [PutSetting(question("cups"), "hint", None)]) == DRAFT


def test_the_first_setting_of_a_thing_can_go():
    text = edited(DRAFT, [PutSetting(page("first"), "id", None)])
    assert "      - title: First\n        questions:\n          # about tea\n" in text


def test_a_thing_is_moved_with_the_note_above_it():
    text = edited(DRAFT, [MoveThing(question("tea"), "cups")])
    assert text.index("id: cups") < text.index("# about tea") < text.index("id: tea")
    assert edited(text, [MoveThing(question("tea"), End.FIRST)]) == DRAFT


def test_a_question_moves_to_a_page_and_into_a_group():
    text = edited(DRAFT, [MoveThing(question("cups"), End.LAST, page("last-one"))])
    assert text.index("id: last_one") < text.index("id: cups")
    text = edited(DRAFT, [MoveThing(question("cups"), "name_of", question("who"))])
    assert "              - id: cups\n                type: number\n" in text


def test_a_page_that_says_nothing_else_goes_with_its_last_question():
    text = edited(DRAFT, [MoveThing(question("who"), End.FIRST, page("first"))])
    assert text.count("- questions:") == 0
    assert "              - {id: name_of," in text
    assert "- questions:" not in edited(DRAFT, [RemoveThing(question("who"))])


REFUSED = {
    "a question that is not there": PutSetting(question("coffee"), "ask", "x"),
    "a question that stands in a block": RemoveThing(question("your_name")),
    "an option that is not there": PutSetting(question("tea"), ("options", "maybe", "label"), "x"),
    "a thing that is there already": AddThing(question("tea"), {"type": "text"}, page("first")),
    "a place that is not there": AddThing(question("new"), {"type": "text"}, page("nowhere")),
    "no place": AddThing(question("new"), {"type": "text"}),
    "behind what is not there": MoveThing(question("tea"), "coffee"),
    "into itself": MoveThing(question("who"), End.LAST, question("who")),
    "the last question of a page with a title": RemoveThing(question("last_one")),
    "the whole form": RemoveThing(FORM),
    "a sign that nobody can read": PutSetting(question("tea"), "ask", "a\x00b"),
    "a place in words": PutSetting(question("tea"), ("ask", "x"), "y"),
    "half a letter": PutSetting(question("tea"), "ask", "\ud800"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_changed_is_refused_in_a_sentence(name: str):
    with pytest.raises(EditRefused) as refused:
        edited(DRAFT, [REFUSED[name]])
    assert refused.value.sentence[0].isupper()
    assert refused.value.sentence.endswith(".")


@pytest.mark.parametrize("text", ["", "form: [", "a: b\na: c", "- a", "&a b: c", "words"])
def test_a_draft_that_cannot_be_read_is_not_changed(text: str):
    with pytest.raises(EditRefused):
        edited(text, [PutSetting(FORM, "title", "x"), PutSetting(question("x"), "ask", "y")])


def test_two_questions_with_one_id_are_not_guessed_at():
    twice = edited(DRAFT, [PutSetting(question("cups"), "id", "tea")])
    with pytest.raises(EditRefused, match="twice"):
        edited(twice, [PutSetting(question("tea"), "ask", "x")])


def joined(theirs: list, mine: list) -> str | Clash:
    return edits_joined(mine)(DRAFT, edited(DRAFT, theirs), edited(DRAFT, mine))


ASK = PutSetting(question("tea"), "ask", "Mine?")


def test_two_settings_of_one_question_are_both_changed_though_their_lines_touch():
    theirs = [PutSetting(question("tea"), "short", "theirs"), PutSetting(question("tea"), "hint", "Theirs.")]
    assert joined(theirs, [ASK]) == edited(DRAFT, [*theirs, ASK])


def test_one_setting_that_both_changed_is_a_clash_of_its_words():
    theirs = [PutSetting(question("tea"), "ask", "Theirs?")]
    assert joined(theirs, [ASK]) == Clash((Piece("Do you like tea?", "Theirs?", "Mine?"),))
    assert joined([ASK], [ASK]) == edited(DRAFT, [ASK])


def test_what_others_took_away_is_a_clash():
    assert joined([RemoveThing(question("tea"))], [ASK]) == Clash((Piece("Do you like tea?", "", "Mine?"),))
    clash = joined([ASK], [RemoveThing(question("tea"))])
    assert isinstance(clash, Clash)
    assert "ask: Mine?" in clash.pieces[0].theirs
    assert clash.pieces[0].mine == ""


def test_what_both_took_away_is_gone():
    gone = [RemoveThing(question("tea"))]
    assert joined([*gone, PutSetting(FORM, "title", "T")], gone) == edited(
        DRAFT, [*gone, PutSetting(FORM, "title", "T")]
    )


def test_what_others_moved_is_changed_where_it_is():
    theirs = [MoveThing(question("tea"), End.LAST, page("last-one"))]
    assert joined(theirs, [ASK]) == edited(DRAFT, [*theirs, ASK])


def test_what_is_added_behind_something_that_went_goes_last():
    new = AddThing(question("new"), {"type": "text", "ask": "New?"}, page("first"), "cups")
    text = joined([RemoveThing(question("cups"))], [new, PutSetting(question("new"), "ask", "Newer?")])
    assert isinstance(text, str)
    assert text.index("id: tea") < text.index("ask: Newer?") < text.index("id: who")


def test_the_same_id_added_by_both_is_a_clash():
    def adding(ask: str) -> AddThing:
        return AddThing(question("new"), {"type": "text", "ask": ask}, page("first"))

    assert isinstance(joined([adding("A?")], [adding("B?")]), Clash)
    assert joined([adding("A?"), PutSetting(FORM, "title", "T")], [adding("A?")]) == edited(
        DRAFT, [adding("A?"), PutSetting(FORM, "title", "T")]
    )


def test_a_text_that_others_left_unreadable_is_joined_by_lines():
    theirs = DRAFT.replace("for: everyone", "for: [")
    text = edits_joined([ASK])(DRAFT, theirs, edited(DRAFT, [ASK]))
    assert text == theirs.replace("Do you like tea?", "Mine?")


def test_the_only_question_of_a_page_moves_to_a_page_behind_it():
    new = AddThing(page("next"), {"title": "Next", "questions": ({"id": "q", "type": "text"},)}, section("one"))
    text = edited(DRAFT, [new, MoveThing(question("who"), End.LAST, page("next"))])
    assert "- questions:" not in text
    assert text.index("id: next") < text.index("id: q") < text.index("id: who") < text.index("use: about-you@1")


@pytest.mark.parametrize("words", ["a\u2028b\nc", "a\n", " a\nb", "a \nb", "\n", "a\rb", "a: b", "- a", ""])
def test_a_new_thing_takes_any_words(words: str):
    text = edited(DRAFT, [AddThing(question("new"), {"type": "text", "ask": words}, page("first"))])
    assert edited(text, [PutSetting(question("new"), "ask", words)]) == text
    assert edited(text, [RemoveThing(question("new"))]) == DRAFT
