"""The chain of sign-offs: who signs in which order, and which words each signature still covers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from formbuilder.definition.fingerprint import words_row

MOST_STEPS = 6
LONGEST_STEP = 60


class Signer(StrEnum):
    """Who gives a step."""

    PANEL = "panel"
    APPROVER = "approver"


class Outcome(StrEnum):
    """What was said."""

    YES = "yes"
    YES_IF = "yes_if"
    """Yes, once certain words read as agreed."""
    NOT_YET = "not_yet"
    NO = "no"
    IN_SPITE = "in_spite"
    """A named person decided to go on although a panel had said no."""


COUNTS = frozenset({Outcome.YES, Outcome.YES_IF, Outcome.IN_SPITE})
"""With these a step can be met."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain."""

    name: str
    signer: Signer
    panel: str = ""
    """The panel that signs it, by id; "" if any panel may."""

    @property
    def key(self) -> str:
        """What a sign-off names its step by: it stays with the step when the order changes."""
        return self.name.casefold()


DEFAULT = (Step("Panel", Signer.PANEL), Step("Head of service", Signer.APPROVER), Step("Board", Signer.APPROVER))
"""The chain of a council that has set none."""


class ChainFault(StrEnum):
    """Why steps are no chain."""

    NONE = "none"
    TOO_MANY = "too_many"
    TWICE = "twice"
    LONG = "long"
    NO_APPROVER = "no_approver"
    """At least one step is given by an approver."""


def chain_faults(steps: Sequence[Step]) -> frozenset[ChainFault]:
    """Return what is wrong with a chain, all at once."""
    wrong = {
        ChainFault.NONE: not steps,
        ChainFault.TOO_MANY: len(steps) > MOST_STEPS,
        ChainFault.TWICE: len({step.key for step in steps}) < len(steps),
        ChainFault.LONG: any(len(step.name) > LONGEST_STEP for step in steps),
        ChainFault.NO_APPROVER: bool(steps) and all(step.signer is not Signer.APPROVER for step in steps),
    }
    return frozenset(fault for fault, is_so in wrong.items() if is_so)


@dataclass(frozen=True, slots=True)
class Agreed:
    """Words of one slot that were agreed with a “yes, if”."""

    address: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One sign-off as it counts: confirmed, if it was recorded from minutes."""

    step: str
    """The key of its step."""
    outcome: Outcome
    rows: Mapping[str, str] = field(repr=False)
    """The words and the structure that it covers: address → hash."""
    agreed: tuple[Agreed, ...] = ()
    at: datetime
    id: str = ""

    @property
    def covers(self) -> Mapping[str, str]:
        """The rows that it says yes to: agreed words in the place of those that stood there."""
        return {**self.rows, **{each.address: words_row(each.words) for each in self.agreed}}


@dataclass(frozen=True, slots=True)
class StepState:
    """How it stands with one step."""

    step: Step
    number: int
    open: bool
    """Whether it is the turn of this step: all before it are met."""
    last: Given | None
    """What was said last."""
    again: tuple[str, ...]
    """After a yes: the addresses that must be signed again, for their words or structure have changed since."""
    to_come: tuple[Agreed, ...] = ()
    """After a “yes, if”: what does not read as agreed yet."""

    @property
    def met(self) -> bool:
        """Whether it says yes to everything as it is now."""
        said_yes = self.last is not None and self.last.outcome in COUNTS
        return said_yes and not self.again and not self.to_come


@dataclass(frozen=True, slots=True)
class ChainState:
    """How it stands with a chain."""

    steps: tuple[StepState, ...]

    @property
    def met(self) -> bool:
        """Whether every step is met."""
        return bool(self.steps) and all(step.met for step in self.steps)

    @property
    def turn(self) -> StepState | None:
        """The step whose turn it is; None when all are met."""
        return next((step for step in self.steps if step.open), None)

    def of(self, key: str) -> StepState | None:
        """Return one step."""
        return next((step for step in self.steps if step.step.key == key), None)


def chain_state(chain: Iterable[Step], given: Iterable[Given], rows: Mapping[str, str]) -> ChainState:
    """Return how it stands with a chain; ``given`` oldest first, ``rows`` those of the form as it is now."""
    every = tuple(given)
    states: list[StepState] = []
    turn = True
    for number, step in enumerate(chain, 1):
        state = _state(step, number, [each for each in every if each.step == step.key], rows, open_=turn)
        turn = turn and state.met
        states.append(state)
    return ChainState(tuple(states))


def _state(step: Step, number: int, mine: Sequence[Given], rows: Mapping[str, str], *, open_: bool) -> StepState:
    last = mine[-1] if mine else None
    if last is None or last.outcome not in COUNTS:
        return StepState(step, number, open_, last, ())
    yeses = _since_the_last_no(mine)
    to_come = tuple(each for each in last.agreed if rows.get(each.address) != words_row(each.words))
    again = tuple(sorted(_changed(yeses, rows) - {each.address for each in to_come}))
    return StepState(step, number, open_ and bool(again or to_come), last, again, to_come)


def _since_the_last_no(mine: Sequence[Given]) -> list[Given]:
    """Return the yeses that nobody took back with a later no."""
    yeses: list[Given] = []
    for each in mine:
        yeses = [*yeses, each] if each.outcome in COUNTS else []
    return yeses


def _changed(yeses: Sequence[Given], rows: Mapping[str, str]) -> set[str]:
    """Return what no yes covers as it is now, and what the last one covered that is gone."""
    covers = [each.covers for each in yeses]
    if any(each == rows for each in covers):
        return set()
    missing = {address for address, row in rows.items() if all(each.get(address) != row for each in covers)}
    return missing | (covers[-1].keys() - rows.keys())
