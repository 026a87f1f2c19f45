"""Blocks that forms share, and the registers beside them."""

import pytest

from formbuilder.definition.bundle import bundles, original, unpack
from formbuilder.definition.catalogue import load_catalogue
from formbuilder.definition.library import load_library
from formbuilder.definition.load import load
from formbuilder.problems import DefinitionError
from tests.samples import GOOD, LIBRARY, REGISTERS, WHOLE, block, changed, codes, form, problems, put

ABOUT = """\
block: about-you
version: 1
title: About your day
conditions:
  sleeps_badly: sleep is no
glossary: {nap: A short sleep.}
pages:
  - questions:
      - {id: sleep, type: yes_no, ask: Do you sleep well?, short: if you sleep well, required: no}
  - show_if: sleeps_badly
    questions:
      - {id: naps, type: number, ask: How many times do you nap?, short: how many naps, required: no}
"""
IN_SECTIONS = changed("sections:\n", "sections:\n  - use: about-you@1\n")
IN_PAGES = changed("    pages:\n", "    pages:\n      - use: about-you@1\n")


def test_a_block_of_pages_is_a_section_or_stands_among_pages():
    section, other = form(IN_SECTIONS, block(ABOUT)).sections
    assert (section.id, str(section.title), section.block, other.block) == (
        "about-you",
        "About your day",
        "about-you@1",
        "",
    )
    assert [page.number for page in (*section.pages, *other.pages)] == [1, 2, 3, 4]
    (section,) = form(IN_PAGES, block(ABOUT)).sections
    assert [page.id for page in section.pages] == ["sleep", "naps", "call-you", "rest"]
    assert [question.block for page in section.pages for question in page.questions] == ["about-you@1"] * 2 + [""] * 3


def test_what_a_block_brings_belongs_to_the_form():
    found = form(IN_SECTIONS, block(ABOUT))
    assert set(found.conditions) == {"sleeps_badly"}
    assert set(found.glossary) == {"nap"}


def test_a_word_may_be_explained_twice_in_the_same_words():
    text = IN_SECTIONS + "glossary: {nap: A short sleep.}\n"
    assert set(form(text, block(ABOUT)).glossary) == {"nap"}
    for other in (text.replace("short sleep", "quick sleep"), text.replace("nap:", "Nap:")):
        assert codes(other, block(ABOUT)) == ["6:17 GLOSSARY_TWICE"]


def test_a_block_in_a_private_section_is_private():
    text = IN_PAGES.replace("    title: About you\n    pages", "    title: About you\n    private: yes\n    pages")
    assert all(question.private for question in form(text, block(ABOUT)).questions)


def test_a_clash_of_ids_names_both_places():
    (problem,) = problems(IN_SECTIONS.replace("id: more\n", "id: naps\n"), block(ABOUT))
    assert str(problem.place) == "f.yaml:30:13"
    assert "already stands for a question in shared/about-you/1.yaml on line 12" in problem.message


def test_a_fault_in_a_block_is_told_where_the_block_was_written():
    (problem,) = problems(IN_SECTIONS, block(ABOUT.replace("show_if: sleeps_badly", "show_if: call_you is answered")))
    assert str(problem).startswith("shared/about-you/1.yaml:10:14: NOT_ASKED_YET")


@pytest.mark.parametrize(
    ("use", "expected"),
    [
        ("about-you@2", "5:5 UNKNOWN_BLOCK"),
        ("about-me@1", "5:5 UNKNOWN_BLOCK"),
        ("about-you", "5:5 BAD_USE"),
        ("about-you@01", "5:5 BAD_USE"),
        ("about-you@1\n  - use: about-you@1", "6:5 REPEATED"),
    ],
)
def test_blocks_are_pinned_and_used_once(use, expected):
    text = changed("for: everyone\n", "").replace("sections:\n", f"sections:\n  - use: {use}\n") + "for: everyone\n"
    assert codes(text, block(ABOUT)) == [expected]


def test_a_wrong_version_names_the_versions_that_there_are():
    (problem,) = problems(IN_SECTIONS.replace("@1", "@2"), block(ABOUT))
    assert "Choose from: about-you@1." in problem.message


def test_the_problems_of_blocks_and_forms_are_told_together(tmp_path):
    put(tmp_path, "shared/about-you/1.yaml", ABOUT.replace("required: no", "required: maybe", 1))
    put(tmp_path, "a-talk/1.yaml", IN_SECTIONS.replace("version: 1", "version: x"))
    with pytest.raises(DefinitionError) as caught:
        load_catalogue(tmp_path)
    assert [problem.code.name for problem in caught.value.problems] == ["BAD_VERSION", "UNKNOWN_VALUE"]


def test_registers_are_read_with_their_words(tmp_path):
    for name, data in REGISTERS.items():
        put(tmp_path, name, data)
    library = load_library(tmp_path)
    assert str(library.audiences["adult-carers"].sentence) == "Adults who help another adult."
    assert (library.parts("ca-10"), library.parts("ca-42")) == (("ca-10-a",), ("ca-42",))
    assert library.duties["ca-42"].source == "Care Act 2014, section 42"


def test_a_duty_is_served_only_by_a_question_that_can_be_reached():
    served = changed(
        "            id: born".replace("            id", "          - id"),
        "          - serves: [ca-42]\n            id: born",
        WHOLE,
    )
    text = served.replace("duties: [ca-10]", "duties: [ca-10, ca-42]")
    assert codes(text, LIBRARY) == []
    hidden = text.replace("            id: born", "            show_if: hours > 168\n            id: born")
    assert codes(hidden, LIBRARY) == ["10:17 DUTY_NOT_SERVED", "91:22 NEVER_TRUE"]


def test_a_bundle_is_the_form_as_it_was(tmp_path):
    put(tmp_path, "shared/about-you/1.yaml", ABOUT)
    put(tmp_path, "a-talk/1.yaml", IN_SECTIONS)
    put(tmp_path, "audiences.yaml", "- {id: everyone, sentence: All of us.}\n")
    ((found, data),) = bundles(tmp_path)
    again, library = unpack(data)
    assert again == found == load(tmp_path / "a-talk" / "1.yaml", load_library(tmp_path))
    assert original(data) == IN_SECTIONS.encode()
    assert str(library.audiences["everyone"].sentence) == "All of us."


def test_a_plain_form_needs_no_library():
    assert codes(GOOD) == []
