"""Say how far the office is with what somebody sent, a step at a time; the person sees it too."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from formbuilder.services.afterwards import Where
from formbuilder.services.assessing import MOST_SIGNS, NoteKind, NotWritten, Writing, add_note
from formbuilder.services.doing import Doing
from formbuilder.services.opening import is_reference
from formbuilder.services.queue import QueueLine, Record, lines_of
from formbuilder.services.queue_states import PERSON_SEES, STEPS, State, Step
from formbuilder.storage import queue as rows
from formbuilder.storage import submissions
from formbuilder.storage.engine import Scope, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """A step that somebody takes, with what goes with it."""

    come_from: State
    """The state that they saw."""
    to: State
    contact_by: date | None = None
    """The day by which somebody is in touch with the person."""
    record: Record | None = None
    record_on: date | None = None
    reason: str = field(repr=False, default="")
    """Why it goes back, or why there is no record."""

    @property
    def step(self) -> Step | None:
        """The step, if there is one."""
        return STEPS.get((self.come_from, self.to))

    @property
    def happening(self) -> str:
        """What stands in the trail."""
        own = self.step.trail if self.step else ""
        return own or f"submission-{self.to.value.replace('_', '-')}"


class NotMoved(StrEnum):
    """Why it is left as it was."""

    UNKNOWN = "unknown"
    MOVED = "moved"
    """Somebody else has moved it since, or nobody has opened it yet."""
    NO_STEP = "no_step"
    """There is no such step: nothing is closed before it was checked with the person."""
    REASON = "reason"
    """It must be said why, in 10,000 signs at most."""
    RECORD = "record"
    """It must be said whether the written record was given."""
    RECORD_DAY = "record_day"
    """It must be said when the record was given: a day that has come."""
    NO_KEY = "no_key"
    """The council has no key to seal the reason to."""


def move(store: Store, reference: str, going: Going, today: date, doing: Doing) -> QueueLine | NotMoved:
    """Take a step; ``today`` is the day in England."""
    wrong = NotMoved.UNKNOWN if not is_reference(reference) else _wrong(going, today)
    return wrong or store.write(lambda scope: move_in(scope, reference, going, doing))


def _wrong(going: Going, today: date) -> NotMoved | None:
    step = going.step
    if step is None:
        return NotMoved.NO_STEP
    if step.closes and going.record is None:
        return NotMoved.RECORD
    if step.closes and going.record is Record.GIVEN and (going.record_on is None or going.record_on > today):
        return NotMoved.RECORD_DAY
    return NotMoved.REASON if not 0 < len(going.reason.strip()) <= MOST_SIGNS and _says_why(going, step) else None


def _says_why(going: Going, step: Step) -> bool:
    return step.back or going.record is Record.NOT_GIVEN


def move_in(scope: Scope, reference: str, going: Going, doing: Doing) -> QueueLine | NotMoved:
    """Take a step in a transaction of others; whoever calls has looked at what goes with it."""
    place = rows.find(scope, reference, lock=True)
    sent = submissions.find(scope, reference)
    if place is None or sent is None or going.step is None:
        return NotMoved.UNKNOWN
    if place.state != going.come_from or place.urgency == rows.OPEN_DANGER:
        return NotMoved.MOVED
    if _says_why(going, going.step):
        kind = NoteKind.BACK if going.step.back else NoteKind.NO_RECORD
        written = add_note(scope, reference, Writing(words=going.reason.strip(), kind=kind), doing)
        if written is NotWritten.NO_KEY:
            return NotMoved.NO_KEY
    _write(scope, sent, going, doing)
    if going.to is State.BEING_CHECKED and not going.step.back and place.assigned is None:
        rows.change(scope, reference, {"assigned": doing.by})
    return lines_of(scope, [found for found in [rows.find(scope, reference)] if found])[0]


def _write(scope: Scope, sent: submissions.SubmissionRow, going: Going, doing: Doing) -> None:
    urgency = rows.REST if sent.level is None or going.to is State.CLOSED else rows.DANGER
    given_on = going.record_on if going.record is Record.GIVEN else None
    values = {"state": going.to, "urgency": urgency, "record": going.record, "record_on": given_on}
    rows.change(scope, sent.reference, values)
    where, by = PERSON_SEES[going.to], going.contact_by or sent.contact_by
    if where is Where.BEING_READ and by is not None:
        where = Where.CONTACT_BY
    submissions.move(scope, sent.reference, where, by if where is Where.CONTACT_BY else None)
    doing.note(scope, going.happening, sent.reference)
