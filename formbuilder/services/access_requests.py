"""Requests to see all that is kept about one person: gather it, mask what others said, and note who read and sent it.

Whoever keeps records gathers what there is, without answers; whoever may read what people sent opens it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from formbuilder.accounts.people import is_id, read_email
from formbuilder.sealing.reference import read_reference
from formbuilder.services.doing import Doing
from formbuilder.services.opening import is_reference
from formbuilder.services.queue import QueueLine, lines_of, search_queue
from formbuilder.storage import access as rows
from formbuilder.storage import panels, people, queue
from formbuilder.storage.access import MaskRow, RequestRow, TrailRow
from formbuilder.storage.engine import Scope, Store

PAGE = 50
MOST_TRAIL = 5_000
MOST_SIGNS = 2_000
MOST_WHO = 200


class NotAsked(StrEnum):
    """Why there is no request, or it stays as it was."""

    UNKNOWN = "unknown"
    NO_NAME = "no_name"
    TOO_LONG = "too_long"
    IN_FUTURE = "in_future"
    """It cannot have come after today."""
    NO_REFERENCE = "no_reference"
    """This cannot be a reference."""
    NOT_SENT = "not_sent"
    """Nothing was sent under this reference."""
    NO_REASON = "no_reason"
    NO_MEMBER = "no_member"
    """No member of a panel has this e-mail address."""
    DONE = "done"
    """The answer went out already."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What somebody asked for."""

    who: str = field(repr=False)
    note: str = field(repr=False)
    received_on: date


@dataclass(frozen=True, slots=True)
class AskingMember:
    """A member of panels, by the e-mail address that they gave us."""

    person: str
    email: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Gathered:
    """A request with what was gathered for it, all without answers."""

    request: RequestRow
    lines: tuple[QueueLine, ...]
    gone: tuple[str, ...]
    """References that were gathered and deleted since."""
    masks: tuple[MaskRow, ...]
    members: tuple[AskingMember, ...] = ()
    """Whose words from panels go with it."""

    def masked(self, reference: str) -> Mapping[str, MaskRow]:
        """Return what is masked of one form, by place."""
        return {each.place: each for each in self.masks if each.reference == reference}


def due_on(received: date) -> date:
    """Return the day by which a request is answered: one month later (UK GDPR, article 12(3)).

    The same day of the next month, or its last day where it is shorter (Information Commissioner’s guidance).
    """
    year, month = (received.year + 1, 1) if received.month == 12 else (received.year, received.month + 1)
    for day in range(received.day, 27, -1):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return date(year, month, received.day)


def open_request(store: Store, asking: Asking, today: date, doing: Doing) -> RequestRow | frozenset[NotAsked]:
    """Begin a request; all that is wrong comes at once."""
    who, note = " ".join(asking.who.split()), asking.note.strip()
    wrong = {
        NotAsked.NO_NAME: not who,
        NotAsked.TOO_LONG: len(who) > MOST_WHO or len(note) > MOST_SIGNS,
        NotAsked.IN_FUTURE: asking.received_on > today,
    }
    if any(wrong.values()):
        return frozenset(why for why, is_so in wrong.items() if is_so)
    row = RequestRow(
        id=doing.new_id(),
        received_on=asking.received_on,
        due_on=due_on(asking.received_on),
        opened_by=doing.by,
        opened_at=doing.now,
        who=who,
        note=note,
    )

    def begin(scope: Scope) -> RequestRow:
        rows.add(scope, row)
        doing.note(scope, "access-request-opened", row.id)
        return row

    return store.write(begin)


def requests(store: Store, page: int = 1, *, done: bool = False) -> tuple[RequestRow, ...]:
    """Return open requests, the first due first; or those that are done, the last first. 50 a page."""
    return store.read(lambda scope: rows.every(scope, PAGE, (page - 1) * PAGE, done=done))


def gathered(store: Store, id_: str) -> Gathered | None:
    """Return a request with what belongs to it, whatever an address says."""

    def look(scope: Scope) -> Gathered | None:
        request = rows.find(scope, id_)
        if request is None:
            return None
        references = rows.references(scope, id_)
        lines = lines_of(scope, queue.places(scope, references)) if references else ()
        known = {line.reference for line in lines}
        gone = tuple(each for each in references if each not in known)
        return Gathered(request, lines, gone, rows.masked(scope, id_), _members(scope, id_))

    return store.read(look) if is_id(id_) else None


def gather(store: Store, id_: str, typed: str, doing: Doing) -> NotAsked | None:
    """Add what was sent under a reference, as typed; None if it is done, also if it was there already."""
    reference = read_reference(typed)
    if reference is None:
        return NotAsked.NO_REFERENCE
    return store.write(lambda scope: _gather(scope, id_, reference, doing)) if is_id(id_) else NotAsked.UNKNOWN


def gather_member(store: Store, id_: str, typed: str, doing: Doing) -> NotAsked | None:
    """Add what a member said in panels, by their e-mail address as typed; None if it is done, also if it was before.

    Who has no address with us is a number to us, and no request names who that is.
    """
    email = read_email(typed)
    if not is_id(id_):
        return NotAsked.UNKNOWN
    return store.write(lambda scope: _gather_member(scope, id_, email, doing)) if email else NotAsked.NO_MEMBER


def leave_member_out(store: Store, id_: str, person: str, doing: Doing) -> None:
    """Take the words of a member out of a request again."""

    def leave(scope: Scope) -> None:
        if _open(scope, id_) is not None:
            rows.drop_member(scope, id_, person)
            doing.note(scope, "access-member-left-out", id_)

    if is_id(id_) and is_id(person):
        store.write(leave)


def find_by_marks(store: Store, alike: Collection[Collection[bytes]]) -> tuple[QueueLine, ...]:
    """Return what has all marks of one of these sets: perhaps the person’s."""
    found: dict[str, QueueLine] = {}
    for marks in alike:
        found |= {line.reference: line for line in search_queue(store, marks)}
    return tuple(found.values())


def leave_out(store: Store, id_: str, reference: str, doing: Doing) -> None:
    """Take a form out of a request again."""

    def leave(scope: Scope) -> None:
        if _open(scope, id_) is not None:
            rows.drop_reference(scope, id_, reference)
            doing.note(scope, "access-left-out", reference)

    if is_id(id_) and is_reference(reference):
        store.write(leave)


def look_at(store: Store, id_: str, reference: str, doing: Doing) -> tuple[TrailRow, ...] | None:
    """Note that somebody reads what was gathered under a reference; return what the trail says of it, oldest first.

    None if it does not belong to this request.
    """

    def look(scope: Scope) -> tuple[TrailRow, ...] | None:
        if reference not in rows.references(scope, id_):
            return None
        doing.note(scope, "access-read", reference)
        return rows.trail_of(scope, reference, MOST_TRAIL)

    return store.write(look) if is_id(id_) and is_reference(reference) else None


def mask(
    store: Store, id_: str, reference: str, places: Mapping[str, str], doing: Doing
) -> frozenset[str] | NotAsked | None:
    """Mask these answers of one form and no others; ``places`` gives the reason for each. None if it is done.

    Returns the places that have no reason, or too long a one; then nothing changes.
    """
    whys = {place: " ".join(why.split()) for place, why in places.items()}
    wrong = frozenset(place for place, why in whys.items() if not 0 < len(why) <= MOST_SIGNS or len(place) > MOST_WHO)
    if wrong or not (is_id(id_) and is_reference(reference)):
        return wrong or NotAsked.UNKNOWN
    made = tuple(
        MaskRow(reference=reference, place=place, why=why, masked_by=doing.by, masked_at=doing.now)
        for place, why in whys.items()
    )
    return store.write(lambda scope: _mask(scope, id_, reference, made, doing))


def hand_out(store: Store, id_: str, doing: Doing) -> bool:
    """Note that everything of a request was saved as a file; False if there is no such request."""

    def note(scope: Scope) -> bool:
        if rows.find(scope, id_) is None:
            return False
        doing.note(scope, "access-saved", id_)
        return True

    return is_id(id_) and store.write(note)


def finish(store: Store, id_: str, doing: Doing) -> NotAsked | None:
    """Note that the answer went out; None if it is done."""

    def end(scope: Scope) -> NotAsked | None:
        request = rows.find(scope, id_, lock=True)
        if request is None or request.done_at is not None:
            return NotAsked.DONE if request else NotAsked.UNKNOWN
        rows.finish(scope, id_, doing.by, doing.now)
        doing.note(scope, "access-request-done", id_)
        return None

    return store.write(end) if is_id(id_) else NotAsked.UNKNOWN


def _open(scope: Scope, id_: str) -> RequestRow | None:
    """Return a request that is not done, and keep others away from it until the end of the transaction."""
    found = rows.find(scope, id_, lock=True)
    return found if found and found.done_at is None else None


def _gather(scope: Scope, id_: str, reference: str, doing: Doing) -> NotAsked | None:
    request = rows.find(scope, id_, lock=True)
    if request is None or request.done_at is not None:
        return NotAsked.DONE if request else NotAsked.UNKNOWN
    if queue.find(scope, reference) is None:
        return NotAsked.NOT_SENT
    if reference not in rows.references(scope, id_):
        rows.put_reference(scope, id_, reference)
        doing.note(scope, "access-gathered", reference)
    return None


def _gather_member(scope: Scope, id_: str, email: str, doing: Doing) -> NotAsked | None:
    request, person = rows.find(scope, id_, lock=True), people.by_email(scope, email)
    if request is None or request.done_at is not None:
        return NotAsked.DONE if request else NotAsked.UNKNOWN
    if person is None or not panels.memberships(scope, person.id):
        return NotAsked.NO_MEMBER
    if person.id not in rows.members(scope, id_):
        rows.put_member(scope, id_, person.id)
        doing.note(scope, "access-member-gathered", id_)
    return None


def _members(scope: Scope, id_: str) -> tuple[AskingMember, ...]:
    found = ((person, people.find(scope, person)) for person in rows.members(scope, id_))
    return tuple(AskingMember(id_, person.email if person else "") for id_, person in found)


def _mask(scope: Scope, id_: str, reference: str, made: tuple[MaskRow, ...], doing: Doing) -> NotAsked | None:
    if _open(scope, id_) is None:
        return NotAsked.DONE
    if reference not in rows.references(scope, id_):
        return NotAsked.UNKNOWN
    rows.replace_masks(scope, id_, reference, made)
    doing.note(scope, "access-masked", reference)
    return None
