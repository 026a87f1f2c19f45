"""Publish or withdraw at a day and time: kept as a plan, done by the worker, safe to repeat."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from formbuilder.accounts.people import is_id
from formbuilder.accounts.rights import Right
from formbuilder.publishing.life_cycle import Stage
from formbuilder.services.asking import Wish, ask_in
from formbuilder.services.checks import Checks
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import OPEN
from formbuilder.services.life_cycle import rights_of
from formbuilder.services.opening import Random
from formbuilder.services.outbox import Fault, Leased, done, failed, take
from formbuilder.services.publishing import LONGEST_REASON, publish
from formbuilder.services.publishing_kinds import NotPublished, Published
from formbuilder.services.withdrawing import withdraw
from formbuilder.storage import drafts as draft_rows
from formbuilder.storage import forms as form_rows
from formbuilder.storage import notes, outbox, people
from formbuilder.storage import publishing as rows
from formbuilder.storage import spoken as spoken_words
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.publishing import PlannedRow

MOVE_DUE = "move-due"
"""The kind of row in the outbox that a plan waits as; its subject is the id of the plan."""
MOST_AT_ONCE = 50
log = logging.getLogger("formbuilder")


class What(StrEnum):
    """What is planned."""

    PUBLISH = "publish"
    WITHDRAW = "withdraw"


class Fate(StrEnum):
    """What became of a plan."""

    DONE = "done"
    BLOCKED = "blocked"
    """Something had come up; the owner of the form was told."""
    CANCELLED = "cancelled"


class NotPlanned(StrEnum):
    """Why nothing was planned."""

    UNKNOWN = "unknown"
    NOT_FROM_HERE = "not_from_here"
    """It is no draft that people work on, or no version that is published."""
    PAST = "past"
    """The moment is over."""
    NO_RIGHT = "no_right"
    NO_REASON = "no_reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to happen, or what became of it."""

    id: str
    what: What
    due_at: datetime
    planned_by: str
    ended_at: datetime | None
    fate: Fate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """What somebody plans."""

    what: What
    at: datetime
    because: str = field(default="", repr=False)
    """Why it is withdrawn."""


def plan_move(store: Store, pin: DraftPin, planning: Planning, doing: Doing) -> NotPlanned | None:
    """Plan to publish or withdraw; another plan for the same gives way. None if it is planned."""
    if planning.at <= doing.now:
        return NotPlanned.PAST
    if planning.what is What.WITHDRAW and not planning.because.strip():
        return NotPlanned.NO_REASON

    def plan(scope: Scope) -> NotPlanned | None:
        why = _why_not(scope, pin, planning.what, doing)
        if why is None:
            _cancel(scope, pin, planning.what, doing)
            _plan(scope, pin, planning, doing)
        return why

    return store.write(plan) if pin.possible else NotPlanned.UNKNOWN


def cancel_plan(store: Store, pin: DraftPin, what: What, doing: Doing) -> bool:
    """Give up a plan; False if there is none."""

    def cancel(scope: Scope) -> bool:
        if Right.PUBLISH not in rights_of(scope, doing):
            return False
        cancelled = _cancel(scope, pin, what, doing)
        if cancelled:
            doing.note(scope, "plan-cancelled", str(pin))
        return cancelled

    return pin.possible and store.write(cancel)


def plans_of(store: Store, pin: DraftPin) -> tuple[Plan, ...]:
    """Return what is or was planned for a version, the last first."""
    found = store.read(lambda scope: rows.plans(scope, pin.form, pin.version)) if pin.possible else ()
    return tuple(
        Plan(
            id=row.id,
            what=What(row.what),
            due_at=row.due_at,
            planned_by=row.planned_by,
            ended_at=row.ended_at,
            fate=Fate(row.fate) if row.fate else None,
        )
        for row in found
    )


def do_planned(store: Store, checks: Callable[[], Checks], clock: Callable[[], datetime], random: Random) -> int:
    """Do every plan that is due, each by a lease, and return how many were done.

    Safe to do by several workers at once, and again after a crash: what was done already is only noted. What is blocked
    is told to the owner of the form.
    """
    count = 0
    for _ in range(MOST_AT_ONCE):
        leased = take(store, (MOVE_DUE,), clock())
        if leased is None:
            break
        count += _do(store, leased, checks, clock(), random)
    return count


def _do(store: Store, leased: Leased, checks: Callable[[], Checks], now: datetime, random: Random) -> bool:
    row = store.read(lambda scope: rows.planned(scope, leased.subject)) if is_id(leased.subject) else None
    if row is None or row.ended_at:
        return not done(store, leased, now)
    doing = Doing(now, random, row.planned_by)
    try:
        result = _make(store, row, checks, doing)
    except Exception as error:  # noqa: BLE001 - one plan must not stop the others; it is tried again
        log.error("a plan failed: %s", type(error).__name__)  # noqa: TRY400 - a traceback could hold words
        result = NotPublished.SAVED_SINCE
    if result is NotPublished.SAVED_SINCE:
        failed(store, leased, Fault.OURS, now, lambda scope: _end(scope, row, Fate.BLOCKED, doing))
        return False
    fate = Fate.BLOCKED if result else Fate.DONE
    done(store, leased, now, lambda scope: _end(scope, row, fate, doing))
    return fate is Fate.DONE


def _make(store: Store, row: PlannedRow, checks: Callable[[], Checks], doing: Doing) -> NotPublished | None:
    """Make the planned move; None if it is made, by this or by somebody before."""
    pin = DraftPin(row.form, row.version)
    if row.what == What.PUBLISH:
        result = publish(store, pin, checks(), doing)
        return None if isinstance(result, Published) or result is NotPublished.THERE_ALREADY else result
    words = store.read(lambda scope: spoken_words.spoken(scope, frozenset({row.words or ""})))
    why = withdraw(store, pin, words.get(row.words or "", "It was planned."), doing)
    version = store.read(lambda scope: form_rows.find(scope, row.form, row.version))
    return None if version and version.state == Stage.WITHDRAWN else why


def _end(scope: Scope, row: PlannedRow, fate: Fate, doing: Doing) -> None:
    """Say what became of a plan; where it is blocked, tell the owner of the form, or else who planned it."""
    if not rows.end_plan(scope, row.id, fate, doing.now) or fate is not Fate.BLOCKED:
        return
    pin = DraftPin(row.form, row.version)
    doing.note(scope, "plan-blocked", str(pin))
    owner = next((owner for form, owner, _ in people.forms(scope) if form == row.form), row.planned_by)
    verb = "published" if row.what == What.PUBLISH else "withdrawn"
    says = f"{pin} was not {verb} as planned, because something is in the way."
    place = f"drafts/{row.form}/{row.version}/publish"
    ask_in(scope, pin, Wish(line=row.id, says=says, place=place, right=Right.PUBLISH), owner, doing)


def _why_not(scope: Scope, pin: DraftPin, what: What, doing: Doing) -> NotPlanned | None:
    if Right.PUBLISH not in rights_of(scope, doing):
        return NotPlanned.NO_RIGHT
    draft = draft_rows.find(scope, pin.form, pin.version, lock=True)
    if draft is None:
        return NotPlanned.UNKNOWN
    version = form_rows.find(scope, pin.form, pin.version)
    is_open = version is not None and version.state == Stage.PUBLISHED
    possible = is_open if what is What.WITHDRAW else draft.state in OPEN
    return None if possible else NotPlanned.NOT_FROM_HERE


def _plan(scope: Scope, pin: DraftPin, planning: Planning, doing: Doing) -> None:
    id_, spoken = doing.next_id(), doing.new_id() if planning.because.strip() else None
    if spoken:
        spoken_words.speak(scope, spoken, planning.because.strip()[:LONGEST_REASON])
    new = PlannedRow(
        id=id_,
        form=pin.form,
        version=pin.version,
        what=planning.what,
        due_at=planning.at,
        words=spoken,
        planned_by=doing.by or "",
        planned_at=doing.now,
    )
    rows.plan(scope, new)
    notes.put_out(scope, doing.random(notes.ID_BYTES), MOVE_DUE, id_, planning.at)
    doing.note(scope, "publish-planned" if planning.what is What.PUBLISH else "withdrawal-planned", str(pin))


def _cancel(scope: Scope, pin: DraftPin, what: What, doing: Doing) -> bool:
    cancelled = False
    for row in rows.plans(scope, pin.form, pin.version):
        if row.what == what and row.ended_at is None:
            cancelled = rows.end_plan(scope, row.id, Fate.CANCELLED, doing.now) or cancelled
            outbox.finish_about(scope, MOVE_DUE, row.id, doing.now)
    return cancelled
