"""Signs that what was sent is one of a flood of fake forms: counted on sending, each by a mark that tells nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from formbuilder.councils.quiet import Quiet
from formbuilder.storage import floods
from formbuilder.storage.engine import Scope

HOUR = timedelta(hours=1)
KEPT = timedelta(hours=23)
"""How long a mark is kept and the same words count: with the ten minutes between removals, less than a day."""
QUICK_ONES = 3
"""Forms from one address in an hour, each too quick to have been read, that are still taken for ordinary."""


class Sign(StrEnum):
    """What looked like a flood."""

    ADDRESS = "address"
    """More came from one network address in an hour than the council takes for ordinary."""
    QUICK = "quick"
    """More than QUICK_ONES came from one address in an hour, each quicker than anybody reads."""
    WORDS = "words"
    """The very same words came more often in a day than the council takes for ordinary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """How something was sent: keyed marks of one day, made where the request is, and the limits of the council."""

    limits: Quiet
    address: bytes | None = field(repr=False, default=None)
    """The mark of the network address; None where it tells nothing, as that of a proxy."""
    quick: bytes | None = field(repr=False, default=None)
    """The mark of the address for what was too quick; None where answers were there before, from another form."""
    words: bytes | None = field(repr=False, default=None)
    """The mark of all words that the person typed; None where they are few."""

    def is_quick(self, started_at: datetime, now: datetime) -> bool:
        """Say whether nobody could have read and answered it in this time."""
        return now - started_at < timedelta(seconds=self.limits.quickest)


@dataclass(frozen=True, slots=True)
class _Counted:
    mark: bytes
    sign: Sign
    window: timedelta
    most: int


def signs_of(scope: Scope, came: Came | None, started_at: datetime, now: datetime) -> tuple[Sign, ...]:
    """Count how something came, in the transaction that sends it; return what looks like a flood.

    Rows are locked in the order of their marks, so that two who send at once never wait for each other.
    """
    if came is None or came.limits.all_in_main:
        return ()
    counted = sorted(_counted(came, started_at, now), key=lambda each: each.mark)
    return tuple(each.sign for each in counted if floods.count(scope, each.mark, each.window, now) > each.most)


def _counted(came: Came, started_at: datetime, now: datetime) -> Iterator[_Counted]:
    if came.address is not None:
        yield _Counted(came.address, Sign.ADDRESS, HOUR, came.limits.from_one_address)
    if came.quick is not None and came.is_quick(started_at, now):
        yield _Counted(came.quick, Sign.QUICK, HOUR, QUICK_ONES)
    if came.words is not None:
        yield _Counted(came.words, Sign.WORDS, KEPT, came.limits.same_words)
