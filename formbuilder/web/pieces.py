"""A file that is kept in pieces, as a response: all of it, or the range that a player asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flask import request
from werkzeug.wrappers import Response

from formbuilder.editions.heard import Recording
from formbuilder.services.recordings import piece_of
from formbuilder.storage.engine import Store

Piece = Callable[[int, int], bytes]
"""Gives bytes from one place on, up to another or to where the next piece begins."""


def in_pieces(store: Store, recording: Recording) -> Response:
    """Return a recording; no more of it is in memory at once than a piece."""
    return a_range(recording.size, recording.type, lambda start, end: piece_of(store, recording.id, start, end))


def a_range(size: int, type_: str, piece: Piece) -> Response:
    """Return a file of this many bytes, or the range of it that is asked for, piece by piece."""
    wanted = request.range
    found = wanted.range_for_length(size) if wanted else None
    if wanted and found is None:
        return Response(status=416, headers={"Content-Range": f"bytes */{size}"})
    start, end = found or (0, size)
    response = Response(_read(piece, start, end), 206 if found else 200, mimetype=type_)
    response.content_length = end - start
    response.headers["Accept-Ranges"] = "bytes"
    if found:
        response.headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    return response


def _read(piece: Piece, start: int, end: int) -> Iterator[bytes]:
    while start < end:
        data = piece(start, end)
        if not data:
            return
        yield data
        start += len(data)
