"""Word lists for return codes: 2,048 short concrete words for each language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WORD_COUNT = 2048
HOME = Path(__file__).parent
ENGLISH = "en"
SAME_LETTER = str.maketrans("łيىےكڪںٱهةۃھەৎ", "lیییککناہہہہہত")
"""Letters that keyboards give for one another, Arabic ones for Urdu."""
NEEDED_MARKS = ("BENGALI", "GURMUKHI")
"""Scripts in which marks are vowels: without them it is another word."""
NUKTA_AND_NASAL = frozenset("\u0981\u09bc\u0a01\u0a02\u0a3c\u0a70\u0a71")
"""Marks of these that are no vowels and that people leave out: nukta, chandrabindu, bindi, tippi, and addak."""


def plain(word: str) -> str:
    """Return a word without case, accents and signs that keyboards leave out: ``Żółw`` and ``zolw`` are the same."""
    signs = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", word).casefold())
    kept = "".join(sign for sign in signs if not _may_be_left_out(sign))
    return unicodedata.normalize("NFC", kept.translate(SAME_LETTER))


def _may_be_left_out(sign: str) -> bool:
    kind = unicodedata.category(sign)
    if kind != "Mn":
        return kind == "Cf"
    return sign in NUKTA_AND_NASAL or not unicodedata.name(sign, "").startswith(NEEDED_MARKS)


@dataclass(frozen=True, slots=True)
class WordList:
    """Words by number as they are shown, and numbers by plain word."""

    words: tuple[str, ...]
    numbers: Mapping[str, int]
    shortest: int
    longest: int

    @classmethod
    def of(cls, words: Iterable[str]) -> WordList:
        """Take 2,048 words that stay different when plain; raises ValueError for any other number."""
        listed = tuple(words)
        numbers = {plain(word): number for number, word in enumerate(listed)}
        if len(listed) != WORD_COUNT or len(numbers) != WORD_COUNT:
            raise ValueError(f"A word list needs {WORD_COUNT} different words; this one has {len(numbers)}.")
        lengths = [len(word) for word in numbers]
        return cls(listed, numbers, min(lengths), max(lengths))


NO_WORDS = WordList((), {}, 0, 0)


@cache
def word_list(language: str = ENGLISH) -> WordList:
    """Return the list of a language that comes with the product; raises FileNotFoundError where there is none."""
    text = _file(language).read_text(encoding="utf-8")
    return WordList.of(line.strip() for line in text.splitlines() if line.strip())


def language_of_words(language: str) -> str:
    """Return the language itself where it has a list, and English where it has none."""
    return language if language.isalpha() and _file(language).exists() else ENGLISH


@cache
def word_lists() -> tuple[WordList, ...]:
    """Return the lists of all languages, English first: a code may be typed in any of them."""
    languages = sorted(file.stem.removeprefix("words_") for file in HOME.glob("words_*.txt"))
    lists = tuple(word_list(language) for language in sorted(languages, key=lambda language: language != ENGLISH))
    return lists or (NO_WORDS,)


def _file(language: str) -> Path:
    return HOME / f"words_{language}.txt"
