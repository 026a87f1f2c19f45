"""Sounds for tests: one that plays, and files that a member can choose by mistake."""

from __future__ import annotations

from io import BytesIO
from math import pi, sin
from struct import pack
from wave import open as wave

RATE = 8_000


def tone(seconds: float = 1.0) -> bytes:
    """Return a WAV file with one tone, in 8,000 values of 16 bits a second."""
    file = BytesIO()
    with wave(file, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(RATE)
        values = (int(8_000 * sin(2 * pi * 440 * at / RATE)) for at in range(int(seconds * RATE)))
        made.writeframes(b"".join(pack("<h", value) for value in values))
    return file.getvalue()


AMR = b"#!AMR\n" + bytes(200)
VIDEO = b"\0\0\0\x18ftypisom" + bytes(20) + b"hdlr" + bytes(8) + b"vide"
LETTER = b"%PDF-1.7 a letter"
