import json
from secrets import token_bytes

import pytest
from bs4 import BeautifulSoup

from formbuilder.cli.stores import council_of, database
from formbuilder.services.doing import Doing
from formbuilder.services.drafts import Save, begin_draft, save_draft
from tests.cli.sending import NOW
from tests.page import text_of
from tests.samples import GOOD, changed, put

NEW = (
    changed("version: 1", "version: 2")
    .replace("ask: Do you get a break?", "ask: Do you ever get a break?")
    .replace("              - {value: no, label: No}\n", "              - {value: no, label: No, hint: Never}\n")
    .replace("required: no", "required: yes")
)


@pytest.fixture
def reworded(folder):
    put(folder, "forms/a-talk/2.yaml", NEW)


def test_what_differs_is_said_by_topic(run, reworded):
    ran = run("forms", "compare", "a-talk@1", "a-talk@2")
    assert ran.status == 1
    assert (
        ran.out
        == """\
What changed from a-talk@1 to a-talk@2.
3 things differ.

Words
  a_break.ask: The question “Do you ever get a break?” is reworded.
    was: Do you get a break?
    now: Do you ever get a break?
  a_break.options.no.hint: The hint of the answer “No” to “Do you ever get a break?” is new.
    now: Never

Answers
  more.*: The question “What else should we know?”: whether it must be answered was ‘no’, and is ‘yes’ now.
"""
    )


def test_nothing_differs(run):
    ran = run("forms", "compare", "a-talk@1", "a-talk@1")
    assert (ran.status, ran.out) == (0, "What changed from a-talk@1 to a-talk@1.\nNothing differs.\n")


def test_the_number_alone_is_no_difference(run):
    ran = run("forms", "compare", "a-talk@2", "a-talk@10")
    assert ran.status == 0
    assert "\nNothing differs but the number of the version.\n" in ran.out


def test_two_forms_are_compared_and_said_to_be_two(run):
    ran = run("forms", "compare", "a-talk", "whole")
    assert ran.status == 1
    assert "\nThese are two different forms: “A talk” and “Everything a form can say”.\n" in ran.out


def test_programs_get_addresses_pieces_and_rows(run, reworded):
    found = json.loads(run("forms", "compare", "a-talk@1", "a-talk@2", "--format", "json").out)
    assert found["differs"]
    assert (found["old"], found["new"]) == ({"form": "a-talk", "version": 1}, {"form": "a-talk", "version": 2})
    first = found["changes"][0]
    assert first == {
        "kind": "SlotReworded",
        "topic": "words",
        "address": "a_break.ask",
        "sentence": "The question “Do you ever get a break?” is reworded.",
        "was": ["Do you get a break?"],
        "now": ["Do you ever get a break?"],
        "rows": ["a_break.ask"],
        "likeness": 0.9091,
        "pieces": [
            {"text": "Do you ", "is": "kept"},
            {"text": "ever ", "is": "in"},
            {"text": "get a break?", "is": "kept"},
        ],
    }


def test_people_get_a_page_that_stands_alone(run, reworded):
    ran = run("forms", "compare", "a-talk@1", "a-talk@2", "--format", "html")
    assert ran.status == 1
    page = BeautifulSoup(ran.out, "html.parser")
    assert [text_of(tag) for tag in page.select("article:first-of-type .words")][:2] == [
        "Do you get a break?",
        "Do you [+ever+] get a break?",
    ]
    assert page.select("script, link, [src]") == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["a-talk"], "B is missing. Add it."),
        (["a-talk", "a-tlak"], "There is no form ‘a-tlak’. Did you mean ‘a-talk’?"),
        (["a-talk@1", "a-talk@7"], "a-talk has no version ‘7’."),
        (["a-talk", "whole", "--format", "pdf"], "‘pdf’ is not one of these: text, json, html."),
    ],
)
def test_wrong_use_is_told(run, words, says):
    ran = run("forms", "compare", *words)
    assert ran.status == 2
    assert says in ran.err


@pytest.fixture
def drafted(demo, settings):
    """A council with a draft of a-talk: version 11, saved twice, the second time with a mistake."""
    store = council_of(database(settings), "demo")[1]
    doing = Doing(NOW, token_bytes)
    begun = begin_draft(store, "a-talk", GOOD, "a-talk@10", doing)
    for number, text in enumerate((NEW, "form: a-talk\ntitel: x\n"), 1):
        save_draft(store, begun.pin, Save(text=text, seen=number, about=""), doing)
    store.engine.dispose()
    return demo


def test_versions_and_saves_of_a_council_are_compared(drafted):
    ran = drafted("forms", "compare", "a-talk@10", "a-talk@11.2", "--council", "demo")
    assert ran.status == 1
    assert ran.out.startswith("What changed from a-talk@10 to a-talk@11.2.\n")
    assert "    now: Do you ever get a break?\n" in ran.out


def test_a_save_and_a_file_are_compared(drafted, folder):
    ran = drafted("forms", "compare", folder / "forms" / "a-talk" / "1.yaml", "a-talk@11.1", "--council", "demo")
    assert ran.status == 0
    assert "Nothing differs but the number of the version." in ran.out


def test_a_save_that_cannot_be_read_says_why(drafted):
    ran = drafted("forms", "compare", "a-talk@10", "a-talk@11", "--council", "demo")
    assert ran.status == 2
    assert "draft.yaml:2:1: UNKNOWN_KEY: ‘titel’" in ran.err
    assert "a-talk@11 cannot be read as a form until this is put right." in ran.err


@pytest.mark.parametrize("name", ["a-talk", "a-talk@12", "a-talk@11.9", "x@1", "a-talk@11.2.3"])
def test_what_a_council_does_not_have_is_said(drafted, name):
    ran = drafted("forms", "compare", "a-talk@10", name, "--council", "demo")
    assert ran.status == 2
    assert f"demo has no ‘{name}’. Give name@version, or name@version.number for a save of a draft." in ran.err
