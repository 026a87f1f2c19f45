"""Drafts that are laid out as nobody would expect: each change is made exactly, or refused, and breaks nothing."""

import pytest

from formbuilder.drafting.changing import Now
from formbuilder.drafting.edits import (
    FORM,
    AddThing,
    Edit,
    EditRefused,
    End,
    Kind,
    MoveThing,
    PutSetting,
    RemoveThing,
    Thing,
    edited,
    option,
    page,
    question,
    section,
)
from formbuilder.drafting.values import Value, same

QUESTIONS = "      - {id: a, type: choice, ask: A, options: [{value: x, label: X}, {value: y, label: Y}]}\n"
ASKED = f"sections:\n- id: s\n  pages:\n  - id: p\n    questions:\n{QUESTIONS}      - id: b\n        ask: B\n"
LAYOUTS = {
    "the list is not moved in": ASKED,
    "a document begins and ends": f"%YAML 1.1\n--- # here\n{ASKED}...\n",
    "line ends of Windows": ASKED.replace("\n", "\r\n"),
    "line ends of old": ASKED.replace("\n", "\r"),
    "a mark of byte order": f"\ufeff{ASKED}",
    "no line end at the end": ASKED.rstrip("\n"),
    "empty lines everywhere": ASKED.replace("\n", "\n\n\n"),
    "notes everywhere": ASKED.replace("\n", "   # note: {x}\n# more\n"),
    "all in brackets": "{sections: [{id: s, pages: [{id: p, questions: [{id: a, ask: A}, {id: b, ask: B}]}]}]}",
    "brackets on several lines": (
        "sections: [\n  {id: s, # one\n   pages: [ {id: p,\n questions: [\n"
        "{id: a, ask: A} # a\n , {id: b,\n ask: B,},\n]}]}]\n"
    ),
    "quoted names": ASKED.replace("id:", '"id":').replace("ask:", "'ask':"),
    "keys that are asked for": ASKED.replace("        ask: B\n", "        ? ask\n        : B\n"),
    "hyphens on lines of their own": ASKED.replace(
        "      - id: b\n        ask: B\n", "      -\n\n       id: b\n       ask: B\n"
    ),
    "nothing behind a colon": f"title:\nconditions:\n{ASKED}",
    "empty brackets": "sections: []\nglossary: {}\ntitle: ''\nconditions: [ ]\n",
    "a block that keeps its end": f"intro: |+\n  a\n\n\n{ASKED}",
    "a block with its own indent": f"intro: |3-\n    a\n   b\n{ASKED}",
    "a folded block at the end": f"{ASKED}intro: >\n  a\n  b\n\n",
    "an empty block": f"intro: |\n{ASKED}",
    "words on several lines": f"intro: one\n  two\n\n  three\ntitle: 'a\n  b'\n{ASKED}",
    "lists in lists": f"serves:\n- - a\n  - b\n- - c\n{ASKED}",
    "other things in the place of lists": "sections: words\nglossary: words\n",
    "settings in the place of lists": "sections: {a: b}\nconditions: {x: {y: z}}\n",
    "words in the place of questions": "sections:\n- id: s\n  pages:\n  - id: p\n    questions: none\n- words\n- [a]\n",
    "very long names": f"{'x' * 1_000}: y\n{ASKED}",
    "other alphabets": f"# عربي\ntitle: “日本” 🙂\u2028b\n{ASKED}",
    "a tab before a note": ASKED.replace("ask: B", "ask: B\t# note"),
}
EDITS = {
    "words": PutSetting(question("b"), "ask", "B: # 2"),
    "words in a block": PutSetting(question("b"), "ask", "One\n\nTwo\n"),
    "words in brackets": PutSetting(option("a", "x"), "label", "X, 'x' ]"),
    "a setting of the form": PutSetting(FORM, "title", "T\nt"),
    "the intro": PutSetting(FORM, "intro", "Hello: you\n\nThere\n"),
    "the intro, short": PutSetting(FORM, "intro", "x"),
    "no intro": PutSetting(FORM, "intro", None),
    "a new setting": PutSetting(question("b"), ("wording", "easy-read", "ask"), "B?"),
    "a list": PutSetting(question("b"), "serves", ("x", "y: z")),
    "a list of the form": PutSetting(FORM, "serves", ("x",)),
    "settings": PutSetting(FORM, "conditions", {"c": "a is x", "d": "no"}),
    "all options": PutSetting(question("a"), "options", ({"value": "y", "label": "Y"}, {"value": "z", "label": "Z"})),
    "no first setting": PutSetting(question("b"), "id", None),
    "no options": PutSetting(question("a"), "options", None),
    "words for options": PutSetting(question("a"), "options", "none"),
    "an option more": AddThing(option("a", "z"), {"label": "Z: z"}, after=End.FIRST),
    "an option less": RemoveThing(option("a", "x")),
    "a question more": AddThing(question("c"), {"type": "text", "ask": "C\nc"}, page("p"), "a"),
    "a question first": AddThing(question("c"), {"ask": "C"}, page("p"), End.FIRST),
    "a question less": RemoveThing(question("a")),
    "a question moved": MoveThing(question("a"), "b"),
    "a question moved up": MoveThing(question("b"), End.FIRST),
    "a page more": AddThing(page("q"), {"questions": ({"id": "c"},)}, section("s")),
    "a section more": AddThing(section("t"), {"title": "T"}, after="s"),
    "a word more": AddThing(Thing(Kind.GLOSSARY, "w: x"), "y"),
    "a condition more": AddThing(Thing(Kind.CONDITION, "e"), "a is x"),
}


def made(text: str, change: Edit) -> str | None:
    try:
        return edited(text, [change])
    except EditRefused:
        return None


def says(text: str) -> Value:
    return Now.of(text.removeprefix("\ufeff")).value


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_change_is_exact_or_refused(layout: str, edit: str):
    text, change = LAYOUTS[layout], EDITS[edit]
    new = made(text, change)
    if new is None:
        return
    assert Now.of(new.removeprefix("\ufeff"))
    if isinstance(change, AddThing) and (back := made(new, RemoveThing(change.thing))):
        assert same(says(back), says(text)) or "[]" in text or "title:\n" in text
    if isinstance(change, PutSetting) and isinstance(change.value, str):
        assert edited(new, [change]) == new


@pytest.mark.parametrize("edit", ["words", "a new setting", "a question more", "a question moved", "a word more"])
@pytest.mark.parametrize(
    "layout",
    [
        "the list is not moved in",
        "line ends of Windows",
        "a mark of byte order",
        "no line end at the end",
        "notes everywhere",
    ],
)
def test_what_people_write_can_be_changed(layout: str, edit: str):
    assert edited(LAYOUTS[layout], [EDITS[edit]]) != LAYOUTS[layout]
