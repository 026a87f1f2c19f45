"""A Word file from outside, read with care: its parts as trees, or a plain sentence why it is not read."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from io import BytesIO
from typing import TypeAlias
from xml.etree import ElementTree as Xml
from zipfile import BadZipFile, ZipFile

BIGGEST_FILE = 5_000_000
"""Bytes of a file."""
BIGGEST_PART = 20_000_000
"""Bytes of one part that we read, unpacked."""
MOST_ENTRIES = 3_000
DEEPEST = 200
DOCUMENT, COMMENTS, NUMBERING, STYLES, CORE = (
    "word/document.xml",
    "word/comments.xml",
    "word/numbering.xml",
    "word/styles.xml",
    "docProps/core.xml",
)
READ = (DOCUMENT, COMMENTS, NUMBERING, STYLES, CORE)
"""The parts that we read; no other is unpacked."""
Tree: TypeAlias = Xml.Element


class WordFault(Enum):
    """Why a file is not read."""

    TOO_BIG = "The file is too big. Choose a file of 5 megabytes at most, for example without its pictures."
    NOT_WORD = "This is not a Word file. Choose a file that ends in .docx."
    OLD = "This is a Word file of an old kind. Open it in Word, save it as .docx, and choose that file."
    MACROS = "This file has macros, which are small programs. Save it as .docx without macros, and choose that file."
    LOCKED = "This file has a password. Save it without a password, and choose that file."
    BROKEN = "We cannot read this file. Open it in Word, save it again as .docx, and choose that file."
    EMPTY = "There is no text in this file. Choose another one, or paste the text."


@dataclass(frozen=True, slots=True)
class WordFile:
    """The parts of a file that we read."""

    parts: Mapping[str, Tree] = field(repr=False)

    @property
    def document(self) -> Tree:
        """The text."""
        return self.parts[DOCUMENT]


def open_word(data: bytes) -> WordFile | WordFault:
    """Return what is in a file, or why it is not read."""
    if len(data) > BIGGEST_FILE:
        return WordFault.TOO_BIG
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return WordFault.LOCKED if b"E\0n\0c\0r\0y\0p\0t\0e\0d" in data else WordFault.OLD
    try:
        with ZipFile(BytesIO(data)) as file:
            return _opened(file)
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, Xml.ParseError):
        return WordFault.BROKEN if data.startswith(b"PK") else WordFault.NOT_WORD


def local(name: str) -> str:
    """Return the name of an element or a setting without where it comes from."""
    return name.rpartition("}")[2]


def setting(element: Tree, name: str) -> str:
    """Return a setting of an element, wherever its name comes from; "" if it has none."""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


def children(element: Tree, name: str) -> Iterator[Tree]:
    """Yield the children of a name."""
    return (child for child in element if local(child.tag) == name)


def within(element: Tree, name: str) -> Iterator[Tree]:
    """Yield everything of a name inside an element."""
    return (each for each in element.iter() if local(each.tag) == name)


def _opened(file: ZipFile) -> WordFile | WordFault:
    names = {entry.filename for entry in file.infolist()}
    if len(file.infolist()) > MOST_ENTRIES:
        return WordFault.BROKEN
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return WordFault.MACROS
    if DOCUMENT not in names:
        return WordFault.NOT_WORD
    if any(file.getinfo(name).file_size > BIGGEST_PART for name in READ if name in names):
        return WordFault.TOO_BIG
    parts = {name: part_tree(file.read(name)) for name in READ if name in names}
    read = {name: tree for name, tree in parts.items() if tree is not None}
    return WordFile(read) if len(read) == len(parts) else WordFault.BROKEN


def part_tree(data: bytes) -> Tree | None:
    """Return a part as a tree; None if it declares entities or is deeper than any letter."""
    if b"<!" in data.replace(b"\0", b"").replace(b"<![CDATA[", b"").replace(b"<!--", b""):
        return None
    parser = Xml.XMLParser(target=_Shallow())  # noqa: S314 - declares nothing, as just seen
    parser.feed(data)
    tree: Tree = parser.close()
    return tree


class _Shallow(Xml.TreeBuilder):
    """Builds a tree that is not too deep to walk."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Xml.Element:
        """Begin an element."""
        self._depth += 1
        if self._depth > DEEPEST:
            msg = "too deep"
            raise ValueError(msg)
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Xml.Element:
        """End an element."""
        self._depth -= 1
        return super().end(tag)
