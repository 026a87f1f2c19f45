"""Answers that say how often, how much or how good: vague ones, and those that are no yes or no."""

from __future__ import annotations

import re

from formbuilder.plainlanguage.reading import Reading

OFTEN = re.compile(
    r"(always|usually|often|sometimes|occasionally|rarely|seldom|frequently|regularly|hardly ever|now and then|"
    r"some of the time|most of the time|all of the time|a lot of the time|from time to time|very often|quite often)\b"
)
AGREEING = re.compile(r"(?:(?:strongly|tend to|slightly|somewhat|mostly) )?(agree|disagree|neither agree)\b")
DEGREE = re.compile(
    r"(very|quite|fairly|somewhat|slightly|extremely|moderately?|mostly|a little|a bit|a lot|some|mild|severe|"
    r"not very|not at all|partly|to some extent|a great deal|rather|"
    r"excellent|good|fair|poor|bad|average|okay|ok|satisfied|dissatisfied|satisfactory|likely|unlikely|easy|difficult|"
    r"important|confident|often enough|low|medium|high|minor|major|significant|minimal)\b"
)
EACH = re.compile(
    r"(daily|weekly|monthly|yearly|every (?:day|week|month|year|night)|some days|most days|never|once|twice|"
    r"less than once|at least once)\b"
)
BARE_NUMBER = re.compile(r"\d{1,4}")
ANCHORED = re.compile(r"\d|:|for example|such as")
MEASURES = (OFTEN, DEGREE, EACH, re.compile(r"\d{1,4}$"))
"""Answers that say how often or how much, and neither yes nor no."""
RATED = frozenset({"scale", "rate", "score", "satisfied", "feel", "rating", "well", "good", "easy", "happy", "likely"})
FEWEST = 2


def vague_answer(reading: Reading) -> str:
    """Return the first of the answers that make a vague scale; "" if they make none."""
    labels = [label.strip().lower() for label in reading.answers]
    if len(labels) <= FEWEST:
        return ""
    if all(BARE_NUMBER.fullmatch(label) for label in labels) and not reading.has.isdisjoint(RATED):
        return reading.passage.options[0]
    for kind in (OFTEN, AGREEING, DEGREE):
        vague = [number for number, label in enumerate(labels) if kind.match(label) and not ANCHORED.search(label)]
        if len(vague) >= FEWEST:
            return reading.answers[vague[0]]
    return ""


def is_measure(label: str) -> bool:
    """Tell whether an answer, in lower case, says how often or how much."""
    return any(find.match(label) for find in MEASURES)
