"""Notes from a file, whichever kind of table it is."""

from __future__ import annotations

from formbuilder.answers.spreadsheet import rows_of_spreadsheet
from formbuilder.review.note_tables import BIGGEST, TableFault, notes_in_file, notes_in_rows
from formbuilder.review.notes import Note

ZIPPED = b"PK\x03\x04"


def notes_of_file(data: bytes) -> tuple[Note, ...] | TableFault:
    """Return the notes of a CSV file or of the first sheet of an Excel file, or why it is not read."""
    if not data.startswith(ZIPPED) or len(data) > BIGGEST:
        return notes_in_file(data)
    rows = rows_of_spreadsheet(data)
    return TableFault.OTHER if rows is None else notes_in_rows(rows)
