"""The words, numbers and signs that an expression is written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from formbuilder.expressions.faults import ExpressionError, Fault
from formbuilder.expressions.syntax import Span
from formbuilder.problems import Code

MOST_DIGITS = 15
MOST_CHARACTERS = 2000

SPLIT = re.compile(
    r"""(?P<space>\s+)
      | (?P<number>[0-9]+(?:\.[0-9]+)?)
      | (?P<member>[A-Za-z_][A-Za-z0-9_]*\.[A-Za-z_][A-Za-z0-9_]*)
      | (?P<word>[A-Za-z_][A-Za-z0-9_]*)
      | "(?P<text>[^"]*)"
      | (?P<sign><=|>=|[<>()+*/,-])
      | (?P<other>==|!=|<>|&&|\|\||.)""",
    re.VERBOSE | re.DOTALL,
)

INSTEAD = {
    "=": "‘is’",
    "==": "‘is’",
    "!=": "‘is not’",
    "≠": "‘is not’",
    "≤": "‘<=’",
    "≥": "‘>=’",
    "!": "‘not’",
    "&": "‘and’",
    "&&": "‘and’",
    "|": "‘or’",
    "||": "‘or’",
    "×": "‘*’",
    "÷": "‘/’",
    "−": "‘-’",
    "–": "‘-’",
    ".": "a digit before and after the point, such as 0.5",
    "£": "the number alone",
    "%": "the share as a number, such as 0.25",
    '"': 'a second " after the words',
    "'": 'straight quotes, such as "Bedford"',
    "‘": 'straight quotes, such as "Bedford"',
    "’": 'straight quotes, such as "Bedford"',
    "“": 'straight quotes, such as "Bedford"',
    "”": 'straight quotes, such as "Bedford"',
    "[": "( and )",
    "]": "( and )",
    "{": "( and )",
    "}": "( and )",
}
OTHERWISE = "words, numbers and the signs < <= > >= + - * / ( )"


MARKED = frozenset({"word", "sign"})
NAMING = frozenset({"word", "member"})


class Sort(Enum):
    """What a token is."""

    WORD = auto()
    MEMBER = auto()
    NUMBER = auto()
    TEXT = auto()
    SIGN = auto()
    END = auto()


SORTS = {sort.name.lower(): sort for sort in Sort}
"""Sorts by their name in ``SPLIT``."""


class Token(NamedTuple):
    """A word, two words with a point, a number, words in quotes (without the quotes), a sign, or the end.

    A form has thousands.
    """

    sort: Sort
    text: str
    span: Span
    mark: str
    """What the grammar knows it by: a word or a sign itself, "" for anything else."""


def tokens(text: str) -> tuple[Token, ...]:
    """Split an expression; raise ExpressionError with every sign that has no meaning."""
    if len(text) > MOST_CHARACTERS:
        fact, way_out = f"there are more than {MOST_CHARACTERS:,} characters here", "Split it into named conditions"
        raise ExpressionError([Fault.at(Span(0, len(text)), Code.TOO_COMPLEX, fact=fact, way_out=way_out)])
    faults: list[Fault] = []
    found = tuple(_split(text, faults))
    if faults:
        raise ExpressionError(faults)
    return (*found, Token(Sort.END, "", Span(len(text), len(text)), ""))


def _split(text: str, faults: list[Fault]) -> Iterator[Token]:
    for match in SPLIT.finditer(text):
        sort, piece, span = match.lastgroup or "", match[match.lastgroup or 0], Span(*match.span())
        if sort == "other":
            faults.append(Fault.at(span, Code.EXPR_SIGN, found=piece, instead=INSTEAD.get(piece, OTHERWISE)))
        elif sort in NAMING and piece != piece.lower():
            faults.append(Fault.at(span, Code.EXPR_SIGN, found=piece, instead=f"‘{piece.lower()}’"))
        elif sort == "number" and len(piece.replace(".", "")) > MOST_DIGITS:
            fact = f"this number has more than {MOST_DIGITS} digits"
            faults.append(Fault.at(span, Code.TOO_COMPLEX, fact=fact, way_out="Write a shorter one"))
        elif sort != "space":
            yield Token(SORTS[sort], piece, span, piece if sort in MARKED else "")
