"""Sentences are cut where people see them end; the labelled texts stand in ``sentence_cases.txt``."""

import re
import time
from pathlib import Path

import pytest

from formbuilder.plainlanguage.sentences import Span, sentences

LINES = (Path(__file__).parent / "sentence_cases.txt").read_text("utf-8").splitlines()
CASES = [line for line in LINES if line and not line.startswith("#")]
MARK = re.compile(r"^(?:[-*•]|\(?(?:\d+|[a-z])[.)](?=\s))\s*")
LONG = 200_000


def right(case):
    """Return the text of a case, its language and its sentences."""
    language, text = re.fullmatch(r"(?:\[(\w+)\] )?(.*)", case).groups()
    wanted = []
    for part in text.split("|"):
        parts = [each.strip() for each in part.split("¶") if each.strip()]
        wanted.append("\n".join(parts))
    return text.replace("|", "").replace("¶", "\n"), language or "en", wanted


def test_there_are_enough_cases():
    assert len(CASES) >= 82


@pytest.mark.parametrize("case", CASES)
def test_a_text_is_cut_into_its_sentences(case):
    text, language, wanted = right(case)
    found = [re.sub(r"\s*\n\s*", "\n", text[start:end]) for start, end in sentences(text, language)]
    assert found == [each if each in found else MARK.sub("", each, count=1) for each in wanted]


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "?", "...", "• ", "- ", "\0"])
def test_a_text_without_words_has_no_sentence(text):
    assert sentences(text) == ()


def test_blanks_around_a_sentence_are_left_out():
    assert sentences("  Do you work?  ") == (Span(2, 14),)


@pytest.mark.parametrize(
    "part",
    [
        ".",
        "a",
        "(",
        "a.",
        "A.b",
        ". ",
        "a. ",
        "?A",
        "\n",
        "a\n",
        "1. ",
        "• ",
        "\"'",
        ".)",
        "St. ",
        "a:\n",
        "😀",
        "।",
        "\u0301",
    ],
)
def test_a_long_text_takes_linear_time(part):
    few, many = (part * (size // len(part)) for size in (LONG // 8, LONG))
    sentences(few)
    begun = time.perf_counter()
    sentences(few)
    between = time.perf_counter()
    sentences(many)
    assert time.perf_counter() - between < 16 * (between - begun) + 0.5
