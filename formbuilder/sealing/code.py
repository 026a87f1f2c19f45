"""Return codes: one number, shown as digits and as words; either brings a person back."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from formbuilder.sealing.words import WORD_COUNT, WordList, plain

DIGITS = 13
MOST = 10**DIGITS
CODE_WORDS = 4
DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
"""A quasigroup of order 10 without weak pairs (H. M. Damm, 2004)."""
MARKS = {"Mn", "Mc", "Cf"}
"""Signs that belong to the letter before them."""
LONGEST = 200
"""Nothing longer than this is looked at."""


class CodeFaultKind(StrEnum):
    """Why what was typed cannot be a code."""

    EMPTY = "empty"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    CHECK_DIGIT = "check_digit"
    UNKNOWN_WORD = "unknown_word"
    WORD_COUNT = "word_count"


@dataclass(frozen=True, slots=True)
class CodeFault:
    """What is wrong with a typed code; ``word`` is the word that we do not know."""

    kind: CodeFaultKind
    word: str = field(default="", repr=False)


def new_code(random: Callable[[int], bytes]) -> str:
    """Return a code as it is kept: 13 digits, every number below 10^13 equally likely."""
    number = MOST
    while number >= MOST:
        number = int.from_bytes(random(6), "big") >> 4
    return f"{number:0{DIGITS}}"


def digits_of(code: str) -> str:
    """Return the code and its check digit in groups of four: ``1234 5678 9012 34``."""
    whole = code + _damm(code)
    return " ".join(whole[start : start + 4] for start in range(0, len(whole), 4))


def words_of(code: str, words: WordList) -> tuple[str, ...]:
    """Return the four words that mean the same code."""
    number = int(code)
    return tuple(words.words[number // WORD_COUNT**power % WORD_COUNT] for power in reversed(range(CODE_WORDS)))


def read_code(typed: str, words: WordList) -> str | CodeFault:
    """Return the 13 digits that somebody typed as digits or as words; case, spaces and hyphens do not matter."""
    tokens = _tokens(typed)
    joined = "".join(tokens)
    if not joined:
        return CodeFault(CodeFaultKind.EMPTY)
    if joined.isdecimal():
        return _read_digits("".join(str(unicodedata.decimal(sign)) for sign in joined))
    return _read_words(tokens, words)


def _read_digits(digits: str) -> str | CodeFault:
    if len(digits) != DIGITS + 1:
        return CodeFault(CodeFaultKind.TOO_SHORT if len(digits) <= DIGITS else CodeFaultKind.TOO_LONG)
    if _damm(digits) != "0":
        return CodeFault(CodeFaultKind.CHECK_DIGIT)
    return digits[:DIGITS]


def known_words(typed: str, words: WordList) -> int:
    """Return how many of the words that somebody typed a list has."""
    return sum(token in words.numbers for token in _tokens(typed))


def _tokens(typed: str) -> list[str]:
    """Return what was typed as plain words: letters, digits and their marks."""
    text = unicodedata.normalize("NFKC", typed[:LONGEST])
    kept = (sign if sign.isalnum() or unicodedata.category(sign) in MARKS else " " for sign in text)
    return [token for token in map(plain, "".join(kept).split()) if token]


def _read_words(tokens: list[str], words: WordList) -> str | CodeFault:
    """Read four words; words run together are told apart where there is one way to do it."""
    if len(tokens) == CODE_WORDS and all(token in words.numbers for token in tokens):
        return _code_of(tokens, words)
    ways = list(_splits("".join(tokens), CODE_WORDS, words))
    if len(ways) == 1:
        return _code_of(ways[0], words)
    unknown = next((token for token in tokens if token not in words.numbers), "")
    if unknown and len(tokens) >= CODE_WORDS:
        return CodeFault(CodeFaultKind.UNKNOWN_WORD, unknown)
    return CodeFault(CodeFaultKind.WORD_COUNT)


def _splits(text: str, count: int, words: WordList) -> Iterator[list[str]]:
    """Yield every way to read ``text`` as so many words of the list."""
    if count == 0:
        if not text:
            yield []
        return
    for end in range(words.shortest, min(words.longest, len(text)) + 1):
        if text[:end] in words.numbers:
            for rest in _splits(text[end:], count - 1, words):
                yield [text[:end], *rest]


def _code_of(chosen: list[str], words: WordList) -> str | CodeFault:
    number = 0
    for word in chosen:
        number = number * WORD_COUNT + words.numbers[word]
    if number >= MOST:
        return CodeFault(CodeFaultKind.CHECK_DIGIT)
    return f"{number:0{DIGITS}}"


def _damm(digits: str) -> str:
    """Return the check digit; of digits that carry theirs at the end it is 0."""
    row = 0
    for digit in digits:
        row = int(DAMM[row][int(digit)])
    return str(row)
