"""Pasted text: what is recognised on ten paper forms, and that any text becomes a draft with all its words."""

import re
from collections import Counter
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formbuilder.checking.shelf import Shelf
from formbuilder.config import ROOT
from formbuilder.drafting.names import short_from
from formbuilder.drafting.paper_lines import cleaned
from formbuilder.drafting.paper_options import in_words
from formbuilder.drafting.pasted import MOST_SIGNS, taken_apart
from formbuilder.drafting.pasted_draft import JOINED, chosen, draft_of, left_out, tokens
from formbuilder.drafting.pieces import NO_QUESTION, Becomes

HERE = Path(__file__).parent / "pasted"
SEEN = sorted(HERE.glob("*.txt"))
UNSEEN = sorted((HERE / "unseen").glob("*.txt"))
SHELF = Shelf.of(ROOT / "forms")
FACTS = frozenset(SHELF.library.facts or {})
UNDERSTOOD = {
    "yes",
    "no",
    "y",
    "n",
    "a",
    "b",
    "c",
    "d",
    "e",
    "f",
    "g",
    "h",
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "x",
    "o",
    "q",
    "question",
    "section",
    "part",
    "step",
    "page",
    "of",
    "please",
    "turn",
    "over",
    "pto",
    "dd",
    "mm",
    "yyyy",
    "yy",
    "if",
    "so",
    "when",
    "not",
    "m",
    "sure",
    "unsure",
    "don",
    "t",
    "know",
    "do",
    "prefer",
    "to",
    "say",
    "answer",
    "rather",
    "there",
    "is",
    "are",
    "you",
    "have",
    "per",
    "weekly",
    "monthly",
    "specify",
}
"""Words that a kind of answer, a number or a place says without repeating them."""


def draft(text: str, *choices: str) -> str:
    return draft_of(chosen(taken_apart(text), choices), "", "everyone", FACTS)


def lost(text: str) -> list[str]:
    """Words of a text that are neither in its draft nor among what is shown as left out."""
    pieces = taken_apart(text)
    kept = Counter(tokens(draft_of(pieces, "", "everyone", FACTS).replace('\\"', '"')))
    kept += Counter(tokens(" ".join(piece.words for piece in left_out(pieces))))
    wanted = tokens(cleaned(text))
    return [
        word for word in wanted if word not in kept and word not in UNDERSTOOD and not re.fullmatch(r"[a-z]?\d+", word)
    ]


def score(path: Path) -> tuple[int, int]:
    """How many expected questions came in as the right kind, and how many are expected."""
    found = [piece for piece in taken_apart(path.read_text("utf-8")) if piece.becomes not in NO_QUESTION]
    expected = [line.split(" | ") for line in path.with_suffix(".kinds").read_text("utf-8").splitlines()]
    right = 0
    for kind, words in expected:
        ways = [each.strip().lower() for each in words.split(" / ")]
        hit = next((piece for piece in found if any(way in piece.ask.lower() for way in ways)), None)
        if hit:
            found.remove(hit)
            right += hit.becomes == kind
    return right, len(expected)


@pytest.mark.parametrize("path", SEEN, ids=lambda path: path.stem)
def test_the_questions_of_a_paper_form_are_recognised(path: Path):
    right, expected = score(path)
    assert right == expected


def test_nine_of_ten_questions_are_recognised_on_forms_that_nobody_tuned_on():
    """Measured in November 2026: 77 of 85."""
    right, expected = (sum(each) for each in zip(*map(score, UNSEEN), strict=True))
    assert right / expected >= 0.9


@pytest.mark.parametrize("path", [*SEEN, *UNSEEN], ids=lambda path: path.stem)
def test_a_paper_form_becomes_a_draft_without_problems_and_nothing_is_lost(path: Path):
    text = path.read_text("utf-8")
    form, problems = SHELF.read(draft(text))
    assert form is not None, problems
    assert lost(text) == []


def test_answers_with_commas_between_them_may_have_a_slash_inside():
    offered = in_words("Who are they to you? (husband/wife, parent, child, other)")
    assert offered
    assert offered.options == ("husband/wife", "parent", "child", "other")


PARTS = st.sampled_from(
    [
        "Name: ......",
        "Do you live alone? Yes / No",
        "☐ Tea",
        "☐ Coffee",
        "• one",
        "a) two",
        "1. Your age",
        "If yes, tell us more",
        "____",
        "# About you",
        "SECTION 2",
        "For office use only",
        "Signed: ....",
        "Yes ☐ No ☐",
        "£ ____ per week",
        "Which? (tick all that apply)",
        "dd/mm/yyyy",
        "\tA\tB",
        "Row\t☐\t☐",
        "Some words. And more.",
        "Address",
        "yes",
        "form",
        "answered",
        "[ ]",
        "2 Your home",
        ": ",
        "- ",
        "{a: b}",
        '"',
        "\\",
        "'",
        "#",
        "Page 1 of 2",
        "NHS number",
        "I agree that it is so ☐",
        "Date of birth",
        "What is your name?",
        "Is there anything else?",
        "and so on",
        "",
    ]
)
PAPER = st.lists(st.one_of(PARTS, st.text(max_size=12)), max_size=25).map("\n".join)
CHOICES = st.lists(st.sampled_from([*Becomes, JOINED, "", "x"]), max_size=25)


@settings(max_examples=200, deadline=None)
@given(PAPER)
def test_any_text_becomes_a_draft_without_problems_and_nothing_is_lost(text: str):
    form, problems = SHELF.read(draft(text))
    assert form is not None, problems
    assert lost(text) == []


@settings(max_examples=200, deadline=None)
@given(PAPER, CHOICES)
def test_whatever_is_chosen_becomes_a_draft_without_problems(text: str, choices: list[str]):
    form, problems = SHELF.read(draft(text, *choices))
    assert form is not None, problems


@pytest.mark.parametrize(
    "part",
    [
        "a?\n",
        "☐a\n",
        "\n",
        "tick ",
        "(" * 50,
        "1.1.1 ",
        "x\t\n",
        "\t☐\n",
        "____ ",
        "yes/no ",
        "a/",
        "if yes, ",
        "é",
        "a\n",
        "- ",
        "[ ",
    ],
)
def test_the_longest_text_is_read_at_once(part: str):
    text = (part * (MOST_SIGNS // len(part)))[:MOST_SIGNS]
    began = process_time()
    found = draft(text)
    assert process_time() - began < 5
    form, problems = SHELF.read(found)
    assert form is not None, problems[:3]


def test_where_to_go_on_is_left_out_and_room_beside_an_answer_is_a_question():
    text = (
        "1. Do you have a carer? Yes / No\nIf yes, go to question 3\n\n"
        "2. Who lives with you?\n☐ Nobody\n☐ Other (please specify) ________\n☐ Pets: ________\n"
    )
    asked, out, lives = taken_apart(text)
    assert (asked.becomes, out.becomes) == (Becomes.YES_NO, Becomes.LEFT_OUT)
    assert (lives.options, lives.says_more) == (("Nobody", "Other", "Pets"), ("Other", "Pets"))
    form, problems = SHELF.read(draft(text))
    assert problems == ()
    assert form is not None
    assert [str(each.ask) for each in form.questions][2:] == [
        "You chose “Other”. What is it?",
        "You chose “Pets”. What is it?",
    ]
    pages = tuple(form.pages)
    assert [bool(page.show_if or page.questions[0].show_if) for page in pages] == [False, False, True, True]


@pytest.mark.parametrize("row", ["\t\t", "______\t______\t______"])
def test_a_table_with_empty_rows_is_filled_in_row_by_row(row: str):
    text = f"1. Your medicines\nMedicine\tCost (£)\tDate\n{row}\n{row}\n"
    (table,) = taken_apart(text)
    assert table.becomes is Becomes.GROUP
    form, problems = SHELF.read(draft(text))
    assert problems == ()
    (group,) = form.questions if form else ()
    assert [(str(each.ask), type(each.type).__name__) for each in group.type.questions] == [
        ("Medicine", "Text"),
        ("Cost (£)", "Money"),
        ("Date", "Date"),
    ]


def test_a_question_about_others_has_short_words_too():
    assert short_from("Do they live with you?") == "if they live with you"


def test_a_heading_without_words_is_the_first_section():
    form, problems = SHELF.read(draft(": \n____", Becomes.SECTION))
    assert form is not None, problems
