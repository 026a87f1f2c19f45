"""Editions as a spreadsheet (.xlsx): what was to be translated is locked, and the words have a column of their own.

Where English has changed, the state can be emptied too: a row that says “stale” is not taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from formbuilder.answers.cells import guarded
from formbuilder.answers.spreadsheet import rows_of_spreadsheet
from formbuilder.editions.catalogue import Catalogue, CatalogueError, LineProblem
from formbuilder.editions.entries import Standing
from formbuilder.editions.sheet import COLUMNS, DOUBTED, cells_of, said_of
from formbuilder.tongue.messages import RIGHT_TO_LEFT

WIDTHS = (22, 10, 34, 60, 60, 12, 40)
WORDS, STATE = COLUMNS.index("translation"), COLUMNS.index("state")
RIGHT_TO_LEFT_TEXT = 2
"""What Excel calls it, for a cell."""
UNREADABLE = "This cannot be read as a spreadsheet. Save it as “Excel workbook (.xlsx)”."


def read(data: bytes) -> Catalogue:
    """Return what the first sheet says; raises CatalogueError if it has not our columns."""
    found = rows_of_spreadsheet(data)
    if found is None:
        raise CatalogueError([LineProblem(0, UNREADABLE)])
    names = found[0] if found else ()
    if not {*COLUMNS[2:5]} <= {*names}:
        raise CatalogueError([LineProblem(1, f"The first row must name the columns {', '.join(COLUMNS[2:5])}.")])
    filled = ((line, row) for line, row in enumerate(found[1:], 2) if any(row))
    rows = [(line, dict.fromkeys(names, "") | dict(zip(names, row, strict=False))) for line, row in filled]
    first = rows[0][1] if rows else {}
    said = tuple(said_of(rows))
    return Catalogue(form=first.get("form", ""), language=first.get("language", ""), said=said)


def write(form: str, version: int, language: str, slots: Iterable[Standing]) -> bytes:  # noqa: ARG001 - as the others
    """Return a sheet whose first row stays in view; no cell begins a formula, and only the words can be changed."""
    from openpyxl import Workbook  # noqa: PLC0415 - brings a library that nothing else needs

    book = Workbook()
    sheet = book.active
    sheet.title = f"{form} {language}"[:31]
    sheet.freeze_panes = "A2"
    sheet.sheet_view.rightToLeft = from_the_right = language in RIGHT_TO_LEFT
    sheet.protection.sheet = True
    for name in ("formatColumns", "formatRows", "autoFilter"):
        setattr(sheet.protection, name, False)
    for number, width in enumerate(WIDTHS):
        sheet.column_dimensions["ABCDEFG"[number]].width = width
    sheet.append(COLUMNS)
    for each in slots:
        sheet.append([guarded(_readable(cell)) for cell in cells_of(form, language, each)])
    _look(sheet, from_the_right=from_the_right)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _look(sheet: Any, *, from_the_right: bool) -> None:  # noqa: ANN401 - openpyxl says no types
    from openpyxl.styles import Alignment, Font, PatternFill, Protection  # noqa: PLC0415 - as above

    theirs = Alignment(wrap_text=True, vertical="top", readingOrder=RIGHT_TO_LEFT_TEXT if from_the_right else 0)
    ours = Alignment(wrap_text=True, vertical="top", readingOrder=1)
    for row in sheet.iter_rows(min_row=2):
        for number, cell in enumerate(row):
            cell.alignment = theirs if number == WORDS else ours
        row[WORDS].protection = Protection(locked=False)
        if row[STATE].value == DOUBTED:
            row[STATE].protection = Protection(locked=False)
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="F3F2F1")


def _readable(text: str) -> str:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415 - as above

    return str(ILLEGAL_CHARACTERS_RE.sub("", text))
