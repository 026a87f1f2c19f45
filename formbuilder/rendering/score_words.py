"""How a score is told to people: every measure by a name that says which way is easier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from formbuilder.checking.edition_scores import edition_scores, long_sentences
from formbuilder.plainlanguage.profiles import EASY_READ, STANDARD

if TYPE_CHECKING:
    from formbuilder.editions.entries import Standing
    from formbuilder.plainlanguage.scores import Score

LONG = (
    f"Sentences of over {STANDARD.sentence.warning} words, in Easy Read over {EASY_READ.sentence.warning}, to look at"
)
NO_EASY = "Easy Read: none of its words are in this language"
MEASURE_NAMES: Mapping[str, str] = {
    "flesch_kincaid_grade": "Flesch-Kincaid, a school grade of the USA, lower is easier",
    "flesch_reading_ease": "Flesch reading ease, from 0 to 100, higher is easier",
    "smog": "SMOG, a school grade of the USA, lower is easier",
    "lix": "LIX, lower is easier within one language",
    "gulpease": "Gulpease, from 0 to 100, higher is easier",
    "words_of_4_syllables": "Words of 4 syllables or more, of 100 words",
    "words_per_sentence": "Words in a sentence",
    "letters_per_word": "Letters in a word",
    "grade": "School grade",
}
"""What people are told that the measures are."""


MOST = 5
"""Places with a long sentence that are named."""


def edition_told(standing: Sequence[Standing], language: str) -> tuple[str, ...]:
    """Say how hard the words of a form are in a language: the usual ones, Easy Read, and where sentences are long."""
    usual = [score_told(each) for each in edition_scores(standing, language)]
    easy = [NO_EASY]
    if any(each.entry and each.source.address.endswith(f"@{EASY_READ.id}") for each in standing):
        easy = [f"Easy Read: {score_told(each)}" for each in edition_scores(standing, language, EASY_READ.id)]
    worst = sorted(long_sentences(standing, language), key=lambda each: (each.most - each.words, each.address))
    named = ", ".join(f"{each.address} ({each.words} words)" for each in worst[:MOST])
    more = f", and {len(worst) - MOST} more" if len(worst) > MOST else ""
    return (*usual, *easy, f"{LONG}: {named}{more}" if worst else f"{LONG}: none")


def score_told(score: Score) -> str:
    """Return a score as people get it."""
    name = MEASURE_NAMES[score.measure]
    if score.value is None or score.band is None:
        return f"{name}: {score.reason}"
    low, high = score.band
    return f"{name}: {score.value:.1f} (from {low:.1f} to {high:.1f})"
