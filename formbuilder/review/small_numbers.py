"""Numbers of people as they may be shown to others: small ones are joined, so that nobody is found by them."""

from __future__ import annotations

from collections.abc import Mapping

FEWEST = 5
FEWER = f"fewer than {FEWEST}"
REST = "other"
"""What small numbers are joined under."""


def joined(counts: Mapping[str, int]) -> Mapping[str, str]:
    """Return each number in words; small ones stand together under REST, and nought is left out.

    A small one that would stand alone takes the next larger with it: else the two could be told apart by their sum.
    """
    there = {name: count for name, count in counts.items() if count}
    small = {name for name, count in there.items() if count < FEWEST}
    while small and sum(there[name] for name in small) < FEWEST and len(small) < len(there):
        small.add(min((name for name in there if name not in small), key=lambda name: there[name]))
    together = sum(there[name] for name in small)
    shown = {name: str(count) for name, count in there.items() if name not in small}
    return shown | ({REST: str(together) if together >= FEWEST else FEWER} if small else {})
