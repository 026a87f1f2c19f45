"""What stands beside points when people ask where they are: decisions that hold, and the days of rounds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime

from sqlalchemy import and_, func, select

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import decided_points, decisions, rounds, spoken_words


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """The decision that answers a point now."""

    point: str
    answer_by: date | None
    outcome: str
    because: str = field(repr=False)
    decider: str
    decided_at: datetime
    before: str = field(repr=False)
    after: str = field(repr=False)
    look_again_on: date | None
    version: int | None
    undone_at: datetime | None
    ended_at: datetime | None

    @property
    def holds(self) -> bool:
        """Whether it is the answer now: nobody took it back, and the point was not opened again."""
        return self.undone_at is None and self.ended_at is None


def answers_to(scope: Scope, points: Collection[str]) -> Mapping[str, AnswerRow]:
    """Return the decision about each point that holds; where none does, the newest, with the new day for an answer."""
    joined = decided_points.join(
        decisions,
        and_(decisions.c.council_id == decided_points.c.council_id, decisions.c.id == decided_points.c.decision),
    ).outerjoin(
        spoken_words,
        and_(spoken_words.c.council_id == decisions.c.council_id, spoken_words.c.id == decisions.c.because),
    )
    own = {"point", "answer_by", "because", "ended_at"}
    others = (decisions.c[each.name] for each in fields(AnswerRow) if each.name not in own)
    because = func.coalesce(spoken_words.c.words, "").label("because")
    wanted = (
        select(*(decided_points.c[name] for name in ("point", "answer_by", "ended_at")), because, *others)
        .select_from(joined)
        .where(
            decided_points.c.council_id == scope.council,
            decided_points.c.point.in_(points),
        )
        .order_by(decisions.c.decided_at, decisions.c.id)
    )
    found: dict[str, AnswerRow] = {}
    for row in (AnswerRow(**each) for each in scope.connection.execute(wanted).mappings()):
        if row.holds or row.point not in found or not found[row.point].holds:
            found[row.point] = row
    return found


def days_of(scope: Scope, ids: Collection[str]) -> Mapping[str, int]:
    """Return in how many days the points of each round are answered."""
    wanted = select(rounds.c.id, rounds.c.answer_days)
    found = scope.connection.execute(wanted.where(rounds.c.council_id == scope.council, rounds.c.id.in_(ids)))
    return {row[0]: row[1] for row in found}
