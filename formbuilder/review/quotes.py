"""Whether quoted words are still there: spaces and the shapes of quotation marks do not matter, and whole words do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from formbuilder.definition.rewording import likeness, plainly
from formbuilder.review.points import Status

A_LOT = 0.3
"""Words that are less alike than this may be others under the same id."""
AROUND = "\"'… ."
"""What people put around a quotation that is not of it."""


def became(old: str, new: str, quote: str) -> Status:
    """Return what became of words at the same address: ``SAME``, ``REWORDED`` or ``CHANGED_A_LOT``."""
    before, after = plainly(old), plainly(new)
    if before == after or any(_stands(each, before, after) for each in _readings(plainly(quote), before)):
        return Status.SAME
    return Status.REWORDED if _alike(before, after) else Status.CHANGED_A_LOT


@lru_cache(maxsize=2_000)
def _alike(before: str, after: str) -> bool:
    """Say whether two texts are alike enough; many points are about the same words."""
    return likeness(before, after) >= A_LOT


def _readings(quote: str, before: str) -> Iterator[str]:
    """Yield what to look for: the quotation as it came, and as it stands in the old words."""
    small = before.lower()
    for words in dict.fromkeys((quote, quote.strip(AROUND))):
        if not words:
            continue
        yield words
        start = small.find(words.lower())
        if start >= 0 and len(small) == len(before):
            yield before[start : start + len(words)]


def _stands(words: str, before: str, after: str) -> bool:
    """Say whether words stand in ``after``; what began or ended inside a word of ``before`` may do so again."""
    return _is_in(words, after) or (words in before and words in after and not _is_in(words, before))


def _is_in(words: str, text: str) -> bool:
    """Say whether words stand in a text as whole words: “care” is not in “careful”."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not (_joined(text, start) or _joined(text, end)):
            return True
        start = text.find(words, start + 1)
    return False


def _joined(text: str, place: int) -> bool:
    """Say whether the signs on both sides of a place are of one word."""
    return text[place - 1 : place].isalnum() and text[place : place + 1].isalnum()
