"""References: eight signs that cannot be misread, the last of which checks the others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

SIGNS = "34679CDFHJKMNPQRTWX"
"""No look-alikes (0 O, 1 I L, 2 Z, 5 S, 8 B, U V Y, 6 G) and no vowels, which make words. 19 is prime."""
LENGTH = 8
LIMIT = 256 - 256 % len(SIGNS)


def new_reference(random: Callable[[int], bytes]) -> str:
    """Return a reference as it is kept: 8 signs, no hyphen."""
    body = ""
    while len(body) < LENGTH - 1:
        byte = random(1)[0]
        if byte < LIMIT:
            body += SIGNS[byte % len(SIGNS)]
    return body + _check(body)


def read_reference(typed: str) -> str | None:
    """Return the reference that somebody typed, in any case and grouping; None if a sign is missing or wrong."""
    signs = re.sub(r"[\s\W_]", "", unicodedata.normalize("NFKC", typed)).upper()
    if len(signs) != LENGTH or set(signs) - set(SIGNS) or signs[-1] != _check(signs[:-1]):
        return None
    return signs


def shown_reference(reference: str) -> str:
    """Return it as people read it: ``K7P4-MX3Q``."""
    return f"{reference[:4]}-{reference[4:]}"


def _check(body: str) -> str:
    """Return the sign that makes the weighted sum 0 modulo 19: finds every wrong sign and every two exchanged."""
    total = sum(weight * SIGNS.index(sign) for weight, sign in enumerate(body, start=2))
    return SIGNS[-total % len(SIGNS)]
