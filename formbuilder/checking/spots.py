"""Where a code point of some words stands in the YAML that they were written in.

White space aside, YAML keeps every sign of a text, in order: the first sign of the text is the first one between its
marks, the second is the second.  So nothing is searched for, however the words were quoted, folded or moved in.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from formbuilder.definition.words import Words
from formbuilder.problems import Place

BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line for YAML 1.1."""
SHOWN = re.compile(r"\S")
HEADER = re.compile("[|>][-+0-9]*[ \t]*(?:#[^\n\r\x85\u2028\u2029]*)?")
ESCAPE = r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4}|\r\n|[\s\S])"
SIGNS: Mapping[str, re.Pattern[str]] = {"'": re.compile(r"''|\S"), '"': re.compile(rf"{ESCAPE}|\S")}
"""How one sign is written between quotation marks."""
BLANK = frozenset(" \ttnvfrNLP_\n\r\x85\u2028\u2029")
"""What stands after a backslash for white space, or for nothing at all: the end of a line."""


@dataclass(frozen=True, slots=True)
class _Aligned:
    """Each sign of some words that is no white space: its offset, and where it begins and ends in the source."""

    offsets: list[int]
    starts: list[int]
    ends: list[int]

    def start_of(self, offset: int) -> int:
        """Return where a code point begins; white space keeps its distance from the sign before it."""
        number = bisect_left(self.offsets, offset)
        if number < len(self.offsets) and self.offsets[number] == offset:
            return self.starts[number]
        if not number:
            return self.starts[0]
        after = self.ends[number - 1] + offset - self.offsets[number - 1] - 1
        return min(after, self.starts[number]) if number < len(self.starts) else self.ends[-1]

    def end_of(self, offset: int) -> int:
        """Return where the code points before an offset end."""
        number = bisect_left(self.offsets, offset)
        if number and self.offsets[number - 1] == offset - 1:
            return self.ends[number - 1]
        return self.start_of(offset)


class Spots:
    """The source of one file, in which places are looked up; all signs count from 1 in a line, as editors do."""

    def __init__(self, data: bytes) -> None:
        self._text = data.decode("utf-8-sig", errors="surrogateescape")
        self._lines = [0, *(found.end() for found in BREAK.finditer(self._text))]
        self._last: tuple[Words | None, _Aligned | None] = None, None
        """The words that were asked for last: findings come slot by slot."""

    def place_of(self, words: Words, offset: int) -> Place:
        """Return where the code point ``offset`` of words stands: their beginning, if they are not in this source."""
        aligned = self._aligned(words)
        return self._place(words.place.file, aligned.start_of(offset)) if aligned else words.place

    def span(self, words: Words, start: int, end: int) -> tuple[Place, Place]:
        """Return where the code points from ``start`` to before ``end`` stand: their first place, and that after them.

        All of the words are meant if there are none between.
        """
        first, last = (start, end) if start < end else (0, len(words.text))
        aligned = self._aligned(words)
        if not aligned:
            return words.place, words.place
        return self.place_of(words, first), self._place(words.place.file, aligned.end_of(last))

    def _aligned(self, words: Words) -> _Aligned | None:
        known, aligned = self._last
        if known is not words:
            aligned = self._align(words)
            self._last = words, aligned
        return aligned

    def _align(self, words: Words) -> _Aligned | None:
        offsets = [found.start() for found in SHOWN.finditer(words.text)]
        spans = self._spans(words)
        if not offsets or len(offsets) != len(spans):
            return None
        return _Aligned(offsets, [start for start, _ in spans], [end for _, end in spans])

    def _spans(self, words: Words) -> list[tuple[int, int]]:
        """Return where each sign of words is written that is no white space."""
        if words.end is None or max(words.place.line, words.end.line) > len(self._lines):
            return []
        first, end = self._index(words.place), self._index(words.end)
        style = self._text[first : first + 1]
        if signs := SIGNS.get(style):
            found = signs.finditer(self._text, first + 1, end - 1)
            return [each.span() for each in found if _is_shown(each[0])]
        if header := HEADER.match(self._text, first, end):
            first = header.end()
        return [each.span() for each in SHOWN.finditer(self._text, first, end)]

    def _index(self, place: Place) -> int:
        return self._lines[place.line - 1] + place.column - 1

    def _place(self, file: str, index: int) -> Place:
        line = bisect_right(self._lines, index)
        return Place(file, line, index - self._lines[line - 1] + 1)


def place_of(data: bytes, words: Words, offset: int) -> Place:
    """Return where the code point ``offset`` of words stands in the file that they came from."""
    return Spots(data).place_of(words, offset)


def _is_shown(written: str) -> bool:
    """Tell whether what is written between quotation marks stands for a sign that is no white space."""
    if written[0] != "\\" or len(written) == 1:
        return True
    if code := written[2:].strip():
        return not chr(int(code, 16)).isspace()
    return written[1] not in BLANK
