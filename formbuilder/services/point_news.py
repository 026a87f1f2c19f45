"""Where points are now: who read them, by when an answer comes, and what was decided, with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from formbuilder.review.outcomes import Outcome
from formbuilder.services.people import names_of_people
from formbuilder.services.point_kinds import Point, PointState
from formbuilder.services.rounds import ANSWER_DAYS
from formbuilder.storage import point_news as rows
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.point_news import AnswerRow
from formbuilder.wording.written import MONTHS

"""For suggestions that do not go together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was decided about a point."""

    sentence: str
    because: str = field(repr=False)
    by: str
    on: datetime
    before: str = field(repr=False)
    after: str = field(repr=False)
    look_again_on: date | None
    version: int | None
    """The version in which the words stand as decided, once it is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Where a point is."""

    sentence: str
    read_by: str
    """Who of those who answer read it first; "" for nobody yet."""
    answer_by: date | None
    answer: Answer | None = None


def where_is_it(store: Store, point: Point) -> str:
    """Say in one sentence where a point is now."""
    return news_of(store, (point,))[point.id].sentence


def news_of(store: Store, points: Sequence[Point]) -> Mapping[str, News]:
    """Return where each point is: four queries, however many they are."""

    def look(scope: Scope) -> tuple[Mapping[str, AnswerRow], Mapping[str, int]]:
        ids = [each.id for each in points]
        rounds = sorted({each.round for each in points if each.round})
        return rows.answers_to(scope, ids), rows.days_of(scope, rounds)

    if not points:
        return {}
    answers, days = store.read(look)
    names = names_of_people(store)
    return {each.id: _news(each, answers.get(each.id), days.get(each.round or ""), names) for each in points}


def _news(point: Point, row: AnswerRow | None, days: int | None, names: Mapping[str, str]) -> News:
    answer = _answer(row, names) if row and row.holds and point.state is not PointState.WITHDRAWN else None
    by = row.answer_by if row and row.answer_by else _answer_by(point, days)
    read_by = (names.get(point.read_by or "") or "somebody who answers") if point.read_at else ""
    return News(sentence=_sentence(point, answer, read_by, by), read_by=read_by, answer_by=by, answer=answer)


def _sentence(point: Point, answer: Answer | None, read_by: str, by: date | None) -> str:
    until = f" You get an answer by {_day(by)}." if by else ""
    told = {
        PointState.DRAFT: "You have not sent this yet. Only you can see it.",
        PointState.WITHDRAWN: "You took this back. Nobody reads it.",
        PointState.TO_PLACE: "We have this. Somebody still says which words it is about.",
    }
    if point.state in told:
        return told[point.state]
    if answer:
        return answer.sentence
    if point.state is PointState.HIDDEN:
        return f"Other members do not see this. It is kept, and you still get an answer.{until}"
    return f"{read_by} has read it.{until}" if read_by else f"We have it. Nobody has read it yet.{until}"


def _answer(row: AnswerRow, names: Mapping[str, str]) -> Answer:
    return Answer(
        sentence=Outcome(row.outcome).sentence,
        because=row.because,
        by=names.get(row.decider, ""),
        on=row.decided_at,
        before=row.before,
        after=row.after,
        look_again_on=row.look_again_on,
        version=row.version,
    )


def _answer_by(point: Point, days: int | None) -> date | None:
    """Return by when a point is answered: within the days that its round gives, from the day on which it was sent."""
    return point.sent_at.date() + timedelta(days=days or ANSWER_DAYS) if point.sent_at else None


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
