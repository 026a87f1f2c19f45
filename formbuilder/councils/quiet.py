"""When what was sent waits in the quiet list: the limits that a council sets for signs of a flood."""

from __future__ import annotations

from dataclasses import dataclass

from formbuilder.definition.entry import Entry
from formbuilder.definition.language import COUNT, YES_NO
from formbuilder.definition.shapes import Thing

MOST_FROM_ONE_ADDRESS = 10_000
MOST_ALIKE = 1_000
SLOWEST = 600
"""Seconds: a limit above ten minutes would meet people who only know what they want to say."""
QUIET = Thing("‘quiet’", {"all_in_main": YES_NO, "from_one_address": COUNT, "same_words": COUNT, "quickest": COUNT}, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """How much of each sign is still taken for ordinary."""

    all_in_main: bool = False
    """Whether nothing goes to the quiet list."""
    from_one_address: int = 30
    """Forms from one network address in an hour; a library or a care home has one address for all."""
    same_words: int = 3
    """Forms with the very same words in a day."""
    quickest: int = 15
    """Seconds from beginning to sending, below which a form from a busy address cannot have been read."""


def quiet(council: Entry) -> Quiet:
    """Read ``quiet`` of a profile; what it leaves out is as it stands above."""
    source, usual = council.source("quiet"), Quiet()
    if source is None:
        return usual
    entry = Entry.of(source, QUIET, council.reading)
    return Quiet(
        all_in_main=entry.yes("all_in_main"),
        from_one_address=entry.count("from_one_address", MOST_FROM_ONE_ADDRESS, usual.from_one_address),
        same_words=entry.count("same_words", MOST_ALIKE, usual.same_words),
        quickest=entry.count("quickest", SLOWEST, usual.quickest),
    )
