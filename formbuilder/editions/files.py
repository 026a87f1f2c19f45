"""Editions in any of the files that they travel in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from formbuilder.editions import po, sheet, workbook, xliff
from formbuilder.editions.catalogue import MOST_BYTES, Catalogue, CatalogueError, LineProblem
from formbuilder.editions.entries import Standing

READERS: Mapping[str, Callable[[bytes], Catalogue]] = MappingProxyType(
    {"po": po.read, "xlf": xliff.read, "xliff": xliff.read, "xlsx": workbook.read, "csv": sheet.read}
)
"""By how the name of a file ends."""
WRITERS: Mapping[str, Callable[[str, int, str, Iterable[Standing]], bytes]] = MappingProxyType(
    {"po": po.write, "xliff": xliff.write, "xlsx": workbook.write, "csv": sheet.write}
)
TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", re.IGNORECASE)
TOO_BIG = "The file is too big. Export it again, and change the words only."
ENDING = "The name of the file must end in .po, .xliff, .xlsx or .csv."


def read(name: str, data: bytes) -> Catalogue:
    """Return what a file says; raises CatalogueError with a line and a sentence for all that is wrong with it."""
    reader = READERS.get(name.rpartition(".")[2].lower())
    if reader is None:
        raise CatalogueError([LineProblem(0, ENDING)])
    if len(data) > MOST_BYTES:
        raise CatalogueError([LineProblem(0, TOO_BIG)])
    found = reader(data)
    if found.language and not TAG.fullmatch(found.language):
        raise CatalogueError([LineProblem(1, f"‘{found.language[:40]}’ is no language tag. Write one such as pl.")])
    unnamed = [LineProblem(each.line, "This line has no place of a slot.") for each in found.said if not each.address]
    if unnamed:
        raise CatalogueError(unnamed)
    return found
