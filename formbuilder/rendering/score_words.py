"""How a score is told to people: every measure by a name that says which way is easier."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from formbuilder.plainlanguage.scores import Score

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


def score_told(score: Score) -> str:
    """Return a score as people get it."""
    name = MEASURE_NAMES[score.measure]
    if score.value is None or score.band is None:
        return f"{name}: {score.reason}"
    low, high = score.band
    return f"{name}: {score.value:.1f} (from {low:.1f} to {high:.1f})"
