"""What comes back on a sheet of paper: numbers of notes, and a letter for what somebody says of them."""

from __future__ import annotations

import re

_NUMBERS = re.compile(r"n?(\d{1,4})(?:[-–]n?(\d{1,4}))?")


def numbers_in(typed: str) -> tuple[int, ...] | None:
    """Return the numbers that “3”, “N3”, “1-6” or “1, 4, 7-9” stand for, each once; None if it is no such thing."""
    found = dict[int, None]()
    for part in re.sub(r"\s*[-–]\s*", "-", typed.casefold()).replace(",", " ").split():
        match = _NUMBERS.fullmatch(part)
        if match is None:
            return None
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            return None
        found |= dict.fromkeys(range(first, last + 1))
    return tuple(found) or None
