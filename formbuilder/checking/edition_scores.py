"""How hard the words of a form are in another language, by the measures that hold for that language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from formbuilder.editions.entries import Standing, State
from formbuilder.plainlanguage.languages import Measure
from formbuilder.plainlanguage.preparation import counted
from formbuilder.plainlanguage.profiles import EASY_READ, STANDARD
from formbuilder.plainlanguage.scores import EVERY, Score, scores

PROSE = frozenset({"ask", "hint", "help", "why", "without", "intro"})
"""The parts that are sentences: no labels, and no words that stand inside our own sentences."""
LINES = frozenset({Measure.WORDS_PER_SENTENCE})
"""What is measured of Easy Read: its lines are too few and too short for the rest."""


@dataclass(frozen=True, slots=True)
class LongSentence:
    """Words with a sentence that is longer than English may be; ``most`` is how many words are enough."""

    address: str
    words: int
    most: int


def edition_scores(standing: Iterable[Standing], language: str, wording: str = "") -> tuple[Score, ...]:
    """Return every measure that holds for ``language``, of the words of a wording that belong to the English of today.

    "" is the usual one. A measure without a value says why: too little text, or that nothing is known to hold for the
    language.
    """
    prose = [each.entry.words for each in standing if each.entry and _is_prose(each, wording)]
    return scores(prose, language, only=LINES if wording == EASY_READ.id else EVERY)


def long_sentences(standing: Iterable[Standing], language: str) -> Iterator[LongSentence]:
    """Yield the words with a sentence that somebody should look at, by the limits of English.

    A number of words says less of a language that writes more of them, or fewer; it says where to look.
    """
    for each in standing:
        wording = each.source.address.partition("@")[2]
        most = (EASY_READ if wording == EASY_READ.id else STANDARD).sentence.warning
        if each.entry and most and _is_prose(each, wording):
            longest = max(map(len, counted([each.entry.words], language)), default=0)
            if longest > most:
                yield LongSentence(each.source.address, longest, most)


def _is_prose(each: Standing, wording: str) -> bool:
    usual, _, own = each.source.address.partition("@")
    return each.state in {State.DRAFTED, State.CHECKED} and usual.rpartition(".")[2] in PROSE and own == wording
