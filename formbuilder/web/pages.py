"""Which page of a list is asked for."""

from __future__ import annotations

from flask import request

MOST = 100_000


def page_asked_for() -> int:
    """Return the number in ``?page=``, from 1; 1 for anything else."""
    asked = request.args.get("page", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and 0 < int(asked[:7]) <= MOST and len(asked) < 7 else 1
