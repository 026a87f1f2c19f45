"""The first sheet of a spreadsheet (.xlsx) from outside: its rows as text, and nothing else of it."""

from __future__ import annotations

import zlib
from datetime import date
from io import BytesIO
from zipfile import BadZipFile, ZipFile

MOST_ENTRIES = 3_000
"""Parts of a file."""
BIGGEST_PART = 5_000_000
"""Bytes of one part, unpacked."""
MOST_ROWS, MOST_COLUMNS = 5_000, 50
"""So many are read, and no more."""


def rows_of_spreadsheet(data: bytes) -> tuple[tuple[str, ...], ...] | None:
    """Return the rows of the first sheet, days as ``2021-05-03``; None if it is no such file, or too big inside."""
    from openpyxl import load_workbook  # noqa: PLC0415 - brings a library that nothing else needs

    try:
        if not _fits(data):
            return None
        book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        rows = book.worksheets[0].iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
        return tuple(_row(row) for row in rows)
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, LookupError, TypeError, SyntaxError):
        return None


def _fits(data: bytes) -> bool:
    with ZipFile(BytesIO(data)) as file:
        parts = file.infolist()
        return len(parts) <= MOST_ENTRIES and all(part.file_size <= BIGGEST_PART for part in parts)


def _row(row: tuple[object, ...]) -> tuple[str, ...]:
    cells = [_cell(value) for value in row]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _cell(value: object) -> str:
    """Return a cell as people see it: 3 and not 3.0."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case date():
            return value.isoformat()[: len("2021-05-03")]
        case _:
            return str(value)
