"""What is wrong with words: five ticks for whoever makes a point, finer kinds for the facilitator, and what may help.

The finer kinds are those that autistic adults named about survey questions (Nicolaidis and others, 2020, PMC7188318),
with more from published accounts of panels.
"""

from __future__ import annotations

from enum import StrEnum


class Tick(StrEnum):
    """What somebody may tick beside their own words; none is needed."""

    HARD_WORD = "hard_word"
    NOT_CLEAR = "not_clear"
    ANSWER_MISSING = "answer_missing"
    UPSET = "upset"
    KEEP = "keep"

    @property
    def label(self) -> str:
        """What stands beside the box to tick."""
        return TICKS[self]


TICKS = {
    Tick.HARD_WORD: "A word is hard",
    Tick.NOT_CLEAR: "It is not clear",
    Tick.ANSWER_MISSING: "My answer is missing",
    Tick.UPSET: "It upset me or felt unfair",
    Tick.KEEP: "Keep this",
}


class Trouble(StrEnum):
    """The finer kinds, which only the facilitator chooses from."""

    HARD_WORD = "hard_word"
    SENTENCE = "sentence"
    ANSWERS = "answers"
    DEPENDS = "depends"
    WORRIED = "worried"
    MISSING = "missing"
    HURTFUL = "hurtful"
    PLEASANTRY = "pleasantry"
    DID_NOT_KNOW = "did_not_know"
    TOO_MUCH = "too_much"
    LAYOUT = "layout"
    WENT_WRONG = "went_wrong"
    GOOD = "good"

    @property
    def label(self) -> str:
        """What the facilitator reads."""
        return TROUBLES[self]


TROUBLES = {
    Trouble.HARD_WORD: "A hard word, or a figure of speech",
    Trouble.SENTENCE: "A long sentence, or one that is hard to follow",
    Trouble.ANSWERS: "The answers do not fit, or one is missing",
    Trouble.DEPENDS: "It is true at some times and not at others",
    Trouble.WORRIED: "I cannot answer exactly, and that worries me",
    Trouble.MISSING: "Nothing asks about this",
    Trouble.HURTFUL: "It hurts, or judges people",
    Trouble.PLEASANTRY: "A polite phrase: not needed, or wanted",
    Trouble.DID_NOT_KNOW: "I did not know this",
    Trouble.TOO_MUCH: "Asked before, or too personal",
    Trouble.LAYOUT: "How the page looks",
    Trouble.WENT_WRONG: "Something went wrong while filling it in",
    Trouble.GOOD: "Good: keep this",
}


class Remedy(StrEnum):
    """What may help."""

    WORDS = "words"
    """Other words, which the point gives."""
    PREFACE = "preface"
    SIMPLER = "simpler"
    PLAINER_WORD = "plainer_word"
    EXPLAIN = "explain"
    PICTURE = "picture"
    ADD_QUESTION = "add_question"
    SPLIT = "split"
    REMOVE = "remove"
    OTHER_ANSWER = "other_answer"
    OTHER_ORDER = "other_order"

    @property
    def label(self) -> str:
        """What the facilitator reads."""
        return REMEDIES[self]


REMEDIES = {
    Remedy.WORDS: "Other words",
    Remedy.PREFACE: "Say first what it is for",
    Remedy.SIMPLER: "A simpler sentence",
    Remedy.PLAINER_WORD: "A plainer word",
    Remedy.EXPLAIN: "Explain it beside the question",
    Remedy.PICTURE: "A picture",
    Remedy.ADD_QUESTION: "Another question",
    Remedy.SPLIT: "Two questions instead of one",
    Remedy.REMOVE: "Leave it out",
    Remedy.OTHER_ANSWER: "Another way to answer",
    Remedy.OTHER_ORDER: "Another order",
}


class Ease(StrEnum):
    """How easy words are; nobody has to know, or to say."""

    EASY = "easy"
    OK = "ok"
    HARD = "hard"
    DONT_KNOW = "dont_know"
    PREFER_NOT = "prefer_not"

    @property
    def label(self) -> str:
        """What stands beside the choice."""
        return EASES[self]


EASES = {
    Ease.EASY: "Easy",
    Ease.OK: "OK",
    Ease.HARD: "Hard",
    Ease.DONT_KNOW: "I do not know",
    Ease.PREFER_NOT: "I do not want to say",
}
