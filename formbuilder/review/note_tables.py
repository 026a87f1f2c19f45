"""Notes from a spreadsheet or from pasted lines: a row each, whatever the sign between the cells and the encoding."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum

from formbuilder.answers.cells import bare
from formbuilder.review.notes import Note, marks, said_once

BIGGEST = 1_000_000
"""Bytes of a file: thousands of notes."""
MOST = 200
"""Notes that are looked over together."""
PEOPLE = "people"
"""A column of its own for what otherwise stands among the letters."""
_SIGNS = (";", "\t", ",")
_HEADS: Mapping[str, str] = {
    **dict.fromkeys(("code", "slot", "slot code", "question", "question number", "place", "number"), "code"),
    **dict.fromkeys(("who", "from", "member", "name", "who it is from"), "who"),
    **dict.fromkeys(("words", "note", "comment", "what they said", "text", "answer", "feedback"), "words"),
    **dict.fromkeys(("ticks", "letters", "marks", "tick"), "marks"),
    **dict.fromkeys(("people", "speaks for", "how many people"), PEOPLE),
    **dict.fromkeys(("gathered by", "gathered", "how was it gathered"), "gathered"),
    **dict.fromkeys(("source", "where it comes from"), "source"),
    **dict.fromkeys(("date", "day", "said on"), "day"),
}
_FEW = (("words",), ("code", "words"), ("code", "who", "words"))
_MOST_LETTERS = 8
_SERIAL = re.compile(r"([1-9]\d{4})(?:\.\d+)?", re.ASCII)
_NO_TEXT = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010fffd]")
_SPOILT = frozenset({"#name?", "#ref!", "#value!", "#div/0!", "#n/a", "#null!", "#num!"})
_BINARY = ((b"\xd0\xcf\x11\xe0", "OTHER"), (b"%PDF", "OTHER"))


class TableFault(Enum):
    """Why nothing is read."""

    TOO_BIG = "The file is too big. It can have 1 megabyte. Put the notes into two files."
    OTHER = "This is no CSV or Excel file (.xlsx). Save it as CSV, and choose that file. Or paste its lines."
    BROKEN = "We cannot read this file. Open it, save it as CSV, and choose that file. Or paste its lines."
    EMPTY = "There are no notes in this. Each note needs a line of its own."
    MANY = "There are more than 200 notes. Bring in 200 at most, and the others after that."
    NO_WORDS = "The first line names the columns, and none of them is called “words”. Add its name."


def notes_in_file(data: bytes) -> tuple[Note, ...] | TableFault:
    """Return the notes of a file, or why it is not read."""
    if len(data) > BIGGEST:
        return TableFault.TOO_BIG
    for begins, fault in _BINARY:
        if data.startswith(begins):
            return TableFault[fault]
    text = _decoded(data)
    return notes_in_text(text) if text is not None else TableFault.BROKEN


def notes_in_text(text: str) -> tuple[Note, ...] | TableFault:
    """Return the notes of pasted lines: “CODE; who; words”, with or without the names of the columns above them."""
    if len(text) > BIGGEST or _NO_TEXT.search(text):
        return TableFault.BROKEN if len(text) <= BIGGEST else TableFault.TOO_BIG
    text = text.lstrip("\ufeff")
    sign = _sign(next((line for line in text.splitlines() if line.strip()), ""))
    rows = _rows(text, sign)
    return rows if isinstance(rows, TableFault) else notes_in_rows(rows, sign)


def notes_in_rows(rows: Sequence[Sequence[str]], sign: str = " ") -> tuple[Note, ...] | TableFault:
    """Return the notes of rows; ``sign`` stood between their cells."""
    rows = [row for row in rows if any(map(str.strip, row))]
    if any(_NO_TEXT.search(cell) for row in rows for cell in row):
        return TableFault.BROKEN
    names = _names(rows[0]) if rows else ()
    if names and "words" not in names:
        return TableFault.NO_WORDS
    said = tuple(each for each in said_once(_notes(rows, names, sign)) if not each.is_empty)
    return (said if len(said) <= MOST else TableFault.MANY) if said else TableFault.EMPTY


def is_spoilt(words: str) -> bool:
    """Say whether a spreadsheet took words for a sum, and put this in their place."""
    return words.strip().casefold() in _SPOILT


def _decoded(data: bytes) -> str | None:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        codes: tuple[str, ...] = ("utf-16",)
    elif data[1:2] == b"\0" or data[:1] == b"\0":
        codes = ("utf-16-le" if data[1:2] == b"\0" else "utf-16-be",)
    else:
        codes = ("utf-8-sig", "cp1252")
    for code in codes:
        try:
            return data.decode(code)
        except UnicodeDecodeError:
            continue
    return None


def _rows(text: str, sign: str) -> list[list[str]] | TableFault:
    """Return the rows that have a cell; a lonely quotation mark is a sign like others, and swallows no lines."""
    lonely = text.count('"') % 2 == 1
    try:
        file = io.StringIO(text, newline="")
        rows = list(csv.reader(file, delimiter=sign, quoting=csv.QUOTE_NONE if lonely else csv.QUOTE_MINIMAL))
    except csv.Error:
        return TableFault.BROKEN
    return [row for row in rows if any(map(str.strip, row)) and not row[0].strip().casefold().startswith("sep=")]


def _sign(first: str) -> str:
    """Return the sign between cells: that of the names of columns, else the first that stands in the line at all."""
    if first.casefold().startswith("sep=") and len(first) > len("sep="):
        return first[len("sep=")]
    named = [sign for sign in _SIGNS if len(_names(first.split(sign))) > 1]
    often = [sign for sign in _SIGNS[:2] if sign in first]
    begin = first.partition(",")[0]
    few = [","] if begin != first and len(begin.split()) == 1 else []
    return next(iter((*named, *often, *few)), ";")


def _names(row: Sequence[str]) -> tuple[str, ...]:
    """Return which column is which, if a row names them; "" for one that we do not need."""
    plain = [" ".join(cell.strip().strip('"').casefold().split()) for cell in row]
    found = tuple(_HEADS.get(cell, "") for cell in plain)
    known = [name for name in found if name]
    return found if known and len(known) >= min(2, len(row)) and len(set(known)) == len(known) else ()


def _notes(rows: Sequence[Sequence[str]], names: tuple[str, ...], sign: str) -> Iterator[Note]:
    for number, row in enumerate(rows[1:] if names else rows, 1):
        cells = _by_name(row, names, sign) if names else _by_place(row, sign)
        plain = {name: _plain(cell) for name, cell in cells.items()}
        people = plain.pop(PEOPLE, "")
        note = Note(number=number, **plain)
        yield replace(note, marks=f"{note.marks} {people}".strip(), day=_day(note.day))


def _by_name(row: Sequence[str], names: tuple[str, ...], sign: str) -> dict[str, str]:
    """Take the cells that have a name; what stands beyond the last column belongs to the words."""
    cells = {name: cell for name, cell in zip(names, row, strict=False) if name}
    beyond = [cell for cell in row[len(names) :] if cell.strip()]
    return cells | ({"words": sign.join((cells.get("words", ""), *beyond))} if beyond else {})


def _by_place(row: Sequence[str], sign: str) -> dict[str, str]:
    """Take code, who and words as they come; letters for ticks may stand last, and words may have the sign in them."""
    if len(row) <= len(_FEW):
        return dict(zip(_FEW[len(row) - 1], row, strict=True))
    last = row[-1].strip()
    said_by = marks(last)
    few = bool(last) and len(last.split()) * len(last) <= _MOST_LETTERS
    lettered = few and not (said_by.unknown or said_by.people)
    said = row[2:-1] if lettered else row[2:]
    return {"code": row[0], "who": row[1], "words": sign.join(said), "marks": last if lettered else ""}


def _plain(cell: str) -> str:
    """Return a cell without the sign that keeps a spreadsheet from taking it for a sum."""
    return bare(cell.strip())


def _day(cell: str) -> str:
    """Return a day as it was typed; spreadsheets count days from the end of 1899."""
    found = _SERIAL.fullmatch(cell)
    return (date(1899, 12, 30) + timedelta(days=int(found[1]))).isoformat() if found else cell
