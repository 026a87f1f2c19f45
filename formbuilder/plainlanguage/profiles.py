"""For whom words are checked: limits of length, the weight of each rule, and how hard a whole form may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from formbuilder.plainlanguage.findings import Severity


@dataclass(frozen=True, slots=True)
class Limits:
    """How many words are too many: more than ``advice``, more than ``warning``, more than ``error``; None never is."""

    advice: int | None
    warning: int | None
    error: int | None

    def weight(self, words: int) -> tuple[Severity, int] | None:
        """Return how much so many words weigh, with the limit that they pass; None if they are few enough."""
        for severity, most in (
            (Severity.ERROR, self.error),
            (Severity.WARNING, self.warning),
            (Severity.ADVICE, self.advice),
        ):
            if most is not None and words > most:
                return severity, most
        return None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Profile:
    """The targets for one audience."""

    id: str
    title: str
    question: Limits
    """Words in a question."""
    sentence: Limits
    """Words in a sentence of any other text."""
    grade: float
    """The school grade (Flesch-Kincaid) that a page, section or form should not pass."""
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    """By rule: another weight than the rule’s own, for all that it finds; None turns the rule off."""


STANDARD = Profile(
    id="standard",
    title="Adults, most of them tired or worried",
    question=Limits(15, 20, 25),
    sentence=Limits(None, 20, 25),
    grade=5.0,
)
AUTISM_FRIENDLY = Profile(
    id="autism-friendly",
    title="Autistic people, and all who read every word exactly",
    question=Limits(12, 18, 22),
    sentence=Limits(15, 20, 25),
    grade=5.0,
    severities={
        "idiom": Severity.ERROR,
        "metaphor-verb": Severity.WARNING,
        "absolute": Severity.WARNING,
        "brackets": Severity.WARNING,
        "no-help": Severity.WARNING,
        "hypothetical": Severity.ERROR,
    },
)
EASY_READ = Profile(
    id="easy-read",
    title="People with a learning disability: short lines, one idea in each",
    question=Limits(10, 12, 15),
    sentence=Limits(10, 12, 15),
    grade=3.0,
    severities={
        "idiom": Severity.ERROR,
        "metaphor-verb": Severity.WARNING,
        "rare-word": Severity.WARNING,
        "passive": Severity.WARNING,
        "brackets": Severity.WARNING,
        "negative-contraction": Severity.WARNING,
        "wordy-phrase": Severity.WARNING,
        "nominalisation": Severity.WARNING,
        "list-in-question": Severity.WARNING,
    },
)
PROFESSIONAL = Profile(
    id="professional",
    title="Staff who fill in a form as part of their work",
    question=Limits(20, 25, 35),
    sentence=Limits(25, 30, 35),
    grade=9.0,
    severities={
        "jargon": None,
        "metaphor-verb": None,
        "rare-word": None,
        "no-help": None,
        "negative-contraction": None,
    },
)
PROFILES: Mapping[str, Profile] = MappingProxyType(
    {each.id: each for each in (STANDARD, AUTISM_FRIENDLY, EASY_READ, PROFESSIONAL)}
)
