"""How long a form is on its shortest, its usual and its longest way, as its scenarios walk it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from formbuilder.checking.walking import Walked
from formbuilder.definition.model import Information, Scenario
from formbuilder.wording.times import seconds

USUAL = "The usual way"
"""What authors call the scenario that most people's way is like; without one, the middle scenario stands for it."""


@dataclass(frozen=True, slots=True)
class Length:
    """One way."""

    scenario: str
    questions: int
    """Words alone are not counted; a group is one question."""
    screens: int
    minutes: int
    """At an even pace, rounded up."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """The ways of a form, by the time that they take."""

    shortest: Length
    usual: Length
    longest: Length


def lengths(walked: Iterable[tuple[Scenario, Walked]]) -> Lengths | None:
    """Return the lengths of the ways that were walked; None if there are none."""
    ways = sorted(walked, key=lambda each: (_seconds(each[1]), each[1].screens))
    if not ways:
        return None
    usual = next((way for way in ways if way[0].name == USUAL), ways[len(ways) // 2])
    return Lengths(_length(*ways[0]), _length(*usual), _length(*ways[-1]))


def _length(scenario: Scenario, walked: Walked) -> Length:
    asked = [question for question in walked.questions if not isinstance(question.type, Information)]
    return Length(scenario.name, len(asked), walked.screens, ceil(_seconds(walked) / 60))


def _seconds(walked: Walked) -> float:
    return sum(seconds(question) for question in walked.questions)
