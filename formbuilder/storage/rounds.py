"""Rounds, what is looked at in them, and how far each member is, as rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import insert

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import round_questions, round_steps, rounds, time_wishes


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundRow:
    """A round."""

    id: str
    panel: str
    form: str
    version: int
    revision: int | None
    """Of the draft; None for a version that was opened."""
    title: str
    state: str = "proposed"
    opens_on: date | None = None
    closes_on: date | None = None
    late_until: date | None = None
    answer_days: int
    can_change: str
    offer: str
    given: str | None = None
    minutes: int | None
    rung: str = ""
    after: str | None
    proposed_by: str | None
    proposed_at: datetime
    opened_by: str | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """What is looked at in a round."""

    round: str
    place: str
    number: int
    why: str
    wordings: str | None = None
    """Those that are looked at besides the usual words, with spaces between; None for all that the form has."""

    @property
    def read(self) -> tuple[str, ...] | None:
        """The wordings one by one."""
        return None if self.wordings is None else tuple(self.wordings.split())


@dataclass(frozen=True, slots=True)
class StepRow:
    """What a member did at one place."""

    round: str
    person: str
    place: str
    state: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WishRow:
    """Who needs more time."""

    round: str
    person: str
    asked_at: datetime


NEWEST = (rounds.c.proposed_at.desc(), rounds.c.id.desc())


def questions_of(scope: Scope, round_: str) -> tuple[QuestionRow, ...]:
    """Return what is looked at in a round, in its order."""
    return rows.every(scope, round_questions, QuestionRow, order=(round_questions.c.number,), round=round_)


def set_questions(scope: Scope, round_: str, chosen: Iterable[tuple[str, str]]) -> None:
    """Let these places, each with why, be looked at in this order, and no others; each keeps its wordings."""
    kept = {each.place: each.wordings for each in questions_of(scope, round_)}
    rows.remove(scope, round_questions, round=round_)
    new = [
        {
            "council_id": scope.council,
            "round": round_,
            "place": place,
            "number": number,
            "why": why,
            "wordings": kept.get(place),
        }
        for number, (place, why) in enumerate(chosen, 1)
    ]
    if new:
        scope.connection.execute(insert(round_questions), new)


def set_step(scope: Scope, row: StepRow) -> None:
    """Note what a member did at a place; what they sent stays sent."""
    rows.remove(scope, round_steps, round=row.round, person=row.person, place=row.place)
    rows.put(scope, round_steps, row)


def steps_of(scope: Scope, round_: str, person: str) -> tuple[StepRow, ...]:
    """Return how far a member is."""
    return rows.every(
        scope, round_steps, StepRow, order=(round_steps.c.at, round_steps.c.place), round=round_, person=person
    )


def wishes_of(scope: Scope, round_: str) -> tuple[WishRow, ...]:
    """Return who needs more time."""
    return rows.every(scope, time_wishes, WishRow, order=(time_wishes.c.asked_at, time_wishes.c.person), round=round_)
