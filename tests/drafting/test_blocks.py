"""What blocks there are for a draft, and which of its names they would take again."""

from formbuilder.config import ROOT
from formbuilder.definition.library import load_library
from formbuilder.definition.yaml_source import read
from formbuilder.drafting.blocks import blocks, names_in_use, used
from formbuilder.drafting.edits import AddThing, Kind, RemoveThing, Thing, edited, section
from formbuilder.drafting.values import value_of

LIBRARY = load_library(ROOT / "forms")
FORM = """\
form: tea   # for all
sections:
  - use: about-you@1   # first of all
  - id: drinks
    pages:
      - use: danger@1
      - questions: [{id: tea, type: yes_no}]
conditions: {likes: tea is yes}
"""


def written(text: str):
    return value_of(read(text.encode(), "tea"))


def test_every_block_says_what_it_asks():
    danger = blocks(LIBRARY)["danger@1"]
    assert (danger.title, danger.slug, danger.version, danger.has_sections) == ("Danger", "danger", 1, False)
    assert danger.questions[0] == "danger_now"
    assert {(Kind.QUESTION, "danger_now"), (Kind.QUESTION, "may_be_in_danger")} <= danger.names_as(Kind.PAGE)
    assert (Kind.SECTION, "danger") in danger.names
    assert (Kind.SECTION, "danger") not in danger.names_as(Kind.PAGE)


def test_a_form_has_the_names_of_the_blocks_that_it_uses():
    form = written(FORM)
    assert used(form) == {
        "about-you@1": Thing(Kind.SECTION, "about-you@1"),
        "danger@1": Thing(Kind.PAGE, "danger@1"),
    }
    names = names_in_use(form, LIBRARY)
    assert {
        (Kind.SECTION, "about-you"), (Kind.SECTION, "drinks"), (Kind.PAGE, "tea"), (Kind.QUESTION, "likes"),
        (Kind.QUESTION, "danger_now"), (Kind.QUESTION, "call_you"),
    } <= names  # fmt: skip  # a table
    assert (Kind.SECTION, "danger") not in names


def test_a_block_goes_in_and_out_and_leaves_no_trace():
    thing = Thing(Kind.PAGE, "reach@1")
    there = edited(FORM, [AddThing(thing, {}, inside=section("drinks"), after="danger@1")])
    assert there == FORM.replace("danger@1\n", "danger@1\n      - use: reach@1\n")
    assert edited(there, [RemoveThing(thing)]) == FORM
    assert edited(FORM, [RemoveThing(Thing(Kind.SECTION, "about-you@1"))]) == FORM.replace(
        "  - use: about-you@1   # first of all\n", ""
    )
