"""How hard texts are to read, as numbers with their uncertainty: for sections and whole forms, never for a question.

Formulas choose the worse of two wordings of a question in fewer than half of all cases (Lenzner 2014), so there is no
score below ten sentences. textstat keeps what it is given in memory: never pass what a member of the public wrote.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from math import inf, sqrt

from formbuilder.plainlanguage.formulas import (
    FORMULAS,
    LONG,
    MANY,
    MANY_IN_POLISH,
    Counts,
    by_textstat,
    syllables_of,
)
from formbuilder.plainlanguage.languages import Language, Measure, language_of
from formbuilder.plainlanguage.polish import syllables as polish_syllables
from formbuilder.plainlanguage.preparation import FIGURE, KEPT, LINK, MARK, SHORTEST, counted, written

FEWEST = 10
"""No text with fewer sentences is scored."""
FEWEST_FOR: Mapping[Measure, int] = {Measure.SMOG: 30}
"""SMOG was made for 30 sentences (McLaughlin 1969)."""
ERRORS = 2
"""How many standard errors a band reaches to each side: about 19 of 20 texts of this kind lie in it."""
SCALES: Mapping[Measure, tuple[float, float]] = {Measure.GULPEASE: (0, 100), Measure.LONG_WORDS: (0, 100)}
ENDLESS = (-inf, inf)
DRIVERS = 5
DRIVING = 3
"""A word of fewer syllables makes no English text hard."""

EVERY = frozenset(Measure)


@dataclass(frozen=True, slots=True)
class Score:
    """One measure of texts: its value, with the lowest and the highest that it may well be, or why there is none.

    The band is about which sentences happen to stand there, not about readers. ``reason`` is "" if there is a value.
    """

    measure: Measure
    value: float | None
    band: tuple[float, float] | None
    reason: str = ""


def scores(texts: Sequence[str], language: str = "en", *, only: Set[Measure] = EVERY) -> tuple[Score, ...]:
    """Return every measure that holds for the language, for texts that people read one after another.

    ``language`` is a BCP 47 tag. A sentence never goes on from one text into the next. A measure has no value, and a
    reason why, if there are fewer than ten sentences, or if nothing is known for the language. ``only`` leaves out
    measures that are not wanted, which saves their time.
    """
    known = language_of(language)
    if known is None:
        return (Score(Measure.GRADE, None, None, f"There is no measure for the language “{language}” here."),)
    code = _code(language)
    sentences = counted(texts, code)
    each = tuple(_counts(sentence, code) for sentence in sentences)
    text = written(sentences)
    return tuple(_score(measure, known, each, text) for measure in known.measures if measure in only)


def drivers(texts: Sequence[str], language: str = "en") -> tuple[str, ...]:
    """Return the at most 5 words that add most to the difficulty, the worst first: those long and often there.

    English words count by their syllables, those of other languages by their letters. Abbreviations are left out:
    they are no long words. Nothing is returned for a language without a measure.
    """
    if language_of(language) is None:
        return ()
    code = _code(language)
    words = [part for sentence in counted(texts, code) for word in sentence for part in word.split("-")]
    if not words:
        return ()
    usual = sum(_length(word, code) for word in words) / len(words)
    said = Counter(word.lower() for word in words if not word.endswith(MARK) and word not in {FIGURE, LINK})
    costs = {word: times * (_length(word, code) - usual) for word, times in said.items() if _is_long(word, code)}
    return tuple(sorted(costs, key=lambda word: (-costs[word], word))[:DRIVERS])


def _code(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _score(measure: Measure, language: Language, each: tuple[Counts, ...], text: str) -> Score:
    """Return one measure of sentences of which ``each`` is counted, and which ``text`` holds as textstat reads them."""
    if measure is Measure.GRADE:
        return Score(
            measure,
            None,
            None,
            f"No formula that we know of was tested with readers of {language.name}, so there is none.",
        )
    total = Counts(*map(sum, zip(*each, strict=True))) if each else Counts()
    if reason := _too_short(measure, total):
        return Score(measure, None, None, reason)
    found = by_textstat(measure, text) if total.words >= SHORTEST * total.sentences else None
    value = FORMULAS[measure](total) if found is None else found
    away = ERRORS * _standard_error(measure, total, each)
    return Score(measure, _told(measure, value), (_told(measure, value - away), _told(measure, value + away)))


def _told(measure: Measure, value: float) -> float:
    """Return a value on the scale of its measure, with two places."""
    lowest, highest = SCALES.get(measure, ENDLESS)
    return round(min(highest, max(lowest, value)), 2)


def _too_short(measure: Measure, total: Counts) -> str:
    """Return why sentences are too few for a measure; "" if they are not."""
    fewest = FEWEST_FOR.get(measure, FEWEST)
    if total.sentences >= fewest:
        return ""
    has = f"{_some(total.sentences, 'sentence')} and {_some(total.words, 'word')}"
    return f"Too short to score: {has}. This score needs {fewest} sentences or more."


def _some(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _standard_error(measure: Measure, total: Counts, each: tuple[Counts, ...]) -> float:
    """Return the standard error of a measure by the jackknife: how it changes if one sentence is left out at a time."""
    formula, count = FORMULAS[measure], len(each)
    without = [formula(total.without(sentence)) for sentence in each]
    mean = sum(without) / count
    return sqrt((count - 1) / count * sum((value - mean) ** 2 for value in without))


@lru_cache(maxsize=KEPT)
def _counts(words: tuple[str, ...], code: str) -> Counts:
    """Count one sentence of a language."""
    letters = [sum(map(str.isalnum, word)) for word in words]
    syllables = list(_syllables(words, code))
    many = MANY_IN_POLISH if code == "pl" else MANY
    return Counts(
        sentences=1,
        words=len(words),
        letters=sum(letters),
        long_words=sum(length > LONG for length in letters),
        syllables=sum(syllables),
        many=sum(number >= many for number in syllables),
    )


def _syllables(words: tuple[str, ...], code: str) -> Iterator[int]:
    """Yield the syllables of each word of English or Polish; nothing for other languages."""
    if code == "en":
        yield from map(syllables_of, words)
    if code == "pl":
        yield from map(polish_syllables, words)


def _length(word: str, code: str) -> int:
    return syllables_of(word) if code == "en" else len(word)


def _is_long(word: str, code: str) -> bool:
    """Tell whether a word can make a text hard: three syllables in English, seven letters in other languages."""
    return _length(word, code) >= (DRIVING if code == "en" else LONG + 1)
