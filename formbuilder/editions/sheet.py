"""Editions as a table that any spreadsheet opens: a row for each slot."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from formbuilder.answers.cells import bare, guarded
from formbuilder.editions.catalogue import Catalogue, CatalogueError, LineProblem, Said
from formbuilder.editions.entries import Standing, State

COLUMNS = ("form", "language", "place", "English", "translation", "state", "English it was made from")
SIGNS = ",;\t"
DOUBTED = State.STALE.value


def read(data: bytes) -> Catalogue:
    """Return what a table says; raises CatalogueError if it has not our columns."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CatalogueError([LineProblem(0, "Save the table as “CSV UTF-8”.")]) from None
    sign = max(SIGNS, key=text.partition("\n")[0].count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=sign, restval="")
    if reader.fieldnames is None or not {*COLUMNS[2:5]} <= {*reader.fieldnames}:
        raise CatalogueError([LineProblem(1, f"The first row must name the columns {', '.join(COLUMNS[2:5])}.")])
    try:
        rows = [(reader.line_num, {name: cell or "" for name, cell in row.items() if name}) for row in reader]
    except csv.Error:
        raise CatalogueError([LineProblem(reader.line_num, "This row cannot be read. Look at its quotes.")]) from None
    first = rows[0][1] if rows else {}
    return Catalogue(form=first.get("form", ""), language=first.get("language", ""), said=tuple(said_of(rows)))


def write(form: str, version: int, language: str, slots: Iterable[Standing]) -> bytes:  # noqa: ARG001 - as the others
    """Return a table in UTF-8 with a mark in front, so that Excel knows it; no cell begins a formula."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for each in slots:
        writer.writerow([guarded(cell) for cell in cells_of(form, language, each)])
    return file.getvalue().encode("utf-8-sig")


def cells_of(form: str, language: str, slot: Standing) -> tuple[str, ...]:
    """Return the row of a slot."""
    stale = slot.entry.source if slot.entry and slot.state is State.STALE else ""
    words = slot.entry.words if slot.entry else ""
    return form, language, slot.source.address, slot.source.words, words, slot.state.value, stale


def said_of(rows: Iterable[tuple[int, dict[str, str]]]) -> Iterator[Said]:
    """Yield what the rows of a table say, each with its line and its cells by the names of their columns."""
    _, _, place, source, words, state, _ = COLUMNS
    for line, row in rows:
        yield Said(
            line=line,
            address=row[place].strip(),
            source=bare(row[source]),
            words=bare(row[words]),
            doubted=row.get(state, "").strip() == DOUBTED,
        )
