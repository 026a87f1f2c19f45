"""What may be said about how hard a text is, by its language: only measures that hold for that language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Measure(StrEnum):
    """A number that says something about how hard a text is to read."""

    FLESCH_KINCAID_GRADE = "flesch_kincaid_grade"
    """A school grade of the USA: 5 is for about 10 years of age. Lower is easier."""
    FLESCH_READING_EASE = "flesch_reading_ease"
    """From about 0 to about 100. Higher is easier."""
    SMOG = "smog"
    """A school grade of the USA, for full understanding. Lower is easier."""
    LIX = "lix"
    """Words in a sentence, and the share of words of more than 6 letters. Lower is easier, within one language."""
    GULPEASE = "gulpease"
    """From 0 to 100, for Italian. Higher is easier."""
    LONG_WORDS = "words_of_4_syllables"
    """The share of words of 4 syllables or more, in percent. Lower is easier."""
    WORDS_PER_SENTENCE = "words_per_sentence"
    LETTERS_PER_WORD = "letters_per_word"
    GRADE = "grade"
    """Has no value: it says why there is no grade."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language by name, with the measures that hold for it; ``GRADE`` where none of them gives a grade."""

    name: str
    measures: tuple[Measure, ...]


LENGTHS = (Measure.WORDS_PER_SENTENCE, Measure.GRADE)
LIX_AND_LENGTHS = (Measure.LIX, Measure.WORDS_PER_SENTENCE, Measure.LETTERS_PER_WORD, Measure.GRADE)
LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {
        "en": Language(
            "English",
            (
                Measure.FLESCH_KINCAID_GRADE,
                Measure.FLESCH_READING_EASE,
                Measure.SMOG,
                Measure.LIX,
                Measure.WORDS_PER_SENTENCE,
            ),
        ),
        "it": Language("Italian", (Measure.GULPEASE, Measure.WORDS_PER_SENTENCE)),
        "pl": Language("Polish", (Measure.LONG_WORDS, Measure.LIX, Measure.WORDS_PER_SENTENCE, Measure.GRADE)),
        "ro": Language("Romanian", LIX_AND_LENGTHS),
        "cy": Language("Welsh", LIX_AND_LENGTHS),
        "ar": Language("Arabic", LENGTHS),
        "bn": Language("Bengali", LENGTHS),
        "gu": Language("Gujarati", LENGTHS),
        "pa": Language("Panjabi", LENGTHS),
        "so": Language("Somali", LENGTHS),
        "ur": Language("Urdu", LENGTHS),
    }
)


def language_of(tag: str) -> Language | None:
    """Return the language of a BCP 47 tag, such as ``en-GB``; None if nothing is known about it. Never a stand-in."""
    return LANGUAGES.get(tag.replace("_", "-").partition("-")[0].lower())
