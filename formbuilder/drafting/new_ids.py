"""Ids for what is new, made from its words: short, and unlike any that is there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import count
from unicodedata import normalize

from formbuilder.definition.language import RESERVED

MOST_WORDS = 4
LONGEST = 40
SMALL = frozenset({
    "a", "about", "an", "and", "any", "are", "at", "be", "can", "could", "did", "do", "does", "for", "had", "has",
    "have", "how", "in", "is", "it", "of", "on", "or", "our", "that", "the", "their", "them", "there", "they", "this",
    "to", "us", "was", "we", "were", "what", "when", "where", "which", "who", "why", "will", "would", "you", "your",
})  # fmt: skip  # a table
"""Words that tell little of what a question is about."""


def new_id(words: str, taken: Collection[str], *, between: str = "_", otherwise: str = "question") -> str:
    """Return an id that says what ``words`` are about; ``between`` is ``_`` or, for pages and sections, ``-``."""
    plain = normalize("NFKD", words).encode("ascii", "ignore").decode().lower().replace("'", "")
    found = re.findall(r"[a-z][a-z0-9]*", plain)
    telling = [word for word in found if word not in SMALL] or found
    stem = between.join(telling[:MOST_WORDS])[:LONGEST].strip(between) or otherwise
    return next(name for name in _names(stem, between) if name not in taken and name not in RESERVED)


def _names(stem: str, between: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem}{between}{number}" for number in count(2))
