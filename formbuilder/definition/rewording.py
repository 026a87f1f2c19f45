"""How two texts differ, word by word, and how much alike they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import takewhile
from unicodedata import normalize

STRAIGHT = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")
MOST_WORK = 300_000
"""The most pairs of equal words that are weighed against each other; beyond that only the two ends are compared."""


class Fate(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together and share a fate, with the spaces between them."""

    text: str
    fate: Fate


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Return both texts, in NFC, as pieces: what is kept and put in makes ``new``, kept and taken out makes ``old``.

    Spaces and empty lines are no words: where they alone differ, everything is kept, with the spaces of ``new``.
    """
    before, after = _parts(old), _parts(new)
    found: list[Piece] = []
    for fate, parts in _fates(before, after):
        if parts and found and found[-1].fate is fate:
            found[-1] = Piece(found[-1].text + "".join(parts), fate)
        elif parts:
            found.append(Piece("".join(parts), fate))
    return tuple(found)


def likeness(old: str, new: str) -> float:
    """Return ``2M/T`` over the lower-case words of both, straight quotes and single spaces: from 0 to 1, the same."""
    before, after = _plain(old), _plain(new)
    total = len(before) + len(after)
    if not total:
        return 1.0
    return 2 * sum(size for _, _, size in _blocks(before, after)) / total


def _parts(text: str) -> list[str]:
    """Cut a text after the spaces that follow each word."""
    return re.findall(r"\s*\S+\s*|\s+", normalize("NFC", text))


def plainly(text: str) -> str:
    """Return a text in NFC with straight quotes and single spaces: two that are equal so read the same."""
    return " ".join(normalize("NFC", text).translate(STRAIGHT).split())


def _plain(text: str) -> list[str]:
    return plainly(text).lower().split()


def _fates(before: list[str], after: list[str]) -> Iterator[tuple[Fate, list[str]]]:
    at, to = 0, 0
    words = [part.strip() for part in before], [part.strip() for part in after]
    for start, end, size in (*_blocks(*words), (len(before), len(after), 0)):
        if start > at:
            yield Fate.OUT, [*_space_left_out(before[:at], after[:to]), *before[at:start]]
        yield Fate.IN, after[to:end]
        yield Fate.KEPT, after[end : end + size]
        at, to = start + size, end + size


def _space_left_out(before: list[str], after: list[str]) -> Iterator[str]:
    """Yield the space that stood after the last word that is kept, if it is not there any more."""
    for old, new in zip(before[-1:], after[-1:], strict=False):
        if not new[len(new.rstrip()) :]:
            yield old[len(old.rstrip()) :]


def _blocks(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return where equal words stand in both and how many; of texts that repeat themselves too often, only the ends."""
    counts, others = Counter(before), Counter(after)
    if sum(times * others[word] for word, times in counts.items()) <= MOST_WORK:
        return [(*block,) for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()]
    start = _alike(before, after)
    end = min(_alike(before[::-1], after[::-1]), len(before) - start, len(after) - start)
    return [(0, 0, start), (len(before) - end, len(after) - end, end)]


def _alike(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many words at the beginning are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
