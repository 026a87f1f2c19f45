"""Files that people take away with them."""

from __future__ import annotations

from flask import Response

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CSV = "text/csv"
JSON = "application/json"


def file_of(content: bytes | str, kind: str, name: str) -> Response:
    """Give a file to keep; ``name`` says nothing of who somebody is, for it may stay on a computer that others use."""
    return Response(content, mimetype=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
