"""“Ask them”: a line that stands in the way goes to somebody who can clear it, by e-mail and on their own page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from formbuilder.accounts.people import Person, is_id
from formbuilder.accounts.rights import Right, may
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.life_cycle import rights_of
from formbuilder.storage import notes, people
from formbuilder.storage import publishing as rows
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.publishing import AskedRow

LINE_ASKED = "line-asked"
"""The kind of message in the outbox that tells somebody what they were asked; its subject is the id."""
MOST_SHOWN = 50
LONGEST_LINE = 300


class NotAsked(StrEnum):
    """Why nobody was asked."""

    NOBODY = "nobody"
    """The person is not there, or cannot clear the line."""
    NO_RIGHT = "no_right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody was asked to see to."""

    id: str
    pin: DraftPin
    line: str
    says: str
    place: str
    """Where it is done, below the address of the office."""
    asked: str
    asked_by: str
    asked_at: datetime
    done_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked: a line, where it is cleared, and the right that it takes."""

    line: str
    says: str
    place: str
    right: Right


def ask_person(store: Store, pin: DraftPin, wish: Wish, person: str, doing: Doing) -> NotAsked | None:
    """Ask somebody to clear a line; None if they are asked now."""

    def ask(scope: Scope) -> NotAsked | None:
        found = people.find(scope, person) if is_id(person) else None
        if Right.WRITE_DRAFTS not in rights_of(scope, doing):
            return NotAsked.NO_RIGHT
        if found is None or found.sealed or not may(found, wish.right, scope.council):
            return NotAsked.NOBODY
        ask_in(scope, pin, wish, person, doing)
        doing.note(scope, LINE_ASKED, str(pin))
        return None

    return store.write(ask)


def ask_in(scope: Scope, pin: DraftPin, wish: Wish, person: str, doing: Doing) -> None:
    """Keep what somebody is asked, and leave the message to be sent."""
    id_ = doing.next_id()
    new = AskedRow(
        id=id_,
        form=pin.form,
        version=pin.version,
        line=wish.line,
        about=wish.says[:LONGEST_LINE],
        place=wish.place,
        asked=person,
        asked_by=doing.by or person,
        asked_at=doing.now,
    )
    rows.ask(scope, new)
    notes.put_out(scope, doing.random(notes.ID_BYTES), LINE_ASKED, id_, doing.now)


def asked_of(store: Store, person: str) -> tuple[Asked, ...]:
    """Return what somebody was asked and has not done yet, the last first."""
    return tuple(_asked(row) for row in store.read(lambda scope: rows.asked_of(scope, person, MOST_SHOWN)))


def asked_about(store: Store, pin: DraftPin) -> tuple[Asked, ...]:
    """Return who was asked about a draft, the last first."""
    found = store.read(lambda scope: rows.asked_about(scope, pin.form, pin.version, 4 * MOST_SHOWN))
    return tuple(_asked(row) for row in found)


def find_asked(store: Store, id_: str) -> Asked | None:
    """Return one thing that somebody was asked."""
    found = store.read(lambda scope: rows.asked(scope, id_)) if is_id(id_) else None
    return None if found is None else _asked(found)


def mark_done(store: Store, id_: str, doing: Doing) -> bool:
    """Take something off one's own list; False if it is not there."""

    def done(scope: Scope) -> bool:
        mine = rows.set_done(scope, id_, doing.by or "", doing.now)
        if mine:
            doing.note(scope, "asked-line-done", id_)
        return mine

    return is_id(id_) and store.write(done)


def who_may(store: Store, right: Right) -> tuple[Person, ...]:
    """Return everybody with a right, by name."""
    found = store.read(people.every)
    return tuple(each for each in found if not each.sealed and may(each, right, store.council))


def _asked(row: AskedRow) -> Asked:
    return Asked(
        id=row.id,
        pin=DraftPin(row.form, row.version),
        line=row.line,
        says=row.about,
        place=row.place,
        asked=row.asked,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        done_at=row.done_at,
    )
