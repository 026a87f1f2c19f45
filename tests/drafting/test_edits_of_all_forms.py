"""Every question of every form that comes with the product, changed in its text: nothing else may change."""

import os
from pathlib import Path as File

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from formbuilder.drafting.changing import Now
from formbuilder.drafting.edits import (
    AddThing,
    End,
    MoveThing,
    PutSetting,
    RemoveThing,
    Thing,
    edited,
    option,
    question,
)
from formbuilder.drafting.laid_out import LaidOut
from formbuilder.drafting.things import FORM, Kind, id_at, path_of, paths
from formbuilder.drafting.values import Path, Value, at, same, value_of
from tests.long import LONG, many

FILES = sorted(File("forms").glob("*/1.yaml"))
TEXTS = {path.parent.name: path.read_text(encoding="utf-8") for path in FILES}
SAYS = {name: Now.of(text).value for name, text in TEXTS.items()}
LOOKS = 1 if os.environ.get("PAGES") == "1" else 6  # noqa: TID251 - a setting of the tests
"""Every sixth question; in ``make accept`` every one."""
QUESTIONS = [(name, id_at(value, path)) for name, value in SAYS.items() for path in paths(value, Kind.QUESTION)]
OPTIONS = [
    (name, id_at(value, asked), id_at(value, (*asked, "options", index)))
    for name, value in SAYS.items()
    for asked in paths(value, Kind.QUESTION)
    for index in range(len(at(value, (*asked, "options")) or ()))
]
SETTINGS = [
    "ask",
    "hint",
    "help",
    "short",
    "why",
    "without",
    "show_if",
    "picture",
    "instrument",
    ("wording", "x-y", "hint"),
]
HOSTILE = [
    "How are you?",
    "Do this: that",
    "a #b",
    "# all",
    "- item",
    "-",
    "? a",
    ": b",
    "yes",
    "no",
    "null",
    "~",
    "012",
    "1_000",
    "2026-11-22",
    "{a: b}",
    "[a, b]",
    "a, b]",
    "&x *y !z",
    "!tag x",
    "| x",
    "> x",
    "%x",
    "@x",
    "`x`",
    "'x'",
    '"x"',
    "it's “so”",
    "a\\nb",
    "a: 'b' \"c\"",
    "--- ",
    "---",
    "...",
    "a:",
    " a",
    "a ",
    "\ta",
    "a\tb",
    "",
    " ",
    "a\n",
    "a\n\n",
    "a\n\n\n",
    "a\nb",
    "a\n\nb",
    "\na",
    "\n",
    "\n\n",
    "  a\nb",
    "a\n  b\n c",
    "a\n \nb",
    "a\n# b\nc",
    "a\n--- b\n---\nc",
    "a\n...\nb",
    "a\rb",
    "a\r\nb",
    "a\x85b",
    "a\u2028b\u2029c",
    "🙂 e\u0301 \u200fعربي\u200f",
    "a" * 5_000,
    "word " * 1_000 + "end",
    "{name}",
    "<b>x</b>",
    "a\u00a0",
]
BIG = 100_000
"""Signs of a form that is not changed back once more, since that takes long, but in ``make accept``."""
WORDS = st.sampled_from(HOSTILE) | st.text(
    st.characters(
        min_codepoint=32,
        max_codepoint=0x10FFFF,
        exclude_categories=("Cs", "Cc"),
        exclude_characters="\ufeff\ufffe\uffff",
    )
    | st.sampled_from("\n\n\n\t :#-'\"|>&*!%@`{}[],?\\\r\x85\u2028"),
    max_size=60,
)


def comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.lstrip().startswith("#")]


def lines_kept(old: str, new: str) -> bool:
    """Whether each line of ``old`` that is a note stands in ``new`` in the same order."""
    left = iter(new.splitlines())
    return all(note in left for note in comments(old))


@pytest.fixture(scope="module", autouse=True)
def _there_is_something_to_change():
    assert len(QUESTIONS) > 200
    assert len(OPTIONS) > 300


def check_put(text: str, before: Value, thing: Thing, setting: str | tuple[str, ...], words: str) -> None:
    put = PutSetting(thing, setting, words)
    new = edited(text, [put])
    path = (*(path_of(before, thing) or ()), *put.steps)
    assert at(Now.of(new).value, path) == words
    assert lines_kept(text, new)
    assert nothing_else_changed(text, new, path)
    back = edited(new, [PutSetting(thing, setting, at(before, path))])
    assert same(Now.of(back).value, before), "the inverse reads as it was"


def nothing_else_changed(old: str, new: str, path: Path) -> bool:
    """Whether all signs outside the setting are where they were; a new setting only comes between them."""
    laid = LaidOut.of(old)
    if at(value_of(laid.tree), path) is not None:
        node = laid.node(path)
        return new.startswith(old[: laid.start(node)]) and new.endswith(old[laid.stop(node) :])
    return alike(old, new) + alike(old[::-1], new[::-1]) >= len(old)


def alike(one: str, other: str) -> int:
    """How many signs two texts begin with alike."""
    return next((at for at, pair in enumerate(zip(one, other, strict=False)) if len({*pair}) > 1), len(one))


@settings(max_examples=many(40), deadline=None, derandomize=True)
@given(st.sampled_from(QUESTIONS), st.sampled_from(SETTINGS), WORDS)
@example(QUESTIONS[0], "ask", "a\n# b\nc")
def test_a_setting_reads_back_as_it_was_written_and_all_else_stays(which, setting, words):
    check_put(TEXTS[which[0]], SAYS[which[0]], question(which[1]), setting, words)


@settings(max_examples=many(20), deadline=None, derandomize=True)
@given(st.sampled_from(OPTIONS), st.sampled_from(["label", "hint"]), WORDS)
def test_options_written_in_brackets_too(which, setting, words):
    name, of, value = which
    check_put(TEXTS[name], SAYS[name], option(of, value), setting, words)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("setting", ["ask", "hint", ("wording", "easy-read", "ask")])
def test_hostile_words_in_a_form_with_notes(words, setting):
    for id_ in ("a", "b", "c", "d", "e"):
        check_put(NOTED, Now.of(NOTED).value, question(id_), setting, words)


@pytest.mark.parametrize("name", TEXTS)
def test_every_question_of_a_form_takes_new_words(name):
    text, words = TEXTS[name], "What: is # this?\n\n- One\n- “Two”"
    mine = [id_ for form, id_ in QUESTIONS if form == name][::LOOKS]
    new = edited(text, [PutSetting(question(id_), "hint", words) for id_ in mine])
    now = Now.of(new).value
    assert all(at(now, (*(path_of(now, question(id_)) or ()), "hint")) == words for id_ in mine)
    was = Now.of(text)
    if len(text) > BIG and not LONG:
        return
    hints = [at(was.value, (*(path_of(was.value, question(id_)) or ()), "hint")) for id_ in mine]
    back = edited(new, [PutSetting(question(id_), "hint", hint) for id_, hint in zip(mine, hints, strict=True)])
    assert same(Now.of(back).value, was.value)
    assert lines_kept(text, new)
    assert lines_kept(text, back)


@settings(max_examples=many(25), deadline=None, derandomize=True)
@given(st.sampled_from(QUESTIONS), st.sampled_from(QUESTIONS))
def test_a_question_that_is_moved_says_the_same_and_all_else_stays(which, other):
    name, text = which[0], TEXTS[which[0]]
    if other[0] != name:
        return
    now = Now.of(text)
    path = path_of(now.value, question(which[1]))
    if other[0] != name or len(at(now.value, path[:-1])) == 1 or at(now.value, (*path, "questions")):
        return
    home = path_of(now.value, question(other[1]))[:-2]
    kind = Kind.QUESTION if "questions" in home[-2:] else Kind.PAGE
    new = Now.of(edited(text, [MoveThing(question(which[1]), other[1], Thing(kind, id_at(now.value, home)))]))
    if which == other:
        assert new.text == text
        return
    there = path_of(new.value, question(which[1]))
    assert id_at(new.value, (*there[:-1], there[-1] - 1)) == other[1]
    assert same(at(new.value, there), at(now.value, path))
    assert sorted(new.text.split()) == sorted(text.split())
    gone = value_of(Now.of(edited(new.text, [RemoveThing(question(which[1]))])).laid.tree)
    assert same(gone, Now.of(edited(text, [RemoveThing(question(which[1]))])).value)


@pytest.mark.parametrize(
    "name", [name for name in sorted({form for form, _ in QUESTIONS}) if LONG or len(TEXTS[name]) < BIG]
)
def test_what_is_added_and_taken_away_leaves_the_text_as_it_was(name):
    text = TEXTS[name]
    sections = [id_at(Now.of(text).value, path) for path in paths(Now.of(text).value, Kind.SECTION)]
    pages = [path for path in paths(Now.of(text).value, Kind.PAGE) if at(Now.of(text).value, (*path, "questions"))]
    home = Thing(Kind.PAGE, id_at(Now.of(text).value, pages[-1]))
    new = {"type": "yes_no", "ask": "New: one?", "short": "a new one", "required": "no"}
    page = {"title": "New", "questions": ({"id": "new_two", **new},)}
    adds = [
        AddThing(question("new_one"), new, home, End.LAST),
        AddThing(Thing(Kind.PAGE, "new-page"), page, Thing(Kind.SECTION, id_at(Now.of(text).value, pages[-1][:2]))),
        AddThing(
            Thing(Kind.SECTION, "new-section"), {"title": "N", "pages": (page | {"id": "np"},)}, after=sections[0]
        ),
        AddThing(Thing(Kind.GLOSSARY, "new: word"), "What it means."),
        AddThing(Thing(Kind.CONDITION, "new_condition"), "new_one is yes"),
    ]
    added = edited(text, adds)
    assert edited(added, [RemoveThing(add.thing) for add in reversed(adds)]) == text
    assert lines_kept(text, added)


NOTED = """\
# A form
form: noted   # its short name
version: 1
title: 'It''s a title'

sections:
# what comes first
- id: one
  title: "One"
  pages:
  # the first page
  - questions:
    # about a
    - id: a   # the first
      type: text
      ask: >-
        A long question that
        stands on several lines
        here.

        And here.

      # about the hint
      hint: |
        Two
          lines

    - {id: b, type: text, ask: B, hint: 'It''s b', wording: {easy-read: {ask: "B?"}}}   # in brackets

    - id: c
      wording:
        # for easy reading
        easy-read: {ask: C}
      ask: "C \\
        c"
      hint:
    -
      # before its id
      id: d
      hint: plain words
        on two lines   # and a note
      ask: |+
        D


    - ask: E
      # between
      id: e
      hint: |2-
          moved in
# the end"""
assert "form: noted" in edited(NOTED, [PutSetting(FORM, "version", "2")])
