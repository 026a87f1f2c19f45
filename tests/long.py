"""How much tests ask: a part of it in ``make test``, and all of it with ``LONG=1``, as ``make accept`` does."""

import os

LONG = os.environ.get("LONG") == "1"  # noqa: TID251 - a setting of the tests


def many(count: int) -> int:
    """``count`` of something, or a third of it, but not fewer than eight."""
    return count if LONG else max(count // 3, min(count, 8))
