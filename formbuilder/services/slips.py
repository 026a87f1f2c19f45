"""Slips of panels: a link or a printed code that lets a member in, on any day, until it ends.

What a slip opens is the panel alone. Opening its link changes nothing; a button on its page lets the member in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from hashlib import sha256

from formbuilder.accounts.people import is_id
from formbuilder.services.doing import Doing
from formbuilder.services.sign_ins import LONGEST, Arrival, SignedIn, let_in
from formbuilder.storage import guesses, people
from formbuilder.storage import panels as rows
from formbuilder.storage import rows as plain
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.panels import SlipRow
from formbuilder.storage.sessions import SLIP, end_way
from formbuilder.storage.tables import slips

SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without 0, 1, I and O, which look alike."""
LENGTH = 12
"""Sixty bits by chance: more than anybody guesses, and short enough to type."""
DAYS = 180
MOST_TRIED = 60
"""Codes that nobody has, in ten minutes, in the whole council."""
WINDOW = timedelta(minutes=10)
TRIED = "a-slip"
"""Beside the references in the table of guesses: no reference has small letters."""


class NoWayIn(StrEnum):
    """Why a slip lets nobody in."""

    UNKNOWN = "unknown"
    ENDED = "ended"
    """It ended, or its member left."""
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class Slip:
    """A new slip: its code is shown once."""

    panel: str
    person: str
    code: str = field(repr=False)

    @property
    def printed(self) -> str:
        """The code as people read and type it."""
        return "-".join(self.code[start : start + 4] for start in range(0, LENGTH, 4))


def make_slips(store: Store, panel: str, people: Sequence[str], doing: Doing) -> tuple[Slip, ...]:
    """Make a slip for each of these members, all at once; whoever is no member gets none."""

    def make(scope: Scope) -> tuple[Slip, ...]:
        made = (_make(scope, panel, person, doing) for person in people if is_id(person))
        return tuple(slip for slip in made if slip)

    return store.write(make) if is_id(panel) else ()


def slip_state(store: Store, typed: str, arrival: Arrival) -> NoWayIn | None:
    """Say why a slip lets nobody in; None if it does. Nothing is changed."""
    found = store.read(lambda scope: _find(scope, typed))
    return _why_not(found, arrival)


def use_slip(store: Store, typed: str, arrival: Arrival) -> tuple[SignedIn, str] | NoWayIn:
    """Let in whoever has the slip; return the session and the panel."""

    def use(scope: Scope) -> tuple[SignedIn, str] | NoWayIn:
        row = _find(scope, typed)
        if row is None:
            late = guesses.count(scope, TRIED, MOST_TRIED, arrival.now, WINDOW)
            return NoWayIn.TOO_MANY if late else NoWayIn.UNKNOWN
        if why := _why_not(row, arrival):
            return why
        member = rows.find_member(scope, row.panel, row.person)
        who = people.find(scope, row.person)
        if member is None or member.state == "left" or who is None or not who.active:
            return NoWayIn.ENDED
        return let_in(scope, who, SLIP, arrival.now + LONGEST, arrival), row.panel

    return store.write(use)


def end_slips(store: Store, panel: str, person: str, doing: Doing) -> int:
    """End the slips of a member, as when one was lost, and whatever is open by them; return how many that were."""

    def end(scope: Scope) -> int:
        ended = rows.end_slips(scope, panel, person, doing.now)
        if ended:
            end_way(scope, person, SLIP, doing.now)
            doing.note(scope, "slips-ended", person)
        return ended

    return store.write(end) if is_id(panel) and is_id(person) else 0


def _make(scope: Scope, panel: str, person: str, doing: Doing) -> Slip | None:
    member = rows.find_member(scope, panel, person, lock=True)
    if member is None or member.state == "left":
        return None
    slip = Slip(panel, person, "".join(SIGNS[byte % len(SIGNS)] for byte in doing.random(LENGTH)))
    rows.end_slips(scope, panel, person, doing.now)
    row = SlipRow(
        id=doing.new_id(),
        panel=panel,
        person=person,
        token=_hash(slip.code),
        made_at=doing.now,
        ends_at=doing.now + timedelta(days=DAYS),
    )
    plain.put(scope, slips, row)
    doing.note(scope, "slip-made", person)
    return slip


def _find(scope: Scope, typed: str) -> SlipRow | None:
    code = "".join(sign for sign in typed.upper() if sign in SIGNS)
    return plain.find(scope, slips, SlipRow, token=_hash(code)) if len(code) == LENGTH else None


def _why_not(row: SlipRow | None, arrival: Arrival) -> NoWayIn | None:
    if row is None:
        return NoWayIn.UNKNOWN
    return NoWayIn.ENDED if row.ended_at or row.ends_at <= arrival.now else None


def _hash(code: str) -> bytes:
    return sha256(code.encode()).digest()
