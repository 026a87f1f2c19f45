"""A file that is kept in pieces, as a response: all of it, or the range that a player asks for."""

from __future__ import annotations

from collections.abc import Iterator

from flask import request
from werkzeug.wrappers import Response

from formbuilder.editions.heard import Recording
from formbuilder.services.recordings import piece_of
from formbuilder.storage.engine import Store


def in_pieces(store: Store, recording: Recording) -> Response:
    """Return a recording; no more of it is in memory at once than a piece."""
    size, wanted = recording.size, request.range
    found = wanted.range_for_length(size) if wanted else None
    if wanted and found is None:
        return Response(status=416, headers={"Content-Range": f"bytes */{size}"})
    start, end = found or (0, size)
    response = Response(_read(store, recording.id, start, end), 206 if found else 200, mimetype=recording.type)
    response.content_length = end - start
    response.headers["Accept-Ranges"] = "bytes"
    if found:
        response.headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    return response


def _read(store: Store, id_: str, start: int, end: int) -> Iterator[bytes]:
    while start < end:
        data = piece_of(store, id_, start, end)
        if not data:
            return
        yield data
        start += len(data)
