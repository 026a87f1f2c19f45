"""Which journey an address belongs to, by its shape alone: whether there is such a journey does not matter here."""

from __future__ import annotations

import re
from dataclasses import dataclass

JOURNEY = re.compile(r"/([^/]+)/j/([^/]+)(/.*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class JourneyAddress:
    """An address below ``/SLUG/j/REFERENCE``; ``rest`` is what comes after it, "" for the journey's first page."""

    slug: str
    reference: str
    rest: str


def journey_address(path: str) -> JourneyAddress | None:
    """Return the parts of a path; None if it belongs to no journey."""
    found = JOURNEY.fullmatch(path)
    return JourneyAddress(found[1], found[2], found[3] or "") if found else None
