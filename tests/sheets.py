"""Spreadsheets as programs save them, and a photo as a phone takes it."""

from base64 import b64decode
from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook

PLAIN = b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////"
    "////////wAALCAAIAAgBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEG"
    "E1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJ"
    "ipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/ACv/2Q=="
)
"""A grey square, as a program saves it that says nothing more."""
CAMERA = (
    b"Exif\0\0II*\0\x08\0\0\0\x02\0\x0f\x01\x02\0\x09\0\0\0\x26\0\0\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0"
    b"\0\0\0\0Elm Lane\0"
)
PHOTO = PLAIN[:2] + b"\xff\xe1" + (len(CAMERA) + 2).to_bytes(2, "big") + CAMERA + PLAIN[2:] + b"and a small film"
"""The same, turned, with a place in it, and something behind its end."""


def spreadsheet(*rows: Sequence[object]) -> bytes:
    """A file as spreadsheet programs save it, with a second sheet that nobody wants."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.create_sheet("Other").append(("words", "not this"))
    out = BytesIO()
    book.save(out)
    return out.getvalue()
