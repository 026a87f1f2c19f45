"""Change settings in the text of a profile: what is not changed stays as it was written, notes and order included."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from formbuilder.definition.yaml_source import Fields, Items, Scalar, Source, read
from formbuilder.problems import Place

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""What a setting says: words, a list, or settings by name."""
Path: TypeAlias = tuple[str, ...]
"""Where a setting stands: ``("ways", "0", "do")``."""
PLAIN = re.compile(r"[A-Za-z0-9(“+][^\n:#\t]*[^\s:#]|[A-Za-z0-9]")
NOTE = re.compile(r"^\s*#|\s#")


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one setting, counted from 0: from its name up to ``end``, which is no longer part of it."""

    begin: int
    end: int


class NotInLinesError(Exception):
    """The file is not written with a setting a line, so parts of it cannot be changed alone."""


def plain_of(source: Source) -> Plain:
    """Return what a setting says, without its places."""
    match source:
        case Scalar():
            return source.value.strip()
        case Items():
            return [plain_of(each) for each in source.value]
        case Fields():
            return {key: plain_of(each) for key, each in source.value.items()}


def settings_of(text: str, file: str) -> dict[str, Plain]:
    """Return all that a profile says; raises DefinitionError where it cannot be read at all."""
    tree = read(text.encode(), file)
    return {key: plain_of(each) for key, each in tree.value.items()} if isinstance(tree, Fields) else {}


def with_settings(text: str, changes: Mapping[str, Plain | None], file: str) -> str:
    """Return the text with these settings in the place of those that it has; None takes one away.

    A setting that is not there yet comes to the end. Raises NotInLinesError.
    """
    lines, blocks = text.splitlines(), _blocks(text, file)
    for name in sorted(changes.keys() & blocks.keys(), key=lambda each: -blocks[each].begin):
        lines[blocks[name].begin : blocks[name].end] = _written(name, changes[name])
    for name in changes.keys() - blocks.keys():
        lines += _written(name, changes[name])
    return "\n".join(lines) + "\n"


def notes_lost(text: str, names: frozenset[str], file: str) -> bool:
    """Say whether there are notes (``# …``) within these settings, which a change would lose."""
    lines = text.splitlines()
    blocks = (block for name, block in _blocks(text, file).items() if name in names)
    return any(NOTE.search(line) for block in blocks for line in lines[block.begin : block.end])


def path_at(text: str, file: str, place: Place) -> Path:
    """Return which setting stands at a place: the last one that begins at or before it."""
    places = sorted((each, path) for each, path in _places(read(text.encode(), file), ()))
    before = [path for each, path in places if each <= (place.line, place.column)]
    return before[-1] if before else ()


def _blocks(text: str, file: str) -> dict[str, Block]:
    """Return where each setting stands; notes right above a setting belong to it and stay."""
    tree = read(text.encode(), file)
    if not isinstance(tree, Fields):
        raise NotInLinesError
    lines = text.splitlines()
    begins = [(key.line - 1, name) for name, key in tree.keys.items()]
    if any(key.column != 1 for key in tree.keys.values()) or len(dict(begins)) < len(begins):
        raise NotInLinesError
    ends = [begin for begin, _ in begins[1:]] + [len(lines)]
    return {name: Block(begin, _end(lines, begin, end)) for (begin, name), end in zip(begins, ends, strict=True)}


def _end(lines: list[str], begin: int, end: int) -> int:
    """Leave empty lines and notes before the next setting where they are."""
    while end > begin + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end


def _places(source: Source, path: Path) -> Iterator[tuple[tuple[int, int], Path]]:
    yield (source.place.line, source.place.column), path
    match source:
        case Scalar():
            return
        case Items():
            for number, each in enumerate(source.value):
                yield from _places(each, (*path, str(number)))
        case Fields():
            for key, each in source.value.items():
                written = source.keys[key]
                yield (written.line, written.column), (*path, key)
                yield from _places(each, (*path, key))


def _written(name: str, value: Plain | None) -> list[str]:
    """Write a setting, a line for each thing that it says."""
    return [] if value is None else list(_lines(f"{name}:", value, ""))


def _lines(head: str, value: Plain, indent: str) -> Iterator[str]:
    """Write a value behind its name, or behind the sign of an item."""
    if isinstance(value, str):
        yield from _words(f"{indent}{head}", value, indent)
        return
    yield f"{indent}{head}"
    for name, each in value.items() if isinstance(value, dict) else ():
        yield from _lines(f"{name}:", each, indent + "  ")
    for each in value if isinstance(value, list) else ():
        yield from _item(each, indent + "  ")


def _item(value: Plain, indent: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield from _lines("-", value, indent)
        return
    sign = "- "
    for name, each in value.items():
        for line in _lines(f"{name}:", each, indent + "  "):
            yield f"{indent}{sign}{line[len(indent) + 2 :]}"
            sign = "  "


def _words(head: str, words: str, indent: str) -> Iterator[str]:
    if "\n" in words:
        yield f"{head} |"
        yield from (f"{indent}  {line}".rstrip() for line in words.splitlines())
    else:
        yield f"{head} {words if PLAIN.fullmatch(words) else json.dumps(words, ensure_ascii=False)}"
