"""Notes as files: a table for a spreadsheet, notes that could not be sent, and a page that works without a network."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from formbuilder.answers.cells import guarded
from formbuilder.rendering.note_words import LETTERS_AND_NUMBER, SAFETY
from formbuilder.rendering.report_template import report_template
from formbuilder.review.note_codes import Coded, Codes
from formbuilder.review.notes import Note

COLUMNS = ("code", "who", "words", "ticks")
ABOUT, GATHERED = "about", "gathered by"
TEMPLATE = "reports/notes.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflinePage:
    """Template ``reports/notes.html``: it holds everything that it needs."""

    heading: str
    title: str
    safety: str
    wholes: Sequence[Coded]
    every: Sequence[Coded]
    letters: Sequence[str]
    key: str
    """Under which the browser keeps what is typed."""
    file: str
    """What the file is called that it saves."""


def table_csv(codes: Codes) -> str:
    """Return a table to fill in: a row for each question, with its words beside it; no cell begins a formula."""
    rows = ((each.code, "", "", "", each.label) for each in codes.wholes)
    return _csv((*COLUMNS, ABOUT), rows)


def notes_csv(notes: Iterable[Note]) -> str:
    """Return notes as a table that can be brought in later; no cell begins a formula."""
    rows = ((note.code, note.who, note.words, note.marks, note.gathered) for note in notes)
    return _csv((*COLUMNS, GATHERED), rows)


def offline_html(title: str, codes: Codes, key: str) -> str:
    """Return the page of a round that works from a disk."""
    page = OfflinePage(
        heading="Type notes without the internet",
        title=title,
        safety=SAFETY,
        wholes=codes.wholes,
        every=codes.every,
        letters=LETTERS_AND_NUMBER,
        key=f"notes-{key}",
        file="notes.csv",
    )
    return report_template(TEMPLATE).render(page=page)


def _csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table with commas and the mark of UTF-8, by which spreadsheets know it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return f"\ufeff{out.getvalue()}"
