"""Word lists for return codes: 2,048 short concrete words for each language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WORD_COUNT = 2048
HOME = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class WordList:
    """Words by number, and numbers by word, in small letters."""

    words: tuple[str, ...]
    numbers: Mapping[str, int]
    shortest: int
    longest: int

    @classmethod
    def of(cls, words: Iterable[str]) -> WordList:
        """Take 2,048 different words; raises ValueError for any other number."""
        listed = tuple(words)
        numbers = {word: number for number, word in enumerate(listed)}
        if len(listed) != WORD_COUNT or len(numbers) != WORD_COUNT:
            raise ValueError(f"A word list needs {WORD_COUNT} different words; this one has {len(numbers)}.")
        lengths = [len(word) for word in listed]
        return cls(listed, numbers, min(lengths), max(lengths))


NO_WORDS = WordList((), {}, 0, 0)


@cache
def word_list(language: str = "en") -> WordList:
    """Return the list that comes with the product."""
    text = (HOME / f"words_{language}.txt").read_text(encoding="utf-8")
    return WordList.of(line.strip() for line in text.splitlines() if line.strip())


@cache
def word_lists() -> tuple[WordList, ...]:
    """Return the lists of all languages, English first: a code may be typed in any of them."""
    languages = sorted(file.stem.removeprefix("words_") for file in HOME.glob("words_*.txt"))
    lists = tuple(word_list(language) for language in sorted(languages, key=lambda language: language != "en"))
    return lists or (NO_WORDS,)
