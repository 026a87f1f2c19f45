"""Colours that everybody can read: contrast as WCAG 2.2 measures it, and a near colour that has enough of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

COLOUR = re.compile("#[0-9a-f]{6}")
WHITE, PAPER, YELLOW = "#ffffff", "#eff3f3", "#ffd84d"
"""What stands on the bars and buttons; the grey that some words stand on; what marks the thing in focus."""
TEXT, SIGN = 4.5, 3.0
"""The least contrast of words (WCAG 1.4.3), and of signs and edges (1.4.11)."""
STEPS = 100


@dataclass(frozen=True, slots=True)
class TooFaint:
    """A colour that some people could not read, with the contrast that it has and a near one that passes."""

    against: str
    """What it was measured against, in words: “white words”."""
    contrast: float
    least: float
    near: str


def read_colour(typed: str) -> str | None:
    """Return a colour as it is kept, ``#17505c``; None if it is none. ``#ABC`` and a missing # are understood."""
    found = typed.strip().lower().removeprefix("#")
    if re.fullmatch("[0-9a-f]{3}", found):
        found = "".join(sign * 2 for sign in found)
    return f"#{found}" if COLOUR.fullmatch(f"#{found}") else None


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, “contrast ratio”)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def shade(colour: str, part: float) -> str:
    """Return a darker colour: ``part`` of it, from 0 (black) to 1 (itself)."""
    return "#" + "".join(f"{round(value * part):02x}" for value in _parts(colour))


def bar_fault(colour: str) -> TooFaint | None:
    """Say why bars and buttons cannot have this colour: white words stand on them, and yellow marks the focus."""
    return _fault(colour, (("white words on it", WHITE, TEXT), ("the yellow of what is in focus", YELLOW, SIGN)))


def link_fault(colour: str) -> TooFaint | None:
    """Say why links cannot have this colour: they stand on white, and on light grey."""
    return _fault(colour, (("white", WHITE, TEXT), ("the light grey at the foot of the page", PAPER, TEXT)))


def _fault(colour: str, against: tuple[tuple[str, str, float], ...]) -> TooFaint | None:
    for words, other, least in against:
        found = contrast(colour, other)
        if found < least:
            return TooFaint(words, found, least, _near(colour, against))
    return None


def _near(colour: str, against: tuple[tuple[str, str, float], ...]) -> str:
    """Return the lightest darker shade of a colour that passes everything; black always does."""
    return next(each for each in _darker(colour) if all(contrast(each, other) >= least for _, other, least in against))


def _darker(colour: str) -> Iterator[str]:
    return (shade(colour, 1 - step / STEPS) for step in range(STEPS + 1))


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
