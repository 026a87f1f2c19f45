"""Text as YAML takes it: plain where nobody can misread it, else in quotes; several lines as a block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from formbuilder.definition.yaml_source import UNREADABLE

PLAIN = re.compile(r"[\w“‘£(](?:[^\t\n\r\x85\u2028\u2029]*[^\s:])?")
"""What can stand without quotes, as far as its first and its last sign go."""
MISREAD = re.compile(r":\s|\s#")
PLAIN_IN_BRACKETS = re.compile(r"[\w.-]+")
BREAKS = re.compile(r"[\r\x85\u2028\u2029]")
ESCAPES = {
    "\\": r"\\",
    '"': r"\"",
    "\n": r"\n",
    "\t": r"\t",
    "\r": r"\r",
    "\x85": r"\N",
    "\u2028": r"\L",
    "\u2029": r"\P",
}
WIDE = 110
"""How many signs a folded line has at most."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How the text around is written."""

    style: str = ""
    """As ``yaml_source.Scalar.style``: how it was written before."""
    in_brackets: bool = False
    column: int = 0
    """Of the setting or the hyphen that it belongs to, from 0."""
    inside: int = 0
    """The column of the lines of a block; 0 if there was none before."""
    noted: bool = False
    """A note stands behind it on its line."""


def readable(text: str) -> bool:
    """Say whether the reader can take these signs, in whatever way they are written."""
    return not UNREADABLE.search(text)


def ways(text: str, manner: Manner) -> Iterator[str]:
    """Yield ways to write text, the best first; the last one is always right."""
    if not manner.in_brackets and not manner.noted and ("\n" in text or (manner.style in {"|", ">"} and text)):
        yield from _blocks(text, manner)
    if manner.style == "'" and _in_single(text):
        yield single(text)
    if manner.style != '"' and not manner.noted and is_plain(text, in_brackets=manner.in_brackets):
        yield text
    if '"' in text and "'" not in text and _in_single(text) and manner.style != '"':
        yield single(text)
    yield double(text)


def sure(text: str, manner: Manner) -> str:
    """Return one way to write text, for new things."""
    lines = text.split("\n")
    if (
        len(lines) > 1
        and not manner.in_brackets
        and all(line == line.rstrip() for line in lines)
        and _starts_well(text)
    ):
        return next(_blocks(text, manner), "") or double(text)
    return text if is_plain(text, in_brackets=manner.in_brackets) else double(text)


def is_plain(text: str, *, in_brackets: bool = False) -> bool:
    """Say whether text needs no quotes."""
    if in_brackets:
        return PLAIN_IN_BRACKETS.fullmatch(text) is not None and text[0] not in "-."
    return PLAIN.fullmatch(text) is not None and not MISREAD.search(text)


def single(text: str) -> str:
    """Return text in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def double(text: str) -> str:
    """Return text in double quotes, on one line."""
    return '"' + "".join(ESCAPES.get(sign, sign) for sign in text) + '"'


def _in_single(text: str) -> bool:
    return not BREAKS.search(text) and "\n" not in text


def _starts_well(text: str) -> bool:
    return bool(text.strip()) and not text[0].isspace() and not text.endswith("\n")


def _blocks(text: str, manner: Manner) -> Iterator[str]:
    """Yield ``>`` where that was there before, then ``|``; nothing for what no block can hold."""
    if BREAKS.search(text) or not text.strip("\n "):
        return
    body = text.rstrip("\n")
    keep = len(text) - len(body)
    sign = "-" if not keep else "" if keep == 1 else "+"
    inside = manner.inside or manner.column + 2
    indent = str(inside - manner.column) if text[0] in " \n" else ""
    more = "\n" * max(keep - 1, 0)
    if manner.style == ">":
        yield f">{indent}{sign}\n" + _moved_in(_folded(body), inside) + more
    yield f"|{indent}{sign}\n" + _moved_in(body.split("\n"), inside) + more


def _moved_in(lines: list[str], column: int) -> str:
    return "\n".join(" " * column + line if line else "" for line in lines)


def _folded(body: str) -> list[str]:
    """Return the lines of a folded block: an empty line where the text goes on a new one."""
    lines: list[str] = []
    for paragraph in body.split("\n"):
        lines += [*_wrapped(paragraph), ""]
    return lines[:-1]


def _wrapped(paragraph: str) -> Iterator[str]:
    line = ""
    for word in re.split(r"(?<=\S) (?=\S)", paragraph):
        if line and len(line) + len(word) >= WIDE:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
