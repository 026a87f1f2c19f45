"""The picture of a council, PNG or WebP: checked by its own rules, and written anew without all that is no picture."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

MOST_BYTES = 100 * 1024
MOST_PIXELS = 2_000
"""Of one side."""
LIGHT = 8 * 1024
"""Bytes that leave the first visit of a page below 22 KB."""
PNG_SIGN = b"\x89PNG\r\n\x1a\n"
PNG_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
WEBP_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH"})
ALPHA = 0x10
"""The one mark of ``VP8X`` that is left: no animation, and nothing about the photographer."""


class NoCrest(StrEnum):
    """Why a file cannot be a crest."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    NO_PICTURE = "no_picture"
    BROKEN = "broken"
    TOO_WIDE = "too_wide"


@dataclass(frozen=True, slots=True)
class Crest:
    """A picture as it is kept and sent."""

    type: str
    """``image/png`` or ``image/webp``."""
    data: bytes = field(repr=False)
    wide: int
    high: int

    @property
    def mark(self) -> str:
        """What names it: it changes when the picture does."""
        return sha256(self.data).hexdigest()[:16]


def read_crest(data: bytes) -> Crest | NoCrest:
    """Check the bytes of a file, and leave out text, places, animation and whatever hangs on its end."""
    if not data:
        return NoCrest.EMPTY
    if len(data) > MOST_BYTES:
        return NoCrest.TOO_BIG
    try:
        if data.startswith(PNG_SIGN):
            found = _png(data)
        elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            found = _webp(data)
        else:
            return NoCrest.NO_PICTURE
    except (ValueError, struct.error, IndexError):
        return NoCrest.BROKEN
    sides = (found.wide, found.high)
    return found if min(sides) > 0 and max(sides) <= MOST_PIXELS else NoCrest.TOO_WIDE


def _png(data: bytes) -> Crest:
    parts = list(_png_parts(data))
    names = [name for name, _ in parts]
    if names[0] != b"IHDR" or names[-1] != b"IEND" or b"IDAT" not in names or len(parts[0][1]) != 13:
        raise ValueError("no PNG")
    wide, high = struct.unpack(">II", parts[0][1][:8])
    kept = b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
        if name in PNG_KEPT
    )
    return Crest("image/png", PNG_SIGN + kept, wide, high)


def _png_parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give the parts up to the end of the picture; raise ValueError for one that is cut or was changed."""
    at, name = len(PNG_SIGN), b""
    while name != b"IEND":
        (length,) = struct.unpack_from(">I", data, at)
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        (check,) = struct.unpack_from(">I", data, at + 8 + length)
        if zlib.crc32(name + body) != check:
            raise ValueError("a part was changed")
        yield name, body
        at += 12 + length


def _webp(data: bytes) -> Crest:
    parts = [(name, body) for name, body in _webp_parts(data) if name in WEBP_KEPT]
    name, body = parts[0]
    if not any(each in {b"VP8 ", b"VP8L"} for each, _ in parts):
        raise ValueError("no picture in it, or one that moves")
    if name == b"VP8X":
        parts[0] = (name, bytes([body[0] & ALPHA]) + body[1:10])
    kept = b"".join(
        each + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2) for each, content in parts
    )
    whole = b"RIFF" + struct.pack("<I", 4 + len(kept)) + b"WEBP" + kept
    return Crest("image/webp", whole, *_webp_size(name, body))


def _webp_parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    (length,) = struct.unpack_from("<I", data, 4)
    at, end = 12, 8 + length
    if end > len(data):
        raise ValueError("cut off")
    while at + 8 <= end:
        (size,) = struct.unpack_from("<I", data, at + 4)
        if at + 8 + size > end:
            raise ValueError("cut off")
        yield data[at : at + 4], data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _webp_size(name: bytes, body: bytes) -> tuple[int, int]:
    match name:
        case b"VP8X":
            return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
        case b"VP8L":
            if body[0] != 0x2F:
                raise ValueError("no VP8L")
            bits = int.from_bytes(body[1:5], "little")
            return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        case _:
            if body[3:6] != b"\x9d\x01\x2a":
                raise ValueError("no VP8")
            wide, high = struct.unpack_from("<HH", body, 6)
            return wide & 0x3FFF, high & 0x3FFF
