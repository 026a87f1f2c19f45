"""What can be wrong with the words of a slot in another language, found without speaking it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from formbuilder.editions.terms import Agreed, departing

HOLES = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]*\}")
TAGS = re.compile(r"</?[A-Za-z][^<>]*>|&(?:#[0-9]+|#x[0-9A-Fa-f]+|[A-Za-z]+);")
WEB = re.compile(
    r"\b(?:https?://|www\.)[^\s”’)]+|[A-Za-z0-9_.+-]+@[A-Za-z0-9.-]*[A-Za-z0-9]|\b[\w-]+(?:\.[\w-]+)*\.(?:uk|org|com)\b(?:/\S*)?"
)
NUMBERS = re.compile(r"[0-9]+")
PHONES = re.compile(r"(?<![0-9£.,])\+?[0-9](?: ?[0-9]){4,}(?![0-9.,]*[0-9])|\b(?:999|101|105|111)\b(?![.,][0-9])")
"""Telephone numbers: five figures or more, with or without spaces, and the short ones for help."""
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]|[\u200e\u200f](?=%\\(|\\{)")
"""Signs that cannot be seen and change how others are read; what is filled in later is set apart without them."""
ROOM = 1.6
"""How many times as long as the English words may be before somebody should look; languages differ up to this."""
SHORT = 30
"""Letters and signs that are always allowed beyond that."""


class Kind(StrEnum):
    """What is wrong; ``FAULTS`` says which of them keep words from being taken."""

    EMPTY = "Nothing is written here."
    HOLE = "The places that are filled in later must be the same as in English: {}."
    TAG = "There must be no HTML here: {}."
    HIDDEN = "There is a hidden sign in these words. Type them again."
    PHONE = "Telephone numbers must stay as they are: {}."
    WEB = "Web and e-mail addresses must stay as they are: {}."
    NUMBER = "These numbers are not in both: {}."
    PARAGRAPHS = "English has another number of paragraphs: {}."
    LONG = "This is much longer than English. Look whether it can be shorter."
    TERM = "The list of terms has other words for “{}”."


FAULTS = frozenset({Kind.EMPTY, Kind.HOLE, Kind.TAG, Kind.HIDDEN, Kind.PHONE, Kind.WEB})
"""Words with these are not taken; the others are shown to whoever translates."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, and what it is about."""

    kind: Kind
    about: str = ""

    @property
    def stops(self) -> bool:
        """Whether the words cannot be taken so."""
        return self.kind in FAULTS

    def __str__(self) -> str:
        return self.kind.format(self.about)


def faults(source: str, words: str, terms: Agreed | None = None) -> tuple[Fault, ...]:
    """Return what is wrong with ``words`` for ``source``; ``terms`` are the accepted translations of English words."""
    if not words.strip():
        return (Fault(Kind.EMPTY),)
    return tuple(_found(source, words, terms or {}))


def longest(source: str) -> int:
    """Return how many signs words for ``source`` may have before somebody should look."""
    return int(len(source) * ROOM) + SHORT


def _found(source: str, words: str, terms: Agreed) -> Iterator[Fault]:
    if differing := _differ(HOLES, source, words):
        yield Fault(Kind.HOLE, differing)
    if tags := [each for each in TAGS.findall(words) if each not in source]:
        yield Fault(Kind.TAG, ", ".join(tags))
    if HIDDEN.search(words):
        yield Fault(Kind.HIDDEN)
    yield from _of_numbers(source, words)
    if (paragraphs := source.count("\n\n") + 1) != words.strip().count("\n\n") + 1:
        yield Fault(Kind.PARAGRAPHS, str(paragraphs))
    if len(words) > longest(source):
        yield Fault(Kind.LONG)
    if words != source:
        yield from (Fault(Kind.TERM, term) for term in departing(WEB.sub("", source), words, terms))


def _of_numbers(source: str, words: str) -> Iterator[Fault]:
    phones, addresses = _differ(PHONES, source, words), _differ(WEB, source, words)
    if phones:
        yield Fault(Kind.PHONE, phones)
    if addresses:
        yield Fault(Kind.WEB, addresses)
    differing = _differ(NUMBERS, HOLES.sub("", source), HOLES.sub("", words))
    if differing and not (phones or addresses):
        yield Fault(Kind.NUMBER, differing)


def _differ(pattern: re.Pattern[str], source: str, words: str) -> str:
    """Return what stands in one of both only; "" if nothing does."""
    before, after = Counter(_plain(pattern, source)), Counter(_plain(pattern, words))
    return ", ".join(dict.fromkeys([*(before - after), *(after - before)]))


def _plain(pattern: re.Pattern[str], text: str) -> list[str]:
    return [found.rstrip(".,:;۔।") for found in pattern.findall(text)]
