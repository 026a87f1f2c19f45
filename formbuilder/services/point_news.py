"""Where points are now: who read them, by when an answer comes, and what was decided, with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from formbuilder.services.deciding import answers_of
from formbuilder.services.decision_kinds import Decision
from formbuilder.services.point_kinds import Point, PointState
from formbuilder.storage import people
from formbuilder.storage.decisions import due_days
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.points import EventRow, readings
from formbuilder.wording.written import MONTHS

SOMEBODY = "somebody who answers"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who of those who answer read a point, and when."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Where a point is."""

    sentence: str
    read_by: str
    """Who of those who answer read it first; "" for nobody yet."""
    answer_by: date | None
    answer: Decision | None = None
    readers: tuple[Reader, ...] = ()
    """All of those who answer and have read it, the first before the others."""


def where_is_it(store: Store, point: Point) -> str:
    """Say in one sentence where a point is now."""
    return news_of(store, (point,))[point.id].sentence


def news_of(store: Store, points: Sequence[Point]) -> Mapping[str, News]:
    """Return where each point is: seven queries, however many they are."""

    def look(scope: Scope) -> _Found:
        ids = [each.id for each in points]
        read = readings(scope, ids)
        readers = {*(each.read_by for each in points), *(each.by for each in read)}
        names = people.names(scope, {each for each in readers if each})
        return _Found(answers_of(scope, ids), due_days(scope, ids), read, names)

    if not points:
        return {}
    found = store.read(look)
    return {each.id: _news(each, found) for each in points}


@dataclass(frozen=True, slots=True)
class _Found:
    """What is known of some points."""

    answers: Mapping[str, Decision]
    days: Mapping[str, date]
    read: tuple[EventRow, ...]
    names: Mapping[str, str]


def _news(point: Point, found: _Found) -> News:
    answer = None if point.state is PointState.WITHDRAWN else found.answers.get(point.id)
    by = found.days.get(point.id)
    read_by = (found.names.get(point.read_by or "") or SOMEBODY) if point.read_at else ""
    sentence = _sentence(point, answer, read_by, by)
    return News(sentence=sentence, read_by=read_by, answer_by=by, answer=answer, readers=_readers(point, found))


def _readers(point: Point, found: _Found) -> tuple[Reader, ...]:
    read = {each.by: each.at for each in found.read if each.point == point.id}
    if point.read_at and point.read_by not in read:
        read = {point.read_by: point.read_at, **read}
    return tuple(Reader(found.names.get(by or "") or SOMEBODY, at) for by, at in read.items())


def _sentence(point: Point, answer: Decision | None, read_by: str, by: date | None) -> str:
    until = f" You get an answer by {_day(by)}." if by else ""
    told = {
        PointState.DRAFT: "You have not sent this yet. Only you can see it.",
        PointState.WITHDRAWN: "You took this back. Nobody reads it.",
        PointState.TO_PLACE: "We have this. Somebody still says which words it is about.",
    }
    if point.state in told:
        return told[point.state]
    if answer:
        return answer.outcome.sentence
    if point.state is PointState.HIDDEN:
        return f"Other members do not see this. It is kept, and you still get an answer.{until}"
    return f"{read_by} has read it.{until}" if read_by else f"We have it. Nobody has read it yet.{until}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
