"""The sheet that goes with proof on paper: what a form may say of it, what stands on it, and what never does."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from jsonschema import Draft202012Validator

from formbuilder.answers.plain import from_plain
from formbuilder.checking.explaining import explained
from formbuilder.councils.read import DEMONSTRATION, load_council, read_council
from formbuilder.definition.fingerprint import changed, rows
from formbuilder.definition.model import Form
from formbuilder.definition.schema import json_schema
from formbuilder.definition.slots import slots
from formbuilder.rendering import pdf
from formbuilder.rendering.cover_page import CoverPage, cover_page, proofs
from formbuilder.rendering.sites import JourneySite
from formbuilder.routing.route import Route
from tests.samples import changed as written
from tests.samples import codes, form
from tests.unit.test_pdf import text_of

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
COUNCIL = load_council(DEMONSTRATION)
SITE = JourneySite(COUNCIL, "/demo", "K7P4MX3Q")
COSTS = """\
form: costs
version: 1
title: Your costs
for: everyone
urgent: {today: danger is yes, say: get_help}
cover_sheet:
  title: Cover sheet for your proof
  text: |-
    Put this on top.

    Send copies.
  show_if: way is post
  proofs: [rent_proof, gas_proof, cost_proof]
sections:
  - id: costs
    title: Your costs
    pages:
      - questions:
          - id: danger
            type: choice
            ask: Are you in danger?
            short: if you are in danger
            options: [{value: yes, label: "Yes"}, {value: no, label: "No"}]
            required: no
      - questions:
          - {id: get_help, type: information, ask: Get help now, hint: Phone 999.}
      - id: rent
        title: Rent
        questions:
          - id: rent_proof
            type: choice
            ask: What proof do you have of the rent?
            short: what proof you have of the rent
            options: [{value: book, label: A rent book}, {value: letter, label: A letter}]
            required: no
            also: [dont_know]
          - {id: rent_more, type: text, ask: What else?, short: what else, required: no}
      - show_if: rent_proof is answered
        questions:
          - id: gas_proof
            type: choices
            ask: What proof do you have of the gas?
            short: what proof you have of the gas
            options:
              - {value: bill, label: A bill}
              - {value: photo, label: A photo of the meter}
              - {value: none, label: No proof yet, alone: yes}
            required: no
      - questions:
          - id: costs
            type: group
            ask: What else do you pay?
            short: what else you pay
            item: a cost
            required: no
            questions:
              - {id: cost_what, type: text, ask: What is it?, short: what it is, required: no}
              - id: cost_proof
                type: choices
                ask: What proof do you have of it?
                short: what proof you have of it
                options: [{value: bill, label: A bill}, {value: receipt, label: A receipt}]
                required: no
      - questions:
          - id: way
            type: choice
            ask: How do you send it?
            short: how you send it
            options: [{value: post, label: By post}, {value: visit, label: I show it}]
            required: no
  - id: alone
    title: Private questions
    private: yes
    pages:
      - questions:
          - id: hidden
            type: choice
            ask: What is private?
            short: what is private
            options: [{value: a, label: MyPrivateWords}, {value: b, label: Nothing}]
            required: no
  - id: away
    title: About you
    apart: yes
    pages:
      - questions:
          - id: counted
            type: choice
            ask: What is your sex?
            short: your sex
            options: [{value: f, label: Female}, {value: m, label: Male}]
            required: no
"""
FORM = form(COSTS)
ASKED = {"id": "a", "type": "yes_no", "ask": "A?", "short": "a", "required": "no"}
SECTION = {"id": "a", "title": "A", "pages": [{"questions": [ASKED]}]}
ANSWERS: dict[str, object] = {
    "rent_proof": "book",
    "gas_proof": ["bill", "photo"],
    "costs": [{"cost_what": "A taxi", "cost_proof": ["receipt"]}, {"cost_proof": ["bill"]}, {"cost_what": "Tea"}],
    "way": "post",
    "hidden": "a",
    "counted": "f",
}
LINES = (
    "Rent: A rent book",
    "What proof you have of the gas: A bill",
    "What proof you have of the gas: A photo of the meter",
    "Cost 1, A taxi: A receipt",
    "Cost 2: A bill",
)


def listed(answers: dict[str, object], of: Form = FORM) -> tuple[str, ...]:
    asked = {question.id: question for question in of.questions}
    read = {id_: from_plain(asked[id_], answer, TODAY).value for id_, answer in answers.items()}
    values = {id_: value for id_, value in read.items() if value is not None}
    return proofs(of, Route.of(of).walk(values, TODAY).pages, values)


def sheet(of: Form = FORM, **more: object) -> CoverPage:
    assert of.cover_sheet is not None
    return cover_page(SITE, of, of.cover_sheet, listed(ANSWERS | more, of), NOW)


def refused(old: str, new: str) -> list[str]:
    return codes(written(old, new, COSTS))


def test_a_line_for_each_proof_in_the_order_of_the_form():
    assert listed(ANSWERS) == LINES


@pytest.mark.parametrize(
    ("answer", "gone"),
    [
        ({"gas_proof": ["none"]}, LINES[1:3]),
        ({"rent_proof": {"also": "dont_know"}}, LINES[:1]),
        ({"costs": []}, LINES[3:]),
    ],
    ids=["no proof yet", "I do not know", "no items"],
)
def test_what_is_no_proof_is_not_on_it(answer, gone):
    assert listed(ANSWERS | answer) == tuple(line for line in LINES if line not in gone)


def test_what_is_not_asked_is_not_on_it():
    assert listed({id_: answer for id_, answer in ANSWERS.items() if id_ != "rent_proof"}) == LINES[3:]


@pytest.mark.parametrize("id_", ["hidden", "counted", "danger"])
def test_what_may_not_be_on_paper_is_left_out_even_if_a_form_names_it(id_):
    assert FORM.cover_sheet is not None
    forced = replace(FORM, cover_sheet=replace(FORM.cover_sheet, proofs=(id_,)))
    assert listed(ANSWERS | {"danger": "yes"}, forced) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Your costs\nfor", "title: Your costs\nneutral_title: A form\nfor"),
        ("    title: Your costs\n    pages", "    title: Your costs\n    neutral_title: One\n    pages"),
    ],
    ids=["the form is neutral", "the section is neutral"],
)
def test_a_neutral_title_keeps_the_subject_off_the_sheet(old, new):
    page = sheet(form(written(old, new, COSTS)))
    assert [line.partition(":")[0] for line in page.proofs] == [f"Proof {number}" for number in range(1, 6)]
    assert "taxi" not in str(page)


def test_a_neutral_form_is_named_neither_on_the_sheet_nor_in_its_title():
    page = sheet(form(written("title: Your costs\nfor", "title: Your costs\nneutral_title: A form\nfor", COSTS)))
    assert (page.form, page.heading, page.title) == ("A form", "Cover sheet", "Cover sheet – Example Council")


def test_it_says_whose_it_is_and_where_it_goes():
    page = sheet()
    assert page.reference == "K7P4-MX3Q"
    assert page.address == ("Example Council", "1 Example Street", "Exampletown", "ZZ1 1ZZ")
    assert page.lines == ("Put this on top.", "Send copies.")
    assert page.file_name == "cover-sheet-K7P4-MX3Q.pdf"


def test_a_council_may_leave_out_its_address():
    lines = DEMONSTRATION.read_text(encoding="utf-8").split("\n")
    start = lines.index("post: |-")
    end = lines.index("forms:")
    assert read_council("\n".join(lines[:start] + lines[end:]).encode(), "c.yaml").post == ()
    assert COUNCIL.post[-1] == "ZZ1 1ZZ"


def test_a_council_without_an_address_is_asked():
    page = cover_page(replace(SITE, council=replace(COUNCIL, post=())), FORM, FORM.cover_sheet, LINES, NOW)
    assert page.lines[-1] == "Ask the care and support team where to send it."


def test_the_condition_decides_if_it_is_offered():
    route = Route.of(FORM)
    asked = {question.id: question for question in FORM.questions}
    offered = {
        way: route.covers(route.walk({"way": from_plain(asked["way"], way, TODAY).value}, TODAY))
        for way in ("post", "visit")
    }
    assert offered == {"post": True, "visit": False}
    assert not route.covers(route.walk({}, TODAY))
    always = Route.of(form(written("  show_if: way is post\n", "", COSTS)))
    assert always.covers(always.walk({}, TODAY))


def test_as_a_pdf_it_can_be_read_by_everybody_and_has_every_line():
    data = pdf.cover_sheet(sheet())
    text = text_of(data)
    for mark in (b"/Lang(en-GB)", b"/Title(Cover sheet for your proof)", b"/S/H1", b"/S/H2", b"/S/LI", b"pdfuaid:part"):
        assert mark in data, mark
    for words in (*LINES, "K7P4-MX3Q", "1 Example Street", "ZZ1 1ZZ", "Put this on top."):
        assert words in text, words
    assert "MyPrivateWords" not in text


@pytest.mark.parametrize("typed", ["#panic()", "*a* _b_", "= x", "[x]"])
def test_what_was_typed_is_no_markup_in_it(typed):
    page = sheet(costs=[{"cost_what": typed, "cost_proof": ["bill"]}])
    assert f"Cost 1, {typed}: A bill" in text_of(pdf.cover_sheet(page))


@pytest.mark.parametrize("typed", ["اردو میں", "中文", "😀"])
def test_no_letters_stop_it(typed):
    data = pdf.cover_sheet(sheet(costs=[{"cost_what": typed, "cost_proof": ["bill"]}]))
    assert "Rent: A rent book" in text_of(data)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("[rent_proof, gas_proof", "[rnt_proof, gas_proof", "13:12 UNKNOWN_QUESTION"),
        ("[rent_proof, gas_proof", "[rent_more, gas_proof", "13:12 NO_PROOF"),
        ("[rent_proof, gas_proof", "[costs, gas_proof", "13:12 NO_PROOF"),
        ("[rent_proof, gas_proof", "[hidden, gas_proof", "13:12 NO_PROOF"),
        ("[rent_proof, gas_proof", "[counted, gas_proof", "13:12 NO_PROOF"),
        ("[rent_proof, gas_proof", "[danger, gas_proof", "13:12 NO_PROOF"),
        ("[rent_proof, gas_proof", "[gas_proof, gas_proof", "13:23 REPEATED"),
        ("  proofs: [rent_proof, gas_proof, cost_proof]\n", "", "7:3 MISSING_KEY"),
        ("proofs: [rent_proof, gas_proof, cost_proof]", "proofs: []", "13:3 EMPTY"),
        ("  title: Cover sheet for your proof\n", "", "7:3 MISSING_KEY"),
        ("show_if: way is post", "show_if: way is pots", "12:19 NOT_AN_OPTION"),
        ("show_if: way is post", "show_if: hidden is a", "12:12 PRIVATE_READ"),
        ("show_if: way is post", "show_if: way is post and way is visit", "12:12 NEVER_TRUE"),
        ("for: everyone", "for: everyone\ncopies: no", "8:3 QUIET_COVER"),
        ("  proofs:", "  prooves: [a]\n  proofs:", "13:3 UNKNOWN_KEY"),
    ],
)
def test_each_problem_is_told_where_it_is(old, new, code):
    assert code in refused(old, new)


def test_a_form_that_sends_nothing_has_none():
    text = COSTS.replace("for: everyone\n", "for: everyone\nrecords: no\nends: [{id: a, title: A, text: A}]\n")
    assert "9:3 NOTHING_TO_COVER" in codes(text)


@pytest.mark.parametrize(
    ("old", "new", "addresses"),
    [
        ("title: Cover sheet for", "title: A sheet for", {"form.cover_sheet.title"}),
        ("    Send copies.", "    Send copies only.", {"form.cover_sheet.text"}),
        ("[rent_proof, gas_proof, cost_proof]", "[rent_proof, gas_proof]", {"form.*"}),
        ("  show_if: way is post\n", "", {"form.*"}),
    ],
)
def test_a_change_of_it_shows_in_the_fingerprint(old, new, addresses):
    other = form(written(old, new, COSTS))
    assert changed(rows(FORM), rows(other)) == addresses
    assert other.fingerprint != FORM.fingerprint


def test_its_words_are_slots_and_its_condition_is_explained():
    found = {address: str(words) for address, words in slots(FORM)}
    assert found["form.cover_sheet.title"] == "Cover sheet for your proof"
    assert found["form.cover_sheet.text"] == "Put this on top.\n\nSend copies."
    said = {each.place: each.sentence for each in explained(FORM)}
    assert said["cover_sheet"].startswith("The cover sheet “Cover sheet for your proof” is offered if")


def test_editors_know_it():
    editor = Draft202012Validator(json_schema())
    assert FORM.cover_sheet is not None
    known: dict[str, object] = {"form": "f", "version": 1, "title": "F", "for": "all", "sections": [SECTION]}
    whole = {"title": "Sheet", "text": "Words.", "show_if": "a is b", "proofs": ["a"]}
    assert editor.is_valid(known | {"cover_sheet": whole})
    for key in ("title", "text", "proofs"):
        assert not editor.is_valid(
            known | {"cover_sheet": {name: value for name, value in whole.items() if name != key}}
        )
    assert not editor.is_valid(known | {"cover_sheet": whole | {"prooves": ["a"]}})
