"""How many syllables a Polish word has: one for each vowel, for Polish has no silent ones."""

from __future__ import annotations

import re

VOWEL = re.compile(r"i(?=[aąeęoóu])|([aąeęioóuy])")
"""An i before another vowel only softens the consonant before it, and is no syllable: pieniądze has three."""


def syllables(word: str) -> int:
    """Return how many syllables one Polish word has: 1 at least; “z” and “w”, which have none, count 1."""
    return max(1, sum(bool(match[1]) for match in VOWEL.finditer(word.lower())))
