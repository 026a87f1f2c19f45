"""The text of a draft with one thing changed where it stands; who calls this reads it again to see that it is so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from formbuilder.definition.yaml_source import Fields, Items, Scalar, Source
from formbuilder.drafting.laid_out import LaidOut
from formbuilder.drafting.parts import behind_colon, bracketed, entry, item
from formbuilder.drafting.scalars import Manner, ways
from formbuilder.drafting.values import NotPossibleError, Path, Value


def with_text(laid: LaidOut, path: Path, new: str) -> Iterator[str]:
    """Yield texts with other words in the place of some words, the best first."""
    old = laid.node(path)
    if not isinstance(old, Scalar):
        raise NotPossibleError
    start, stop = laid.start(old), laid.stop(old)
    before = " " if start and laid.text[start - 1] in ":-,?" else ""
    for written in ways(new, _manner(laid, old, path, stop)):
        yield laid.text[:start] + before + written + laid.text[stop:]


def _manner(laid: LaidOut, old: Scalar, path: Path, stop: int) -> Manner:
    around = laid.node(path[:-1]) if path else old
    in_brackets = isinstance(around, Items | Fields) and around.closed is not None
    column = 0
    if not in_brackets and isinstance(around, Fields):
        column = laid.column(laid.start(around.keys[str(path[-1])]))
    elif not in_brackets and isinstance(around, Items):
        column = laid.column(laid.hyphen(old))
    inside = 0
    if old.style in {"|", ">"}:
        lines = [line for line in laid.text[laid.start(old) : stop].split("\n")[1:] if line.strip()]
        inside = len(lines[0]) - len(lines[0].lstrip(" ")) if lines else 0
    noted = bool(laid.text[stop : laid.next_line(stop)].strip()) and not in_brackets
    return Manner(old.style, in_brackets, column, inside, noted)


def with_other(laid: LaidOut, path: Path, new: Value) -> str:
    """Return the text with a setting that has another shape."""
    around, key = laid.fields(path[:-1]), str(path[-1])
    name, old = around.keys[key], around.value[key]
    column = laid.column(laid.start(name))
    written = behind_colon(new, column, in_brackets=around.closed is not None, shift=laid.shift)
    return laid.text[: laid.after_colon(name)] + written + laid.text[laid.stop(old) :]


def with_item_other(laid: LaidOut, path: Path, new: Value) -> str:
    """Return the text with something else in a place of a list."""
    around, old = laid.items(path[:-1]), laid.node(path)
    written = bracketed(new) if around.closed else item(new, laid.column(laid.hyphen(old)), shift=laid.shift)
    return laid.text[: laid.start(old)] + written + laid.text[laid.stop(old) :]


def with_setting(laid: LaidOut, path: Path, after: str | None, new: Value) -> str:
    """Return the text with a setting that was not there, behind ``after``; first if that is None."""
    around, key = laid.fields(path[:-1]), str(path[-1])
    if around.closed:
        written = f"{entry(key, new, 0, in_brackets=True)}"
        first = laid.start(next(iter(around.keys.values()))) if around.keys else laid.start(around) + 1
        return _in_brackets(laid, written, around.value[after] if after else None, first, alone=not around.value)
    first = laid.start(next(iter(around.keys.values())))
    column = laid.column(first)
    written = entry(key, new, column, shift=laid.shift)
    if after is None:
        return laid.text[:first] + written + "\n" + " " * column + laid.text[first:]
    return _lines_in(laid, laid.next_line(laid.stop(around.value[after])), " " * column + written + "\n")


def with_item(laid: LaidOut, path: Path, index: int, new: Value) -> str:
    """Return the text with one more thing in a list, at a number that it then has."""
    around = laid.items(path)
    if around.closed:
        first = laid.start(around.value[0]) if around.value else laid.start(around) + 1
        after = around.value[index - 1] if index else None
        return _in_brackets(laid, bracketed(new), after, first, alone=not around.value)
    column = laid.column(laid.hyphen(around.value[0]))
    return with_lines(laid, path, index, f"{' ' * column}- {item(new, column, shift=laid.shift)}\n")


def with_lines(laid: LaidOut, path: Path, index: int, lines: str) -> str:
    """Return the text with whole lines as one more thing in a list."""
    around = laid.items(path)
    if index:
        return _lines_in(laid, laid.next_line(laid.stop(around.value[index - 1])), lines)
    return _lines_in(laid, laid.line_start(laid.hyphen(around.value[0])), lines)


def lines_of(laid: LaidOut, path: Path) -> tuple[int, int, int] | None:
    """Return where the lines of one thing of a list begin and end, notes above it too, and its column.

    None if it stands in brackets with others.
    """
    around, node = laid.items(path[:-1]), laid.node(path)
    if around.closed:
        return None
    hyphen = laid.hyphen(node)
    start, column = laid.line_start(hyphen), laid.column(hyphen)
    while start and re.match(rf" {{{column}}}#", laid.text[laid.line_start(start - 1) : start]):
        start = laid.line_start(start - 1)
    return start, laid.next_line(laid.stop(node)), column


def without(laid: LaidOut, path: Path) -> str:
    """Return the text without a setting, or without one thing of a list; never the only one."""
    around = laid.node(path[:-1])
    match around:
        case Fields(closed=closed) | Items(closed=closed) if closed:
            return _without_bracketed(laid, around, path[-1])
        case Items():
            node = laid.node(path)
            return laid.text[: laid.line_start(laid.hyphen(node))] + laid.text[laid.next_line(laid.stop(node)) :]
        case Fields(keys=keys):
            return _without_setting(laid, laid.start(keys[str(path[-1])]), laid.next_line(laid.stop(laid.node(path))))
        case _:
            raise NotPossibleError


def _without_setting(laid: LaidOut, start: int, stop: int) -> str:
    line = laid.line_start(start)
    if not laid.text[line:start].strip(" "):
        return laid.text[:line] + laid.text[stop:]
    return laid.text[:start] + laid.text[stop:].lstrip(" \n\r")


def _without_bracketed(laid: LaidOut, around: Fields | Items, step: str | int) -> str:
    if isinstance(around, Fields):
        parts = [(laid.start(around.keys[key]), laid.stop(each)) for key, each in around.value.items()]
        index = [*around.value].index(str(step))
    else:
        parts, index = [(laid.start(each), laid.stop(each)) for each in around.value], int(step)
    if index:
        return laid.text[: parts[index - 1][1]] + laid.text[parts[index][1] :]
    return laid.text[: parts[0][0]] + laid.text[parts[1][0] if len(parts) > 1 else parts[0][1] :]


def _in_brackets(laid: LaidOut, written: str, after: Source | None, first: int, *, alone: bool) -> str:
    if after is not None:
        stop = laid.stop(after)
        return f"{laid.text[:stop]}, {written}{laid.text[stop:]}"
    return f"{laid.text[:first]}{written}{'' if alone else ', '}{laid.text[first:]}"


def _lines_in(laid: LaidOut, offset: int, lines: str) -> str:
    if offset and laid.text[offset - 1] not in "\n\r":
        return laid.text[:offset] + "\n" + lines.removesuffix("\n")
    return laid.text[:offset] + lines + laid.text[offset:]
