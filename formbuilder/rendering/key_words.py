"""What is told of the keys of a council: since when, what each opens, who has shares, and when that was tried."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.services.keys import CouncilKey, Counts, RehearsedWith

WITH = {RehearsedWith.SHARES: "with shares", RehearsedWith.FILE: "with a copy that is kept elsewhere"}
NEVER = "Nobody has tried yet if its loss could be mended."


def counts_words(counts: Counts) -> str:
    """Say how much: “3 forms, 1 record kept apart, 2 notes”."""
    parts = (
        _of(counts.forms, "form", "forms"),
        _of(counts.apart, "record kept apart", "records kept apart"),
        _of(counts.notes, "note", "notes"),
    )
    return ", ".join(parts)


def key_lines(key: CouncilKey) -> Iterator[str]:
    """Yield sentences about a key; none of them is secret."""
    if key.since is not None:
        since = _day(key.since)
        yield f"Used since {since}, and now." if key.current else f"Used from {since}, and no longer."
    else:
        yield "When it was used is not known."
    yield f"It opens {counts_words(key.opens)}."
    if key.split_at is not None:
        yield f"Split on {_day(key.split_at)} into {key.shares} shares. {key.need} of them make it again."
    if key.since is not None and (key.current or key.opens.all):
        yield rehearsed_words(key)


def rehearsed_words(key: CouncilKey) -> str:
    """Say when it was last shown that the loss of a key can be mended."""
    if key.rehearsed_at is None or key.rehearsed_with is None:
        return NEVER
    return f"Its loss was last rehearsed on {_day(key.rehearsed_at)}, {WITH[key.rehearsed_with]}."


def _day(moment: datetime) -> str:
    return day_words(day_in_england(moment))


def _of(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}"
