"""The formulas of readability, and the one place where textstat is called.

textstat 0.7.13 looks syllables up with nltk, which fetches its dictionary from the network at run time. Here nltk is
never loaded: before textstat is, the module ``textstat.backend.utils._get_cmudict`` is replaced by our own with one
function ``get_cmudict``, which answers for every English word from ``formbuilder.plainlanguage.syllables``. A test
tells when textstat changes in a way that matters to this.

textstat keeps the last 128 texts of each function in memory. So nothing that a member of the public wrote may ever be
passed to it: only the words of forms. It is imported when the first score is worked out, never by serving pages.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from math import sqrt
from types import ModuleType
from typing import Any, NamedTuple, Protocol

from formbuilder.plainlanguage.languages import Measure
from formbuilder.plainlanguage.preparation import MARK
from formbuilder.plainlanguage.syllables import syllables

DICTIONARY = "textstat.backend.utils._get_cmudict"
COUNTING = "textstat.backend.counts._count_syllables"
LONG = 6
"""LIX counts a word as long if it has more letters."""
MANY = 3
"""SMOG counts words of so many syllables or more."""
MANY_IN_POLISH = 4


class Counts(NamedTuple):
    """What the formulas count in some sentences."""

    sentences: int = 0
    words: int = 0
    letters: int = 0
    """Letters and figures, without hyphens, apostrophes and signs."""
    long_words: int = 0
    syllables: int = 0
    """0 for a language in which nobody counts them here."""
    many: int = 0
    """Words of three syllables or more; of four or more in Polish."""

    def without(self, other: Counts) -> Counts:
        """Return what is left if some of the sentences are taken away."""
        return Counts(*(all_ - less for all_, less in zip(self, other, strict=True)))


FORMULAS: Mapping[Measure, Callable[[Counts], float]] = {
    Measure.FLESCH_KINCAID_GRADE: lambda n: 0.39 * n.words / n.sentences + 11.8 * n.syllables / n.words - 15.59,
    Measure.FLESCH_READING_EASE: lambda n: 206.835 - 1.015 * n.words / n.sentences - 84.6 * n.syllables / n.words,
    Measure.SMOG: lambda n: 1.043 * sqrt(30 * n.many / n.sentences) + 3.1291,
    Measure.LIX: lambda n: n.words / n.sentences + 100 * n.long_words / n.words,
    Measure.GULPEASE: lambda n: 89 + (300 * n.sentences - 10 * n.letters) / n.words,
    Measure.LONG_WORDS: lambda n: 100 * n.many / n.words,
    Measure.WORDS_PER_SENTENCE: lambda n: n.words / n.sentences,
    Measure.LETTERS_PER_WORD: lambda n: n.letters / n.words,
}
"""Each measure from counts. Sources: Kincaid and others 1975; Flesch 1948; McLaughlin 1969; Björnsson 1968; Lucisano
and Piemontese 1988 (Gulpease); for Polish the share of long words that its fog index (Pisarek) uses."""


class _Metrics(Protocol):
    """What is used of ``textstat.backend.metrics``: functions that take the language, never the global setting."""

    flesch_kincaid_grade: Callable[[str, str], float]
    flesch_reading_ease: Callable[[str, str], float]
    smog_index: Callable[[str, str], float]
    lix: Callable[[str], float]


def by_textstat(measure: Measure, text: str) -> float | None:
    """Return what textstat works out for a text that ``preparation`` made; None if it has no such measure.

    The text must not hold anything that a member of the public wrote, for textstat keeps it.
    """
    match measure:
        case Measure.FLESCH_KINCAID_GRADE:
            return metrics().flesch_kincaid_grade(text, "en")
        case Measure.FLESCH_READING_EASE:
            return metrics().flesch_reading_ease(text, "en")
        case Measure.SMOG:
            return metrics().smog_index(text, "en")
        case Measure.LIX:
            return metrics().lix(text.replace(MARK, ""))
        case _:
            return None


@cache
def metrics() -> _Metrics:
    """Return textstat’s metrics with our syllables in them, loaded at the first call."""
    ours = ModuleType(DICTIONARY, "Stands where textstat would load nltk.")
    ours.get_cmudict = get_cmudict  # type: ignore[attr-defined]  # a module is open to this
    sys.modules.setdefault(DICTIONARY, ours)
    import_module(COUNTING).get_cmudict = get_cmudict  # type: ignore[attr-defined]  # if textstat was loaded before
    found: Any = import_module("textstat.backend.metrics")
    return found  # type: ignore[no-any-return]  # textstat’s own types are not strict


class Pronunciations:
    """Stands in for the CMU dictionary: any word gives one pronunciation, with a stress mark for each syllable."""

    def __getitem__(self, word: str) -> tuple[tuple[str, ...]]:
        """Return a tuple with one pronunciation, as ``cmudict.dict()[word]`` does."""
        return (("0",) * syllables_of(word),)


def get_cmudict(lang: str) -> Pronunciations | None:
    """Stand in for textstat’s function of this name: a dictionary for English, and None for all else."""
    return Pronunciations() if lang == "en" else None


def syllables_of(word: str) -> int:
    """Return the syllables of a word that ``preparation`` wrote, in lower case or not."""
    if word.endswith(MARK):
        return len(word.removesuffix(MARK))
    return syllables(word.replace(MARK, "-"))
