"""For how many people a point speaks, as it was said: it is shown and counted, and never weighed against another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """Whose point it is."""

    ONE = "one"
    SEVERAL = "several"
    GROUP = "group"
    SURVEY = "survey"
    SPEAKS_FOR = "speaks_for"

    @property
    def counted(self) -> bool:
        """Whether a number of people belongs to it."""
        return self in {Weight.SURVEY, Weight.SPEAKS_FOR}


class VoiceFault(StrEnum):
    """Why something is no voice."""

    NUMBER_MISSING = "number_missing"
    NUMBER_UNUSED = "number_unused"
    GATHERED_MISSING = "gathered_missing"


MOST = 1_000_000
"""The most people that one point can speak for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """For whom a point speaks, and how what they said was gathered."""

    weight: Weight = Weight.ONE
    people: int = 0
    """How many answered a survey, or are spoken for; 0 where nobody counted."""
    gathered: str = ""
    """How their words were gathered, such as “a phone round in May”: needed where somebody speaks for others."""

    @property
    def sentence(self) -> str:
        """Who it is, as people read it beside the point."""
        people = f"{self.people:,} {'person' if self.people == 1 else 'people'}"
        said = {
            Weight.ONE: "One person said this",
            Weight.SEVERAL: "Several people said this",
            Weight.GROUP: "The whole group said this",
            Weight.SURVEY: f"{people} said this in a survey",
            Weight.SPEAKS_FOR: f"Speaks for {people}",
        }
        return f"{said[self.weight]}{f', gathered by {self.gathered}' if self.gathered else ''}."


def voice_faults(voice: Voice) -> frozenset[VoiceFault]:
    """Return what is wrong with a voice, all at once."""
    wrong = {
        VoiceFault.NUMBER_MISSING: voice.weight.counted and not 1 <= voice.people <= MOST,
        VoiceFault.NUMBER_UNUSED: not voice.weight.counted and voice.people != 0,
        VoiceFault.GATHERED_MISSING: voice.weight is Weight.SPEAKS_FOR and not voice.gathered.strip(),
    }
    return frozenset(fault for fault, is_so in wrong.items() if is_so)
