"""How far the office is with what somebody sent: the states, the steps between them, and what the person sees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from formbuilder.accounts.rights import Right
from formbuilder.services.afterwards import Where


class State(StrEnum):
    """How far it is."""

    NEW = "new"
    BEING_CHECKED = "being_checked"
    CHECKED = "checked"
    """Checked with the person: nothing is final before."""
    CLOSED = "closed"
    QUIET = "quiet"
    """It looks like one of a flood: it waits in the quiet list until somebody has looked at it."""
    NOT_REAL = "not_real"
    """Somebody looked, and nobody asks for anything in it."""
    TAKEN_BACK = "taken_back"
    """The person took it back before anybody read it; there is nothing left to read."""


OPEN = (State.NEW, State.BEING_CHECKED, State.CHECKED)
"""In these there is something to do."""
DONE = (State.CLOSED, State.TAKEN_BACK, State.NOT_REAL)
"""In these there is not; they are listed newest first."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step from one state to another: the right that it needs, and whether it goes back, with a reason."""

    right: Right = Right.WRITE_ASSESSMENTS
    back: bool = False
    closes: bool = False
    """Whether it asks if the written record was given."""
    trail: str = ""
    """The happening in the trail, if not ``submission-`` and the state."""


STEPS: Mapping[tuple[State, State], Step] = {
    (State.NEW, State.BEING_CHECKED): Step(),
    (State.BEING_CHECKED, State.CHECKED): Step(),
    (State.CHECKED, State.CLOSED): Step(closes=True),
    (State.BEING_CHECKED, State.NEW): Step(back=True),
    (State.CHECKED, State.BEING_CHECKED): Step(back=True),
    (State.CLOSED, State.CHECKED): Step(back=True),
    (State.QUIET, State.NEW): Step(trail="submission-from-quiet"),
    (State.QUIET, State.NOT_REAL): Step(),
    (State.NOT_REAL, State.NEW): Step(back=True, trail="submission-from-quiet"),
}
"""Every step there is; no other can be taken."""

PERSON_SEES: Mapping[State, Where] = {
    State.NEW: Where.SENT,
    State.BEING_CHECKED: Where.BEING_READ,
    State.CHECKED: Where.BEING_READ,
    State.CLOSED: Where.DONE,
    State.NOT_REAL: Where.SENT,
}
"""What the person is told where it is; with a day by which somebody is in touch, CONTACT_BY in place of BEING_READ."""


def steps_from(state: State) -> Mapping[State, Step]:
    """Return where one can go from a state."""
    return {to: step for (come_from, to), step in STEPS.items() if come_from is state}
