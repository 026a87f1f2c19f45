"""A draft as it is laid out: where each thing begins and ends in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from formbuilder.definition.yaml_source import Fields, Items, Scalar, Source, read
from formbuilder.drafting.parts import STEP
from formbuilder.drafting.values import NotPossibleError, Path
from formbuilder.problems import Place

BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What YAML counts as the end of a line."""
COLON = re.compile(r"[ \t]*:")
FILE = "draft.yaml"


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The text of a draft, what is written in it, and where its lines begin."""

    text: str = field(repr=False)
    tree: Source = field(repr=False)
    lines: tuple[int, ...] = field(repr=False)
    shift: int
    """How far the hyphens of a list are moved in."""

    @classmethod
    def of(cls, text: str) -> LaidOut:
        """Read a draft; raises DefinitionError with what cannot be read."""
        tree = read(text.encode(), FILE)
        lines = (0, *(found.end() for found in BREAK.finditer(text)))
        return cls(text, tree, lines, _shift(tree))

    def node(self, path: Path) -> Source:
        """Return what stands at a path that is there."""
        found = self.tree
        for step in path:
            match found:
                case Items(value=items) if isinstance(step, int):
                    found = items[step]
                case Fields(value=fields) if isinstance(step, str):
                    found = fields[step]
                case _:
                    raise NotPossibleError
        return found

    def fields(self, path: Path) -> Fields:
        """Return the settings at a path."""
        found = self.node(path)
        if not isinstance(found, Fields):
            raise NotPossibleError
        return found

    def items(self, path: Path) -> Items:
        """Return the list at a path."""
        found = self.node(path)
        if not isinstance(found, Items):
            raise NotPossibleError
        return found

    def offset(self, place: Place) -> int:
        """Return how many signs stand before a place."""
        return self.lines[place.line - 1] + place.column - 1

    def start(self, node: Source) -> int:
        """Return where something begins."""
        return self.offset(node.place)

    def stop(self, node: Source) -> int:
        """Return where something ends, without the empty lines behind it."""
        match node:
            case Scalar(style=style, value=value) if style in {"|", ">"}:
                start, end = self.start(node), self.offset(node.end)
                block = self.text[start:end]
                kept = "+" in block.split("\n", 1)[0] and value.endswith("\n")
                return start + len(block.removesuffix("\n") if kept else block.rstrip(" \t\r\n"))
            case Scalar():
                return self.offset(node.end) if node.end_line else self.start(node)
            case Items(closed=closed) | Fields(closed=closed) if closed:
                return self.offset(closed)
            case Items(value=items):
                return self.stop(items[-1])
            case Fields(value=fields):
                return self.stop([*fields.values()][-1])

    def next_line(self, offset: int) -> int:
        """Return where the line after this place begins; the end of the text if there is none."""
        line = bisect_right(self.lines, offset)
        return self.lines[line] if line < len(self.lines) else len(self.text)

    def line_start(self, offset: int) -> int:
        """Return where the line of this place begins."""
        return self.lines[bisect_right(self.lines, offset) - 1]

    def column(self, offset: int) -> int:
        """Return the column of a place, from 0."""
        return offset - self.line_start(offset)

    def after_colon(self, key: Scalar) -> int:
        """Return where the name of a setting and its colon end."""
        found = COLON.match(self.text, self.offset(key.end))
        if found is None:
            raise NotPossibleError
        return found.end()

    def hyphen(self, node: Source) -> int:
        """Return where the hyphen of something in a list stands; nothing but spaces may stand before it."""
        offset = self.start(node) - 1
        while offset >= 0 and self.text[offset] in " \n\r":
            offset -= 1
        line = self.line_start(max(offset, 0))
        if offset < 0 or self.text[offset] != "-" or self.text[line:offset].strip(" "):
            raise NotPossibleError
        return offset


def _shift(tree: Source) -> int:
    """Return how far the first list of the draft is moved in from the setting that it belongs to."""
    if isinstance(tree, Fields):
        for key, each in tree.value.items():
            if isinstance(each, Items) and not each.closed:
                return max(each.place.column - tree.keys[key].column, 0)
    return STEP
